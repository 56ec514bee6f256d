"""Writes `calendar/holidays.jsonl`: the holidays of every bundled calendar in every year that it covers.

    python tests/tools/holidays_vectors.py [--out tests/vectors] [--check] [--csv FOLDER]

Needs `holidays==0.109` (a test tool only: the library itself has rules, no lists). National public holidays, names in
English, several names of one day in one string joined with `; `. `weekends` has no holidays and no entry here.

`--check` writes nothing and fails if the committed file differs. `--csv` also compares with files `ID.csv`
(`calendar,date,name`), day for day in the years that they hold.
"""

import argparse
import csv
import json
import sys
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

import holidays

NEEDED = "0.109"
FIRST, LAST = 2000, 2099
# The package knows Spain from 2008 on.
FIRST_OF = {"ES": 2008}
COUNTRIES = [
    "AT",
    "BE",
    "CH",
    "DE",
    "ES",
    "FR",
    "GR",
    "IE",
    "IT",
    "LU",
    "NL",
    "PL",
    "PT",
    "RO",
    "US",
]
CALENDARS = sorted([*COUNTRIES, "GB-ENG", "NYSE", "TARGET2"])

Holiday = dict[str, str]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).parents[1] / "vectors"
    )
    parser.add_argument(
        "--check", action="store_true", help="compare instead of writing"
    )
    parser.add_argument("--csv", type=Path, help="folder of files to compare with")
    options = parser.parse_args()
    if version("holidays") != NEEDED:
        raise SystemExit(f"holidays=={NEEDED} is needed, found {version('holidays')}")

    found = {name: years(name) for name in CALENDARS}
    path = options.out / "calendar" / "holidays.jsonl"
    text = "".join(line(name, found[name]) for name in CALENDARS)
    differing = 0
    if not options.check:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    elif not path.exists() or path.read_text(encoding="utf-8") != text:
        differing += 1
        print(
            f"{path.name} differs from what holidays=={NEEDED} gives", file=sys.stderr
        )
    if options.csv:
        differing += compare(options.csv, found)
    return 1 if differing else 0


def years(name: str) -> dict[int, list[Holiday]]:
    """The holidays of each year in order."""
    found = {}
    for year in range(FIRST_OF.get(name, FIRST), LAST + 1):
        days = source(name, year)
        found[year] = [
            {"date": day.isoformat(), "name": days[day]}
            for day in sorted(days)
            if day.year == year
        ]
    return found


def source(name: str, year: int) -> Any:
    if name == "TARGET2":
        return holidays.financial_holidays("XECB", years=year, language="en_US")
    if name == "NYSE":
        return holidays.financial_holidays("XNYS", years=year)
    if name == "GB-ENG":
        return holidays.country_holidays(
            "GB", subdiv="ENG", years=year, language="en_US"
        )
    return holidays.country_holidays(name, years=year, language="en_US")


def line(name: str, found: dict[int, list[Holiday]]) -> str:
    vector = {
        "name": name,
        "source": f"holidays=={NEEDED}",
        "request": {
            "type": "calendar",
            "schema": 1,
            "calendar": name,
            "op": "holidays",
        },
        "table": {
            "columns": ["year", "=holidays"],
            "rows": [list(row) for row in found.items()],
        },
    }
    return json.dumps(vector, ensure_ascii=False, separators=(",", ":")) + "\n"


def compare(folder: Path, found: dict[str, dict[int, list[Holiday]]]) -> int:
    """Days, and names, of the years that a file holds; the number of files that differ."""
    differing = 0
    for name in CALENDARS:
        stated: dict[int, dict[str, str]] = defaultdict(dict)
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                stated[int(row["date"][:4])][row["date"]] = row["name"]
        ours = {
            year: {day["date"]: day["name"] for day in found[name][year]}
            for year in stated
        }
        days = sum(map(len, stated.values()))
        same_days = all(ours[year].keys() == stated[year].keys() for year in stated)
        verdict = (
            "equal, names included"
            if ours == stated
            else "equal days, other names"
            if same_days
            else "DIFFERENT DAYS"
        )
        print(f"{name}: {days} days in {len(stated)} years, {verdict}")
        differing += not same_days
    return differing


if __name__ == "__main__":
    sys.exit(main())
