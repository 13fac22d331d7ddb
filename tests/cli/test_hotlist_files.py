#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of hot lists on the command line: in, out, asked for, and held against alerts.

Usage: test_hotlist_files.py ALPRCTL DATA
"""

import hashlib
import json
import os
import unittest

from book_case import DATA, BookCase

SAMPLES = os.path.join(DATA, "hot-lists")


class Files(BookCase):
    def list_in_use(self, name="State", kind="external"):
        source, refresh = (("NCIC Vehicle", "day") if kind == "external"
                           else ("This agency", "change"))
        number = self.act("hotlists/propose", f"name={name}", f"source={source}", f"kind={kind}",
                          "purpose=Stolen vehicle or plate", f"refresh={refresh}")
        self.act("hotlists/approve", f"hot_list={number}")

    def hotlist(self, *words, status=0):
        return self.json("hotlist", self.book, *words, status=status)

    def counts(self, done):
        return tuple(done[key] for key in ("rows_read", "taken_in", "repeated", "set_aside",
                                           "added", "gone"))

    def test_headings_of_the_agencys_own(self):
        self.list_in_use()
        odd = self.write("odd.csv", "Tag seen,Issued by,Wherefore\nZZ 1,NE,stolen\n")
        self.fails(1, "hotlist", self.book, "take-in", "State", odd)
        for heading, means in (("TAG SEEN", "plate"), ("Issued by", "state"),
                               ("Wherefore", "reason")):
            self.act("columns/name", "kind=hot lists", f"heading={heading}", f"means={means}")
        self.assertEqual(self.counts(self.hotlist("take-in", "State", odd))[:2], (1, 1))
        line = self.view("hot-list-lines")[0]
        self.assertEqual((line["plate"], line["issuer"]), ("ZZ 1", "NE"))
        seen = self.write("seen.csv", "Tag,Noted on\nZZ 1,2026-03-02 12:00\n")
        self.fails(1, "act", self.book, "alerts/take-in", f"file={seen}")
        self.act("columns/name", "kind=alerts", "heading=noted ON", "means=time")
        self.assertEqual(self.json("act", self.book, "alerts/take-in", f"file={seen}")["taken_in"],
                         1)
        self.act("columns/forget", "column=1")
        self.assertEqual(len(self.view("column-names")), 3)

    def test_every_sample_comes_in(self):
        expected = {"plain.csv": ("csv", 3, 3, 0, 0), "plain-pipe.txt": ("csv", 2, 2, 0, 0),
                    "rekor.csv": ("rekor", 3, 3, 0, 0), "ncic.txt": ("ncic", 8, 4, 1, 3),
                    "svs.tbl": ("svs", 4, 4, 0, 0), "genetec.txt": ("genetec", 2, 2, 0, 0),
                    "genetec-bare.txt": ("genetec", 2, 2, 0, 0)}
        self.assertEqual(sorted(expected), sorted(os.listdir(SAMPLES)))
        for file, counts in expected.items():
            self.list_in_use(file)
            path = os.path.join(SAMPLES, file)
            done = self.hotlist("take-in", file, path)
            self.assertEqual((done["format"], *self.counts(done)[:4]), counts, file)
            with open(path, "rb") as content:
                self.assertEqual(done["sha256"], hashlib.sha256(content.read()).hexdigest())
        aside = self.view("hot-list-aside")
        self.assertEqual([(a["file"], a["line"]) for a in aside],
                         [("ncic.txt", 6), ("ncic.txt", 8), ("ncic.txt", 9)])
        self.assertEqual(aside[1]["raw"], "END OF EXTRACT")
        self.assertEqual(len(self.view("hot-list-files")), len(expected))

    def test_the_next_file_adds_and_takes_off(self):
        self.list_in_use()
        path = self.write("a.csv", "Plate,State\nZZ1001,NE\nZZ1002,NE\n")
        self.assertEqual(self.counts(self.hotlist("take-in", "State", path)), (2, 2, 0, 0, 2, 0))
        again = self.hotlist("take-in", "State", path)
        self.assertTrue(again["known_file"])
        self.assertEqual(self.counts(again), (0,) * 6)
        path = self.write("b.csv", "Plate,State\nZZ1002,NE\nZZ1003,NE\n")
        self.assertEqual(self.counts(self.hotlist("take-in", "State", path)), (2, 2, 0, 0, 1, 1))
        lines = {row["plate"]: row["state"] for row in self.view("hot-list-lines")}
        self.assertEqual(lines, {"ZZ1001": "gone", "ZZ1002": "on the list",
                                 "ZZ1003": "on the list"})
        self.assertEqual(self.view("hot-lists")[0]["plates"], 2)

    def test_alerts_against_the_lists(self):
        self.list_in_use()
        self.hotlist("take-in", "State",
                     self.write("a.csv", "Plate,State\nZZ-1OO1,NE\nZZ1002,IA\n"))
        for plate, issuer in (("ZZ1001", "NE"), ("zz 1002", "NE"), ("ZZ1003", "NE")):
            self.act("alerts/note", f"plate={plate}", f"issuer={issuer}", "list_name=test")
        found = self.json("hotlist", self.book, "match", "--period", "2000-01-01..2100-12-31")
        self.assertEqual([(m["plate"], m["list"], m["match"]) for m in found],
                         [("ZZ1001", "State", "same state"),
                          ("zz 1002", "State", "another state"),
                          ("ZZ1003", None, "on no list")])

    def test_a_list_goes_out_with_its_manifest(self):
        self.list_in_use()
        self.hotlist("take-in", "State", os.path.join(SAMPLES, "plain.csv"))
        for name, first in (("csv", b"Plate,State,Category"), ("rekor", b"Plate Number,"),
                            ("genetec", b"Category;PlateState")):
            path = os.path.join(self.folder, name + ".out")
            done = self.hotlist("export", "State", path, "--as", name)
            with open(path, "rb") as file:
                content = file.read()
            with open(done["manifest"], encoding="utf-8") as file:
                manifest = json.load(file)
            self.assertTrue(content.startswith(first))
            self.assertEqual(hashlib.sha256(content).hexdigest(), manifest["sha256"])
            self.assertEqual((manifest["lines"], manifest["list"], manifest["agency"]),
                             (3, "State", "Test Police"))
            self.assertEqual(manifest["made_by"], "captain")
            self.assertEqual(content.count(b"\r\n"), 4)
        self.assertEqual(self.outcomes("hotlists/export"), ["done"] * 3)

    def test_plates_are_asked_for(self):
        self.list_in_use("Own", "agency")
        path = self.write("ask.csv", "Plate,State,Reason,Case #,Summary\n"
                                     "ZZ2001,NE,Stolen,26-1,a test\nZZ2002,NE,Stolen,,a test\n")
        done = self.hotlist("request", "Own", path)
        self.assertEqual(self.counts(done), (2, 1, 0, 1, 1, 0))
        self.assertTrue(self.view("hot-list-aside")[0]["reason"].startswith("LXNE-"))
        row = self.view("hot-list-board")[0]
        self.assertEqual((row["plate"], row["step"], row["source"]),
                         ("ZZ2001", "requested", "ask.csv, line 2"))

    def test_bad_words_and_files(self):
        self.list_in_use()
        self.list_in_use("Own", "agency")
        html = self.write("page.csv", "<html>Sign in</html>")
        good = self.write("a.csv", "Plate\nZZ1001\n")
        self.fails(1, "hotlist", self.book, "take-in", "State", html, says="web page")
        self.fails(1, "hotlist", self.book, "take-in", "Nothing", good, says="Nothing")
        self.fails(1, "hotlist", self.book, "take-in", "State", good, "--as", "ncic",
                   says="none can be taken in")
        self.fails(3, "hotlist", self.book, "take-in", "Own", good, says="agency’s own")
        self.fails(2, "hotlist", self.book, "take-in", "State", says="a list and a file")
        self.fails(2, "hotlist", self.book, "export", "State", good, says="--as")
        self.fails(2, "hotlist", self.book, "push", "State", good, says="not “push”")
        self.fails(2, "hotlist", self.book, "match", says="--period")
        self.assertEqual(self.view("hot-list-files"), [])


if __name__ == "__main__":
    unittest.main()
