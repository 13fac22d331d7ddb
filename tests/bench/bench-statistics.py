#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The yearly statistics over many alerts: this program, the sqlite3 shell, Python with openpyxl.

bench-statistics.py BENCH-STATISTICS [ALERTS]

All three run in turn, in one run; what counts is the ratio. The shell only counts (it writes no
workbook), from a table that is there already; Python reads the CSV file, counts, and writes a
workbook with the same tables and one chart.
"""

import collections
import csv
import datetime
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zoneinfo

COUNT = """
SELECT list, COUNT(*), SUM (outcome = 'confirmed'),
       SUM (outcome IN ('misread', 'wrong state', 'no longer wanted')),
       SUM (outcome = 'not located'), SUM (outcome = 'not investigated'), SUM (outcome = '')
  FROM alert GROUP BY list;
SELECT system, list, COUNT(*), SUM (outcome = 'confirmed') FROM alert GROUP BY system, list;
SELECT system, COUNT(*), MIN (at), MAX (at) FROM alert GROUP BY system;
SELECT strftime ('%Y-%m', at / 1000, 'unixepoch', '-6 hours'), COUNT(*) FROM alert GROUP BY 1;
"""
COUNTS_AS = {"confirmed": 0, "misread": 1, "wrong state": 1, "no longer wanted": 1,
             "not located": 2, "not investigated": 3, "": 4}
ZONE = zoneinfo.ZoneInfo("America/Chicago")


def by_hand(alerts, output):
    from openpyxl import Workbook
    from openpyxl.chart import BarChart, Reference

    lists = collections.defaultdict(lambda: [0] * 5)
    systems = collections.defaultdict(lambda: [0] * 5)
    both = collections.defaultdict(lambda: [0] * 5)
    months = collections.defaultdict(lambda: [0] * 5)
    with open(alerts, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            at = datetime.datetime.fromtimestamp(int(row["at"]) / 1000, ZONE)
            for table, key in ((lists, row["list"]), (systems, row["system"]),
                               (both, row["system"] + row["list"]), (months, at.strftime("%Y-%m"))):
                table[key][COUNTS_AS[row["outcome"]]] += 1
    book = Workbook()
    for name, table in (("lists", lists), ("systems", systems), ("both", both), ("months", months)):
        sheet = book.create_sheet(name)
        sheet.append(["", "confirmed", "did not correlate", "not located", "not investigated",
                      "not settled"])
        for key in sorted(table):
            sheet.append([key, *table[key]])
    chart = BarChart()
    chart.add_data(Reference(book["lists"], min_col=2, min_row=1, max_row=13), titles_from_data=True)
    book["lists"].add_chart(chart, "H2")
    book.save(output)


def timed(func, *args):
    start = time.perf_counter()
    func(*args)
    return time.perf_counter() - start


def main():
    bench, alerts = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "100000"
    with tempfile.TemporaryDirectory() as folder:
        told = subprocess.run([bench, folder, alerts], check=True, capture_output=True,
                              text=True).stdout
        ours = [float(t) for t in re.findall(r"ours ([\d.]+)", told)]
        alerts_csv = os.path.join(folder, "alerts.csv")
        base = os.path.join(folder, "plain.db")
        subprocess.run(["sqlite3", base, ".mode csv", f".import {alerts_csv} alert"], check=True)
        shell = [timed(lambda: subprocess.run(["sqlite3", base, COUNT], check=True,
                                              capture_output=True)) for _ in range(5)]
        python = [timed(lambda: subprocess.run(
            [sys.executable, __file__, "--by-hand", alerts_csv, os.path.join(folder, "p.xlsx")],
            check=True)) for _ in range(5)]
    median = {name: statistics.median(times)
              for name, times in (("ours", ours), ("shell", shell), ("python", python))}
    for name, seconds in median.items():
        print(f"{name:8} {seconds:.3f} s   {seconds / median['ours']:.2f} of ours")


if __name__ == "__main__":
    if sys.argv[1] == "--by-hand":
        by_hand(sys.argv[2], sys.argv[3])
    else:
        main()
