# SPDX-License-Identifier: GPL-3.0-or-later
"""What the house checker reads: a tree of texts, and C in GNU style, seen without a compiler.

A Tree is a path → text mapping, so that a test can make one of three lines. C is split into its
code (comments and literals blanked, every line where it was), its string literals (neighbours
joined, as the compiler joins them) and its functions. That is possible with a few expressions
because the style is kept: a definition's name stands at the start of a line, its braces alone.
"""

import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

TOKEN = re.compile(r"/\*.*?\*/|//[^\n]*"
                   r'|"(?:\\.|[^"\\\n])*"'
                   r"|'(?:\\.|[^'\\\n])*'", re.S)
DEFINITION = re.compile(r"^([a-z_]\w*) \(([^;{}]*?)\)\n\{\n(.*?)^\}", re.M | re.S)
PROTOTYPE = re.compile(r"^(?!typedef\b)[A-Za-z][\w *]*?[ *](\w+) \(([^;{}]*?)\)[^;{}]*;",
                       re.M | re.S)


@dataclass
class Function:
    """A function's definition: where its name stands, how long, how deep, how many parameters."""

    name: str
    line: int
    length: int
    depth: int
    parameters: int
    comment: str
    static: bool


@dataclass
class Source:
    """C text in its parts."""

    text: str
    code: str = ""
    strings: list = field(default_factory=list)

    def __post_init__(self):
        at, apart = 0, True
        for token in TOKEN.finditer(self.text):
            between = self.text[at:token.start()]
            self.code += between + re.sub(r"[^\n]", " ", token.group())
            at = token.end()
            apart = apart or bool(between.strip())
            if token.group().startswith('"'):
                self._keep(self.line(token.start()), token.group()[1:-1], apart)
                apart = False
        self.code += self.text[at:]

    def _keep(self, line, text, apart):
        if not apart:
            line, before = self.strings.pop()
            text = before + text
        self.strings.append((line, text))

    def line(self, position):
        return self.text.count("\n", 0, position) + 1

    def functions(self):
        for match in DEFINITION.finditer(self.code):
            head = self.text[:match.start()].rstrip("\n")
            before, _, result = head.rpartition("\n")
            yield Function(
                name=match.group(1),
                line=self.line(match.start()),
                length=match.group().count("\n") + 1,
                depth=_depth(match.group(3)),
                parameters=_count(match.group(2)),
                comment=_comment_at_end(before),
                static=result.startswith("static"),
            )

    def prototypes(self):
        return {match.group(1) for match in PROTOTYPE.finditer(self.code)}


def _depth(body):
    """How many blocks lie within each other; the brace of an initialiser opens none."""
    open_braces, deepest = [], 0
    for match in re.finditer(r"[{}]", body):
        if match.group() == "}":
            if open_braces:
                open_braces.pop()
            continue
        start = body.rfind("\n", 0, match.start()) + 1
        open_braces.append(not body[start:match.start()].strip())
        deepest = max(deepest, sum(open_braces))
    return deepest


def _count(parameters):
    parameters = parameters.strip()
    return 0 if parameters in ("", "void") else parameters.count(",") + 1


def _comment_at_end(text):
    """The comment that ends right where a definition begins; "" where there is none."""
    text = text.rstrip(" ")
    if not text.endswith("*/"):
        return ""
    return text[text.rfind("/*"):]


class Tree(dict):
    """path → text of every file that git keeps or would keep; a binary file's text is ""."""

    @classmethod
    def read(cls, root):
        names = subprocess.run(
            ["git", "-c", "safe.directory=*", "-C", root, "ls-files", "-z",
             "--cached", "--others", "--exclude-standard"],
            check=True, capture_output=True, text=True).stdout.split("\0")
        tree = cls()
        for name in sorted(filter(None, names)):
            path = Path(root, name)
            if path.is_file():
                data = path.read_bytes()
                tree[name] = "" if b"\0" in data else data.decode("utf-8", "replace")
        return tree

    def under(self, *folders, ending=""):
        """(path, text) of each file in @folders whose name has the ending (or one of a tuple)."""
        for path, text in self.items():
            if path.startswith(folders) and path.endswith(ending):
                yield path, text

    def sources(self, *folders, ending=(".c", ".h")):
        for path, text in self.under(*folders, ending=ending):
            yield path, Source(text)

    def places(self, path, pattern, text=None):
        """(line, match) for each place of @pattern."""
        text = self[path] if text is None else text
        for match in re.finditer(pattern, text):
            yield text.count("\n", 0, match.start()) + 1, match
