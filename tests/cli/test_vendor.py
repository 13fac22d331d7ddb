#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The vendor's side on the command line, against an HTTPS server that is Python's and not ours.

Usage: test_vendor.py ALPRCTL DATA MAKE-CERTIFICATES
"""

import http.server
import json
import os
import shutil
import ssl
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.parse

ALPRCTL, DATA, CERTIFICATES = (sys.argv.pop(1) for _ in range(3))
SECRET = "kept/for+ourselves"


class Vendor(http.server.BaseHTTPRequestHandler):
    """One list, L1; what stands on it is the server's `entries`."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *words):
        pass

    def answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def body(self):
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def known(self):
        if self.headers.get("Authorization") == "Bearer a-token":
            return True
        self.answer(401, {"error": "unauthorized"})
        return False

    def do_GET(self):
        if not self.known():
            return
        if self.path == "/v3/hotlists":
            self.answer(200, [{"id": "L1", "name": "PD hot list"}])
        else:
            entries = list(self.server.entries.values())
            self.answer(200, {"entries": entries, "totalResults": len(entries)})

    def do_POST(self):
        body = self.body()
        if self.path == "/token":
            form = urllib.parse.parse_qs(body.decode())
            right = form.get("client_secret") == [SECRET]
            self.answer(200 if right else 401,
                        {"access_token": "a-token", "expires_in": 600} if right
                        else {"error": "invalid_client"})
        elif self.known() and self.path == "/v3/hotlists/L1/entries/addBatch":
            for entry in json.loads(body)["entries"]:
                self.server.entries[entry["plate"]] = {**entry, "id": "id-" + entry["plate"]}
            self.answer(200, {"entries": []})
        elif self.path == "/v3/hotlists/L1/entries/deleteBatch":
            for one in json.loads(body)["ids"]:
                self.server.entries.pop(one[len("id-"):], None)
            self.answer(200, {})


class VendorSide(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="alpr-cli-")
        self.addCleanup(shutil.rmtree, self.folder)
        subprocess.run([CERTIFICATES, self.folder], check=True)
        self.serve()
        self.book = self.path("test.alpr")
        self.write("passphrase", "a long enough passphrase\n")
        self.write("secret", SECRET + "\n")
        self.json("new", self.book, "--policy", "los-alamos-206", "--agency", "Test Police",
                  "--timezone", "America/Denver")

    def serve(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Vendor)
        self.server.entries = {}
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.path("good.pem"))
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def run_cli(self, *words):
        environment = dict(os.environ, GIO_USE_PROXY_RESOLVER="dummy")
        # The leak checker of clang 14 falls over the TLS module's thread-local variables.
        asan = environment.get("ASAN_OPTIONS", "detect_leaks=1")
        environment["ASAN_OPTIONS"] = asan + ":intercept_tls_get_addr=0"
        return subprocess.run(
            [ALPRCTL, "--user", "captain", "--passphrase-file", self.path("passphrase"), *words],
            capture_output=True, text=True, timeout=120, env=environment)

    def json(self, *words):
        done = self.run_cli(*words, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout) if done.stdout.strip() else None

    def act(self, name, *words):
        return self.json("act", self.book, name, *words)

    def connect(self):
        address = f"https://localhost:{self.server.server_port}"
        self.act("vendor/connect", "system=Flock", f"base_url={address}/v3",
                 f"token_url={address}/token", "client_id=desk", f"secret={self.path('secret')}",
                 f"authority={self.path('ca.pem')}")
        self.act("vendor/enable", "connection=Flock")

    def entry(self, plate, case):
        asked = self.act("entries/request", "hot_list=Own", f"plate={plate}", "issuer=NM",
                         "reason=Stolen", f"case_number={case}")
        return self.act("entries/enter", f"request={asked['id']}")

    def test_all_of_it(self):
        off = self.run_cli("vendor", self.book, "pull")
        self.assertEqual(off.returncode, 1)
        self.assertIn("No connection to a vendor is switched on", off.stderr)
        self.connect()
        self.server.entries["STRAY"] = {"id": "id-STRAY", "plate": "STRAY", "reason": "?",
                                        "caseNumber": "0"}
        self.assertEqual(self.json("vendor", self.book, "pull"), {"lists": 1, "entries": 1})
        self.act("hotlists/propose", "name=Own", "source=This agency", "kind=agency",
                 "purpose=Stolen vehicle", "refresh=change")
        self.act("hotlists/approve", "hot_list=Own")
        self.act("vendor/link-list", "vendor_list=L1", "hot_list=Own")
        self.entry("abc 123", "26-1")
        found = self.json("vendor", self.book, "difference")
        self.assertEqual({(row["state"], row["plate"]) for row in found},
                         {("not approved", "STRAY"), ("missing there", "abc 123")})
        pushed = self.json("vendor", self.book, "push", "--system", "Flock")
        self.assertEqual((pushed["added"], pushed["removed"], pushed["remaining"]), (1, 0, 0))
        self.assertEqual(set(self.server.entries), {"STRAY", "ABC123"})
        self.assertEqual(self.server.entries["ABC123"]["state"], "new_mexico")
        again = self.json("vendor", self.book, "push")
        self.assertEqual((again["added"], again["removed"]), (0, 0))
        journal = self.run_cli("journal", self.book, "--json").stdout
        self.assertNotIn(SECRET, journal)
        self.assertNotIn("a-token", journal)

    def test_wrong_secret(self):
        self.write("secret", "not-the-right-one\n")
        self.connect()
        done = self.run_cli("vendor", self.book, "pull")
        self.assertEqual(done.returncode, 1)
        self.assertIn("401, invalid_client", done.stderr)
        self.assertNotIn("not-the-right-one", done.stderr)

    def test_events(self):
        log = os.path.join(DATA, "event-logs", "changes.csv")
        counts = self.json("vendor", self.book, "events", log)
        self.assertEqual([counts[key] for key in ("rows_read", "taken_in", "known", "set_aside")],
                         [12, 8, 0, 4])
        self.assertEqual(len(self.json("view", self.book, "vendor-event-aside")), 4)
        self.assertEqual({row["verdict"] for row in self.json("view", self.book,
                                                              "vendor-event-check")},
                         {"list not on record", "account not on record"})

    def test_usage(self):
        self.assertEqual(self.run_cli("vendor", self.book, "shout").returncode, 2)
        self.assertEqual(self.run_cli("vendor", self.book, "events").returncode, 2)


if __name__ == "__main__":
    unittest.main()
