#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The audit workbook as others read it: openpyxl cell by cell, and LibreOffice on paper.

    read-workbook.py openpyxl|libreoffice WRITE-WORKBOOK FOLDER

Speaks TAP.
"""

import datetime
import pathlib
import shutil
import subprocess
import sys
import tempfile

SHEETS = ["Summary", "Method", "Sample", "Findings", "Data errors", "Activity", "Limits"]


def write(program, book, folder):
    path = folder / "audit.xlsx"
    subprocess.run([program, book, path], check=True, stdout=subprocess.DEVNULL)
    return path


def rows_below(sheet, heading):
    """The rows of the table whose first heading is that, as lists by heading."""
    rows = list(sheet.iter_rows(values_only=True))
    start = next(i for i, row in enumerate(rows) if row[0] == heading)
    names = rows[start]
    return [dict(zip(names, row)) for row in rows[start + 1:] if row[0] is not None]


def check_openpyxl(path):
    import openpyxl

    book = openpyxl.load_workbook(path)
    assert book.sheetnames == SHEETS, book.sheetnames
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", (sheet.title, cell.coordinate, cell.value)
                assert cell.hyperlink is None, (sheet.title, cell.coordinate)
        assert sheet["A1"].value == "Prairie Junction Police Department"
        assert sheet.page_setup.fitToHeight == 0

    sample = book["Sample"]
    items = rows_below(sample, "Item")
    assert [row["Item"] for row in items] == list(range(1, 11))
    first = items[0]["Time (America/Chicago)"]
    assert isinstance(first, datetime.datetime), first
    assert datetime.datetime(2025, 6, 1) <= first < datetime.datetime(2025, 7, 1)
    assert items[2]["Verdict"] == "not-compliant"
    assert items[2]["Note"] == '=HYPERLINK("http://example.org")'
    assert sample.freeze_panes is not None and sample.auto_filter.ref is not None
    assert sample.print_title_rows is not None

    findings = rows_below(book["Findings"], "Rule")
    # Fifteen without a case number, eight with a generic reason
    assert len(findings) == 23, len(findings)
    assert sum(row["Rule"] == "no-case-number" for row in findings) == 15
    days = [row for row in rows_below(book["Activity"], "Day")
            if isinstance(row["Day"], datetime.datetime)]
    assert sum(row["Searches"] for row in days) == 60
    assert book.properties.created == datetime.datetime(2025, 7, 4, 3, 33, 23)
    assert len(book["Activity"]._charts) == 3


def check_libreoffice(path):
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless",
             "--convert-to", "pdf", "--outdir", path.parent, path],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=170)
    text = subprocess.run(["pdftotext", "-layout", path.with_suffix(".pdf"), "-"],
                          check=True, capture_output=True, text=True).stdout
    words = " ".join(text.split())
    for wanted in ("1 of 10 sampled searches does not meet the requirements.",
                   "may still be up to 36.7 % (95 % confidence)",
                   "Chief: decision", "To repeat the draw", "What the data can’t say"):
        assert wanted in words, wanted
    assert "###" not in text, "a column is too narrow"
    assert "Err:" not in text and "#NAME?" not in text
    pages = text.count("\f")
    assert 8 <= pages <= 20, pages
    assert f"1 / {pages}" in words, "pages are numbered"


def main():
    which, program, book = sys.argv[1:]
    print("1..1")
    if which == "openpyxl":
        try:
            import openpyxl  # noqa: F401
        except ImportError:
            print("ok 1 - openpyxl # SKIP there is no openpyxl")
            return
    elif shutil.which("soffice") is None or shutil.which("pdftotext") is None:
        print("ok 1 - libreoffice # SKIP there is no LibreOffice")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = write(program, book, pathlib.Path(folder))
        {"openpyxl": check_openpyxl, "libreoffice": check_libreoffice}[which](path)
    print(f"ok 1 - {which}")


main()
