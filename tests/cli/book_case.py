# SPDX-License-Identifier: GPL-3.0-or-later
"""A book of its own for each test of the command line, and the words for talking with it."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

ALPRCTL, DATA = sys.argv.pop(1), sys.argv.pop(1)


class BookCase(unittest.TestCase):
    policy = "lexington-ne-2420"
    zone = "America/Chicago"

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="alpr-cli-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.book = os.path.join(self.folder, "test.alpr")
        self.secret = self.write("passphrase", "a long enough passphrase\n")
        self.secrets = {"captain": ["--passphrase-file", self.secret]}
        self.json("new", self.book, "--policy", self.policy, "--agency", "Test Police",
                  "--timezone", self.zone)

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def run_cli(self, *words, user="captain"):
        call = [ALPRCTL, "--user", user, *self.secrets[user], *words]
        return subprocess.run(call, capture_output=True, text=True, timeout=300)

    def json(self, *words, status=0, user="captain"):
        done = self.run_cli(*words, "--json", user=user)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return json.loads(done.stdout)

    def fails(self, status, *words, says="", user="captain"):
        done = self.run_cli(*words, user=user)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        self.assertIn(says, done.stderr)
        return done

    def act(self, act, *inputs, user="captain"):
        return self.json("act", self.book, act, *inputs, user=user).get("id")

    def refused(self, act, *inputs, says, user="captain"):
        return self.fails(3, "act", self.book, act, *inputs, says=says, user=user)

    def view(self, view, *inputs, user="captain"):
        return self.json("view", self.book, view, *inputs, user=user)

    def let_in(self, user, role, full_name, **fields):
        """A person who signs in with a passphrase of their own."""
        first = self.write(user + "-first", "the first passphrase of " + user[::-1] + "\n")
        own = self.write(user + "-own", "the very own passphrase of " + user[::-1] + "\n")
        self.act("people/add", f"user_name={user}", f"role={role}", f"full_name={full_name}",
                 f"passphrase_file={first}")
        self.secrets[user] = ["--passphrase-file", first]
        self.json("act", self.book, "people/change-passphrase", f"passphrase_file={own}",
                  user=user)
        self.secrets[user] = ["--passphrase-file", own]
        if fields:
            self.act("roster/change", f"person={user}",
                     *(f"{name}={value}" for name, value in fields.items()))

    def outcomes(self, act):
        return [line["outcome"] for line in self.json("journal", self.book) if line["act"] == act]
