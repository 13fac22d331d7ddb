#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A year of a department, on the command line, under two policies; its figures were worked out by
hand from the tables below.

Usage: test_year.py ALPRCTL DATA
"""

import csv
import os
import unittest

from book_case import BookCase

# What the readers matched. The fourth is read a minute before a quarter's end here, the fifth a
# minute after it; both are of the next day in UTC. The last has no plate.
ALERTS = """id,time,plate,state,list
a-1,2026-01-10 08:00,NCA1,NE,NCIC Vehicle
a-2,2026-01-31 23:30,NCA2,NE,NCIC Vehicle
a-3,2026-02-10 12:00,NCA3,NE,NCIC Vehicle
a-4,2026-03-31 23:59,NCA4,NE,NCIC Vehicle
a-5,2026-04-01 00:01,NCA5,NE,NCIC Vehicle
a-6,2026-05-05 05:05,LOC 1,NE,Local BOLO
a-7,2026-06-06 06:06,LOC 1,NE,Local BOLO
a-8,2026-07-07 09:00,MAN 1,NE,
a-9,2026-08-08 08:08,NCA6,IA,NCIC - Stolen Vehicle
a-10,2026-09-09 09:09,,NE,NCIC Vehicle
"""
LISTS = """
hotlists/propose name="NCIC Vehicle" source="NCIC Vehicle" kind=external purpose="Stolen vehicle or plate" refresh=shift
hotlists/propose name="NCIC Wanted Person" source="NCIC Wanted Person" kind=external purpose="Outstanding warrant" refresh=shift
hotlists/propose name="Local BOLO" source="This agency" kind=agency purpose="Stolen vehicle or plate" refresh=change
hotlists/approve hot_list="NCIC Vehicle"
hotlists/approve hot_list="NCIC Wanted Person"
hotlists/approve hot_list="Local BOLO"
"""
MANUAL = """
manual-plates/enter plate="MAN 1" relevance="left the scene" reason=burglary entered="2026-07-07 07:00"
manual-plates/enter plate="MAN 2" relevance="seen before" reason=burglary entered="2026-07-08 07:00"
manual-plates/purge manual=1 at="2026-07-07 13:59"
manual-plates/purge manual=2 at="2026-07-08 13:59"
"""
VERIFIED = """
alerts/verify-step alert={0} step=characters result=matches
alerts/verify-step alert={0} step=issuer result=matches
alerts/verify-step alert={0} step=vehicle result=matches
alerts/verify-step alert={0} step=status result=matches means=NCIC
alerts/settle alert={0} outcome=confirmed
"""
OUTCOMES = """
alerts/verify-step alert=2 step=characters result=differs
alerts/settle alert=2 outcome=misread
alerts/settle alert=3 outcome="not located"
alerts/settle alert=4 outcome="not investigated" note="no unit was free"
alerts/verify-step alert=7 step=status result=differs means=NCIC
alerts/settle alert=7 outcome="no longer wanted"
"""
ACTED = """
alerts/act alert=1 kind="high-risk stop" confirmed_after=confirmed
alerts/act alert=1 kind=arrest
alerts/call alert=1 cad_number=26-1 case_number=C26-10001
alerts/close alert=1 disposition="high-risk stop, arrest" evidence="DEMS 1"
"""


class Year(BookCase):
    def do(self, text, user="captain", *more):
        return self.json("script", self.book, self.write("acts.txt", text), *more, user=user)

    def figures(self, period):
        """list → matches, confirmed, did not correlate, not located, not investigated, open"""
        return {row["list"]: [row[name] for name in (
            "matches", "confirmed", "did_not_correlate", "not_located", "not_investigated",
            "open")] for row in self.view("period-lists", f"period={period}")}

    def manual(self, period):
        return [row["number"] for row in self.view("period-manual", f"period={period}")]

    def report(self, period):
        output = os.path.join(self.folder, period + ".csv")
        self.json("report", self.book, "nebraska-annual", "--period", period, "--output", output)
        with open(output, newline="", encoding="utf-8-sig") as file:
            return {row[0]: row[1:] for row in csv.reader(file)}


class Nebraska(Year):
    def test_the_year(self):
        self.do(LISTS + MANUAL)
        done = self.json("act", self.book, "alerts/take-in",
                         f"file={self.write('alerts.csv', ALERTS)}", "system=Flock")
        self.assertEqual([done[k] for k in ("rows_read", "taken_in", "set_aside")], [10, 9, 1])
        self.do("".join(VERIFIED.format(n) for n in (1, 5, 6, 8)) + OUTCOMES + ACTED)

        self.assertEqual(self.figures("2026-Q3"), {"NCIC - Stolen Vehicle": [1, 0, 0, 0, 0, 1]})
        self.act("hotlists/change", "hot_list=NCIC Vehicle", "vendor_name=NCIC - Stolen Vehicle")
        self.assertEqual(self.figures("2026-Q3"), {"NCIC Vehicle": [1, 0, 0, 0, 0, 1]})
        self.assertEqual(self.figures("2026"), {"NCIC Vehicle": [6, 2, 1, 1, 1, 1],
                                                "Local BOLO": [2, 1, 1, 0, 0, 0],
                                                "NCIC Wanted Person": [0, 0, 0, 0, 0, 0]})
        self.assertEqual(self.figures("2026-Q1"), {"NCIC Vehicle": [4, 1, 1, 1, 1, 0]})
        self.assertEqual(self.figures("2026-01"), {"NCIC Vehicle": [2, 1, 1, 0, 0, 0]})
        self.assertEqual(self.figures("2026-Q2"), {"NCIC Vehicle": [1, 1, 0, 0, 0, 0],
                                                   "Local BOLO": [2, 1, 1, 0, 0, 0]})
        self.assertEqual(self.manual("2026"), [2, 1, 1, 0, 0, 0, 0])
        self.assertEqual(self.manual("2026-Q2"), [0, 0, 0, 0, 0, 0, 0])
        self.behind("2026")
        self.assertEqual(self.report("2026")["NCIC Vehicle"], ["6", "2", "1", "1", "1", "1"])

        self.act("statistics/not-captured", "figure=did not correlate", "from=2026-01-01",
                 "reason=the vendor's record doesn't tell")
        self.assertEqual(self.report("2026")["NCIC Vehicle"],
                         ["6", "2", "not captured by the system", "1", "1", "1"])
        duties = {d["clause"]: d["state"] for d in self.json("duties", self.book, "--on",
                                                             "2027-02-01")
                  if d["what"].startswith("Annual report to the Nebraska")}
        self.assertEqual(set(duties), {"LXNE-B.vii.1"})
        self.assertEqual(self.json("verify", self.book)["state"], "intact")

    def behind(self, period):
        """Every figure is the number of alerts that the view behind it lists."""
        alerts = self.view("period-alerts", f"period={period}")
        names = ["confirmed", "did not correlate", "not located", "not investigated", "open"]
        for name, figures in self.figures(period).items():
            found = [sum(a["list"] == name and a["counts_as"] == what for a in alerts)
                     for what in names]
            self.assertEqual(figures, [sum(found), *found])


class NewMexico(Year):
    """The supervisor signs in with a second factor; recovery codes spare the test the waiting."""

    policy = "nm-dps-opr-50"
    zone = "America/Denver"

    def enroll(self, user):
        factor = self.write(user + "-factor", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP\n")
        codes = os.path.join(self.folder, user + "-codes")
        self.json("enroll", self.book, "--totp-secret-file", factor, "--recovery-file", codes,
                  user=user)
        with open(codes, encoding="utf-8") as file:
            return file.read().split()

    def test_the_year(self):
        self.let_in("sergeant", "supervisor", "Sam Sorrel")
        codes = self.enroll("sergeant")
        self.do("""
roster/add full_name="Ada Alder" number=B-1 role=officer supervisor=sergeant
hotlists/propose name=Local source="This agency" kind=agency purpose="Stolen vehicle" refresh=change
hotlists/approve hot_list=Local
entries/request hot_list=Local plate="ABC 120" issuer=NM reason=theft case_number=26-1 member=B-1
entries/request hot_list=Local plate="DEF 345" issuer=TX reason=robbery case_number=26-2 member=B-1
""")
        self.refused("entries/enter", "request=1", says="DPS-6.f.1 ")
        self.do("entries/review request=1\nentries/review request=2\n", "sergeant", "--code",
                codes[0])
        self.do("entries/enter request=1\nentries/enter request=2\n"
                "entries/request-removal entry=1 why=\"found\"\n")
        self.refused("entries/remove", "request=3", says="DPS-6.f.1 ")
        # The captain asked as the member, whose supervisor nobody on the roster is.
        self.refused("entries/remove", "request=3", says="no supervisor of ")
        self.do("roster/change person=captain supervisor=sergeant\n")
        self.do("entries/refuse request=3 reason=\"the trial is still to come\"\n", "sergeant",
                "--code", codes[1])
        self.do("entries/request-removal entry=1 why=closed\n")
        self.do("entries/review request=4\n", "sergeant", "--code", codes[2])
        self.do("entries/remove request=4\n")
        steps = {row["plate"]: row["step"] for row in self.view("hot-list-board")}
        self.assertEqual(steps, {"ABC 120": "removed", "DEF 345": "live"})
        self.alerts()
        self.assertEqual(self.outcomes("entries/remove"), ["refused", "refused", "done"])
        self.assertEqual(self.json("verify", self.book)["state"], "intact")

    def alerts(self):
        self.do("""
alerts/note plate="DEF 345" issuer=TX hot_list=Local at="2026-05-05 10:00"
alerts/note plate="DEF 345" issuer=TX hot_list=Local at="2026-06-05 10:00"
alerts/verify-step alert=1 step=characters result=matches
alerts/verify-step alert=1 step=status result=matches means=NCIC
alerts/act alert=1 kind=stop
alerts/settle alert=1 outcome=confirmed
alerts/call alert=1 call_type="LPR hit" cad_number=P1 case_number=26-2
""")
        self.refused("alerts/close", "alert=1", "disposition=stop", says="DPS-6.a.iv ")
        self.refused("alerts/close", "alert=1", "evidence=DEMS 9", says="DPS-6.e.vii ")
        self.do('alerts/close alert=1 disposition="stop, driver arrested" evidence="DEMS 9"\n')
        self.assertEqual(self.figures("2026"), {"Local": [2, 1, 0, 0, 0, 1]})
        self.refused("alerts/act", "alert=2", "kind=stop", says="DPS-6.e.iv.3 ")


if __name__ == "__main__":
    unittest.main(verbosity=2)
