#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Roster, training, access and discipline on the command line, under the policy with the gates.

Usage: test_roster.py ALPRCTL DATA
The demo's roster runs through too, so that the file it is made of can't rot.
"""

import os
import unittest

from book_case import DATA, BookCase

AUDITS = os.path.join(DATA, "flock-organization-audit")
ROSTER = os.path.join(DATA, "..", "..", "data", "demo", "roster.txt")
TRAINED = """
# What an officer needs, with a comment and a blank line

roster/add full_name="Ada Alder" number=B-1 role=officer unit=Patrol
accounts/add system=Flock name="Finley Yarrow" person=B-1
accounts/factor account="Finley Yarrow" method=app since=2025-01-01
training/record person=B-1 course=alpr-policy done=2025-01-10
training/record person=B-1 course=alpr-equipment done=2025-01-10
training/record person=B-1 course=ncic done=2025-01-10
"""


class Roster(BookCase):
    policy = "nm-dps-opr-50"
    zone = "America/Denver"

    def test_access_is_refused_until_the_clauses_are_met(self):
        done = self.json("script", self.book, self.write("acts.txt", TRAINED))
        self.assertEqual(len(done), 6)
        access = self.act("access/request", "person=B-1", "system=Flock", "duties=patrol")
        refused = self.fails(3, "act", self.book, "access/approve", f"access={access}")
        self.assertIn("DPS-6.d.i ", refused.stderr)
        self.assertIn("missing: CJIS Security Awareness", refused.stderr)
        self.assertEqual([a["state"] for a in self.view("access")], ["requested"])
        self.act("training/record", "person=B-1", "course=cjis-awareness", "done=2026-01-05")
        self.act("access/approve", f"access={access}")
        row = self.view("access")[0]
        self.assertEqual((row["person"], row["id"]), ("Ada Alder", access))
        refusals = [line for line in self.json("journal", self.book)
                    if line["act"] == "access/approve"]
        self.assertEqual(sorted(line["outcome"] for line in refusals), ["done", "refused"])

    def test_the_matrix_has_a_column_for_each_course(self):
        self.act("roster/add", "full_name=Ada Alder", "number=B-1", "role=officer")
        self.act("training/record", "person=B-1", "course=ncic", "done=2026-01-05",
                 "expires=2026-01-31")
        ada = [row for row in self.view("training-matrix") if row["person"] == "Ada Alder"][0]
        self.assertEqual((ada["state"], ada["training.ncic"], ada["runs_out.ncic"]),
                         ("missing", "expired", "2026-01-31"))
        self.assertEqual((ada["training.alpr-policy"], ada["training.ncic-advanced"]),
                         ("missing", None))
        text = self.run_cli("view", self.book, "training-matrix").stdout
        self.assertIn("NCIC certification exam", text.splitlines()[0])

    def test_a_script_stops_at_what_can_not_be_done(self):
        path = self.write("acts.txt", 'roster/add full_name=A role=officer\n'
                                      'roster/add full_name=B role=king\n'
                                      'roster/add full_name=C role=officer\n')
        self.fails(1, "script", self.book, path, says="acts.txt, line 2")
        names = [p["name"] for p in self.view("roster")]
        self.assertIn("A", names)
        self.assertNotIn("C", names)
        self.fails(2, "script", self.book, self.write("bad.txt", 'roster/add full_name="A\n'),
                   says="line 1")

    def test_a_violation_and_what_follows(self):
        self.act("roster/add", "full_name=Ben Birch", "number=B-2", "role=officer")
        violation = self.act("discipline/open", "person=B-2", "category=Personal use",
                             "happened=2026-02-01 10:00", "description=looked up a neighbour")
        self.fails(3, "act", self.book, "discipline/decide", f"violation={violation}",
                   "decision=sustained", "note=clear", says="DPS-6.f.3")
        self.act("discipline/investigate", f"violation={violation}", "note=the log shows it")
        self.act("discipline/decide", f"violation={violation}", "decision=sustained",
                 "note=admitted")
        row = self.view("violations")[0]
        self.assertEqual((row["offense"], row["penalty_days"], row["access"]), (1, 15, "revoked"))
        duties = [d["what"] for d in self.json("duties", self.book) if d["clause"] == "DPS-6.f.3"]
        self.assertEqual(duties, ["Report the violation of Ben Birch to the CJIS Chief Security "
                                  "Officer"])
        output = os.path.join(self.folder, "discipline.xlsx")
        self.json("report", self.book, "discipline-summary", "--period", "2026", "--output", output)
        self.assertTrue(os.path.exists(output))

    def test_documents_come_in_and_go_out(self):
        paper = self.write("certificate.txt", "passed")
        self.act("roster/add", "full_name=Ada Alder", "number=B-1", "role=officer")
        self.act("training/record", "person=B-1", "course=ncic", "done=2026-01-05",
                 f"document={paper}")
        output = os.path.join(self.folder, "out.txt")
        number = str(self.view("documents")[0]["id"])
        saved = self.json("document", self.book, number, "--output", output)
        with open(output, encoding="utf-8") as file:
            self.assertEqual(file.read(), "passed")
        record = self.view("training")[0]
        self.assertEqual(record["document_sha256"], saved["sha256"])
        self.fails(1, "document", self.book, "99", "--output", output, says="no document 99")
        self.fails(2, "document", self.book, "x", "--output", output, says="no number")
        self.assertEqual(self.json("verify", self.book)["state"], "intact")


class Demo(Roster):
    policy = "lexington-ne-2420"

    test_access_is_refused_until_the_clauses_are_met = None
    test_a_script_stops_at_what_can_not_be_done = None
    test_a_violation_and_what_follows = None
    test_documents_come_in_and_go_out = None
    test_the_matrix_has_a_column_for_each_course = None

    def test_who_may_not_see_violations(self):
        self.let_in("lee", "auditor", "Lee Larch")
        for words, says in ((("view", self.book, "violations"), "may not see"),
                            (("report", self.book, "discipline-summary", "--period", "2026",
                              "--output", os.path.join(self.folder, "x.xlsx")), "may not have"),
                            (("act", self.book, "discipline/open", "person=1", "category=x",
                              "happened=2026-01-01", "description=x"), "may not do")):
            self.fails(1, *words, says=says, user="lee")

    def test_the_demo(self):
        files = sorted(os.path.join(AUDITS, name) for name in os.listdir(AUDITS))
        self.json("import", self.book, *files)
        self.json("script", self.book, ROSTER)
        found = self.json("check", self.book, "--period", "2025-01-01..2026-02-28")
        told = {rule["rule"]: rule["findings"] for rule in found["rules"]}
        for rule in ("search-untrained", "search-by-nobody", "search-by-inactive"):
            self.assertGreater(told[rule], 0, rule)
        untrained = {f["what"] for f in found["findings"] if f["rule"] == "search-untrained"}
        self.assertEqual(untrained, {"Casey Hollis lacked: Approved ALPR training"})
        for report in ("roster-review", "training-status", "mfa-coverage", "discipline-summary"):
            output = os.path.join(self.folder, report + ".xlsx")
            self.json("report", self.book, report, "--period", "2026-Q1", "--output", output)
            self.assertGreater(os.path.getsize(output), 4000)


if __name__ == "__main__":
    unittest.main(verbosity=2)
