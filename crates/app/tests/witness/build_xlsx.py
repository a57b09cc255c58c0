"""Builds a workbook with openpyxl from paragraphs and tables told as JSON: figures as
numbers, texts as texts, a sheet for each page.

    python build_xlsx.py TOLD.json OUT.xlsx
"""

import json
import re
import sys

from openpyxl import Workbook

PLAIN = re.compile(r"(0|[1-9][0-9]{0,12})(\.[0-9]{1,4})?")


def put(sheet, row, column, text):
    cell = sheet.cell(row=row, column=column)
    plain = PLAIN.fullmatch(text)
    if plain:
        cell.value = float(text) if plain.group(2) else int(text)
        decimals = len(plain.group(2) or ".") - 1
        cell.number_format = "0" + ("." + "0" * decimals if decimals else "")
    elif text:
        # By itself it takes a text that begins with = for a formula.
        cell.value = text
        cell.data_type = "s"


def main():
    told = json.load(open(sys.argv[1], encoding="utf-8"))
    book = Workbook()
    sheet, row = book.active, 1
    for block in told:
        if "text" in block:
            put(sheet, row, 1, block["text"])
            row += 1
        elif "cells" in block:
            for cell in block["cells"]:
                top, left = row + cell["row"], 1 + cell["column"]
                bottom, right = top + cell["rows"] - 1, left + cell["columns"] - 1
                put(sheet, top, left, cell["text"])
                if (top, left) != (bottom, right):
                    sheet.merge_cells(
                        start_row=top, start_column=left, end_row=bottom, end_column=right
                    )
            row += block["rows"]
        else:
            sheet, row = book.create_sheet(), 1
    book.save(sys.argv[2])


main()
