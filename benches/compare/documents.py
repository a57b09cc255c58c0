"""What people use today to read and write a form as Word, Excel and PDF, measured on the same
form as ours. Prints rows of a Markdown table: what, median in milliseconds.

Usage: documents.py FOLDER, which holds form.json (the table: rows of cells, each with text,
rows, columns, and covered), form.docx, form.xlsx and form.pdf, as `cargo xtask bench compare`
writes them.
"""

import io
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TIMES = 15


def median(action, times=TIMES):
    action()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        action()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken) * 1000


def row(what, milliseconds):
    print(f"| *{what}* | {milliseconds:.1f} ms |", flush=True)


def skipped(what, why):
    print(f"| *{what}* | skipped: {why} |", flush=True)


def cells(table):
    """Every cell that is not covered: row, column, rows, columns, text."""
    for r, line in enumerate(table):
        for c, cell in enumerate(line):
            if not cell["covered"]:
                yield r, c, cell["rows"], cell["columns"], cell["text"]


def python_docx(folder, table):
    import docx

    def write():
        document = docx.Document()
        grid = document.add_table(rows=len(table), cols=len(table[0]))
        places = [list(line.cells) for line in grid.rows]
        for r, c, rows, columns, text in cells(table):
            cell = places[r][c]
            if rows > 1 or columns > 1:
                cell = cell.merge(places[r + rows - 1][c + columns - 1])
            cell.text = text
        document.save(io.BytesIO())

    def read():
        document = docx.Document(folder / "form.docx")
        return [[c.text for c in line.cells] for t in document.tables for line in t.rows]

    row("python-docx: write docx", median(write))
    row("python-docx: read docx", median(read))


def docxtpl(table):
    """A template with a loop over rows; row spans it cannot make."""
    import docx
    from docxtpl import DocxTemplate

    document = docx.Document()
    width = len(table[0])
    grid = document.add_table(rows=3, cols=width)
    grid.cell(0, 0).text = "{%tr for line in lines %}"
    for c in range(width):
        grid.cell(1, c).text = "{{ line[%d] }}" % c
    grid.cell(2, 0).text = "{%tr endfor %}"
    template = io.BytesIO()
    document.save(template)
    lines = [[cell["text"] for cell in line] for line in table]

    def write():
        template.seek(0)
        filled = DocxTemplate(template)
        filled.render({"lines": lines}, autoescape=True)
        filled.save(io.BytesIO())

    row("docxtpl: fill a docx template, without row spans", median(write))


def openpyxl(folder, table):
    import openpyxl as library
    from openpyxl.styles import Alignment, Border, Side

    thin = Border(*[Side(style="thin")] * 4)
    wrap = Alignment(wrap_text=True, vertical="center")

    def write():
        book = library.Workbook()
        sheet = book.active
        for r, c, rows, columns, text in cells(table):
            cell = sheet.cell(row=r + 1, column=c + 1, value=text)
            cell.border, cell.alignment = thin, wrap
            if rows > 1 or columns > 1:
                sheet.merge_cells(
                    start_row=r + 1, start_column=c + 1, end_row=r + rows, end_column=c + columns
                )
        book.save(io.BytesIO())

    def read():
        book = library.load_workbook(folder / "form.xlsx")
        sheet = book.active
        return [[cell.value for cell in line] for line in sheet.iter_rows()], sheet.merged_cells

    row("openpyxl: write xlsx", median(write))
    row("openpyxl: read xlsx", median(read))


def pdfplumber(folder):
    import pdfplumber as library

    pages = 0

    def read():
        nonlocal pages
        with library.open(folder / "form.pdf") as document:
            pages = len(document.pages)
            return [page.extract_tables() for page in document.pages]

    taken = median(read)
    row(f"pdfplumber: read PDF tables, a page ({pages} in all)", taken / max(pages, 1))


def libreoffice(folder):
    program = shutil.which("soffice")
    if program is None:
        skipped("LibreOffice", "not installed")
        return
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)

        def convert(source, kind):
            command = [program, f"-env:UserInstallation=file://{scratch}/profile", "--headless"]
            command += ["--convert-to", kind, "--outdir", str(scratch / "out"), str(source)]
            subprocess.run(command, check=True, capture_output=True, timeout=300)

        row("LibreOffice: docx to PDF, a process", median(lambda: convert(folder / "form.docx", "pdf"), 3))
        convert(folder / "form.docx", "doc")
        old = scratch / "out" / "form.doc"
        row("LibreOffice: doc to docx, a process", median(lambda: convert(old, "docx"), 3))


def main():
    folder = Path(sys.argv[1])
    table = json.loads((folder / "form.json").read_text(encoding="utf-8"))
    parts = [
        ("python-docx", lambda: python_docx(folder, table)),
        ("docxtpl", lambda: docxtpl(table)),
        ("openpyxl", lambda: openpyxl(folder, table)),
        ("pdfplumber", lambda: pdfplumber(folder)),
    ]
    for name, part in parts:
        try:
            part()
        except ImportError:
            skipped(name, "not installed")
    libreoffice(folder)


main()
