"""Writes the bulk test vectors from a folder of oracle data.

    python tests/tools/oracle_vectors.py DATA [--out tests/vectors] [--check]

`DATA` holds `golden/` and `terms/`. Four files are written: `day_count/oracle.jsonl`, `day_count/third_party.jsonl`,
`terms/due_dates.jsonl` and `terms/cost_of_credit.jsonl`. Every other vector is edited by hand. `--check` writes nothing
and fails if a committed file differs, or if a case of the data is in no file (those written by hand included). The name of
a vector begins with the id of its case.

Only the standard library is needed. What a source prints is checked against an exact computation made here; a case whose
source departs from the rules of this library is listed in `OURS`, with the reason.
"""

import argparse
import csv
import json
import sys
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from pathlib import Path
from typing import Any

Vector = dict[str, Any]

OURS = {
    "d-0024": (
        ["2016-05-18", "2016-06-17"],
        ["0.00", "0.00"],
        (
            "The source merges the lines of a zero total into one line of 0.00 on the invoice date; here a zero total keeps "
            "its instalments, each of 0.00 on its own due date."
        ),
    ),
    "d-0053": (
        ["2026-01-30"],
        None,
        (
            "The source prints 2026-01-31: in that product day 30 means the last day of the month. Here day 30 is the 30th, "
            "and the last day is day 31, clamped."
        ),
    ),
    "d-0113": (
        ["2007-02-23"],
        None,
        (
            "The source prints 2007-03-11: that product has fortnights from the 1st, 15th and 29th and counts ten days from "
            "the next start. No operation here knows those fortnights, so the rule as written (no operation) leaves the "
            "invoice date."
        ),
    ),
}

CONVENTIONS = {
    "ACT/ACT ISDA": "act_act_isda",
    "ACT/360": "act_360",
    "ACT/365F": "act_365_fixed",
    "30/360 Bond Basis (ISDA 2006 4.16(f))": "30_360_bond_basis",
    "30/360 US (with end-of-February rule)": "30u_360",
    "30E/360 (ISDA 2006 4.16(g))": "30e_360",
    "30E/360 ISDA (ISDA 2006 4.16(h))": "30e_360_isda",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path, help="folder with golden/ and terms/")
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).parents[1] / "vectors"
    )
    parser.add_argument(
        "--check", action="store_true", help="compare instead of writing"
    )
    options = parser.parse_args()
    golden, terms = options.data / "golden", options.data / "terms"
    files = {
        "day_count/oracle.jsonl": day_count_oracle(golden / "oracle_daycount.csv"),
        "day_count/third_party.jsonl": day_count_third_party(
            golden / "third_party_cases.jsonl"
        ),
        "terms/due_dates.jsonl": due_dates(terms / "due_dates.jsonl"),
        "terms/cost_of_credit.jsonl": cost_of_credit(
            terms / "due_dates.jsonl", golden / "third_party_cases.jsonl"
        ),
    }
    differing = 0
    for name, vectors in files.items():
        path = options.out / name
        text = "".join(line(vector) for vector in unique(name, vectors))
        if not options.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            differing += 1
            print(f"{name} differs from what the data gives", file=sys.stderr)
    missing = without_vector(golden, terms, options.out) if options.check else []
    for case in missing:
        print(f"{case} has no vector", file=sys.stderr)
    return 1 if differing or missing else 0


def without_vector(golden: Path, terms: Path, out: Path) -> list[str]:
    """The cases that no vector names. Ageing has no request yet."""
    named = {
        item["name"].partition(" ")[0]
        for path in out.glob("*/*.jsonl")
        for item in jsonl(path)
    }
    areas = ("due_date", "days_late", "early_payment_discount", "day_count")
    cases = [
        case["id"]
        for case in jsonl(terms / "due_dates.jsonl")
        if case["class"] != "ageing"
    ]
    cases += [
        case["id"]
        for case in jsonl(golden / "third_party_cases.jsonl")
        if case["area"] in areas
    ]
    return [case for case in cases if case not in named]


# Day counts.


def day_count_oracle(path: Path) -> Iterator[Vector]:
    """One table for each convention, with all rows of the oracle."""
    rows = list(csv.DictReader(path.open(encoding="utf-8")))
    quantlib = "QuantLib 1.44"
    financepy = f"{quantlib}; every fourth row also financepy 1.1.2"
    days = "calendar days; checked against QuantLib 1.44"
    plain = ["start", "end", "=days"]

    for word, basis in (("act_365_fixed", 365), ("act_360", 360)):
        yield day_count_table(
            word,
            word,
            basis,
            days,
            plain,
            [[r["start"], r["end"], int(r["actual_days"])] for r in rows],
        )

    exact = []
    for r in rows:
        fraction = Fraction(r["actact_isda_exact"])
        require(
            fraction == act_act_isda(day(r["start"]), day(r["end"])),
            f"Act/Act ISDA {r['start']} {r['end']}",
        )
        exact.append([r["start"], r["end"], fraction.numerator, fraction.denominator])
    yield {
        "name": "act_act_isda",
        "source": "exact rational arithmetic, equal to QuantLib 1.44 to 1e-12",
        "request": {"type": "day_count", "schema": 1, "day_count": "act_act_isda"},
        "table": {
            "columns": ["start", "end", "=numerator", "=denominator"],
            "rows": exact,
        },
    }

    for word, column, source in (
        ("30_360_bond_basis", "d30_360_bond_basis", financepy),
        ("30u_360", "d30_360_us", quantlib),
        ("30e_360", "d30e_360", financepy),
        ("30e_360_isda", "d30e_360_isda", financepy),
    ):
        yield day_count_table(
            word,
            word,
            360,
            source,
            plain,
            [[r["start"], r["end"], int(r[column])] for r in rows],
        )
    column = "d30e_360_isda_end_is_termination"
    yield day_count_table(
        "30e_360_isda, the end is the termination date",
        "30e_360_isda",
        360,
        quantlib,
        ["start", "end", "termination_date", "=days"],
        [[r["start"], r["end"], r["end"], int(r[column])] for r in rows],
    )


def day_count_table(
    name: str,
    word: str,
    basis: int,
    source: str,
    columns: list[str],
    rows: list[list[Any]],
) -> Vector:
    return {
        "name": name,
        "source": source,
        "request": {"type": "day_count", "schema": 1, "day_count": word},
        "expect": {"basis": basis},
        "table": {"columns": columns, "rows": rows},
    }


def day_count_third_party(path: Path) -> Iterator[Vector]:
    """The published day counts, one request each; a case with two readings becomes two vectors."""
    for case in jsonl(path):
        if case["area"] != "day_count":
            continue
        inputs, expected = case["inputs"], case["expected"]
        start, end = inputs["start"], inputs["end"]
        if "days_bond_basis" in expected:
            readings = [
                (" bond basis", "30_360_bond_basis", None, expected["days_bond_basis"]),
                (" US", "30u_360", None, expected["days_us_eom"]),
            ]
        elif "days_end_is_maturity" in expected:
            readings = [
                (
                    " end is not the termination date",
                    "30e_360_isda",
                    None,
                    expected["days_end_is_not_maturity"],
                ),
                (
                    " end is the termination date",
                    "30e_360_isda",
                    end,
                    expected["days_end_is_maturity"],
                ),
            ]
        else:
            word = CONVENTIONS[inputs["convention"]]
            readings = [
                ("", word, inputs.get("termination_date"), expected.get("days"))
            ]
        for suffix, word, termination, days in readings:
            request = {
                "type": "day_count",
                "schema": 1,
                "day_count": word,
                "start": start,
                "end": end,
            }
            if termination:
                request["termination_date"] = termination
            note = case["notes"]
            if word == "act_act_isda":
                fraction = act_act_isda(day(start), day(end))
                answer, text = (
                    {
                        "numerator": fraction.numerator,
                        "denominator": fraction.denominator,
                    },
                    "",
                )
                if "year_fraction_expr" in expected:
                    require(
                        fraction == expression(expected["year_fraction_expr"]),
                        case["id"],
                    )
                    text = f"The source writes {expected['year_fraction_expr']}."
                else:
                    printed, tolerance = (
                        Fraction(expected["year_fraction"]),
                        Fraction(expected["tolerance"]),
                    )
                    require(abs(fraction - printed) <= tolerance, case["id"])
                    text = f"The source prints {expected['year_fraction']}; the exact fraction lies within {expected['tolerance']} of it."
                note = f"{text} {note}".strip()
            else:
                basis = 365 if word == "act_365_fixed" else 360
                answer = {"days": days, "basis": basis}
                if "year_fraction_expr" in expected:
                    require(
                        Fraction(days, basis)
                        == expression(expected["year_fraction_expr"]),
                        case["id"],
                    )
            yield vector(case["id"] + suffix, case["source"], note, request, answer)


def act_act_isda(start: date, end: date) -> Fraction:
    """Each calendar day over the length of the year that it lies in, the start counted and the end not."""
    total = Fraction(0)
    for year in range(start.year, end.year + 1):
        first, next_first = date(year, 1, 1), date(year + 1, 1, 1)
        days = (min(end, next_first) - max(start, first)).days
        total += Fraction(max(days, 0), (next_first - first).days)
    return total


def expression(text: str) -> Fraction:
    """The sum of fractions a source writes, such as `4/365+58/366+4`."""
    return sum((Fraction(term) for term in text.split("+")), Fraction(0))


# Payment terms.


def due_dates(path: Path) -> Iterator[Vector]:
    """Every due-date case as a `schedule` request."""
    for case in jsonl(path):
        if case["class"] in ("cost_of_credit", "ageing"):
            continue
        title = f"{case['id']} {case.get('term', case['class'])}"
        discounted = case.get("discounted", {})
        if "net_base" in discounted:
            for base in ("gross", "net"):
                yield due_date(
                    case,
                    f"{title}, discount on {base}",
                    base,
                    discounted[f"{base}_base"],
                )
        else:
            yield due_date(case, title, None, discounted.get("gross_base"))


def due_date(
    case: dict[str, Any], name: str, base: str | None, payable: str | None
) -> Vector:
    terms = json.loads(json.dumps(case["spec"]))
    if base:
        for tier in terms["discounts"]:
            tier["base"] = base
    total = case.get("amount", "100.00")
    request: dict[str, Any] = {
        "type": "schedule",
        "schema": 1,
        "terms": terms,
        "dates": case["dates"],
        "amount": euros(total),
    }
    if "tax" in case:
        request["net_amount"] = euros(str(Decimal(total) - Decimal(case["tax"])))
    if "calendar" in case:
        request["calendar"] = case["calendar"]
    debtor = {key: case[key] for key in ("closed", "postpone") if key in case}
    if debtor:
        request["debtor_days"] = debtor

    expected = case["expected"]
    due, amounts = expected["due"], expected.get("amounts")
    notes = [case["notes"]] if "notes" in case else []
    if "convention" in case:
        notes.append(f"reading: {case['convention']}")
    if case["id"] in OURS:
        due, amounts, reason = OURS[case["id"]]
        notes = [reason]
    instalments: list[dict[str, Any]] = [{"due_on": d} for d in due]
    unrolled = expected.get("unrolled", case.get("unrolled"))
    for position, instalment in enumerate(instalments):
        if unrolled:
            instalment["unadjusted_due_on"] = (
                unrolled if isinstance(unrolled, str) else unrolled[position]
            )
        if amounts:
            instalment["amount"] = euros(amounts[position])
    if amounts:
        require(sum(map(Decimal, amounts)) == Decimal(total), case["id"])
    answer: dict[str, Any] = {"instalments": instalments}
    if "discount_until" in expected:
        tiers: list[dict[str, Any]] = [{"until": d} for d in expected["discount_until"]]
        if payable:
            tiers[0] |= {
                "discount": euros(str(Decimal(total) - Decimal(payable))),
                "payable": euros(payable),
            }
        answer["discounts"] = tiers
    return vector(name, case["source"], "; ".join(notes), request, answer)


def euros(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "EUR"}


def cost_of_credit(cases: Path, third_party: Path) -> Iterator[Vector]:
    """What leaving a discount costs a year, to four decimals; a source that prints fewer agrees at its own precision."""
    for case in jsonl(cases):
        if case["class"] == "cost_of_credit":
            terms = (
                case["discount_percent"],
                case["discount_days"],
                case["net_days"],
                case["year_days"],
                case["method"],
            )
            yield cost_vector(
                case["id"],
                case["source"],
                case["expected_percent"],
                "over" in case.get("notes", ""),
                *terms,
            )
    for case in jsonl(third_party):
        if case["area"] == "early_payment_discount":
            inputs = case["inputs"]
            method = {"simple": "simple", "compound": "effective"}[inputs["method"]]
            printed = next(iter(case["expected"].values()))
            terms = (
                inputs["discount_percent"],
                inputs["discount_days"],
                inputs["net_days"],
                inputs["year"],
                method,
            )
            yield cost_vector(case["id"], case["source"], printed, False, *terms)


def cost_vector(
    name: str,
    source: str,
    printed: str,
    at_least: bool,
    percent: str,
    discount: int,
    net: int,
    year: int,
    method: str,
) -> Vector:
    exact = annual_percent(Decimal(percent), discount, net, year, method)
    ours = exact.quantize(Decimal("0.0001"), ROUND_HALF_UP)
    note = ""
    if at_least:
        require(exact > Decimal(printed), name)
        note = f"the source says over {printed} % a year"
    else:
        require(
            exact.quantize(Decimal(printed), ROUND_HALF_UP) == Decimal(printed), name
        )
        if Decimal(printed) != ours:
            note = f"the source prints {printed}"
    request = {
        "type": "cost_of_credit",
        "schema": 1,
        "percent": percent,
        "discount_days": discount,
        "net_days": net,
        "year_days": year,
        "method": method,
    }
    return vector(
        f"{name} {method} {percent}/{discount} net {net} on {year}",
        source,
        note,
        request,
        {"annual_percent": str(ours)},
    )


def annual_percent(
    percent: Decimal, discount: int, net: int, year: int, method: str
) -> Decimal:
    """The definition of the rules at 50 digits."""
    with localcontext() as context:
        context.prec = 50
        rate, periods = percent / (100 - percent), Decimal(year) / (net - discount)
        return 100 * (
            rate * periods if method == "simple" else (1 + rate) ** periods - 1
        )


# The form.


def vector(
    name: str, source: str, note: str, request: dict[str, Any], expect: dict[str, Any]
) -> Vector:
    head = {"name": name, "source": source}
    if note:
        head["note"] = note
    return head | {"request": request, "expect": expect}


def unique(name: str, vectors: Iterator[Vector]) -> Iterator[Vector]:
    seen: set[str] = set()
    for item in vectors:
        require(
            item["name"] not in seen, f"{name}: two vectors are named {item['name']}"
        )
        seen.add(item["name"])
        yield item


def line(item: Vector) -> str:
    return json.dumps(item, ensure_ascii=False, separators=(",", ":")) + "\n"


def jsonl(path: Path) -> Iterator[dict[str, Any]]:
    for text in path.read_text(encoding="utf-8").splitlines():
        if text:
            yield json.loads(text)


def day(text: str) -> date:
    return date.fromisoformat(text)


def require(condition: bool, what: str) -> None:
    if not condition:
        raise SystemExit(f"the sources and the exact computation disagree: {what}")


if __name__ == "__main__":
    sys.exit(main())
