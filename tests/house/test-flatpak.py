#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifest, as far as it can be held to something without a network: its keys are
those that flatpak-builder knows, every source is pinned, its id is the program's, and it asks for
no more than it may. Where flatpak-builder is installed, it reads the manifest too.
"""

import re
import shutil
import subprocess
import unittest
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
ID = "org.alprdesk.AlprDesk"
MANIFEST = ROOT / "flatpak" / f"{ID}.yml"

TOP = {"id", "runtime", "runtime-version", "sdk", "command", "finish-args", "cleanup", "modules",
       "build-options"}
MODULE = {"name", "buildsystem", "builddir", "build-commands", "config-opts", "build-options",
          "cleanup", "sources", "subdir"}
SOURCES = {
    "git": {"type", "url", "tag", "commit"},
    "archive": {"type", "url", "sha256"},
    "file": {"type", "path"},
    "dir": {"type", "path", "skip"},
}
# The network: for the vendor's interface only, and off until somebody switches it on.
ALLOWED = {"--socket=wayland", "--socket=fallback-x11", "--share=ipc", "--share=network",
           "--device=dri"}


class Manifest(unittest.TestCase):
    def setUp(self):
        self.manifest = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))

    def sources(self):
        for module in self.manifest["modules"]:
            for source in module["sources"]:
                yield module["name"], source

    def test_keys_are_known(self):
        self.assertLessEqual(set(self.manifest), TOP)
        for module in self.manifest["modules"]:
            self.assertLessEqual(set(module), MODULE, module.get("name"))

    def test_sources_are_pinned(self):
        for name, source in self.sources():
            with self.subTest(name):
                self.assertEqual(set(source), SOURCES[source["type"]])
                if "url" in source:
                    self.assertTrue(source["url"].startswith("https://"))
                if "commit" in source:
                    self.assertRegex(source["commit"], "^[0-9a-f]{40}$")
                if "sha256" in source:
                    self.assertRegex(source["sha256"], "^[0-9a-f]{64}$")

    def test_local_sources_exist(self):
        for name, source in self.sources():
            if "path" in source:
                self.assertTrue((MANIFEST.parent / source["path"]).exists(), name)

    def test_it_is_this_program(self):
        meson = (ROOT / "meson.build").read_text(encoding="utf-8")
        self.assertEqual(self.manifest["id"], re.search("app_id = '(.*)'", meson).group(1))
        last = self.manifest["modules"][-1]
        self.assertEqual(last["sources"][0]["type"], "dir")
        self.assertEqual((MANIFEST.parent / last["sources"][0]["path"]).resolve(), ROOT)

    def test_it_asks_for_no_more_than_it_may(self):
        self.assertEqual(set(self.manifest["finish-args"]), ALLOWED)

    def test_it_names_the_codec_for_new_releases(self):
        script = (MANIFEST.parent / "sqlcipher-archive").read_text(encoding="utf-8")
        for flag in ("-DSQLITE_HAS_CODEC", "-DSQLITE_EXTRA_INIT=sqlcipher_extra_init",
                     "-DSQLITE_EXTRA_SHUTDOWN=sqlcipher_extra_shutdown", "-DSQLITE_TEMP_STORE=2",
                     "-fvisibility=hidden"):
            self.assertIn(flag, script)

    @unittest.skipUnless(shutil.which("flatpak-builder"), "flatpak-builder is not installed")
    def test_flatpak_builder_reads_it(self):
        shown = subprocess.run(["flatpak-builder", "--show-manifest", str(MANIFEST)],
                               capture_output=True, text=True, check=False)
        self.assertEqual(shown.returncode, 0, shown.stderr)
        self.assertNotIn("Unknown property", shown.stderr)


if __name__ == "__main__":
    unittest.main()
