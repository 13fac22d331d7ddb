#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each rule of the house checker on a tree that breaks it, and on one that keeps it.

A case is: rule, files that break it, the places it must find ("path:line"), files that keep it.
That every rule has a case is a test too.
"""

import sys
import unittest
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

here = Path(__file__).resolve().parent
sys.path.insert(0, str(here))
sys.dont_write_bytecode = True
loader = SourceFileLoader("check", str(here / "check"))
check = module_from_spec(spec_from_loader("check", loader))
loader.exec_module(check)
source = sys.modules["source"]

LICENCE = "/* SPDX-License-Identifier: GPL-3.0-or-later"
ESSAY = LICENCE + """
 *
 * Eats apples, one at a time. An apple is never eaten twice; who calls pays.
 */
"""


def function(body, name="eat", parameters="void"):
    return f"static void\n{name} ({parameters})\n{{\n{body}}}\n"


PAGE = {
    "src/app/pages/alpr-fig-page.h": "G_DECLARE_FINAL_TYPE (AlprFigPage, x)",
    "src/app/pages/alpr-fig-page.c": "AlprFigPage",
    "ui/fig-page.ui": '<template class="AlprFigPage"/>',
    "ui/ui.gresource.xml": "<file>fig-page.ui</file>",
    "tests/app/test-fig-page.c": "",
}

CASES = [
    ("includes_go_downward",
     {"src/store/alpr-store.h": "", "src/base/alpr-text.h": "", "src/cli/alpr-cli.h": "",
      "src/store/alpr-store-private.h": "",
      "src/base/alpr-text.c": '#include "alpr-text.h"\n#include "alpr-store.h"\n',
      "src/acts/alpr-act.c": '#include <alpr-store-private.h>\n',
      "src/app/alpr-app.c": '#include "alpr-cli.h"\n'},
     ["src/base/alpr-text.c:2", "src/acts/alpr-act.c:1", "src/app/alpr-app.c:1"],
     {"src/store/alpr-store.h": "", "src/store/alpr-store-private.h": "", "src/cli/alpr-cli.h": "",
      "src/store/alpr-store.c": '#include "alpr-store-private.h"\n#include "alpr-config.h"\n',
      "src/cli/alprctl.c": '#include "alpr-cli.h"\n#include "alpr-store.h"\n'}),
    ("foreign_libraries_have_one_room",
     {"src/read/a.c": "#include <glib.h>\n#include <sqlite3.h>\n",
       "src/acts/a.h": "#include <gtk/gtk.h>",
      "src/store/a.c": "#include <openssl/evp.h>",
      "src/acts/b.c": "#include <liboath/oath.h>",
      "src/app/b.c": "#include <qrencode.h>",
       "src/report/a.c": "#include <json-glib/json-glib.h>"},
     ["src/read/a.c:2", "src/acts/a.h:1", "src/store/a.c:1", "src/acts/b.c:1", "src/app/b.c:1",
      "src/report/a.c:1"],
     {"src/store/a.c": "#include <sqlite3.h>\n#include <archives.h>",
       "src/app/a.c": "#include <adwaita.h>",
      "src/report/a.c": "#include <xlsxwriter.h>",
       "src/intake/a.c": "#include <json-glib/json-glib.h>"}),
    ("sql_lies_in_files",
     {"src/acts/a.c": 'x = "UPDATE audit "\n    "SET state = 1";\n',
       "src/cli/a.c": '"select a from b"',
      "src/read/a.c": '"SELECT id FROM audit WHERE id = 3"',
       "src/cli/b.c": 'f ("SELECT id FROM (%s)");'},
     ["src/acts/a.c:1", "src/cli/a.c:1", "src/read/a.c:1", "src/cli/b.c:1"],
     {"src/store/a.c": '"SELECT 1"',
       "src/read/a.c": '"SELECT count(*) AS n, b.c%s FROM (\\n%s\\n) AS b"',
      "src/cli/a.c": '/* "SELECT 1" */ puts ("Update the book"); "select-all"; "CREATED"'}),
    ("files_are_of_a_size",
     {"src/a.c": "\n" * 801, "ui/a.ui": "\n" * 401, "data/sql/views/a.sql": "\n" * 61},
     ["src/a.c:801", "ui/a.ui:401", "data/sql/views/a.sql:61"],
     {"src/a.c": "\n" * 800, "ui/a.ui": "\n" * 400, "data/sql/views/a.sql": "\n" * 60,
      "data/sql/schema/001-a.sql": "\n" * 300, "tests/data/a.csv": "\n" * 9000}),
    ("functions_are_of_a_size",
     {"src/a.c": function("  x;\n" * 80),
       "src/b.c": function("", parameters="int a" + ", int b" * 8),
      "tests/c.c": "\n" + function("{\n" * 4 + "}\n" * 4)},
     ["src/a.c:2", "src/b.c:2", "tests/c.c:3"],
     {"src/a.c": function("  x;\n" * 76),
       "src/b.c": function("", parameters="int a" + ", int b" * 7),
      "tests/c.c": function("{\n" * 3 + "int a[] = { { 1 } };\n" + "}\n" * 3)}),
    ("names_say_what_is_inside",
     {"src/base/alpr-utils.c": "", "ui/common.ui": "", "src/app/file-manager.h": "",
       "docs/helpers.md": ""},
     ["src/base/alpr-utils.c:1", "ui/common.ui:1", "src/app/file-manager.h:1", "docs/helpers.md:1"],
     {"src/base/alpr-text.c": "", "docs/commonwealth.md": "", "common/text.c": "",
      "tests/data/helper-column.csv": ""}),
    ("files_open_with_an_essay",
     {"src/a.c": LICENCE + " */\n", "src/b.c": "/* Eats. */\n", "tests/c.h": "#pragma once\n"},
     ["src/a.c:1", "src/b.c:1", "tests/c.h:1"],
     {"src/a.c": ESSAY, "src/a.h": LICENCE + " */\n"}),
    ("lines_fit",
     {"src/a.c": "\n" + "x" * 101 + "\n\tx;\n", "src/a.h": "x; \n"},
     ["src/a.c:2", "src/a.c:3", "src/a.h:1"],
     {"src/a.c": "“" + "ü" * 98 + "”\n"}),
    ("pages_have_five_places",
     {"ui/fig-page.ui": '<template class="AlprPage"/>', "ui/ui.gresource.xml": ""},
     ["src/app/pages/alpr-fig-page.c:1", "src/app/pages/alpr-fig-page.h:1", "ui/fig-page.ui:1",
      "ui/ui.gresource.xml:1", "tests/app/test-fig-page.c:1"],
     PAGE | {"ui/card.ui": ""}),
    ("resources_are_listed",
     {"data/sql/views/a.sql": "", "ui/a.ui": "", "ui/ui.gresource.xml": "<file>b.ui</file>",
      "data/data.gresource.xml": "<file>views/c.view.xml</file>"},
     ["data/sql/views/a.sql:1", "ui/a.ui:1", "ui/ui.gresource.xml:1", "data/data.gresource.xml:1"],
     {"data/sql/views/a.sql": "", "ui/icons/a.svg": "", "data/demo/a.csv": "",
      "ui/ui.gresource.xml": '<file alias="a" preprocess="xml-stripblanks">icons/a.svg</file>'
                             '<file>desk.svg</file>', "data/icons/desk.svg": "",
      "data/data.gresource.xml": "<file>sql/views/a.sql</file>"}),
    ("sources_are_built",
     {"src/base/alpr-fig.c": "", "src/base/meson.build": "'alpr-figs.c', 'xalpr-fig.c'",
      "tests/base/test-fig.c": ""},
     ["src/base/alpr-fig.c:1", "tests/base/test-fig.c:1"],
     {"src/app/pages/alpr-fig.c": "", "src/app/meson.build": "files('pages/alpr-fig.c')",
      "tests/base/test-fig.c": "", "tests/base/meson.build": "foreach name : ['fig']"}),
    ("words_are_translated",
     {"src/app/a.c": '_("Open")', "ui/a.ui": "", "data/views/a.view.xml": "",
       "po/POTFILES": "ui/b.ui\n"},
     ["src/app/a.c:1", "ui/a.ui:1", "data/views/a.view.xml:1", "po/POTFILES:1"],
     {"src/app/a.c": '/* _ ("Open") */ my_ ("x"); "N_ ("', "src/cli/b.c": 'ngettext ("a", "b", n)',
      "data/views/a.view.xml": "", "ui/a.ui": "", "ui/style.css": "",
      "po/POTFILES": "# all\nsrc/cli/b.c\ndata/views/a.view.xml\nui/a.ui\n"}),
    ("translators_see_whole_words",
     {"src/app/a.c": 'x;\nngettext ("%" G_GINT64_FORMAT " fig", "figs", n)', "src/app/b.c": '_("a"\n'
      '  G_GSIZE_FORMAT)'},
     ["src/app/a.c:2", "src/app/b.c:1"],
     {"src/app/a.c": 'f (_("Fig"), "%" G_GINT64_FORMAT); ngettext ("%" PRId64, "b", n);'}),
    ("public_functions_are_described",
     {"src/base/alpr-a.h": "void eat (int a,\n          int b);\n",
      "src/base/alpr-a-private.h": "int *peel (void);\n",
       "src/base/alpr-a.c": "/* Eats. */\nvoid\neat (int a, int b)\n{\n}\n"
                            "\nint *\npeel (void)\n{\n}\n"},
     ["src/base/alpr-a.c:3", "src/base/alpr-a.c:8"],
     {"src/base/alpr-a.h": "void eat (void);\nint cut (void);\nvoid fig_free (void);\n",
      "src/base/alpr-a-private.h": "int *peel (void);\n",
       "src/base/alpr-a.c": "/**\n * eat:\n */\nvoid\neat (void)\n{\n}\n"
                            "\n/** cut: Returns: 1 */\nint\ncut (void)\n{\n}\n"
                            "\n/* Peels. */\nint *\npeel (void)\n{\n}\n"
                            "\nstatic int\nbite (void)\n{\n}\n"}),
    ("no_machine_is_named",
     {"docs/a.md": "one\nlook in /work/x\n", "data/setup/b": "cd /root/x",
       "src/c.c": '"/tmp/book"'},
     ["docs/a.md:2", "data/setup/b:1", "src/c.c:1"],
     {"tests/a": "/tmp/x", "docs/a.md": "out/work/x, ${TMPDIR:-/tmp}/alpr, /tmp"}),
    ("no_policy_is_named",
     {"data/policies/fig-1.json": '{"title": "Fig law", "agency": "Figtown PD",'
                                  ' "clauses": [{"id": "FIGX-1.a"}]}',
      "src/a.c": '\nif (policy == "fig-1")\n', "data/sql/rules/a.sql": "-- as in figx-1",
      "ui/a.ui": "Figtown PD", "src/b.h": "/* LEXINGTON */"},
     ["src/a.c:2", "data/sql/rules/a.sql:1", "ui/a.ui:1", "src/b.h:1"],
     {"data/policies/fig-1.json": "{}", "src/a.c": "figs", "data/demo/run": "Lexington"}),
    ("no_goto", {"src/a.c": "x;\ngoto out;\n"}, ["src/a.c:2"],
     {"src/a.c": '/* goto */ "goto"; goto_page ();'}),
    ("libraries_are_silent",
     {"src/base/a.c": "\ng_print(x);", "src/report/a.c": "exit (1);",
      "src/intake/a.c": "fputs (x, stderr);"},
     ["src/base/a.c:2", "src/report/a.c:1", "src/intake/a.c:1"],
     {"src/cli/a.c": "g_print (x);", "src/report/a.c": "fputs (x, file);",
       "src/base/a.c": '/* g_print (x) */ g_strdup_printf (x); g_set_error (x);'}),
    ("xml_is_well_formed", {"ui/a.ui": "<a>\n<b></a>"}, ["ui/a.ui:2"],
     {"ui/a.ui": "<a/>", "tests/fuzz/a.xml": "<a"}),
]


class Rules(unittest.TestCase):
    def test_each_rule_has_a_case(self):
        self.assertEqual(sorted(rule.__name__ for rule in check.rules),
                         sorted(case[0] for case in CASES))

    def test_each_rule_finds_what_breaks_it_and_nothing_else(self):
        for name, broken, places, kept in CASES:
            rule = getattr(check, name)
            with self.subTest(name):
                found = {f"{path}:{line}" for path, line, _ in rule(source.Tree(broken))}
                self.assertEqual(sorted(found), sorted(places))
                self.assertEqual(list(rule(source.Tree(kept))), [])


class SourceText(unittest.TestCase):
    def test_literals_are_joined_and_blanked(self):
        text = source.Source('a ("x" /* no */\n   "y\\"z", \'"\', "w"); // "v"\n')
        self.assertEqual([(1, 'xy\\"z'), (2, "w")], text.strings)
        self.assertEqual(len(text.text), len(text.code))
        self.assertNotIn("no", text.code)

    def test_functions_are_measured(self):
        text = source.Source(ESSAY + "/* Why. */\nstatic int\nfig (int a, char *b)\n"
                             "{\n  if (a)\n    {\n    }\n}\n")
        fig, = text.functions()
        self.assertEqual(("fig", 7, 6, 1, 2, "/* Why. */", True),
                         (fig.name, fig.line, fig.length, fig.depth, fig.parameters,
                          fig.comment, fig.static))


if __name__ == "__main__":
    unittest.main()
