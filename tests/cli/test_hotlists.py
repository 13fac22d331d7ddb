#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hot lists on the command line: who has to allow what, under two policies that differ in it.

Usage: test_hotlists.py ALPRCTL DATA
"""

import unittest

from book_case import BookCase

WHOLE = ("plate=59-A 123", "issuer=NE", "reason=stolen from a yard", "case_number=C26-10001",
         "summary=Theft of a pickup")


class Steps(BookCase):
    """The administrator before the first entry, the immediate supervisor for changes."""

    def setUp(self):
        super().setUp()
        self.let_in("sergeant", "supervisor", "Sam Sorrel")
        self.let_in("officer", "operator", "Ona Oak", supervisor="sergeant")

    def list_in_use(self, purpose="Stolen vehicle or plate"):
        number = self.act("hotlists/propose", "name=Local BOLO", "source=This agency",
                          "kind=agency", f"purpose={purpose}", "refresh=change", user="officer")
        self.act("hotlists/approve", f"hot_list={number}")
        return number

    def board(self, user="captain"):
        return {row["plate"]: row for row in self.view("hot-list-board", user=user)}

    def test_the_whole_way_of_an_entry(self):
        self.list_in_use()
        request = self.act("entries/request", "hot_list=Local BOLO", *WHOLE, user="officer")
        self.assertEqual(self.board()["59-A 123"]["waits"], "administrator")
        self.assertEqual(self.board()["59-A 123"]["mine"], "for me")
        self.assertEqual(self.board("sergeant")["59-A 123"]["mine"], "")
        self.refused("entries/enter", f"request={request}", says="LXNE-C.vii.d.approve ",
                     user="officer")
        self.refused("entries/review", f"request={request}", says="not approved by the administrator",
                     user="sergeant")
        self.let_in("other", "operator", "Ole Olive")
        for act in ("entries/refuse", "entries/withdraw"):
            self.refused(act, f"request={request}", "reason=x", user="other",
                         says="This request is settled, or")
        self.act("entries/review", f"request={request}", "note=looks right")
        done = self.refused("entries/enter", f"request={request}", says="LXNE-C.vii.d.doc ",
                            user="officer")
        self.assertIn("was not written into the case report of C26-10001", done.stderr)
        self.act("entries/withdraw", f"request={request}", "reason=report first", user="officer")
        request = self.act("entries/request", "hot_list=Local BOLO", *WHOLE, "reported=2026-01-05",
                           user="officer")
        self.act("entries/review", f"request={request}")
        self.act("entries/enter", f"request={request}", user="officer")
        row = self.board()["59-A 123"]
        self.assertEqual((row["step"], row["member"], row["owner"]),
                         ("live", "Ona Oak", "Ona Oak"))
        self.assertEqual(self.outcomes("entries/enter"), ["refused", "refused", "done"])

        entry = row["entry_id"]
        change = self.act("entries/request-update", f"entry={entry}", "summary=Found burnt out",
                          "reported=2026-01-06", "why=found", user="officer")
        self.refused("entries/update", f"request={change}", says="supervisor of Ona Oak",
                     user="officer")
        self.act("entries/review", f"request={change}", user="sergeant")
        self.act("entries/update", f"request={change}", user="officer")
        self.assertEqual(self.board()["59-A 123"]["summary"], "Found burnt out")
        removal = self.act("entries/request-removal", f"entry={entry}", "why=case closed",
                           user="officer")
        self.refused("entries/request-removal", f"entry={entry}", "why=again",
                     says="asked for already", user="officer")
        self.refused("entries/remove", f"request={removal}", says="LXNE-C.vii.d.approve ")
        self.act("entries/review", f"request={removal}", user="sergeant")
        self.act("entries/remove", f"request={removal}", user="officer")
        row = self.board()["59-A 123"]
        self.assertEqual((row["step"], row["why"]), ("removed", "case closed"))

    def test_nobody_approves_their_own(self):
        self.list_in_use()
        request = self.act("entries/request", "hot_list=Local BOLO", *WHOLE, "reported=2026-01-05")
        self.refused("entries/review", f"request={request}", says="a request of their own")
        self.assertEqual(self.view("hot-list-board")[0]["step"], "requested")

    def test_what_an_entry_must_say(self):
        self.list_in_use()
        done = self.refused("entries/request", "hot_list=Local BOLO", "plate=ABC 123",
                            "reason=theft", says="LXNE-C.vii.d.fields ", user="officer")
        self.assertIn("the case number is missing", done.stderr)
        self.assertIn("the summary of the case is missing", done.stderr)
        self.fails(1, "act", self.book, "entries/request", "hot_list=Local BOLO", "plate=A*",
                   *WHOLE[1:], says="letters, digits", user="officer")
        self.assertEqual(self.view("hot-list-board"), [])

    def test_a_list_needs_a_purpose_and_an_approval(self):
        number = self.act("hotlists/propose", "name=Curious", "source=This agency", "kind=agency",
                          "purpose=Another purpose", "refresh=change", user="officer")
        self.refused("hotlists/approve", f"hot_list={number}", says="LXNE-C.vii ")
        self.fails(1, "act", self.book, "hotlists/approve", f"hot_list={number}", user="officer",
                   says="may not")
        request = self.act("entries/request", "hot_list=Curious", *WHOLE, "reported=2026-01-05",
                           user="officer")
        self.refused("entries/review", f"request={request}",
                     says="the hot list “Curious” is proposed")


class Supervisors(BookCase):
    """The supervisor before entry and before removal."""

    policy = "nm-dps-opr-50"
    zone = "America/Denver"

    def test_the_supervisor_reviews(self):
        self.act("roster/add", "full_name=Ada Alder", "number=B-1", "role=officer",
                 "supervisor=captain")
        self.act("roster/add", "full_name=Ben Birch", "number=B-2", "role=officer")
        self.act("hotlists/propose", "name=Local", "source=This agency", "kind=agency",
                 "purpose=Stolen vehicle", "refresh=change")
        self.act("hotlists/approve", "hot_list=Local")
        alone = self.act("entries/request", "hot_list=Local", "plate=BBB 222", "member=B-2")
        self.refused("entries/enter", f"request={alone}",
                     says="no supervisor of Ben Birch is on the roster")
        request = self.act("entries/request", "hot_list=Local", "plate=OOO 111", "member=B-1")
        self.refused("entries/review", f"request={request}", says="a request of their own")
        self.refused("entries/enter", f"request={request}", says="DPS-6.f.1 ")


if __name__ == "__main__":
    unittest.main(verbosity=2)
