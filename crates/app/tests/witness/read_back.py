"""Prints the texts that python-docx, openpyxl or pdfplumber find in a file, as a JSON list.

    python read_back.py FILE
"""

import json
import sys


def docx(path):
    from docx import Document

    document = Document(path)
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        for row in table.rows:
            yield from (cell.text for cell in row.cells)


def xlsx(path):
    from openpyxl import load_workbook

    # Formulas show what was kept of them.
    for sheet in load_workbook(path, data_only=True):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield shown(cell)


def shown(cell):
    value, form = cell.value, cell.number_format
    if isinstance(value, str):
        return value
    decimals = len(form.split(".")[1].rstrip("%")) if "." in form else 0
    if form == "General":
        return str(value)
    if form.endswith("%"):
        return f"{value * 100:.{decimals}f}%"
    comma = "," if "#,##" in form else ""
    return f"{value:{comma}.{decimals}f}"


def pdf(path):
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            # What stands in the tables, and all of the page: titles and notes.
            yield page.extract_text()
            for table in page.extract_tables():
                for row in table:
                    yield from (text for text in row if text is not None)


def main():
    path = sys.argv[1]
    read = {"docx": docx, "xlsx": xlsx, "pdf": pdf}[path.rsplit(".", 1)[1]]
    json.dump(list(read(path)), sys.stdout, ensure_ascii=True)


main()
