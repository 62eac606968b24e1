# SPDX-FileCopyrightText: The Weir authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sources that are broken, or made to hurt: each function makes one in a folder and returns its path."""
import gzip
import io
import os
import random
import subprocess
import tarfile
import threading
import time
import zipfile
import zlib

MEGA = 1 << 20
HEAD = "key,status,time,author\n"
ROW = "A-%d,%s,2025-03-%02dT09:00:00Z,ann\n"
SMALL = HEAD + "".join(ROW % (i, s, d) for i in range(3) for d, s in ((1, "Open"), (2, "Done")))
ISSUE = ('{"key":"A-%d","self":"https://x/rest/api/2/issue/%d","fields":{"summary":"%s","created":"2025-03-01T10:00:00.000+0000","status":{"id":"1",'
         '"name":"Open"}},"changelog":{"startAt":0,"total":1,"histories":[{"id":"1","author":{"displayName":"A"},"created":'
         '"2025-03-04T10:00:00.000+0000","items":[{"field":"status","from":"1","fromString":"Open","to":"2","toString":"Done"}]}]}}')
EVENT = '<event><string key="concept:name" value="%s"/><date key="time:timestamp" value="2025-03-03T09:00:00Z"/></event>'


def write(folder, name, *parts):
    path = os.path.join(folder, name)
    with open(path, "wb") as out:
        for part in parts:
            for piece in ([part] if isinstance(part, (str, bytes)) else part):
                out.write(piece if isinstance(piece, bytes) else piece.encode())
    return path


def repeated(text, size):
    block = text.encode() * max(1, MEGA // len(text))
    for _ in range(size // len(block)):
        yield block


CASES = []


def case(name, **more):
    """A case of the table; expects: "refused" (exit 1 and a sentence), "taken" (0 or 3), "either"; mode: "file" or "pipe"."""
    def keep(make):
        CASES.append({"name": name, "make": make, "expects": "either", "mode": "file", **more})
        return make
    return keep


# Bombs

@case("gzip of 20 GB of zeros", expects="refused")
def gzip_zeros(f):
    return write(f, "log.csv.gz", gzip_members(20 * 1024))


def gzip_members(megabytes):
    packed = gzip.compress(bytes(64 * MEGA), 9, mtime=0)
    for _ in range(megabytes // 64):
        yield packed


@case("gzip of a table of 20 GB", expects="refused")
def gzip_table(f):
    head = gzip.compress(SMALL.encode(), mtime=0)
    packed = gzip.compress((ROW % (1, "x", 3)).encode() * (64 * MEGA // len(ROW)), 9, mtime=0)
    return write(f, "log.csv.gz", head, [packed] * 320)


@case("ZIP in a ZIP in a ZIP", expects="refused")
def nested_zip(f):
    data = SMALL.encode()
    for depth in range(8):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as z:
            for i in range(8):
                z.writestr(f"{depth}{i}.zip" if depth else f"{i}.csv", data)
        data = packed.getvalue()
    return write(f, "nested.zip", data)


@case("ZIP of 200 tables that are the same bytes", expects="refused")
def overlapping_zip(f):
    """As zbsm: every member of the list begins at the one file there is."""
    data = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = bytes(64 * MEGA)
    packed = data.compress(content) + data.flush()
    name, crc = b"a.csv", zlib.crc32(content)

    def number(value, size):
        return value.to_bytes(size, "little")
    fields = number(20, 2) + number(0, 2) + number(8, 2) + number(0, 4) + number(crc, 4) + number(len(packed), 4) + number(len(content), 4)
    local = b"PK\3\4" + fields + number(len(name), 2) + number(0, 2) + name + packed
    central = b"".join(b"PK\1\2" + number(20, 2) + fields + number(len(b"%d.csv" % i), 2) + bytes(8) + bytes(4) + number(0, 4) + b"%d.csv" % i
                       for i in range(200))
    end = b"PK\5\6" + bytes(4) + number(200, 2) * 2 + number(len(central), 4) + number(len(local), 4) + number(0, 2)
    return write(f, "overlap.zip", local, central, end)


@case("ZIP of 1 GB of zeros", expects="refused")
def zip_zeros(f):
    path = os.path.join(f, "zeros.zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as z:
        with z.open("board.csv", "w", force_zip64=True) as out:
            for _ in range(1024):
                out.write(bytes(MEGA))
    return path


@case("ZIP of 100,000 files", expects="refused")
def zip_many(f):
    path = os.path.join(f, "many.zip")
    with zipfile.ZipFile(path, "w") as z:
        for i in range(100_000):
            z.writestr(zipfile.ZipInfo(f"{i}.csv"), b"x")
    return path


@case("tar whose member says 8 EB", expects="refused")
def tar_huge(f):
    info = tarfile.TarInfo("a.csv")
    info.size = 1 << 62
    return write(f, "huge.tar", info.tobuf(tarfile.GNU_FORMAT), SMALL, bytes(2048))


@case("tar.gz of 20 GB of zeros", expects="refused")
def tar_zeros(f):
    info = tarfile.TarInfo("a.csv")
    info.size = 20 << 30
    return write(f, "zeros.tar.gz", gzip.compress(info.tobuf(tarfile.GNU_FORMAT), mtime=0), gzip_members(20 * 1024))


@case("tar with a pax header of 1 GB", expects="refused")
def tar_pax(f):
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 1 << 30
    path = write(f, "pax.tar", info.tobuf(tarfile.USTAR_FORMAT))
    os.truncate(path, 1 << 30)
    return path


# Paths in archives

@case("ZIP with paths that lead out", expects="either")
def zip_paths(f):
    path = os.path.join(f, "paths.zip")
    with zipfile.ZipFile(path, "w") as z:
        for name in ("../up.csv", "/abs.csv", "C:\\drive.csv", "\\\\host\\share.csv", "a/../../b.csv", "new\nline.csv", "rtl\u202evsc.exe",
                     "esc\x1b[31m.csv", "con.csv", "x" * 5000 + ".csv", "."):
            z.writestr(zipfile.ZipInfo(name), SMALL)
        link = zipfile.ZipInfo("link.csv")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        z.writestr(link, "/etc/passwd")
    return path


@case("tar with links, devices and paths that lead out", expects="either")
def tar_paths(f):
    path = os.path.join(f, "paths.tar")
    with tarfile.open(path, "w") as t:
        for name, kind, target in (("../up.csv", tarfile.REGTYPE, ""), ("/abs.csv", tarfile.REGTYPE, ""), ("link.csv", tarfile.SYMTYPE, "/etc/passwd"),
                                   ("hard.csv", tarfile.LNKTYPE, "/etc/passwd"), ("dev.csv", tarfile.CHRTYPE, ""), ("pipe.csv", tarfile.FIFOTYPE, ""),
                                   ("new\nline.csv", tarfile.REGTYPE, ""), ("rtl\u202evsc.exe", tarfile.REGTYPE, "")):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, target
            info.size = len(SMALL) if kind == tarfile.REGTYPE else 0
            t.addfile(info, io.BytesIO(SMALL.encode()))
    return path


# XML

@case("XML with a DOCTYPE that names a file", expects="either")
def xml_external(f):
    return write(f, "log.xes", '<?xml version="1.0"?><!DOCTYPE log [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
                 f'<log><trace><string key="concept:name" value="A"/>{EVENT % "&e;"}</trace></log>')


@case("XML, a billion laughs", expects="refused")
def xml_laughs(f):
    entities = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "laugh" * 10}">' for i in range(12))
    return write(f, "log.xes", f'<?xml version="1.0"?><!DOCTYPE log [{entities}]><log><trace><string key="concept:name" value="&l11;"/></trace></log>')


@case("JUnit, a billion laughs", expects="refused")
def junit_laughs(f):
    entities = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "laugh" * 10}">' for i in range(12))
    return write(f, "report.xml", f'<?xml version="1.0"?><!DOCTYPE t [{entities}]><testsuite><testcase name="x">&l11;</testcase></testsuite>')


@case("XML, 1,000,000 deep", expects="refused")
def xml_deep(f):
    return write(f, "log.xes", "<log>", "<trace>" * 1_000_000)


@case("XML, an attribute of 2 GB", expects="refused")
def xml_attribute(f):
    return write(f, "log.xes", '<?xml version="1.0"?><log><trace><string key="concept:name" value="', repeated("a", 2048 * MEGA), '"/></trace></log>')


@case("XML, text of 2 GB without a tag", expects="refused")
def xml_text(f):
    return write(f, "log.xes", '<?xml version="1.0"?><log><trace>', repeated("a", 2048 * MEGA), "</trace></log>")


@case("XML, a comment of 2 GB", expects="refused")
def xml_comment(f):
    return write(f, "log.xes", '<?xml version="1.0"?><log><!--', repeated("a", 2048 * MEGA), "--></log>")


@case("XML, a tag with 1,000,000 attributes", expects="refused")
def xml_attributes(f):
    return write(f, "log.xes", "<log><trace ", (f'a{i}="{i}" ' for i in range(1_000_000)), "/></log>")


@case("JUnit, a message of 500 MB", expects="taken", large=True)
def junit_message(f):
    return write(f, "report.xml", '<testsuite name="s"><testcase name="a"><failure>', repeated("line of text\n", 500 * MEGA),
                 "</failure></testcase></testsuite>")


# JSON

@case("JSON, 1,000,000 deep", expects="refused")
def json_deep(f):
    return write(f, "search.json", '{"issues":' + "[" * 1_000_000)


@case("JSON, an issue 1,000,000 deep", expects="either")
def json_deep_issue(f):
    return write(f, "search.json", '{"issues":[', ISSUE % (1, 1, "a"), ',{"key":"A-2","fields":{"x":' + "[" * 1_000_000 + "]" * 1_000_000 + "}}]}")


@case("JSON, a text of 2 GB", expects="refused")
def json_text(f):
    return write(f, "search.json", '{"issues":[', ISSUE % (1, 1, "a"), ',{"key":"A-2","fields":{"summary":"', repeated("a", 2048 * MEGA), '"}}]}')


@case("JSON, a text of 2 GB before any issue", expects="refused")
def json_text_first(f):
    return write(f, "search.json", '{"note":"', repeated("a", 2048 * MEGA), '","issues":[', ISSUE % (1, 1, "a"), "]}")


@case("JSON, a number of 100 MB", expects="either")
def json_number(f):
    return write(f, "search.json", '{"issues":[', ISSUE % (1, 1, "a"), ',{"key":"A-2","n":', repeated("1", 100 * MEGA), "}]}")


@case("JSON, 1,000,000 members in an issue", expects="refused")
def json_members(f):
    return write(f, "search.json", '{"issues":[{"key":"A-1","fields":{"created":"2025-03-01T10:00:00Z"', (f',"customfield_{i}":{{"value":"v{i}"}}' for i in range(1_000_000)),
                 "}}]}")


@case("JSON, one issue with 1,000,000 changes", expects="refused")
def json_changes(f):
    change = '{"id":"%d","author":{"displayName":"A"},"created":"2025-03-04T10:%02d:%02d.000+0000","items":[{"field":"status","from":"%d","fromString":"S%d","to":"%d","toString":"S%d"}]}'
    return write(f, "search.json", '{"issues":[{"key":"A-1","self":"https://x/rest/api/2/issue/1","fields":{"created":"2025-03-01T10:00:00Z","status":{"id":"1","name":"S0"}},"changelog":{"total":1000000,"histories":[',
                 (("," if i else "") + change % (i, i // 60 % 60, i % 60, i % 2, i % 2, (i + 1) % 2, (i + 1) % 2) for i in range(1_000_000)), "]}}]}")


# Tables

@case("CSV, a field of 2 GB in quotes", expects="refused")
def csv_field(f):
    return write(f, "log.csv", SMALL, 'A-9,"', repeated("a", 2048 * MEGA), '",2025-03-03,x\n')


@case("CSV, a line of 2 GB", expects="refused")
def csv_line(f):
    return write(f, "log.csv", SMALL, repeated("a,", 2048 * MEGA), "\n")


@case("CSV, 2 GB without any line", expects="refused")
def csv_no_line(f):
    return write(f, "log.csv", repeated("key status ", 2048 * MEGA))


@case("CSV, 2 GB of zeros, no bytes on the disk", expects="refused")
def csv_sparse(f):
    path = write(f, "log.csv", SMALL)
    os.truncate(path, 2 << 30)
    return path


@case("CSV, a key of 1 MB", expects="taken")
def csv_key(f):
    return write(f, "log.csv", SMALL, "K" * MEGA + ",Open,2025-03-01T09:00:00Z,x\n")


@case("CSV, 200 keys of 1 MB", expects="taken")
def csv_keys(f):
    return write(f, "log.csv", SMALL, (f"K{i}" + "k" * MEGA + ",Open,2025-03-01T09:00:00Z,x\n" for i in range(200)))


@case("CSV, 1,000,000 columns", expects="refused")
def csv_columns(f):
    return write(f, "log.csv", "key,status,time,", ",".join(f"c{i}" for i in range(1_000_000)), "\nA-1,Open,2025-03-01", "," * 1_000_000, "\n")


@case("CSV, one row of 1,000,000 cells", expects="taken")
def csv_wide_row(f):
    return write(f, "log.csv", SMALL, "A-1,Open,2025-03-01" + "," * 1_000_000 + "\n")


@case("CSV, 9,000 columns in 2,000 rows", expects="taken", large=True)
def csv_wide(f):
    return write(f, "items.csv", "key,title,created,finished," + ",".join(f"c{i}" for i in range(9000)) + "\n",
                 (f"A-{i},t,2025-03-01,2025-03-02," + ",".join("v" for _ in range(9000)) + "\n" for i in range(2000)))


@case("CSV, quotes that never close", expects="either")
def csv_quotes(f):
    return write(f, "log.csv", SMALL, repeated('A-1,"Open,2025-03-01T09:00:00Z,x\n', 64 * MEGA))


@case("CSV, 100,000 statuses", expects="refused")
def csv_statuses(f):
    return write(f, "log.csv", HEAD, (ROW % (i % 1000, f"status {i}", 1 + i % 28) for i in range(100_000)))


@case("CSV, 1,000,000 items in one instant", expects="taken", large=True)
def csv_instant(f):
    return write(f, "log.csv", HEAD, (ROW % (i, "Open", 1) for i in range(1_000_000)))


@case("CSV, one item with 1,000,000 events in one instant", expects="taken", large=True)
def csv_one_item(f):
    return write(f, "log.csv", HEAD, (ROW % (1, ("Open", "Done")[i % 2], 1) for i in range(1_000_000)))


@case("CSV, 1,000,000 rows none of which can be taken", expects="either", large=True)
def csv_rejects(f):
    return write(f, "log.csv", SMALL, ("A-%d,Open,no time at all,x\n" % i for i in range(1_000_000)))


@case("CSV, dates of the year 0 and 9999999", expects="either")
def csv_dates(f):
    days = ("0000-01-01", "0001-01-01", "9999-12-31", "9999999-01-01", "-5000-01-01", "1e308", "99999999999999999999", "-1", "2025-02-30", "2025-13-01",
            "2025-03-01T24:00:00Z", "2025-03-01T23:59:60Z", "2025-03-01T09:00:00+99:99", "NaN", "0")
    return write(f, "log.csv", SMALL, (f"A-{i},Open,{day},x\n" for i, day in enumerate(days)))


@case("LCOV, 2 GB on a line", expects="either")
def lcov_line(f):
    return write(f, "trace.info", "TN:\nSF:a.c\nDA:1,1\n", repeated("x", 2048 * MEGA))


@case("LCOV, 3,000,000 lines far apart", expects="either", large=True)
def lcov_lines(f):
    return write(f, "trace.info", "TN:\nSF:a.c\n", (f"DA:{1 + i * 701},1\n" for i in range(3_000_000)), "end_of_record\n")


# What is no export

@case("an empty file", expects="refused")
def empty(f):
    return write(f, "empty.csv")


@case("an empty folder", expects="refused")
def empty_folder(f):
    path = os.path.join(f, "nothing")
    os.mkdir(path)
    return path


@case("a byte order mark alone", expects="refused")
def bom(f):
    return write(f, "bom.csv", b"\xef\xbb\xbf")


@case("half a UTF-16 unit", expects="either")
def half(f):
    return write(f, "half.csv", b"\xff\xfe" + SMALL.encode("utf-16-le")[:-1])


@case("UTF-16 with halves of pairs", expects="either")
def halves(f):
    return write(f, "halves.csv", b"\xff\xfe" + SMALL.encode("utf-16-le") + b"A\0,\0\x00\xd8,\0" + b"\x00\xdc\n\0")


@case("random bytes, 64 MB", expects="refused")
def noise(f):
    return write(f, "noise.csv", random.Random(1).randbytes(64 * MEGA))


@case("JSON called CSV", expects="taken")
def wrong_name(f):
    return write(f, "search.csv", '{"issues":[', ISSUE % (1, 1, "a"), "]}")


@case("a table called .zip", expects="taken")
def wrong_zip(f):
    return write(f, "log.zip", SMALL)


@case("a picture called .json", expects="refused")
def picture(f):
    return write(f, "a.json", b"\x89PNG\r\n\x1a\n" + bytes(4096))


@case("a folder of 20,000 files that are nothing", expects="refused", large=True)
def many_files(f):
    path = os.path.join(f, "many")
    os.mkdir(path)
    for i in range(20_000):
        write(path, f"{i}.txt", "nothing")
    return path


@case("symbolic links in a circle", expects="refused")
def links(f):
    path = os.path.join(f, "links")
    os.mkdir(path)
    os.symlink("b", os.path.join(path, "a"))
    os.symlink("a", os.path.join(path, "b"))
    os.symlink(".", os.path.join(path, "self"))
    return path


@case("a link to itself", expects="refused")
def link(f):
    path = os.path.join(f, "a.csv")
    os.symlink("a.csv", path)
    return path


@case("folders 1,000 deep", expects="refused")
def deep_folders(f):
    top = os.path.join(f, "d")
    home = os.getcwd()
    os.mkdir(top)
    os.chdir(top)
    for _ in range(1000):
        os.mkdir("d")
        os.chdir("d")
    write(".", "log.csv", SMALL)
    os.chdir(home)
    return top


@case("a pipe that nobody writes to", expects="refused")
def fifo(f):
    path = os.path.join(f, "pipe.csv")
    os.mkfifo(path)
    return path


@case("a folder with such a pipe", expects="taken")
def fifo_folder(f):
    path = os.path.join(f, "with")
    os.mkdir(path)
    os.mkfifo(os.path.join(path, "pipe.csv"))
    write(path, "log.csv", SMALL)
    return path


@case("/dev/zero", expects="refused")
def zero(_):
    return "/dev/zero"


@case("a link to /dev/zero", expects="refused")
def zero_link(f):
    path = os.path.join(f, "zero.csv")
    os.symlink("/dev/zero", path)
    return path


@case("a folder that vanishes meanwhile", expects="either")
def vanishing(f):
    path = os.path.join(f, "gone")
    os.mkdir(path)
    for i in range(300):
        write(path, f"{i}.csv", SMALL)

    def vanish():
        time.sleep(0.05)
        for name in os.listdir(path):
            os.remove(os.path.join(path, name))
        os.rmdir(path)
    threading.Thread(target=vanish).start()
    return path


# By pipe

@case("20 GB of zeros by pipe", mode="pipe", expects="refused", large=True)
def pipe_zeros(_):
    return ["--format", "csv-events"], repeated("\0", 20480 * MEGA)


@case("a field of 2 GB by pipe", mode="pipe", expects="refused", large=True)
def pipe_field(_):
    return ["--format", "csv-events"], [SMALL.encode() + b'A-9,"', *repeated("a", 2048 * MEGA)]


# Repositories

def git(path, *command, data=None):
    environment = {**os.environ, "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@x", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@x",
                   "GIT_AUTHOR_DATE": "1700000000 +0000", "GIT_COMMITTER_DATE": "1700000000 +0000"}
    return subprocess.run(["git", "-C", path, *command], input=data, capture_output=True, check=True, env=environment).stdout.decode().strip()


def repository(f, name="repo"):
    path = os.path.join(f, name)
    os.mkdir(path)
    git(path, "init", "-q", "-b", "main")
    write(path, "a.txt", "a\n")
    git(path, "add", ".")
    for i in range(5):
        git(path, "commit", "-q", "--allow-empty", "-m", f"A-{i} change")
    return path


def objects(path):
    for folder, _, names in os.walk(os.path.join(path, ".git", "objects")):
        for name in names:
            yield os.path.join(folder, name)


@case("a repository whose objects are noise", expects="either")
def broken_repository(f):
    path = repository(f)
    for i, name in enumerate(sorted(objects(path))):
        os.chmod(name, 0o644)
        if i % 2:
            write(os.path.dirname(name), os.path.basename(name), random.Random(i).randbytes(300))
    return path


@case("a repository whose HEAD leads to itself", expects="refused")
def looping_head(f):
    path = repository(f)
    write(path, ".git/refs/heads/main", "ref: refs/heads/other\n")
    write(path, ".git/refs/heads/other", "ref: refs/heads/main\n")
    return path


@case("a repository with an object of 1 GB of zeros", expects="either")
def object_bomb(f):
    path = repository(f)
    head = git(path, "rev-parse", "HEAD")
    packed = zlib.compressobj(9)
    name = os.path.join(path, ".git", "objects", head[:2], head[2:])
    os.chmod(name, 0o644)
    with open(name, "wb") as out:
        out.write(packed.compress(b"commit %d\0" % (1 << 30)))
        for _ in range(1024):
            out.write(packed.compress(bytes(MEGA)))
        out.write(packed.flush())
    return path


@case("a repository whose packed references are 60 MB", expects="refused")
def packed_refs(f):
    path = repository(f)
    head = git(path, "rev-parse", "HEAD")
    write(path, ".git/packed-refs", "# pack-refs with: peeled fully-peeled sorted\n", (f"{head} refs/tags/t{i:08}\n" for i in range(1_000_000)))
    return path


@case("a commit message of 15 MB", expects="taken")
def long_message(f):
    path = repository(f)
    git(path, "commit", "-q", "--allow-empty", "-F", "-", data=b"A-1 " * (15 * MEGA // 4))
    return path


@case(".git is a file that leads to itself", expects="refused")
def git_file(f):
    path = os.path.join(f, "odd")
    os.mkdir(path)
    write(path, ".git", "gitdir: .git\n")
    return path


@case("a repository that asks to run things", expects="either")
def hooks(f):
    path = repository(f)
    with open(os.path.join(path, ".git", "config"), "a", encoding="utf-8") as config:
        config.write(f'[core]\n\tfsmonitor = touch {f}/ran\n\thooksPath = {f}\n\tpager = touch {f}/ran\n[diff "x"]\n\ttextconv = touch {f}/ran\n[include]\n\tpath = /dev/zero\n')
    return path


# Workspaces

@case("a workspace that is noise", mode="open", expects="refused")
def noise_workspace(f):
    return write(f, "w.weir", b"SQLite format 3\0", random.Random(2).randbytes(MEGA))
