#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Weir authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports sources that are broken or made to hurt (hostile_cases.py), each by a process of its own, and holds it to a sentence (or to what
can be shown), 2 s and 256 MB above what a table of six rows takes.

usage: hostile.py BUILD_FOLDER [--only TEXT] [--all]

Prints a row for each that fails, with --all for every one. Seconds are those of the processor, since the machine may be busy; a process that
waits is ended after 60. Memory is the peak of what the process itself holds (anonymous memory). What is large but no attack (a million items)
is measured and shown, and not held to the seconds. Then a small file of each format is cut after every byte, and has bytes changed; a folder of
all these is imported by one process.
"""
import argparse
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time

import hostile_cases

SECONDS, MEGABYTES, PATIENCE = 2.0, 256, 60
CONTROLS = {chr(c) for c in range(32) if c != 10} | {chr(c) for c in range(0x7F, 0xA0)} | set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def held(pid):
    """What the process holds in MB: of memory of its own, now."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii") as status:
            return next((int(line.split()[1]) / 1024 for line in status if line.startswith("RssAnon")), 0)
    except (OSError, ProcessLookupError):
        return 0


def feed(pipe, pieces):
    try:
        for piece in pieces:
            pipe.write(piece)
        pipe.close()
    except OSError:
        pass  # it wants no more, which is the point


def run(command, pieces=None, patience=PATIENCE):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin, peak = time.monotonic(), 0
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(command, stdin=subprocess.PIPE if pieces else subprocess.DEVNULL, stdout=out, stderr=err)
        if pieces:
            threading.Thread(target=feed, args=(process.stdin, pieces), daemon=True).start()
        while process.poll() is None:
            peak = max(peak, held(process.pid))
            if time.monotonic() - begin > patience:
                process.kill()
            time.sleep(0.005)
        wall = time.monotonic() - begin
        out.seek(0)
        err.seek(0)
        texts = out.read().decode(errors="replace"), err.read().decode(errors="replace")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process.returncode, *texts, wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, peak


def faults(case, code, out, err, seconds, memory, idle):
    if code not in (0, 1, 3):
        yield "ended by signal" if code < 0 else f"ended with {code}"
    if case["expects"] == "refused" and code != 1:
        yield f"taken ({code}), not refused"
    if case["expects"] == "taken" and code not in (0, 3):
        yield "refused"
    if code == 1 and not err.strip().endswith((".", ")")):
        yield "no sentence"
    if CONTROLS & set(out + err):
        yield "raw control characters"
    if seconds > SECONDS and not case.get("large"):
        yield f"more than {SECONDS:.0f} s"
    if memory - idle > MEGABYTES:
        yield f"more than {MEGABYTES} MB"


def mutations(folder):
    """Folders of files that are each a small export cut after a byte, or with a byte changed."""
    c = hostile_cases
    formats = {
        "csv": c.SMALL.encode(),
        "json": ('{"issues":[' + c.ISSUE % (1, 1, "a") + "]}").encode(),
        "xes": ('<?xml version="1.0"?><log><trace><string key="concept:name" value="A"/>' + c.EVENT % "Open" + "</trace></log>").encode(),
        "info": b"TN:\nSF:a.c\nDA:1,1\nDA:2,0\nLF:2\nLH:1\nend_of_record\n",
        "xml": b'<testsuite name="s"><testcase classname="c" name="n" time="0.1"><failure message="m">x</failure></testcase></testsuite>',
    }
    corpus = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests", "fuzz", "corpus")
    for place, _, names in os.walk(corpus):
        for name in names:
            if os.path.basename(place) in ("github", "gitlab", "lists", "trello", "tables", "container"):
                with open(os.path.join(place, name), "rb") as seed:
                    formats[os.path.basename(place) + "-" + name] = seed.read()
    for name, whole in formats.items():
        into = os.path.join(folder, name.replace(".", "_"))
        os.mkdir(into)
        ending = name.split(".", 1)[-1]
        for cut in range(len(whole)):
            c.write(into, f"cut{cut:05}.{ending}", whole[:cut])
        for at in range(0, len(whole), 3):
            for value in (0, 0x22, 0xFF):
                c.write(into, f"byte{at:05}-{value}.{ending}", whole[:at] + bytes([value]) + whole[at + 1:])
        yield name, into


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--only", default="")
    parser.add_argument("--all", action="store_true")
    a = parser.parse_args()
    weir = os.path.join(a.build, "app", "weir")
    folder = tempfile.mkdtemp(prefix="weir-hostile-", dir=os.environ.get("TMPDIR"))
    failed = 0

    def measure(case, source):
        nonlocal failed
        workspace = os.path.join(folder, "w.weir")
        if case["mode"] == "pipe":
            command = [weir, "import", workspace, "-", *source[0]], source[1]
        elif case["mode"] == "open":
            command = [weir, "stream", source], None
        else:
            command = [weir, "import", workspace, source], None
        code, out, err, wall, seconds, memory = run(*command, case.get("patience", PATIENCE))
        wrong = list(faults(case, code, out, err, seconds, memory, idle))
        failed += bool(wrong)
        if a.all or wrong:
            said = (err.strip() or out.strip() or "nothing").split("\n")[0].replace(folder, "…").replace("|", "\\|")
            print(f"| {case['name']} | {seconds:.2f} s ({wall:.1f}) | {max(0, memory - idle):.0f} MB | {code} | {'; '.join(wrong) or 'as it should be'} | "
                  f"{said[:160]} |", flush=True)
        for file in os.listdir(folder):
            path = os.path.join(folder, file)
            subprocess.run(["rm", "-rf", path], check=True)  # shutil cannot go 1,000 folders deep

    idle = 0
    idle = run([weir, "import", os.path.join(folder, "idle.weir"), hostile_cases.write(folder, "idle.csv", hostile_cases.SMALL)])[-1]
    print("| Source | Time of the processor (of the clock) | Above idle | Exit | | Said |\n|---|---|---|---|---|---|")
    try:
        for case in hostile_cases.CASES:
            if a.only in case["name"]:
                measure(case, case["make"](folder))
        if a.only in "cut and changed":
            for name, into in mutations(folder):
                measure({"name": f"{name}, cut and changed, {len(os.listdir(into))} files", "mode": "file", "expects": "either", "large": True, "patience": 600}, into)
    finally:
        subprocess.run(["rm", "-rf", folder], check=True)
    print(f"{failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
