#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Weir authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Peak memory of importing sources of growing size: streaming shows by memory that does not grow with the file.

usage: memory.py BUILD_FOLDER [--megabytes 100 1000]

Makes event tables, Jira searches with changelogs and XES logs of about these sizes and imports each into a new workspace. Prints the
seconds, the peak of what the process itself holds (anonymous memory, sampled every 20 ms) and of all that is resident, which counts
the mapped part of the file, and the size of the workspace.
"""
import argparse
import datetime
import os
import shutil
import subprocess
import sys
import tempfile
import time

STATUSES = ["Backlog", "Selected", "In Progress", "Code Review", "In QA", "Done"]
START = datetime.datetime(2023, 1, 2, 8)


def instants(item):
    """When an item enters its statuses: a year of items, each some days in every status."""
    at = START + datetime.timedelta(minutes=37 * item % 525_600)
    for step, status in enumerate(STATUSES):
        yield status, at
        at += datetime.timedelta(minutes=600 + (item * 7919 + step * 104_729) % 7000)


def table(item):
    before = ""
    for status, at in instants(item):
        yield (f"MEM-{item},{'Bug' if item % 3 else 'Story'},\"A title, of item {item}\",{before},{status},"
               f"{at:%Y-%m-%dT%H:%M:%S}Z,person {item % 97}\n")
        before = status


def jira(item):
    steps = list(instants(item))
    histories = ",".join(
        '{"id":"%d","author":{"displayName":"person %d"},"created":"%s.000+0000","items":[{"field":"status","fieldtype":"jira",'
        '"from":"%d","fromString":"%s","to":"%d","toString":"%s"}]}'
        % (item * 10 + i, item % 97, at.strftime("%Y-%m-%dT%H:%M:%S"), i, steps[i - 1][0], i + 1, status)
        for i, (status, at) in enumerate(steps) if i)
    yield (f'{"," if item else ""}{{"id":"{item}","key":"MEM-{item}","fields":{{"summary":"A title of item {item}","issuetype":{{"name":'
           f'"Story"}},"status":{{"name":"Done"}},"created":"{steps[0][1]:%Y-%m-%dT%H:%M:%S}.000+0000","description":"{"text " * 200}"}},'
           f'"changelog":{{"startAt":0,"total":{len(steps) - 1},"histories":[{histories}]}}}}\n')


def xes(item):
    yield f'<trace><string key="concept:name" value="MEM-{item}"/>\n'
    for status, at in instants(item):
        yield (f'<event><string key="concept:name" value="{status}"/><string key="org:resource" value="person {item % 97}"/>'
               f'<date key="time:timestamp" value="{at:%Y-%m-%dT%H:%M:%S}.000+00:00"/><string key="lifecycle:transition" value="complete"/></event>\n')
    yield "</trace>\n"


KINDS = {"table": ("csv", table, "key,type,title,from,to,time,author\n", ""),
         "jira-json": ("json", jira, '{"startAt":0,"maxResults":50,"issues":[\n', "]}\n"),
         "xes": ("xes", xes, '<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0">\n', "</log>\n")}


def make(file, kind, size):
    _, records, head, foot = KINDS[kind]
    with open(file, "w", encoding="utf-8") as out:
        out.write(head)
        written, item = 0, 0
        while written < size:
            text = "".join(records(item))
            out.write(text)
            written += len(text)
            item += 1
        out.write(foot)
    return item


def anonymous(pid):
    try:
        with open(f"/proc/{pid}/status") as status:
            return next((int(line.split()[1]) / 1024 for line in status if line.startswith("RssAnon")), 0)
    except OSError:
        return 0


def measure(command):
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    held = 0
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        held = max(held, anonymous(process.pid))
        time.sleep(0.02)
    if os.waitstatus_to_exitcode(status) not in (0, 3):
        sys.exit(f"{command} failed: {process.stderr.read()}")
    return time.perf_counter() - begin, held, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--megabytes", type=int, nargs="+", default=[100, 1000])
    a = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="weir-memory-", dir=os.environ.get("TMPDIR"))
    print("| Source | Size | Items | Time | Held by the process | Resident, mapped file counted | Workspace |\n|---|---|---|---|---|---|---|")
    try:
        for kind, (suffix, *_) in KINDS.items():
            for megabytes in a.megabytes:
                source, workspace = os.path.join(folder, "s." + suffix), os.path.join(folder, "w.weir")
                items = make(source, kind, megabytes * 1_000_000)
                seconds, held, resident = measure([os.path.join(a.build, "app", "weir"), "import", workspace, source, "--json"])
                print(f"| {kind} | {os.path.getsize(source) / 1e6:,.0f} MB | {items:,} | {seconds:.1f} s | {held:,.0f} MB | "
                      f"{resident:,.0f} MB | {os.path.getsize(workspace) / 1e6:,.0f} MB |", flush=True)
                for file in (source, workspace):
                    os.remove(file)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
