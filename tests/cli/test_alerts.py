#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Alerts on the command line: from a vendor's file to the closed call, under two policies.

Usage: test_alerts.py ALPRCTL DATA
The demo's alerts run through too, so that the file they are made of can't rot.
"""

import json
import os
import unittest

from book_case import DATA, BookCase

DEMO = os.path.join(DATA, "..", "..", "data", "demo")
REKOR = os.path.join(DATA, "rekor", "alpr_alert.json")


def flock(number, plate, lists):
    return {"objectId": number, "eventTime": "2026-03-02T18:00:00Z", "deviceName": "Cam 4",
            "networkName": "Test", "ocr": {"label": plate, "labelConfidence": 0.9,
                                           "state": "nebraska"},
            "sources": [{"name": name, "reason": "Stolen Vehicle"} for name in lists]}


class Lexington(BookCase):
    """The characters, the state, the vehicle and the status, through NCIC, before anything."""

    def setUp(self):
        super().setUp()
        self.let_in("officer", "operator", "Ona Oak")

    def take_in(self, name, text, status=0):
        return self.json("act", self.book, "alerts/take-in", f"file={self.write(name, text)}",
                         "system=Flock", user="officer", status=status)

    def step(self, alert, step, result="matches", *more):
        self.act("alerts/verify-step", f"alert={alert}", f"step={step}", f"result={result}", *more,
                 user="officer")

    def verify(self, alert):
        for step in ("characters", "issuer", "vehicle"):
            self.step(alert, step)
        self.step(alert, "status", "matches", "means=NCIC")

    def test_a_file_and_what_became_of_its_alerts(self):
        alerts = [flock("f-1", "ABC120", ["NCIC", "Own"]), flock("f-2", "XYZ1", ["NCIC"]),
                  flock("f-3", "QRS2", [])]
        text = json.dumps(alerts)[:-1] + ', {"objectId": "f-4", "ocr": {}, "eventTime": 7}]'
        done = self.take_in("alerts.json", text)
        self.assertEqual([done[k] for k in ("rows_read", "taken_in", "known", "set_aside")],
                         [5, 4, 0, 1])
        self.assertEqual(self.take_in("again.json", text)["known"], 4)
        self.assertEqual([a["reason"] for a in self.view("alert-aside")],
                         ["it has no time that can be read"])
        self.refused("alerts/settle", "alert=1", "outcome=confirmed", says="LXNE-C.v ",
                     user="officer")
        self.refused("alerts/act", "alert=1", "kind=stop", says="LXNE-C.vii.a ", user="officer")
        self.verify(1)
        self.act("alerts/act", "alert=1", "kind=stop", user="officer")
        self.act("alerts/settle", "alert=1", "outcome=confirmed", user="officer")
        self.refused("alerts/close", "alert=1", says="LXNE-C.vii.c ", user="officer")
        self.act("alerts/call", "alert=1", "cad_number=26-17", user="officer")
        self.act("alerts/close", "alert=1", "disposition=stop", user="officer")
        self.step(2, "characters", "differs")
        self.act("alerts/settle", "alert=2", "outcome=misread", user="officer")
        self.act("alerts/settle", "alert=3", "outcome=not located", user="officer")
        self.figures()
        self.assertEqual(self.outcomes("alerts/close"), ["refused", "done"])

    def figures(self):
        rows = {row["list"]: row for row in self.json("view", self.book, "period-lists",
                                                      "--period", "2026-03")}
        parts = ("matches", "confirmed", "did_not_correlate", "not_located",
                 "not_investigated", "open")
        self.assertEqual({name: [row[p] for p in parts] for name, row in rows.items()},
                         {"NCIC": [2, 1, 0, 1, 0, 0], "Own": [1, 0, 1, 0, 0, 0],
                          "list not captured": [1, 0, 0, 0, 0, 1]})
        for row in rows.values():
            self.assertEqual(row["matches"], sum(row[p] for p in parts[1:]))
        self.assertEqual(len(self.view("alerts-open", user="officer")), 1)

    def test_what_happened_all_the_same(self):
        self.take_in("one.json", json.dumps(flock("f-1", "ABC120", ["NCIC"])))
        self.refused("alerts/act", "alert=1", "kind=arrest", says="LXNE-C.v ", user="officer")
        self.act("alerts/act-early", "alert=1", "kind=arrest", "note=knew the driver",
                 user="officer")
        violations = self.view("violations")
        self.assertEqual([(v["person"], v["category"], v["state"]) for v in violations],
                         [("Ona Oak", "Enforcement before verification", "open")])
        self.assertEqual([a["early"] for a in self.view("alert-actions", user="officer")],
                         ["early"])
        self.fails(1, "view", self.book, "violations", user="officer")

    def test_files_that_are_none(self):
        for name, text in (("a.json", "[]"), ("b.csv", "name,badge\nAda,7\n"), ("c.csv", "")):
            self.fails(1, "act", self.book, "alerts/take-in", f"file={self.write(name, text)}",
                       says=name)
        self.fails(1, "act", self.book, "alerts/take-in", "file=/nowhere/at/all",
                   says="There is no file")
        self.assertEqual(self.view("alert-imports"), [])
        deep = '{"a":' + "[" * 50000 + "]" * 50000 + "}"
        self.assertEqual(self.take_in("deep.json", deep)["set_aside"], 1)
        self.json("act", self.book, "alerts/take-in", f"file={REKOR}")
        self.assertEqual([(a["plate"], a["issuer"], a["list"]) for a in self.view("alerts")],
                         [("2BH375", "MA", "blacklist")])

    def test_plates_by_hand(self):
        self.act("manual-plates/enter", "plate=A1", "relevance=seen there", "reason=burglary",
                 "entered=2026-03-02 12:00", user="officer")
        row = self.view("manual-plates", user="officer")[0]
        self.assertEqual((row["officer"], row["state"]), ("Ona Oak", "past shift"))
        self.fails(1, "act", self.book, "manual-plates/enter", "plate=A1", "reason=x",
                   says="relevance", user="officer")
        self.act("manual-plates/purge", "manual=1", "at=2026-03-02 13:59", user="officer")
        self.assertEqual(self.view("manual-plates")[0]["state"], "purged")

    def test_the_demo(self):
        self.json("script", self.book, os.path.join(DEMO, "hotlists.txt"))
        self.json("script", self.book, os.path.join(DEMO, "alerts.txt"))
        self.assertEqual([a["counts_as"] for a in reversed(self.view("alerts"))],
                         ["confirmed", "did not correlate", "open", "open", "open"])


class Dps(BookCase):
    """Evidence and case number for each enforcement, the call type, the final disposition."""

    policy = "nm-dps-opr-50"
    zone = "America/Denver"

    def test_the_whole_way(self):
        self.act("alerts/note", "plate=ABC120", "list_name=NCIC", "at=2026-03-02 12:00")
        self.act("alerts/verify-step", "alert=1", "step=characters", "result=matches",
                 "at=2026-03-02 12:01")
        self.act("alerts/verify-step", "alert=1", "step=status", "result=matches", "means=dispatch",
                 "at=2026-03-02 12:02")
        self.refused("alerts/act", "alert=1", "kind=stop", "at=2026-03-02 12:03",
                     says="DPS-6.e.iv.3 ")
        self.act("alerts/verify-step", "alert=1", "step=status", "result=matches", "means=FMCSA",
                 "at=2026-03-02 12:03")
        self.act("alerts/act", "alert=1", "kind=stop", "at=2026-03-02 12:04")
        self.act("alerts/act", "alert=1", "kind=citation", "at=2026-03-02 12:20")
        self.act("alerts/settle", "alert=1", "outcome=confirmed")
        for clause in ("DPS-6.a.iv ", "DPS-6.e.iv.4 ", "DPS-6.e.vii "):
            self.refused("alerts/close", "alert=1", says=clause)
        self.act("alerts/call", "alert=1", "call_type=LPR hit", "case_number=26-0017")
        self.refused("alerts/close", "alert=1", "evidence=DEMS-1", says="no final disposition")
        self.act("alerts/close", "alert=1", "evidence=DEMS-1", "disposition=stop, citation")
        row = self.view("alerts")[0]
        self.assertEqual((row["acted"], row["evidence"]), ("stop, citation", "DEMS-1"))
        trail = self.view("alert-actions")
        self.assertEqual([a["early"] for a in trail], ["after verification"] * 2)


if __name__ == "__main__":
    unittest.main()
