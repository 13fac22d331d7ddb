#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words for people: xgettext finds them in every file of po/POTFILES, views and reports among
them, and each translation of po/LINGUAS is whole: nothing left in English, nothing fuzzy, nothing
that the program says no more.
"""

import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[2]
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2", "g_dngettext:2,3", "g_dpgettext2:2c,3"]


def lines(name):
    text = (ROOT / "po" / name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def run(*command):
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False,
                          env=os.environ | {"GETTEXTDATADIRS": str(ROOT / "po"), "LC_ALL": "C.UTF-8"})


class Words(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.template = Path(folder.name) / "alpr-desk.pot"
        self.merged = Path(folder.name) / "merged.po"
        made = run("xgettext", "--from-code=UTF-8", "--add-comments", f"--output={self.template}",
                   "--files-from=po/POTFILES", *(f"--keyword={word}" for word in KEYWORDS))
        self.assertEqual((made.returncode, made.stderr), (0, ""))

    def test_definitions_are_in_the_template(self):
        words = run("msgconv", "--no-wrap", str(self.template)).stdout
        definitions = [path for path in lines("POTFILES") if path.endswith((".view.xml", ".report.xml"))]
        self.assertTrue(definitions)
        for path in definitions:
            title = ElementTree.parse(ROOT / path).findtext("title").strip()
            self.assertIn(f'msgid "{title}"', words, path)

    def test_translations_are_whole(self):
        for language in lines("LINGUAS"):
            with self.subTest(language):
                po = ROOT / "po" / f"{language}.po"
                run("msgmerge", "--quiet", f"--output-file={self.merged}", str(po), str(self.template))
                counts = run("msgfmt", "--check", "--statistics", "--output-file=/dev/null",
                             str(self.merged))
                self.assertEqual(counts.returncode, 0, counts.stderr)
                self.assertRegex(counts.stderr, r"^\d+ translated messages?\.\n$")
                self.assertIsNone(re.search("(?m)^#~", self.merged.read_text(encoding="utf-8")),
                                  f"{language} translates what is said no more")


if __name__ == "__main__":
    unittest.main()
