"""Writes the vectors of interest and rates that come from the committed oracles.

    python tests/tools/interest_vectors.py [--check]

Reads `tests/oracles/` and writes `interest/oracle_accrual.jsonl`, `interest/oracle_ledger.jsonl`, `interest/third_party.jsonl` and
`rates/third_party.jsonl` below `tests/vectors/`; every other vector is edited by hand. `--check` writes nothing and fails if a
committed file differs. Needs only the standard library; the published cases are in `interest_cases.py` beside this file.
"""

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import interest_cases

Vector = dict[str, Any]

TESTS = Path(__file__).parents[1]
ORACLES = TESTS / "oracles"
DAY_COUNTS = {"365": "act_365_fixed", "360": "act_360", "year_length": "act_act_isda"}
ASSIGNMENTS = {"label": "following_day", "interval": "same_day"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--check", action="store_true", help="compare instead of writing"
    )
    check = parser.parse_args().check
    cases = {case["id"]: case for case in jsonl(ORACLES / "third_party.jsonl")}
    files = {
        "interest/oracle_accrual.jsonl": accruals(ORACLES / "accrual.csv"),
        "interest/oracle_ledger.jsonl": ledgers(ORACLES / "ledger.jsonl"),
        "interest/third_party.jsonl": interest_cases.interest(cases),
        "rates/third_party.jsonl": interest_cases.rates(cases),
    }
    differing = 0
    for name, vectors in files.items():
        path = TESTS / "vectors" / name
        text = "".join(line(vector) for vector in vectors)
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            differing += 1
            print(f"{name} differs from what the oracles give", file=sys.stderr)
    return 1 if differing else 0


def accruals(path: Path) -> Iterator[Vector]:
    """All rows under each rounding that the oracle has a column for: a table each."""
    rows = list(csv.DictReader(path.open(encoding="utf-8")))
    for row in rows:
        require(
            exact(row) == Fraction(row["interest_exact"]),
            f"{row['id']}: the exact interest",
        )
    roundings = (
        ("final", "half_up", "interest_half_up"),
        ("final", "half_even", "interest_half_even"),
        ("step", "half_up", "interest_half_up"),
        ("segment", "half_up", "sum_of_segments_half_up"),
    )
    for point, mode, column in roundings:
        expects_fraction = point == "final" and mode == "half_up"
        yield {
            "name": f"700 claims rounded {mode} at {point}",
            "source": "exact rational arithmetic (Python 3.11 fractions), tests/oracles/accrual.csv",
            "request": {
                "type": "accrue",
                "schema": 1,
                "clause": {
                    "rate": {"kind": "schedule"},
                    "rounding": {"mode": mode, "at": point},
                    "basis": "oracle",
                },
            },
            "expect": {"type": "accrue"},
            "table": {
                "columns": [
                    "principal",
                    "due_on",
                    "as_of",
                    "clause.day_count",
                    "clause.day_assignment",
                    "clause.rate.steps",
                    "=interest.amount",
                ]
                + (["=interest_exact"] if expects_fraction else []),
                "rows": [
                    [
                        {"amount": row["principal"], "currency": "EUR"},
                        row["due_date"],
                        row["paid_date"],
                        DAY_COUNTS[row["basis"]],
                        ASSIGNMENTS[row["day_assignment"]],
                        [
                            {"from": start, "annual_percent": percent}
                            for start, percent in steps(row)
                        ],
                        row[column],
                    ]
                    + ([row["interest_exact"]] if expects_fraction else [])
                    for row in rows
                ],
            },
        }


def steps(row: dict[str, str]) -> list[list[str]]:
    return [pair.split(":") for pair in row["rates"].split(";")]


def exact(row: dict[str, str]) -> Fraction:
    """The sum over single days of balance times the rate of the day over the length of its year."""
    total = Fraction(0)
    table = [(day(start), Fraction(percent)) for start, percent in steps(row)]
    shift = 1 if row["day_assignment"] == "label" else 0
    first = day(row["due_date"]).toordinal() + shift
    for number in range(first, first + int(row["days"])):
        on = date.fromordinal(number)
        percent = next(percent for start, percent in reversed(table) if start <= on)
        year = (
            365 + (on.year % 4 == 0 and (on.year % 100 != 0 or on.year % 400 == 0))
            if row["basis"] == "year_length"
            else int(row["basis"])
        )
        total += percent / 100 / year
    return Fraction(row["principal"]) * total


def ledgers(path: Path) -> Iterator[Vector]:
    """Each claim under each rule of the oracle, and all of them under the Merchant's Rule."""
    all_cases = list(jsonl(path))
    for case in all_cases:
        for rule in ("interest_first", "principal_first"):
            expected = case[f"{rule}_rounded"]
            last = expected[-1]
            yield ledger(
                case,
                f"{case['id']} {rule}",
                rule,
                "step",
                {
                    "segments": [
                        {"days": days, "interest": euros(accrued)}
                        for days, accrued in segments(case, expected)
                    ],
                    "payments": [
                        {
                            "interest": euros(step["to_interest"]),
                            "principal": euros(step["to_principal"]),
                            "principal_left": euros(step["principal"]),
                            "interest_left": euros(step["interest_open"]),
                        }
                        for step in expected[:-1]
                    ],
                    "principal_open": euros(last["principal"]),
                    "interest_open": euros(last["interest_open"]),
                },
            )
        last = case["interest_first_exact_final"]
        yield ledger(
            case,
            f"{case['id']} interest_first, nothing rounded before the end",
            "interest_first",
            "final",
            {
                "principal_open_exact": last["principal"],
                "interest_open_exact": last["interest_open"],
            },
        )
    yield {
        "name": "the Merchant's Rule",
        "source": "exact rational arithmetic (Python 3.11 fractions), tests/oracles/ledger.jsonl",
        "request": {"type": "merchants_balance", "schema": 1},
        "table": {
            "columns": [
                "principal",
                "annual_percent",
                "from",
                "payments",
                "settled_on",
                "=balance.amount",
                "=balance_exact",
            ],
            "rows": [
                [
                    euros(case["principal"]),
                    case["rate_percent"],
                    case["start"],
                    payments(case),
                    case["settle"],
                    case["merchants_balance_half_up"],
                    case["merchants_balance_exact"],
                ]
                for case in all_cases
            ],
        },
    }


def ledger(
    case: Vector, name: str, rule: str, point: str, expected: dict[str, Any]
) -> Vector:
    require(case["basis"] == "ACT/365F", case["id"])
    return {
        "name": name,
        "source": "exact rational arithmetic (Python 3.11 fractions), tests/oracles/ledger.jsonl",
        "request": {
            "type": "accrue",
            "schema": 1,
            "principal": euros(case["principal"]),
            "due_on": case["start"],
            "as_of": case["settle"],
            "clause": {
                "rate": {"kind": "fixed", "annual_percent": case["rate_percent"]},
                "rounding": {"mode": "half_up", "at": point},
                "basis": "oracle",
            },
            "allocation": rule,
            "payments": payments(case),
        },
        "expect": expected,
    }


def payments(case: Vector) -> list[Vector]:
    return [
        {"on": payment["date"], "amount": euros(payment["amount"])}
        for payment in case["payments"]
    ]


def segments(case: Vector, expected: list[Vector]) -> Iterator[tuple[int, str]]:
    """The days and the interest of each step that has any days and anything that bears interest."""
    before, principal = day(case["start"]), Fraction(case["principal"])
    for step in expected:
        days = (day(step["date"]) - before).days
        if days and principal:
            yield days, step["accrued"]
        before, principal = day(step["date"]), Fraction(step["principal"])


def euros(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "EUR"}


def line(item: Vector) -> str:
    return json.dumps(item, ensure_ascii=False, separators=(",", ":")) + "\n"


def jsonl(path: Path) -> Iterable[Vector]:
    return [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines()]


def day(text: str) -> date:
    return date.fromisoformat(text)


def require(condition: bool, what: str) -> None:
    if not condition:
        raise SystemExit(f"the oracle and the exact computation disagree: {what}")


if __name__ == "__main__":
    sys.exit(main())
