#!/usr/bin/env python3
"""Fuzzes /api/v1 from the description that the program itself serves.

Makes a small demo, lets two clients in (one that may do all that a team leader may, one that
sees figures only) and sends what schemathesis makes up, well formed and not: no error of the
server, and every answer as described. Afterwards the journal must still verify. Seeded, so that
a failure comes back; bounded in time.

    pip install -r tests/api/requirements.txt
    TRAAD_BIN=target/debug/traad python3 tests/api/fuzz.py

Last line: `test result: N passed; M failed`, counting each described call once a client.
"""

import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
BIN = os.environ.get("TRAAD_BIN", str(HERE.parent.parent / "target/debug/traad"))
PERMITS = ["cases", "names", "events", "texts", "obligations", "indicators", "units",
           "notifications", "record"]
CLIENTS = {
    "all permits": ["--role", "team_leader", "--team", "nord"]
    + [word for permit in PERMITS for word in ("--permit", permit)],
    "figures only": ["--role", "committee", "--permit", "indicators"],
}
EXAMPLES = "20"
PATIENCE = 150  # Seconds for one client.


def start(data):
    """The demo in a folder, and its address."""
    words = [BIN, "demo", "--port", "0", "--children", "150", "--years", "3", "--seed", "7",
             "--data", data]
    log = open(Path(data) / "server.log", "w")
    server = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=log, text=True)
    for line in server.stdout:
        found = re.search(r"https?://[0-9a-z.\[\]:-]+", line)
        if found:
            return server, found.group()
    sys.exit("the demo printed no address")


def token(database, of):
    """Lets a client in."""
    until = (date.today() + timedelta(days=30)).isoformat()
    words = [BIN, "--database", database, "client", "add", "--name", "Fuzz", "--until", until]
    done = subprocess.run(words + of, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip()


def fuzz(name, url, secret, folder):
    """One client's run: how many of the described calls held, and how many did not."""
    report = folder / "report.xml"
    words = ["schemathesis", "--config-file", str(HERE / "schemathesis.toml"), "run",
             f"{url}/api/v1/openapi.json", "--max-examples", EXAMPLES, "--no-color",
             # Below what a client may call, so that the limit does not hide the rest.
             "--rate-limit", "18/s",
             "--header", f"Authorization: Bearer {secret}",
             "--report", "junit", "--report-junit-path", str(report)]
    print(f"-- {name}", flush=True)
    try:
        subprocess.run(words, cwd=folder, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        print(f"{name}: not done in {PATIENCE} seconds")
        return 0, 1
    if not report.exists():
        return 0, 1
    suites = list(ElementTree.parse(report).getroot().iter("testsuite"))
    count = {key: sum(int(suite.get(key, 0)) for suite in suites)
             for key in ("tests", "failures", "errors", "skipped")}
    failed = count["failures"] + count["errors"]
    return count["tests"] - count["skipped"] - failed, failed


def main():
    passed = failed = 0
    with tempfile.TemporaryDirectory() as data:
        database = f"sqlite:{data}/demo.db"
        server, url = start(data)
        try:
            for name, of in CLIENTS.items():
                held, broke = fuzz(name, url.rstrip("/"), token(database, of), Path(data))
                passed, failed = passed + held, failed + broke
        finally:
            server.terminate()
            server.wait(timeout=30)
        verified = subprocess.run([BIN, "--database", database, "verify"]).returncode == 0
        log = (Path(data) / "server.log").read_text()
        for what, is_so in [("the journal verifies", verified),
                            ("nothing panicked", "panicked" not in log)]:
            print(f"{'ok' if is_so else 'FAILED'}: {what}")
            passed, failed = passed + is_so, failed + (not is_so)
    print(f"test result: {passed} passed; {failed} failed")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
