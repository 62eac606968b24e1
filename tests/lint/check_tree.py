#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Weir authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small things that rot: sizes of files, headers of licence, lists that forgot a file, paths of one machine, white space.
usage: check_tree.py ROOT"""
import os
import re
import subprocess
import sys

WARN, FAIL, FAIL_TEST = 400, 600, 800
ALLOWED_LONG = {}  # path: why it may be longer than FAIL lines
CODE = (".h", ".cpp")
TEXT = CODE + (".py", ".sh", ".txt", ".cmake", ".md", ".json", ".svg")
HOME = re.compile(r"(/home/[a-z]|/root/|/tmp/[a-z]|/Users/)")


def tracked(root):
    try:
        out = subprocess.run(["git", "-C", root, "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True, check=True).stdout
        return [p for p in out.splitlines() if os.path.isfile(os.path.join(root, p))]
    except (OSError, subprocess.CalledProcessError):  # an unpacked release has no repository
        return [os.path.relpath(os.path.join(d, f), root) for d, _, fs in os.walk(root) for f in fs if "/build" not in d]


def main():
    root = sys.argv[1]
    problems, long_files = [], 0
    files = tracked(root)
    lists = {}
    for path in files:
        if not path.endswith(TEXT) or path == "LICENSE":
            continue
        with open(os.path.join(root, path), encoding="utf-8", newline="") as f:
            text = f.read()
        lines = text.split("\n")
        if path.endswith("CMakeLists.txt"):
            lists[os.path.dirname(path)] = text
        if path.endswith(CODE):
            long_files += len(lines) > WARN
            limit = FAIL_TEST if path.startswith("tests/") else FAIL
            if len(lines) > limit and path not in ALLOWED_LONG:
                problems.append(f"{path}: {len(lines)} lines; more than {limit} is more than one thing")
            if path.endswith(".h") and "#pragma once" not in text:
                problems.append(f"{path}: no #pragma once")
        if path.endswith(CODE + (".py", ".sh", ".cmake")) or path.endswith("CMakeLists.txt"):
            if "SPDX-License-Identifier: GPL-3.0-or-later" not in text:
                problems.append(f"{path}: no licence line")
        golden = "/data/" in "/" + path
        for number, line in enumerate(lines, 1):
            if golden:
                break
            if line != line.rstrip() and not path.endswith(".md"):
                problems.append(f"{path}:{number}: blanks at the end of the line")
            if "\t" in line and path.endswith(CODE):
                problems.append(f"{path}:{number}: a tab")
            if HOME.search(line) and not path.startswith("tests/"):
                problems.append(f"{path}:{number}: a path of one machine")
    for path in files:  # no source file is forgotten in its list
        if path.endswith(".cpp"):
            folder, name = os.path.split(path)
            unit = name[:-4].split("_", 1)[-1]  # lists of tests may name what comes after tst_, fuzz_ or tst_map_ alone
            listed = any(re.search(rf"\b(\w+_)?({unit}|{unit.split('_', 1)[-1]})\b", lists[f]) for f in (folder, os.path.dirname(folder)) if f in lists)
            if not listed:
                problems.append(f"{path}: in no CMakeLists.txt")
    print("\n".join(problems))
    print(f"{len(files)} files, {long_files} over {WARN} lines, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
