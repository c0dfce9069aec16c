"""Write the invented company's files: ``python data/generate.py [--out FOLDER]``.

The same bytes on every run, Python and platform; see generator/__init__.py for how.
"""

import argparse
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from generator.writing import refresh_readme, write_all  # noqa: E402


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Write the files of Kestrelle Coatings & Dosing.")
    parser.add_argument(
        "--out", type=Path, default=HERE, help="folder to write to (default: beside this script)"
    )
    out = parser.parse_args(arguments).out
    rows = write_all(out)
    if (out / "README.md").exists():
        refresh_readme(out / "README.md", rows)
    print(f"{len(rows)} files, {rows['invoice_lines.csv']:,} invoice lines, written to {out}")


if __name__ == "__main__":
    main()
