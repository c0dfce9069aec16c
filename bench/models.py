"""Time and memory of the tiering models on 10⁶ and 10⁷ invoice lines, with polars and DuckDB beside them.

    python bench/models.py [--lines 1000000 10000000] [--repeats 9] [--shuffled]

Every measurement runs in a process of its own, so that its peak memory is its own; seconds are medians.
The lines are in order of date, as companies export them; ``--shuffled`` shows the worst order. Exits with 1
when a target is missed. The other engines do the same work from their own tables in memory, as references.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

STATUS = Path("/proc/self/status")
CUSTOMERS, DAYS, LINES_PER_INVOICE, SEED = 5_000, 1_096, 4, 20260630
TARGETS = {
    ("ABC by customer", "ours"): 0.25,
    ("recency, frequency, value", "ours"): 2.5,
}  # seconds at 10⁷ lines
GROWTH_LIMIT = 15  # times as long for ten times the lines: close to linear, as tables outgrow the caches
TASKS = ("ABC by customer", "recency, frequency, value")
ENGINES = ("ours", "polars", "duckdb")


def make_lines(n, shuffled):
    """An invented ledger in the shape ``read_ledger`` gives: categories, dates, amounts with some returns."""
    rng = np.random.default_rng(SEED)
    invoices = max(n // LINES_PER_INVOICE, 1)
    owner = np.minimum(rng.pareto(1.2, invoices) * CUSTOMERS / 40, CUSTOMERS - 1).astype(np.int32)
    day = np.sort(rng.integers(0, DAYS, invoices))
    of_line = rng.integers(0, invoices, n)
    if not shuffled:
        of_line.sort()
    amount = rng.lognormal(5, 1, n).round(2)
    amount[rng.random(n) < 0.03] *= -1
    names = pd.Index([f"Customer {i:05d}" for i in range(CUSTOMERS)])
    numbers = pd.Index(np.arange(invoices).astype(str))
    return pd.DataFrame(
        {
            "customer": pd.Categorical.from_codes(owner[of_line], names),
            "date": (np.datetime64("2023-07-01", "us") + day * np.timedelta64(1, "D"))[of_line],
            "invoice": pd.Categorical.from_codes(of_line, numbers),
            "amount": amount,
        }
    )


def job_ours(lines, task):
    from kam_helpers import tiering

    if task == TASKS[0]:
        return lambda: tiering.abc_classes(tiering.customer_totals(lines))
    return lambda: tiering.recency_frequency_value(lines)


def job_polars(lines, task):
    import polars as pl

    names = list(lines["customer"].cat.categories)
    table = pl.DataFrame(
        {
            "customer": pl.Series(names, dtype=pl.Enum(names)).gather(lines["customer"].cat.codes.to_numpy()),
            "date": lines["date"].to_numpy(),
            "invoice": lines["invoice"].cat.codes.to_numpy(),
            "amount": lines["amount"].to_numpy(),
        }
    )
    last = table["date"].max()
    if task == TASKS[0]:
        before = (pl.col("total").cum_sum() - pl.col("total")) / pl.col("total").sum()
        return lambda: (
            table.group_by("customer")
            .agg(pl.col("amount").sum().alias("total"))
            .sort("total", descending=True)
            .with_columns(
                pl.when(before < 0.8).then(0).when(before < 0.95).then(1).otherwise(2).alias("class")
            )
        )
    bought = pl.col("amount") > 0
    return lambda: table.group_by("customer").agg(
        (last - pl.col("date").filter(bought).max()).alias("recency"),
        pl.col("invoice").filter(bought).n_unique().alias("frequency"),
        pl.col("amount").sum().alias("value"),
    )


def job_duckdb(lines, task):
    import duckdb

    connection = duckdb.connect(config={"threads": 2})
    flat = lines.assign(invoice=lines["invoice"].cat.codes.to_numpy())
    connection.register("flat", flat)
    connection.execute("create table lines as select * from flat")
    connection.unregister("flat")
    query = (
        """with totals as (select customer, sum(amount) total from lines group by customer),
           running as (select *, sum(total) over (order by total desc rows unbounded preceding)
                                 - total as before,
                       sum(total) over () as everything from totals)
           select customer, case when before < 0.8 * everything then 0
                                when before < 0.95 * everything then 1 else 2 end
           from running"""
        if task == TASKS[0]
        else """select customer, (select max(date) from lines) - max(date) filter (amount > 0),
           count(distinct invoice) filter (amount > 0), sum(amount) from lines group by customer"""
    )
    return lambda: connection.execute(query).fetchnumpy()


JOBS = {"ours": job_ours, "polars": job_polars, "duckdb": job_duckdb}


def measure(engine, task, n, repeats, shuffled):
    """Runs in the child process: median seconds; memory in MB: the lines, the job's own, the peak of both."""
    lines = make_lines(n, shuffled)
    job = JOBS[engine](lines, task)
    before = forget_peak()
    seconds = []
    for _attempt in range(repeats):
        start = time.perf_counter()
        job()
        seconds.append(time.perf_counter() - start)
    peak = memory("VmHWM")
    return {
        "seconds": float(np.median(seconds)),
        "table": float(lines.memory_usage(deep=False).sum() / 2**20),
        "extra": peak - before,
        "peak": peak,
    }


def forget_peak():
    """Start the peak anew (making the ledger needs more than the models do); returns the memory now."""
    if STATUS.exists():
        Path("/proc/self/clear_refs").write_text("5")
        return memory("VmRSS")
    return memory("VmHWM")


def memory(field):
    """Memory of this process in MB; where there is no /proc only the peak since the start is known."""
    if not STATUS.exists():
        unit = 2**20 if sys.platform == "darwin" else 2**10
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return (
        int(next(line for line in STATUS.read_text().splitlines() if line.startswith(field)).split()[1])
        / 2**10
    )


def in_child(*given):
    command = [sys.executable, __file__, "--measure", json.dumps(given)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        if "ModuleNotFoundError" in done.stderr:
            return None
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


def verdicts(task, engine, found, sizes):
    """The targets met and missed, in words, from the results by size."""
    if (limit := TARGETS.get((task, engine))) is None:
        return []
    growth = found[sizes[-1]]["seconds"] / found[sizes[0]]["seconds"] / (sizes[-1] / sizes[0] / 10)
    scaled = limit * sizes[-1] / 10**7
    return [
        (found[sizes[-1]]["seconds"] <= scaled, f"≤ {scaled:g} s"),
        (len(sizes) == 1 or growth <= GROWTH_LIMIT, f"growth ≤ {GROWTH_LIMIT}"),
    ]


def main(sizes, repeats, shuffled):
    head = f"{'task':<27}{'engine':<9}" + "".join(f"{f'{n:.0e} s':>10}" for n in sizes)
    print(f"{head}{'growth':>9}{'peak MB':>10}{'of it job':>11}{'lines MB':>10}  target")
    failed = False
    for task in TASKS:
        for engine in ENGINES:
            found = {n: in_child(engine, task, n, repeats, shuffled) for n in sizes}
            if any(result is None for result in found.values()):
                print(f"{task:<27}{engine:<9}  not installed (pip install -e .[bench])")
                continue
            last = found[sizes[-1]]
            targets = verdicts(task, engine, found, sizes)
            failed |= not all(met for met, _words in targets)
            print(
                f"{task:<27}{engine:<9}"
                + "".join(f"{found[n]['seconds']:>10.3f}" for n in sizes)
                + f"{last['seconds'] / found[sizes[0]]['seconds']:>9.1f}"
                + f"{last['peak']:>10.0f}{last['extra']:>11.0f}{last['table']:>10.0f}  "
                + ", ".join(f"{words}: {'pass' if met else 'FAIL'}" for met, words in targets)
            )
    return int(failed)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lines", type=int, nargs="+", default=[10**6, 10**7])
    parser.add_argument("--repeats", type=int, default=9)
    parser.add_argument("--shuffled", action="store_true")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(*json.loads(options.measure))))
    else:
        sys.exit(main(sorted(options.lines), options.repeats, options.shuffled))
