#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Weir authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Data flows one way: this fails when an include goes against it. usage: check_layers.py ROOT

The rules are those of ARCHITECTURE.md, "Layers". Each folder names what it may include; everything else is refused.
"""
import os
import re
import sys

BASE = {"base"}
MODEL = BASE | {"model", "stats"}
SIMULATION = MODEL | {"simulation"}
ANALYSIS = SIMULATION | {"derivation", "analysis"}
MAY_INCLUDE = {  # core folder: core folders it may include
    "base": BASE,
    "model": MODEL,
    "stats": MODEL,
    "derivation": MODEL | {"derivation"},
    "simulation": SIMULATION,
    "analysis": ANALYSIS,
    "metrics": ANALYSIS | {"metrics"},
    "trends": ANALYSIS | {"metrics", "trends"},
    "diagram": ANALYSIS | {"diagram"},
    "sample": MODEL | {"sample"},
    "report": ANALYSIS | {"metrics", "trends", "diagram", "report"},
    "readers": MODEL | {"readers", "git"},
    "git": MODEL | {"git", "readers"},
    "store": ANALYSIS | {"readers", "store"},
    "import": ANALYSIS | {"readers", "git", "store", "sample", "import"},
}
DOMAIN = {"base", "model", "stats", "derivation", "simulation", "analysis", "metrics", "trends", "diagram", "report", "sample"}
# Headers of libraries, and the only core folders that may see them.
LIBRARIES = {
    r"^(SQLiteCpp/|sqlite3\.h)": {"store", "import"},
    r"^git2": {"git"},
    r"^simdjson": {"readers", "store"},
    r"^expat": {"readers"},
    r"^zlib": {"readers"},
    r"^nettle/": {"readers", "git", "import", "store"},
    r"^date/": {"readers", "store"},
    r"^xxhash": {"readers", "store", "import"},
    r"^boost/math": DOMAIN,
}
UI_NOT_IN_VIEWS = ("core/store/", "core/readers/", "core/git/")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def includes(path):
    with open(path, encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            m = INCLUDE.match(line)
            if m:
                yield number, m[1] == '"', m[2]


def check_core(path, folder, number, quoted, header):
    if quoted:
        parts = header.split("/")
        if parts[0] != "core":
            return f"core includes {header}"
        if parts[1] not in MAY_INCLUDE[folder]:
            return f"core/{folder} may not include core/{parts[1]}"
        return None
    if re.match(r"^Q[A-Z]|^Qt", header):
        return "core knows no Qt"
    for pattern, allowed in LIBRARIES.items():
        if re.match(pattern, header) and folder not in allowed:
            return f"core/{folder} may not include <{header}>"
    return None


def check_ui(path, number, quoted, header):
    if header.startswith("app/"):
        return "nothing includes app/"
    if "/views/" in path and header.startswith(UI_NOT_IN_VIEWS):
        return "views go through ui/session, not to the store or the readers"
    if re.match(r"^(SQLiteCpp|sqlite3|git2|simdjson|expat)", header):
        return "ui uses core's types, not its libraries"
    if header in ("QThread", "QtConcurrent", "QThreadPool") and "/jobs/" not in path:
        return "only ui/jobs knows about threads"
    return None


def main():
    root = sys.argv[1]
    found = 0
    for top in ("core", "ui", "app"):
        for folder, _, files in os.walk(os.path.join(root, top)):
            for name in sorted(files):
                if not name.endswith((".h", ".cpp")):
                    continue
                path = os.path.relpath(os.path.join(folder, name), root)
                for number, quoted, header in includes(os.path.join(root, path)):
                    if top == "core":
                        problem = check_core(path, path.split(os.sep)[1], number, quoted, header)
                    elif top == "ui":
                        problem = check_ui("/" + path, number, quoted, header)
                    else:
                        problem = None
                    if problem:
                        found += 1
                        print(f"{path}:{number}: {problem}")
    if found:
        print(f"{found} includes go against the layers")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
