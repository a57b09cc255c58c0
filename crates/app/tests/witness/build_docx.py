"""Builds a Word document with python-docx from paragraphs and tables told as JSON.

    python build_docx.py TOLD.json OUT.docx
"""

import json
import sys

from docx import Document


def fill(cell, text):
    cell.text = text


def table(document, told):
    rows, columns = told["rows"], told["columns"]
    table = document.add_table(rows=rows, cols=columns, style="Table Grid")
    grid = [[table.cell(row, column) for column in range(columns)] for row in range(rows)]
    for cell in told["cells"]:
        top, left = cell["row"], cell["column"]
        bottom, right = top + cell["rows"] - 1, left + cell["columns"] - 1
        if (top, left) != (bottom, right):
            grid[top][left].merge(grid[bottom][right])
        grid[top][left].text = cell["text"]


def main():
    told = json.load(open(sys.argv[1], encoding="utf-8"))
    document = Document()
    for block in told:
        if "text" in block:
            document.add_paragraph(block["text"])
        elif "cells" in block:
            table(document, block)
        else:
            document.add_page_break()
    document.save(sys.argv[2])


main()
