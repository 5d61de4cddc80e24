#!/usr/bin/env python3
"""Compares time.local with Python's zoneinfo on the system's tzdata and prints how many answers are wrong.

usage: zones.py [--parley build/native/parley] [--count 20000] [--seed N] [--tzpath /usr/share/zoneinfo]

Random zones (old and new names) and instants from 1990 to 2037, a third of them within two hours of a change of the
zone's clocks. Local time, offset, daylight flag and abbreviation must all agree. Exit 1 where one does not.
"""
import argparse
import json
import pathlib
import random
import subprocess
import sys
import time
import zoneinfo
from datetime import datetime, timedelta, timezone

ROOT = pathlib.Path(__file__).resolve().parents[2]
START = int(datetime(1990, 1, 1, tzinfo=timezone.utc).timestamp())
END = int(datetime(2038, 1, 1, tzinfo=timezone.utc).timestamp()) - 1
WEEK = 7 * 24 * 3600


def changes(zone):
    """The seconds at which a zone's distance from UTC changes; two that cancel out within a week are missed."""
    def offset(second):
        return datetime.fromtimestamp(second, zone).utcoffset()
    found = []
    for week in range(START, END - WEEK, WEEK):
        low, high = week, week + WEEK
        if offset(low) == offset(high):
            continue
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if offset(middle) == offset(low) else (low, middle)
        found.append(high)
    return found


def questions(count, seed):
    """Pairs of a zone's name and an instant."""
    dice = random.Random(seed)
    names = sorted(n for n in zoneinfo.available_timezones() if n not in ("Factory", "localtime", "posixrules"))
    known = {}
    asked = []
    while len(asked) < count:
        name = dice.choice(names)
        second = dice.randint(START, END)
        if len(asked) % 3 == 0:
            if name not in known:
                known[name] = changes(zoneinfo.ZoneInfo(name))
            if not known[name]:
                continue
            second = dice.choice(known[name]) + dice.randint(-7200, 7200)
        asked.append((name, second))
    return asked


def expected(name, second):
    local = datetime.fromtimestamp(second, zoneinfo.ZoneInfo(name))
    return {
        "local": local.isoformat(),
        "offset_minutes": int(local.utcoffset() / timedelta(minutes=1)),
        "dst": bool(local.dst()),
        "abbreviation": local.tzname(),
    }


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--parley", default=ROOT / "build/native/parley", type=pathlib.Path)
    options.add_argument("--count", default=20000, type=int)
    options.add_argument("--seed", default=2026, type=int)
    options.add_argument("--tzpath", default="/usr/share/zoneinfo")
    options = options.parse_args()
    if not options.parley.exists():
        sys.exit(f"{options.parley} is not there: build it first, or name it with --parley")
    zoneinfo.reset_tzpath([options.tzpath])

    asked = questions(options.count, options.seed)
    requests = []
    for number, (name, second) in enumerate(asked):
        at = datetime.fromtimestamp(second, timezone.utc).isoformat().replace("+00:00", "Z")
        requests.append(json.dumps({"jsonrpc": "2.0", "id": number, "method": "time.local",
                                    "params": {"zone": name, "at": at}}))
    began = time.monotonic()
    run = subprocess.run([options.parley, "rpc"], input="\n".join(requests) + "\n", capture_output=True, text=True)
    seconds = time.monotonic() - began
    answers = run.stdout.splitlines()
    if run.returncode != 0 or len(answers) != len(asked):
        sys.exit(f"parley rpc ended with {run.returncode} after {len(answers)} of {len(asked)} answers: {run.stderr[:500]}")

    wrong = 0
    for (name, second), line in zip(asked, answers):
        answer = json.loads(line).get("result") or {}
        right = expected(name, second)
        if any(answer.get(key) != value for key, value in right.items()):
            wrong += 1
            if wrong <= 10:
                print(f"{name} at {second}: {line}\n  expected {json.dumps(right)}")
    print(f"zones: {wrong} wrong of {len(asked)} against zoneinfo in {options.tzpath} (seed {options.seed}, {seconds:.1f} s)")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
