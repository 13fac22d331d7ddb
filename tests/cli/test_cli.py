#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line as scripts use it: forms, keys, exit statuses.

Usage: test_cli.py ALPRCTL DATA
One book is made for the class; tests that change it say what they leave behind.
"""

import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

ALPRCTL, DATA = sys.argv.pop(1), sys.argv.pop(1)
AUDITS = os.path.join(DATA, "flock-organization-audit")
JANUARY = os.path.join(AUDITS, "1_1_2025-1_31_2025-Prairie Junction NE PD-Audit.csv")
USERS = os.path.join(DATA, "flock-users", "Users.xlsx")
JUNE = os.path.join(AUDITS, "6_1_2025-6_30_2025-Prairie Junction NE PD-Audit.xlsx")
POLICY_CLAUSES = {"las-cruces-go-173": 22, "nm-dps-opr-50": 45, "los-alamos-206": 12,
                  "lexington-sc-140.3": 19, "lexington-ne-2420": 34}


class Cli(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="alpr-cli-")
        cls.book = os.path.join(cls.folder, "test.alpr")
        cls.secret = os.path.join(cls.folder, "passphrase")
        with open(cls.secret, "w") as file:
            file.write("a long enough passphrase\n")
        made = cls.run_cli("new", cls.book, "--policy", "lexington-ne-2420", "--agency",
                           "Prairie Junction Police Department", "--timezone", "America/Chicago")
        if made.returncode != 0:
            raise RuntimeError(made.stderr)
        cls.imported = json.loads(cls.run_cli("import", cls.book, JANUARY, JUNE, "--json").stdout)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    @classmethod
    def run_cli(cls, *words, user="captain"):
        call = [ALPRCTL, "--user", user, "--passphrase-file", cls.secret, *words]
        return subprocess.run(call, capture_output=True, text=True, timeout=300)

    def json(self, *words, status=0):
        done = self.run_cli(*words, "--json")
        self.assertEqual(done.returncode, status, done.stderr)
        return json.loads(done.stdout)

    def fails(self, status, *words, says=""):
        done = self.run_cli(*words)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        self.assertIn(says, done.stderr)
        return done

    def test_policies(self):
        policies = self.json("policies")
        self.assertEqual({p["id"]: p["clauses"] for p in policies}, POLICY_CLAUSES)
        for policy in policies:
            self.assertLessEqual({"title", "version", "in_force_from", "at_work", "not_yet"},
                                 set(policy))
            self.assertLessEqual(policy["at_work"] + policy["not_yet"], policy["clauses"])

    def test_clauses_are_the_requirements(self):
        with open(os.path.join(DATA, "requirements.csv"), newline="") as file:
            wanted = {row["id"]: (row["policy"], row["area"], row["how"])
                      for row in csv.DictReader(file)}
        found = {}
        for policy in POLICY_CLAUSES:
            for clause in self.json("clauses", policy):
                self.assertIn(clause["state"], ("at work", "recorded", "not yet"))
                found[clause["id"]] = (policy, clause["area"], clause["how"])
        self.assertEqual(found, wanted)

    def test_import_counts_every_row(self):
        for result, path in zip(self.imported, (JANUARY, JUNE)):
            self.assertEqual(result["rows_read"],
                             result["taken_in"] + result["known"] + result["set_aside"])
            with open(path, "rb") as file:
                self.assertEqual(result["sha256"], hashlib.sha256(file.read()).hexdigest())
        with open(JANUARY, newline="") as file:
            rows = sum(1 for _ in csv.reader(file)) - 1
        self.assertEqual(self.imported[0]["rows_read"], rows)
        self.assertEqual((self.imported[0]["from"], self.imported[0]["until"]),
                         ("2025-01-01", "2025-01-31"))

    def test_same_file_twice(self):
        again, = self.json("import", self.book, JANUARY)
        self.assertEqual(again["taken_in"], 0)
        self.assertEqual(again["rows_read"], self.imported[0]["rows_read"])
        self.assertEqual(again["known"], again["rows_read"])

    def test_imports_and_set_aside(self):
        self.assertGreaterEqual(len(self.json("imports", self.book)), 2)
        for row in self.json("set-aside", self.book):
            self.assertLessEqual({"file", "sheet", "row", "reason", "raw"}, set(row))

    def test_check(self):
        checked = self.json("check", self.book, "--period", "2025-01")
        self.assertEqual(checked["period"], {"from": "2025-01-01", "until": "2025-01-31"})
        by_rule = {}
        for finding in checked["findings"]:
            by_rule[finding["rule"]] = by_rule.get(finding["rule"], 0) + 1
            self.assertLessEqual({"rule", "clause", "subject", "what"}, set(finding))
        for rule in checked["rules"]:
            self.assertEqual(rule["findings"], by_rule.get(rule["rule"], 0), rule["rule"])
        again = self.json("check", self.book, "--period", "2025-01")
        self.assertEqual(again["findings"], checked["findings"])

    def test_check_of_an_empty_period(self):
        checked = self.json("check", self.book, "--period", "1999")
        self.assertEqual((checked["searches"], checked["findings"]), (0, []))

    def test_duties(self):
        duties = self.json("duties", self.book, "--on", "2026-03-01")
        self.assertTrue(duties)
        for duty in duties:
            self.assertLessEqual({"clause", "what", "due", "state"}, set(duty))
            self.assertRegex(duty["due"], r"^\d{4}-\d\d-\d\d$")

    def test_audit_from_draw_to_final(self):
        audit = self.json("audit", self.book, "new", "--period", "2025-01", "--clause",
                          "LXNE-H.sample", "--size", "10", "--seed", "24687531598642135798")
        self.assertEqual((audit["size"], audit["state"], len(audit["items"])), (10, "drawn", 10))
        self.assertIsNone(audit["upper_limit"])
        number = str(audit["audit"])

        ids = [row["search_id"] for row in self.json("view", self.book, "searches")
               if row["at"].startswith("2025-01")]
        self.assertEqual(len(ids), audit["population"])
        self.assertEqual(hashlib.sha256("".join(i + "\n" for i in sorted(ids)).encode())
                         .hexdigest(), audit["digest"])
        tickets = sorted((hashlib.sha256(f"{audit['seed']},{i}".encode()).hexdigest(), i)
                         for i in ids)
        self.assertEqual([item["id"] for item in audit["items"]], [i for _, i in tickets[:10]])

        extended = self.json("audit", self.book, "extend", number, "--size", "12")
        self.assertEqual([item["id"] for item in extended["items"]], [i for _, i in tickets[:12]])
        refused = self.fails(3, "audit", self.book, "finalise", number)
        self.assertIn("LXNE-H.sample", refused.stderr)
        for item in extended["items"]:
            self.json("audit", self.book, "judge", number, str(item["item"]), "compliant",
                      "--note", "case report seen")
        done = self.json("audit", self.book, "finalise", number)
        self.assertEqual(done["state"], "final")
        self.assertAlmostEqual(done["upper_limit"], 0.2209, places=3)
        self.fails(3, "audit", self.book, "judge", number, "1", "not-compliant",
                   says="this audit is final")

    def test_audit_below_the_floor_is_refused(self):
        before = self.json("view", self.book, "audits")
        refused = self.fails(3, "audit", self.book, "new", "--period", "2025-01", "--clause",
                             "LXNE-H.sample", "--size", "5")
        self.assertIn("LXNE-H.sample", refused.stderr)
        self.assertEqual(self.json("view", self.book, "audits"), before)

    def test_sample_without_a_book(self):
        ids = "".join(f"Q-{n:03d}\n" for n in range(1, 21))
        done = subprocess.run([ALPRCTL, "sample", "--seed", "24687531598642135798", "--size", "5",
                               "--json"], input=ids, capture_output=True, text=True, check=True)
        drawn = json.loads(done.stdout)
        self.assertEqual([d["id"] for d in drawn], ["Q-008", "Q-014", "Q-002", "Q-010", "Q-017"])
        for place, item in enumerate(drawn, 1):
            ticket = hashlib.sha256(f"24687531598642135798,{item['id']}".encode()).hexdigest()
            self.assertEqual((item["draw"], item["ticket"]), (place, ticket))

    def test_report(self):
        path = os.path.join(self.folder, "screening.xlsx")
        self.json("report", self.book, "audit-workbook", "--period", "2025-01", "--output", path)
        with open(path, "rb") as file:
            self.assertEqual(file.read(2), b"PK")
        self.assertIn("audit-workbook", [r["id"] for r in self.json("reports", self.book)])

    def test_views_and_acts(self):
        self.assertTrue(self.json("view", self.book, "finding-summary", "period=2025-01") is not None)
        self.fails(1, "view", self.book, "no-such-view", says="no-such-view")
        names = [act["name"] for act in self.json("acts", self.book)]
        self.assertIn("audits/judge", names)
        self.fails(2, "act", self.book, "audits/none")
        self.fails(2, "act", self.book, "audits/judge", "nonsense")
        self.fails(1, "act", self.book, "audits/judge", "audit=99", "item=1", "verdict=compliant",
                   says="There is no audit 99")

    def run_as(self, user, secret, *words):
        call = [ALPRCTL, "--user", user, "--passphrase-file", secret, *words]
        return subprocess.run(call, capture_output=True, text=True, timeout=300)

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w") as file:
            file.write(text)
        return path

    def test_people(self):
        first = self.write("first", "another passphrase, longer\n")
        own = self.write("own", "a passphrase of my own, long\n")
        self.json("act", self.book, "people/add", "user_name=lee", "role=auditor",
                  "passphrase_file=" + first)
        people = {p["user_name"]: p["role"] for p in self.json("view", self.book, "people")}
        self.assertEqual(people, {"captain": "administrator", "lee": "auditor"})
        # What an administrator gave is changed before anything else.
        for words in (("imports", self.book), ("act", self.book, "people/remove",
                                               "user_name=captain", "reason=none")):
            done = self.run_as("lee", first, *words)
            self.assertEqual((done.returncode, done.stdout), (3, ""), done.stderr)
            self.assertIn("First change the passphrase", done.stderr)
        change = ("act", self.book, "people/change-passphrase", "passphrase_file=")
        self.assertEqual(self.run_as("lee", first, *change[:3], change[3] + first).returncode, 1)
        done = self.run_as("lee", first, *change[:3], change[3] + own)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.run_as("lee", first, "imports", self.book).returncode, 1)
        done = self.run_as("lee", own, "act", self.book, "people/remove", "user_name=captain",
                           "reason=none")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("may not do people/remove", done.stderr)
        # A preview shows who stands in the book.
        done = self.run_as("lee", own, "roster", self.book, USERS)
        self.assertEqual((done.returncode, done.stdout), (1, ""), done.stderr)
        self.assertIn("may not compare a list", done.stderr)
        self.fails(3, "act", self.book, "people/remove", "user_name=captain", "reason=none",
                   says="last administrator")
        self.json("act", self.book, "people/remove", "user_name=lee", "reason=left")
        self.assertEqual(self.run_as("lee", own, "imports", self.book).returncode, 1)
        journal = json.dumps(self.json("journal", self.book))
        self.assertNotIn("another passphrase", journal)
        self.assertNotIn("of my own", journal)

    def make_book(self, name, *words):
        book = os.path.join(self.folder, name)
        return book, self.run_cli("new", book, "--policy", "lexington-ne-2420", "--agency", "Test",
                                  "--timezone", "America/Chicago", *words)

    def test_second_factor(self):
        secret, codes = (os.path.join(self.folder, name) for name in ("factor", "recovery"))
        book, made = self.make_book("factor.alpr")
        self.assertEqual(made.returncode, 0, made.stderr)
        self.fails(2, "enroll", book)
        bad = self.write("bad-factor", "not base32!\n")
        self.fails(1, "enroll", book, "--totp-secret-file", bad, says="base32")
        self.json("enroll", book, "--totp-secret-file", secret, "--recovery-file", codes)
        for path in (secret, codes):
            self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)
        with open(codes) as file:
            recovery = file.read().split()
        self.assertEqual(len(set(recovery)), 10)
        # Without a code, with a wrong one, with the right one; the file is never written over.
        self.fails(1, "imports", book, says="or the code is wrong")
        self.fails(1, "imports", book, "--code", "000000", says="or the code is wrong")
        self.json("imports", book, "--totp-secret-file", secret)
        done = self.run_cli("imports", book, "--code", recovery[0].lower().replace("-", ""))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("9 codes are left", done.stderr)
        self.fails(1, "imports", book, "--code", recovery[0], says="or the code is wrong")
        self.fails(1, "enroll", book, "--new-codes", "--code", recovery[1], "--recovery-file",
                   codes, says=codes)
        fresh = self.json("enroll", book, "--new-codes", "--code", recovery[2])["recovery_codes"]
        self.assertEqual(len(set(fresh) | set(recovery)), 20)
        journal = json.dumps(self.json("journal", book, "--code", fresh[0]))
        with open(secret) as file:
            self.assertNotIn(file.read().strip(), journal)
        for code in recovery + fresh:
            self.assertNotIn(code, journal)

    def test_new_with_second_factor(self):
        secret = os.path.join(self.folder, "new-factor")
        book, made = self.make_book("new-factor.alpr", "--totp-secret-file", secret, "--json")
        self.assertEqual(made.returncode, 0, made.stderr)
        self.assertEqual(len(json.loads(made.stdout)["recovery_codes"]), 10)
        self.fails(1, "imports", book, says="or the code is wrong")
        self.json("imports", book, "--totp-secret-file", secret)

    def test_policy_that_demands_a_second_factor(self):
        book = os.path.join(self.folder, "state.alpr")
        made = self.run_cli("new", book, "--policy", "nm-dps-opr-50", "--agency", "Test",
                            "--timezone", "America/Denver")
        self.assertEqual(made.returncode, 0, made.stderr)
        self.assertIn("second factor", made.stderr)
        # Its maker goes without one for a day, which is said and journalled.
        done = self.run_cli("journal", book, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("goes without one", done.stderr)
        self.assertIn("without a second factor", done.stdout)
        # Nobody else does.
        first = self.write("state-first", "another passphrase, longer\n")
        own = self.write("state-own", "a passphrase of my own, long\n")
        factor = os.path.join(self.folder, "state-factor")
        self.json("act", book, "people/add", "user_name=lee", "role=it-support",
                  "passphrase_file=" + first)
        done = self.run_as("lee", first, "act", book, "people/change-passphrase",
                           "passphrase_file=" + own)
        self.assertEqual(done.returncode, 0, done.stderr)
        done = self.run_as("lee", own, "imports", book)
        self.assertEqual((done.returncode, done.stdout), (3, ""), done.stderr)
        self.assertIn("refused by DPS-6.c.ii.1 ", done.stderr)
        done = self.run_as("lee", own, "enroll", book, "--totp-secret-file", factor)
        self.assertEqual(done.returncode, 0, done.stderr)
        done = self.run_as("lee", own, "imports", book, "--totp-secret-file", factor)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_lock(self):
        book, made = self.make_book("lock.alpr")
        self.assertEqual(made.returncode, 0, made.stderr)
        wrong = self.write("wrong", "not the passphrase\n")
        for _ in range(5):
            self.assertEqual(self.run_as("captain", wrong, "imports", book).returncode, 1)
        self.fails(1, "imports", book, says="or the code is wrong")

    def test_roster(self):
        seen = self.json("roster", self.book, USERS)
        self.assertEqual((seen["kind"], seen["rows_read"], seen["applied"]),
                         ("Flock user export", 194, False))
        self.assertEqual((seen["people"]["new"], seen["accounts"]["new"]), (176, 176))
        self.assertEqual(len(seen["set_aside"]), 18)
        for row in seen["set_aside"]:
            self.assertLessEqual({"file", "sheet", "row", "reason", "raw"}, set(row))
        self.assertTrue([note for note in seen["notes"] if note.startswith("167 names")])
        self.assertEqual(self.json("roster", self.book, USERS)["accounts"], seen["accounts"])
        self.fails(1, "roster", self.book, USERS, "--apply", says="needs “role”")
        self.fails(1, "roster", self.book, USERS, "--apply", "--role", "wizard", says="wizard")
        self.fails(2, "roster", self.book, USERS, "--what", "cars", says="cars")
        self.fails(1, "roster", self.book, JANUARY, says="is an audit of searches")
        self.fails(1, "act", self.book, "roster/import", "path=x", "sha256=y", says="alprctl roster")
        self.assertEqual(len(self.json("view", self.book, "accounts")), 0)
        people = len(self.json("view", self.book, "roster"))
        done = self.json("roster", self.book, USERS, "--apply", "--role", "operator")
        self.assertTrue(done["applied"])
        accounts = self.json("view", self.book, "accounts")
        self.assertEqual(len(accounts), 176)
        self.assertEqual({account["system"] for account in accounts}, {"Flock Safety"})
        again = self.json("roster", self.book, USERS, "--apply", "--role", "operator")
        self.assertEqual((again["people"]["same"], again["accounts"]["same"]), (176, 176))
        self.assertEqual(len(self.json("view", self.book, "roster")), people + 176)
        lines = [line for line in self.json("journal", self.book)
                 if line["act"] == "roster/import" and line["outcome"] == "done"]
        self.assertEqual(len(lines), 2)

    def test_roster_formulas_are_guarded(self):
        path = os.path.join(self.folder, "people.csv")
        with open(path, "w") as file:
            file.write("name,badge,unit\n=HYPERLINK(1) Ray,77,+Patrol\n")
        done = self.run_cli("roster", self.book, path, "--what", "people", "--csv")
        self.assertEqual(done.returncode, 0, done.stderr)
        row, = [row for row in csv.reader(done.stdout.splitlines()) if "HYPERLINK" in row[2]]
        self.assertEqual(row[:3], ["new", "person", "'=HYPERLINK(1) Ray"])

    def test_verify_journal_backup(self):
        verified = self.json("verify", self.book)
        self.assertEqual((verified["state"], verified["first_difference"]), ("intact", None))
        lines = self.json("journal", self.book)
        self.assertIn("session/sign-in", [line["act"] for line in lines])
        copy = os.path.join(self.folder, "copy.alpr")
        self.json("backup", self.book, copy)
        self.assertEqual(self.json("verify", copy)["state"], "intact")
        self.fails(1, "backup", self.book, copy, says="copy.alpr")

    def test_strangers(self):
        self.fails(1, "imports", os.path.join(self.folder, "none.alpr"), says="no book")
        done = self.run_cli("imports", self.book, user="stranger")
        self.assertEqual(done.returncode, 1)
        self.run_cli("imports", self.book)
        denied = [line for line in self.json("journal", self.book) if line["outcome"] == "denied"]
        self.assertIn("stranger", [line["who"] for line in denied])

    def test_wrong_usage(self):
        self.fails(2)
        self.fails(2, "no-such-command")
        self.fails(2, "import", self.book)
        self.fails(2, "check", self.book)
        self.fails(2, "policies", "--no-such-option")
        self.fails(1, "check", self.book, "--period", "2025-13", says="2025-13")

    def test_bad_files_leave_the_book_as_it_was(self):
        before = self.json("view", self.book, "overview-figures", "period=2025")
        bad = {"empty.csv": b"", "binary.csv": bytes(range(256)) * 40,
               "unknown.csv": b"Colour,Taste\nred,sweet\n", "cut.xlsx": b"PK\x03\x04 cut off"}
        for name, content in bad.items():
            path = os.path.join(self.folder, name)
            with open(path, "wb") as file:
                file.write(content)
            self.fails(1, "import", self.book, path, says=name)
        self.assertEqual(self.json("view", self.book, "overview-figures", "period=2025"), before)


if __name__ == "__main__":
    unittest.main(verbosity=2)
