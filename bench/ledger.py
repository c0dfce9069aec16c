"""Time and memory of ``read_ledger`` beside ``pandas.read_csv`` on the same file.

    python bench/ledger.py [file] [--repeats 9]

Without a file, the environment variable KAM_LEDGER names one; without that, an invented export of half a
million lines is written to a temporary folder. Times are medians of alternating runs in one process, after
a warm-up each; peak memory (Linux) is what reading adds in a fresh process. Exits with 1 when the target
is missed on a file that was named; the invented one only informs.
"""

import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

STATUS = Path("/proc/self/status")
LINES, CUSTOMERS, PRODUCTS, INVOICES, SEED = 540_000, 4_400, 4_000, 26_000, 20260630
TARGET = 1.5  # read_ledger may take this many times as long as read_csv
READERS = ("read_csv", "read_ledger")


def reader(name):
    if name == "read_csv":
        return pd.read_csv
    from kam_helpers.ledger import read_ledger

    return read_ledger


def write_export(path):
    """An invented export in the shape of a wholesaler's: returns, lines without customer, lettered codes."""
    rng = np.random.default_rng(SEED)
    invoice = np.sort(rng.integers(0, INVOICES, LINES))
    product = np.minimum(rng.pareto(1.0, LINES) * PRODUCTS / 20, PRODUCTS - 1).astype(int)
    owner = np.minimum(rng.pareto(1.2, INVOICES) * CUSTOMERS / 40, CUSTOMERS - 1).astype(int)
    returned = rng.random(INVOICES) < 0.02
    numbers = np.where(returned, "C", "") + (np.arange(INVOICES) + 500_000).astype(str)
    codes = (np.arange(PRODUCTS) + 20_000).astype(str) + np.where(rng.random(PRODUCTS) < 0.2, "A", "")
    customers = np.where(rng.random(INVOICES) < 0.25, "", (owner + 12_000.0).astype(str))
    moments = pd.Timestamp("2024-01-02 08:00") + pd.to_timedelta(
        np.sort(rng.integers(0, 525_600, INVOICES)), unit="min"
    )
    names = rng.choice(["VALVE", "PUMP", "NOZZLE", "HARDENER", "PRIMER", "GASKET"], PRODUCTS)
    frame = pd.DataFrame(
        {
            "InvoiceNo": numbers[invoice],
            "StockCode": codes[product],
            "Description": [f"{names[p]} FOR DOSING LINE NO {p}" for p in product],
            "Quantity": rng.integers(1, 25, LINES).astype(float) * np.where(returned[invoice], -1, 1),
            "InvoiceDate": moments.strftime("%Y-%m-%d %H:%M:%S").to_numpy()[invoice],
            "UnitPrice": rng.integers(40, 1_500, PRODUCTS)[product] / 100,
            "CustomerID": customers[invoice],
            "Country": np.where(owner[invoice] % 9 == 0, "Germany", "United Kingdom"),
        }
    )
    with gzip.open(path, "wb", compresslevel=6) as stream:
        stream.write(frame.to_csv(index=False).encode())


def times(path, repeats):
    """Median seconds per reader; runs alternate so that a busy machine hits both alike."""
    taken = {name: [] for name in READERS}
    for run in range(repeats + 1):
        for name in READERS:
            read = reader(name)
            start = time.perf_counter()
            read(path)
            if run:
                taken[name].append(time.perf_counter() - start)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def peak_megabytes(path, name):
    """What reading the file once adds to the peak memory of a fresh process; None where it cannot be seen."""
    answer = subprocess.run(
        [sys.executable, __file__, str(path), "--peak", name], capture_output=True, text=True, check=True
    )
    return json.loads(answer.stdout)


def high_water():
    """Peak memory of this process so far, in MB."""
    if not STATUS.exists():
        return None
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def report_peak(path, name):
    read = reader(name)
    before = high_water()
    read(path)
    print(json.dumps(before and high_water() - before))


def compare(path, repeats):
    seconds = times(path, repeats)
    ratio = seconds["read_ledger"] / seconds["read_csv"]
    size = path.stat().st_size / 2**20
    print(f"{path.name}, {size:.1f} MB, median of {repeats} runs")
    print(f"{'':12} {'seconds':>8} {'peak MB':>8}")
    for name in READERS:
        peak = peak_megabytes(path, name)
        print(f"{name:12} {seconds[name]:8.3f} {'–' if peak is None else f'{peak:.0f}':>8}")
    print(f"read_ledger takes {ratio:.2f} × read_csv (target: at most {TARGET})")
    return ratio <= TARGET


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("file", nargs="?", default=os.environ.get("KAM_LEDGER"))
    arguments.add_argument("--repeats", type=int, default=9)
    arguments.add_argument("--peak", choices=READERS, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.peak:
        report_peak(given.file, given.peak)
        return 0
    if given.file:
        return 0 if compare(Path(given.file), given.repeats) else 1
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "invented_export.csv.gz"
        write_export(path)
        compare(path, given.repeats)
    return 0


if __name__ == "__main__":
    sys.exit(main())
