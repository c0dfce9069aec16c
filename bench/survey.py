"""Time and memory of scoring a survey of 10⁶ respondents × 22 items, expectation and perception.

    python bench/survey.py [--respondents 1000000] [--accounts 200000] [--repeats 5]

``gap_scores`` by dimension with intervals must stay within 1.5 s and 1 GiB peak of the whole process. Beside
it are shown: by item, by role, and the reading of the table. Every measurement runs in a process of its own,
so that its peak memory is its own; seconds are medians. Exits with 1 when a target is missed.
"""

import argparse
import json
import subprocess
import sys
import time

import numpy as np
import pandas as pd
from models import forget_peak, memory

SEED, BLANK = 20260630, 0.01
ITEMS = {"tangibles": 4, "reliability": 5, "responsiveness": 4, "assurance": 4, "empathy": 5}
ROLES = ("buyer", "production", "technology", "management")
TARGETS = {"by dimension": (1.5, 1024)}  # seconds, MB of the whole process
TASKS = ("by dimension", "by item", "by role", "reading")


def make_items():
    names = [(f"{dimension[:3]}{n}", dimension) for dimension, k in ITEMS.items() for n in range(1, k + 1)]
    return pd.DataFrame(names, columns=["item_id", "dimension"])


def make_table(n, accounts):
    """Answers 1 to 7, one in a hundred left blank, in the columns of a survey file."""
    rng = np.random.default_rng(SEED)
    items = make_items()["item_id"]
    answers = np.empty((n, 2 * len(items)), dtype=np.float32)
    for start in range(0, n, 2**16):  # in pieces: the table must not be larger than what is measured
        part = answers[start : start + 2**16]
        part[:] = rng.integers(1, 8, part.shape, dtype=np.int8)
        part[rng.random(part.shape, dtype=np.float32) < BLANK] = np.nan
    table = pd.DataFrame(answers, columns=[f"exp_{i}" for i in items] + [f"per_{i}" for i in items])
    owner = rng.integers(0, accounts, n)
    names = pd.Index([f"A{i:06d}" for i in range(accounts)])
    table.insert(0, "account_id", pd.Categorical.from_codes(owner, names))
    table.insert(1, "role", pd.Categorical.from_codes(rng.integers(0, len(ROLES), n), list(ROLES)))
    return table


def measure(task, n, accounts, repeats):
    """Runs in the child process: median seconds, and the peak in MB of the process while doing it."""
    from kam_helpers.satisfaction import gap_scores, read_survey

    table, items = make_table(n, accounts), make_items()
    if task == "reading":

        def job():
            return read_survey(table, items)

    else:
        survey, by = read_survey(table, items), task.removeprefix("by ")
        del table

        def job():
            return gap_scores(survey, by=by)

    forget_peak()
    seconds = []
    for _attempt in range(repeats):
        start = time.perf_counter()
        job()
        seconds.append(time.perf_counter() - start)
    return {"seconds": float(np.median(seconds)), "peak": memory("VmHWM")}


def in_child(*given):
    command = [sys.executable, __file__, "--measure", json.dumps(given)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


def main(respondents, accounts, repeats):
    print(f"{respondents:,} respondents in {accounts:,} accounts × {sum(ITEMS.values())} items, twice")
    print(f"{'gap_scores':<16}{'s':>8}{'peak MB':>10}  target")
    failed = False
    for task in TASKS:
        found, words = in_child(task, respondents, accounts, repeats), ""
        if task in TARGETS:
            seconds, peak = TARGETS[task]
            met = found["seconds"] <= seconds and found["peak"] <= peak
            words = f"≤ {seconds:g} s and ≤ {peak:,} MB: {'pass' if met else 'FAIL'}"
            failed |= not met
        print(f"{task:<16}{found['seconds']:>8.2f}{found['peak']:>10.0f}  {words}".rstrip())
    return int(failed)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--respondents", type=int, default=10**6)
    parser.add_argument("--accounts", type=int, default=200_000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(*json.loads(options.measure))))
    else:
        sys.exit(main(options.respondents, options.accounts, options.repeats))
