"""Builds a workbook with openpyxl from paragraphs and tables told as JSON, for printing: the
form on two sheets, the first rows on each page, a page's end after a row of the form.

    python print_xlsx.py TOLD.json ROWS_ON_EACH_PAGE LAST_ROW_OF_THE_PAGE LANDSCAPE OUT.xlsx
"""

import json
import sys

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

LINE = Border(*[Side(style="thin")] * 4)
COLUMN = 12


def put(sheet, row, column, rows, columns, text):
    cell = sheet.cell(row=row, column=column)
    if text:
        cell.value = text
        cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
    if rows > 1 or columns > 1:
        sheet.merge_cells(
            start_row=row, start_column=column, end_row=row + rows - 1, end_column=column + columns - 1
        )


def fill(sheet, told):
    width = max(block["columns"] for block in told if "cells" in block)
    row = 1
    for block in told:
        if "text" in block:
            put(sheet, row, 1, 1, width, block["text"])
            if row == 1:
                sheet.cell(row=1, column=1).font = Font(size=16)
            row += 1
        elif "cells" in block:
            lines = [1] * block["rows"]
            for cell in block["cells"]:
                put(sheet, row + cell["row"], 1 + cell["column"], cell["rows"], cell["columns"], cell["text"])
                room = COLUMN * cell["columns"] // 2 - 1
                need = sum(len(line) // room + 1 for line in cell["text"].split("\n"))
                lines[cell["row"]] = max(lines[cell["row"]], -(-need // cell["rows"]))
            for at, count in enumerate(lines):
                sheet.row_dimensions[row + at].height = 8 + 15 * count
                for column in range(1, width + 1):
                    sheet.cell(row=row + at, column=column).border = LINE
            row += block["rows"]


def main():
    told = json.load(open(sys.argv[1], encoding="utf-8"))
    again, last, landscape = (int(argument) for argument in sys.argv[2:5])
    book = Workbook()
    for name in ("一", "二"):
        sheet = book.active if name == "一" else book.create_sheet()
        sheet.title = name
        fill(sheet, told)
        sheet.page_setup.paperSize = 9
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.row_breaks.append(Break(id=last))
        sheet.oddFooter.center.text = "第&P页共&N页"
        if again:
            sheet.print_title_rows = f"1:{again}"
    book.save(sys.argv[5])


main()
