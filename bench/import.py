#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Weir authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole-process benchmark of the import against its peers, in turn (A B A B …) within one run.

usage: import.py BUILD_FOLDER [--rows 1000000] [--runs 5] [--repository GIT_FOLDER]...

A table: `sqlite3 .import` of the same file (text columns, no keys) against `weir import` (typed, derived, provenance and
rejects kept, durable). A repository: `git log --numstat --no-renames` against `weir import` (commits, people, changed
files, changes, tags). Prints medians, the median of the pairwise ratios and the peak memory of the largest run.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

GOALS = {"table": (0.5, 0.30), "repository": (0.4, 0.2)}  # first, goal


def run(command):
    """Seconds and peak resident megabytes of one process."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    if os.waitstatus_to_exitcode(status) not in (0, 3):
        sys.exit(f"{command[:3]} failed: {process.stderr.read()}")
    return seconds, usage.ru_maxrss / 1024


def remove(path):
    for suffix in ("", "-wal", "-shm", "-journal"):
        if os.path.exists(path + suffix):
            os.remove(path + suffix)


def compare(kind, title, peer, ours, workspace, peer_file, runs):
    peers, weirs = [], []
    for i in range(runs + 1):  # the first round warms the page cache and does not count
        remove(peer_file)
        a = run(peer)
        remove(workspace)
        b = run(ours)
        if i:
            peers.append(a)
            weirs.append(b)
    ratio = statistics.median(b[0] / a[0] for a, b in zip(peers, weirs))
    first, goal = GOALS[kind]
    print(f"{title}\n  {peer[0]:<10} {statistics.median(x[0] for x in peers):7.2f} s  {max(x[1] for x in peers):7.0f} MB")
    print(f"  weir       {statistics.median(x[0] for x in weirs):7.2f} s  {max(x[1] for x in weirs):7.0f} MB   workspace {os.path.getsize(workspace) / 1e6:.0f} MB")
    print(f"  ratio      {ratio:7.2f}    first <= {first}, goal <= {goal}: {'goal' if ratio <= goal else 'first' if ratio <= first else 'MISSED'}  (n = {runs})")
    return ratio <= first


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--repository", action="append", default=[])
    a = parser.parse_args()
    weir = os.path.join(a.build, "app", "weir")
    folder = tempfile.mkdtemp(prefix="weir-bench-", dir=os.environ.get("TMPDIR"))
    ok = True
    try:
        workspace, peer = os.path.join(folder, "w.weir"), os.path.join(folder, "peer.db")
        if a.rows:
            table = os.path.join(folder, "events.csv")
            subprocess.run([os.path.join(a.build, "bench", "make_events"), str(a.rows), table], check=True)
            size = os.path.getsize(table) / 1e6
            ok &= compare("table", f"{a.rows:,} events, {size:.0f} MB", ["sqlite3", peer, ".mode csv", f".import {table} e"],
                          [weir, "import", workspace, table, "--json"], workspace, peer, a.runs)
        for repository in a.repository:
            ok &= compare("repository", os.path.basename(os.path.normpath(repository)),
                          ["git", "-C", repository, "log", "--numstat", "--no-renames", "--format=%H"],
                          [weir, "import", workspace, repository, "--json"], workspace, peer, a.runs)
    finally:
        shutil.rmtree(folder)
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
