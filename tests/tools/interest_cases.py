"""The published worked figures of interest as vectors: each with the dates, the rounding and the order that its source uses.

Used by `interest_vectors.py`. Inputs and figures come from `tests/oracles/third_party.jsonl`; what is chosen here are the dates, where
a source gives days only, and the words for its rounding. A daily amount that is rounded and then multiplied is rounding at `day`.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

Case = dict[str, Any]
Vector = dict[str, Any]

ONCE = {"mode": "half_up", "at": "final"}
BY_SEGMENT = {"mode": "half_up", "at": "segment"}
BY_STEP = {"mode": "half_up", "at": "step"}
CHOSEN = "The source gives days only; the dates are chosen."


def interest(cases: dict[str, Case]) -> Iterator[Vector]:
    yield from days_at_one_rate(cases)
    yield from several_rates(cases)
    yield from days_late(cases)
    yield from part_payments(cases)
    yield from allocations(cases)
    yield from fees(cases)
    yield from compensation(cases)


def days_at_one_rate(cases: dict[str, Case]) -> Iterator[Vector]:
    """So many days at one rate; the margin added to a base rate is added here."""
    for id in ("acc-uk-001", "acc-uk-005", "acc-uk-008", "acc-us-005"):
        case = cases[id]
        yield from_days(
            case,
            daily("half_up"),
            {
                "interest": money(case, "interest"),
                "per_diem": money(case, "daily_interest"),
            },
        )
    case = cases["acc-uk-010"]
    yield from_days(
        case,
        daily("up"),
        {
            "interest": money(case, "interest"),
            "per_diem": money(case, "daily_interest"),
        },
        percent="8.03",
        note="0.00022 a day is 8.03 % over 365 days.",
    )
    for id in (
        "acc-us-001",
        "acc-de-001",
        "acc-it-002",
        "acc-nl-003",
        "acc-gb-011",
    ):
        case = cases[id]
        expected = {"interest": money(case, "interest")}
        if "daily_interest_displayed" in case["expected"]:
            expected["per_diem"] = money(case, "daily_interest_displayed")
        yield from_days(
            case,
            ONCE,
            expected,
            due_on="2026-04-01" if id == "acc-us-001" else FIRST,
            day_count="act_360" if id == "acc-us-001" else "act_365_fixed",
        )
    case = cases["acc-fr-001"]
    own = {
        "id": "legal_rate_of_the_source",
        "dated": "change",
        "rows": [
            {"from": "2009-01-01", "annual_percent": "0.65", "source": case["source"]}
        ],
        "through": "2010-12-31",
    }
    request = accrue(
        case,
        "2010-01-31",
        "2010-03-17",
        {"kind": "reference", "series": own["id"], "multiplier": "1.5"},
        ONCE,
    )
    request["rate_series"] = [own]
    yield vector(
        case,
        request,
        {
            "interest": money(case, "interest"),
            "segments": [{"annual_percent": case["inputs"]["rate_percent"]}],
        },
        CHOSEN,
    )
    case = cases["acc-us-004"]
    yield vector(
        case,
        accrue(
            case,
            case["inputs"]["start"],
            case["inputs"]["end"],
            fixed(case["inputs"]["rate_percent"]),
            {"mode": "down", "at": "final"},
        ),
        {
            "days_overdue": case["expected"]["days"],
            "interest": money(case, "interest"),
            "total_due": money(case, "new_balance"),
        },
        "Truncation is the mode `down`.",
    )


def several_rates(cases: dict[str, Case]) -> Iterator[Vector]:
    case = cases["acc-de-003"]
    ends = case["inputs"]["segments"]
    table = {
        "kind": "schedule",
        "steps": [
            {"from": "2010-09-15", "annual_percent": ends[0]["rate_percent"]},
            {"from": "2011-01-01", "annual_percent": ends[1]["rate_percent"]},
        ],
    }
    yield vector(
        case,
        accrue(
            case,
            case["inputs"]["due_date"],
            case["inputs"]["paid_date"],
            table,
            BY_SEGMENT,
        ),
        {
            "interest": money(case, "interest_total"),
            "segments": printed_segments(case),
        },
        "A line of the table begins a segment even where the percentage stays.",
    )
    case = cases["acc-gen-002"]
    start, (boundary, end) = case["inputs"]["start"], case["inputs"]["boundaries"]
    clause = {"compounding": {"kind": "capitalise", "on": [boundary[5:]]}}
    yield vector(
        case,
        accrue(
            case, start, end, fixed(case["inputs"]["rate_percent"]), BY_SEGMENT, clause
        ),
        {
            "segments": [
                {
                    "days": segment["days"],
                    "principal": amount(case, segment["opening"]),
                    "interest": amount(case, segment["interest"]),
                }
                for segment in case["expected"]["segments"]
            ]
        },
    )
    case = cases["acc-it-001"]
    table = {
        "kind": "schedule",
        "steps": [
            {"from": step["start"], "annual_percent": step["percent"]}
            for step in case["inputs"]["rates"]
        ],
    }
    published = {
        "kind": "reference",
        "series": "it_reference_rate_dlgs231",
        "margin_percent": "7",
    }
    for rate, suffix in (
        (table, "as a table"),
        (published, "as the published rate and 7 points"),
    ):
        yield vector(
            case,
            accrue(
                case, case["inputs"]["start"], case["inputs"]["end"], rate, BY_SEGMENT
            ),
            {
                "days_overdue": case["expected"]["days_total"],
                "interest": money(case, "total"),
                "segments": printed_segments(case),
            },
            suffix=suffix,
        )
    case = cases["acc-au-001"]
    table = {
        "kind": "schedule",
        "steps": [
            {"from": step["start"], "annual_percent": step["percent"]}
            for step in case["inputs"]["rates"]
        ],
    }
    segments = [
        {
            "from": segment["first_day"],
            "to": str(day(segment["last_day"]) + timedelta(1)),
            "annual_percent": segment["rate_percent"],
        }
        for segment in case["expected"]["segments"]
    ]
    yield vector(
        case,
        accrue(
            case, case["inputs"]["due_date"], case["inputs"]["filed"], table, BY_SEGMENT
        ),
        {"segments": segments},
        "The end of a segment is the day after its last.",
    )


def days_late(cases: dict[str, Case]) -> Iterator[Vector]:
    nothing = fixed("0")
    case = cases["day-us-001"]
    yield vector(
        case,
        accrue(case, "2026-04-01", "2026-04-11", nothing, ONCE),
        {
            "days_overdue": 10,
            "segments": [{"from": "2026-04-02", "to": "2026-04-12", "days": 10}],
        },
        "The year is chosen.",
    )
    case = cases["day-nz-001"]
    yield vector(
        case,
        accrue(
            case,
            case["inputs"]["due_date"],
            case["inputs"]["paid_date"],
            nothing,
            ONCE,
        ),
        {"days_overdue": case["expected"]["days"]},
    )
    case = cases["day-it-001"]
    yield vector(
        case,
        accrue(case, "2026-07-01", "2026-12-31", nothing, ONCE),
        {"days_overdue": case["expected"]["days"]},
        "The year is chosen.",
    )
    case = cases["day-ch-001"]
    yield vector(
        case,
        accrue(
            case,
            "2026-01-01",
            "2026-01-20",
            nothing,
            ONCE,
            {"day_assignment": "same_day"},
        ),
        {"segments": [{"from": "2026-01-01", "to": "2026-01-20", "days": 19}]},
        "The year is chosen. The day of the start bears interest, the day of payment does not.",
    )
    case = cases["day-au-001"]
    yield vector(
        case,
        accrue(case, case["inputs"]["judgment_date"], "2011-01-31", nothing, ONCE),
        {"segments": [{"from": case["expected"]["interest_from"], "days": 30}]},
        "The day asked about is chosen.",
    )


def part_payments(cases: dict[str, Case]) -> Iterator[Vector]:
    case = cases["pp-us-001"]
    at = [payment["day"] for payment in case["inputs"]["payments"]]
    steps = case["expected"]["steps"]
    yield vector(
        case,
        paying(case, at, case["inputs"]["settle_day"], "united_states_rule", BY_STEP),
        {
            "interest": money(case, "total_interest"),
            "segments": [
                {"interest": amount(case, step["interest"])} for step in steps
            ],
            "payments": [
                {"principal_left": amount(case, step["balance"])} for step in steps[:-1]
            ],
            "total_due": amount(case, steps[-1]["balance"]),
        },
        CHOSEN,
    )
    case = cases["pp-us-003"]
    step = case["expected"]["steps"][0]
    yield vector(
        case,
        paying(case, [step["day"]], step["day"], "united_states_rule", BY_STEP),
        {
            "interest": amount(case, step["interest"]),
            "principal_open": amount(case, step["balance"]),
        },
        CHOSEN,
    )
    case = cases["pp-us-005"]
    years = [payment["year"] for payment in case["inputs"]["payments"]]
    payments = [
        {
            "on": f"200{year}-01-01",
            "amount": amount(case, payment["amount"] + ".00"),
        }
        for year, payment in zip(years, case["inputs"]["payments"], strict=True)
    ]
    settled = f"200{case['inputs']['settle_year']}-01-01"
    due = case["expected"]["balance_due"]
    yield vector(
        case,
        {
            "type": "merchants_balance",
            "schema": 1,
            "principal": amount(case, "6000.00"),
            "annual_percent": case["inputs"]["rate_percent"],
            "day_count": "30e_360",
            "from": "2000-01-01",
            "payments": payments,
            "settled_on": settled,
        },
        {"balance": amount(case, due + ".00"), "balance_exact": due},
        "The source counts years; they begin on 1 January 2000.",
        suffix="the Merchant's Rule",
    )
    request = accrue(
        case,
        "2000-01-01",
        settled,
        fixed(case["inputs"]["rate_percent"]),
        BY_STEP,
        {"day_count": "30e_360"},
        principal="6000.00",
    )
    yield vector(
        case,
        request | {"payments": payments, "allocation": "principal_first"},
        {
            "principal_open": amount(case, "0.00"),
            "interest_open": amount(case, due + ".00"),
            "segments": [
                {"interest": amount(case, figure)} for figure in ("720.00", "180.00")
            ],
        },
        suffix="principal first with the interest parked",
    )
    case = cases["pp-us-008"]
    first, second = (payment["after_days"] for payment in case["inputs"]["payments"])
    steps = case["expected"]["steps"]
    yield vector(
        case,
        paying(
            case,
            [first, first + second],
            first + second,
            "interest_first",
            daily("half_up"),
        ),
        {
            "segments": [
                {"days": days, "interest": amount(case, step["interest"])}
                for days, step in zip((first, second), steps, strict=True)
            ],
            "payments": [
                {"principal": amount(case, step["to_principal"])} for step in steps
            ],
        },
        f"{CHOSEN} 1.37 × 145 and 1.31 × 215.",
    )
    case = cases["pp-us-010"]
    inputs, expected = case["inputs"], case["expected"]
    request = accrue(
        case,
        inputs["start"],
        inputs["payments"][-1]["date"],
        fixed(inputs["rate_percent"]),
        ONCE,
    )
    request |= {
        "allocation": "principal_first",
        "payments": [
            {"on": payment["date"], "amount": amount(case, payment["amount"] + ".00")}
            for payment in inputs["payments"]
        ],
    }
    balances = [
        int(product) // days
        for product, days in zip(expected["products"], expected["days"], strict=True)
    ]
    yield vector(
        case,
        request,
        {
            "interest": money(case, "interest"),
            "interest_exact": "23316/365",
            "segments": [
                {"days": days, "principal": amount(case, f"{balance}.00")}
                for days, balance in zip(expected["days"], balances, strict=True)
            ],
        },
        "388,600 × 6 ÷ 36,500 = 23,316/365; a product is days times principal.",
    )


def allocations(cases: dict[str, Case]) -> Iterator[Vector]:
    case, claim = cases["alo-uk-001"], cases["acc-uk-005"]
    request = of_days(claim, daily("half_up"))
    paid = amount(claim, case["inputs"]["payment"])
    yield vector(
        case,
        request
        | {
            "payments": [{"on": request["as_of"], "amount": paid}],
            "allocation": "interest_first",
        },
        applied(claim, case)
        | {
            "principal_open": amount(claim, case["expected"]["remaining_principal"]),
            "interest_open": amount(claim, case["expected"]["remaining_interest"]),
            "per_diem": amount(claim, "0.04"),
        },
        f"The claim is that of {claim['id']}. What is left goes on at 102.60 × 12.5 % ÷ 365 = 0.04 a day.",
    )
    case, claim = cases["alo-de-001"], cases["acc-de-003"]
    request = accrue(
        claim,
        claim["inputs"]["due_date"],
        claim["inputs"]["paid_date"],
        fixed("5.12"),
        BY_STEP,
    )
    paid = amount(claim, case["inputs"]["payment"])
    yield vector(
        case,
        request
        | {
            "payments": [{"on": request["as_of"], "amount": paid}],
            "allocation": "costs_interest_principal",
        },
        applied(claim, case)
        | {"principal_open": amount(claim, case["expected"]["remaining_principal"])},
        f"The claim is that of {claim['id']}: 35.00 × 5.12 % × 183 ÷ 365 = 0.90.",
    )
    case = cases["alo-fin-002"]
    request = accrue(
        case,
        "2024-01-15",
        case["inputs"]["payoff_date"],
        fixed("7"),
        ONCE,
        {"day_count": "30e_360"},
    )
    paid = amount(case, case["inputs"]["payment"])
    yield vector(
        case,
        request
        | {
            "payments": [{"on": request["as_of"], "amount": paid}],
            "allocation": "interest_first",
        },
        applied(case, case) | {"total_due": amount(case, "0.00")},
        "The source charges a whole month: 83.57 × 7 % ÷ 12 = 0.49. The month is chosen to end with the day of payment.",
    )


def fees(cases: dict[str, Case]) -> Iterator[Vector]:
    for id in ("acc-br-001", "acc-br-004"):
        case = cases[id]
        inputs = case["inputs"]
        request = of_days(
            case,
            ONCE,
            {"day_count": "act_360"},
            rate={"kind": "fixed", "monthly_percent": inputs["monthly_rate_percent"]},
        )
        request["late_fees"] = [
            {
                "id": "multa",
                "after_days": 1,
                "fee": {"kind": "percent", "percent": inputs["fine_percent"]},
                "basis": "contract",
            }
        ]
        yield vector(
            case,
            request,
            {
                "interest": money(case, "interest"),
                "fees_open": money(case, "fine"),
                "total_due": money(case, "total"),
            },
            f"{CHOSEN} A month of thirty days is a twelfth of 360.",
        )
    case = cases["dun-erp-001"]
    inputs = case["inputs"]
    yield vector(
        case,
        of_days(
            case,
            BY_STEP,
            rate=fixed(inputs["interest_percent"]),
            days=inputs["days_overdue"],
            principal=inputs["outstanding"],
        ),
        {
            "days_overdue": inputs["days_overdue"],
            "interest": money(case, "interest"),
            "fees_open": money(case, "fee"),
            "total_due": money(case, "grand_total"),
        },
        CHOSEN,
    )
    case = cases["dun-try-001"]
    inputs = case["inputs"]
    request = of_days(case, BY_STEP, rate=fixed("0"), days=0, principal=inputs["line"])
    request["late_fees"] = [
        {
            "id": "level 1",
            "after_days": 5,
            "fee": {"kind": "flat", "amount": amount(case, "10.00")},
            "basis": "dunning level 1",
        },
        {
            "id": "level 2",
            "after_days": 10,
            "fee": {"kind": "percent", "percent": "15"},
            "basis": "dunning level 2",
        },
    ]
    first, second = case["expected"]["receivable_after"]
    yield vector(
        case,
        request,
        {},
        CHOSEN,
        table={
            "columns": ["as_of", "=total_due.amount"],
            "rows": [
                [after(4), inputs["line"]],
                [after(5), first],
                [after(9), first],
                [after(10), second],
                [after(11), second],
            ],
        },
    )


def compensation(cases: dict[str, Case]) -> Iterator[Vector]:
    """The lump sums of a law: once for each claim, by its statute."""
    case = cases["acc-uk-003"]
    yield vector(
        case,
        of_days(case, daily("half_up")) | {"statute": "gb"},
        {
            "days_overdue": case["inputs"]["days"],
            "interest": money(case, "interest"),
            "per_diem": money(case, "daily_interest"),
            "fixed_compensation": money(case, "fixed_compensation"),
            "total_due": amount(case, "5239.68"),
        },
        f"{CHOSEN} The clause has the rate and the rounding of the source; the statute adds 70.00.",
    )
    case = cases["acc-uk-007"]
    yield vector(
        case,
        of_days(case, ONCE) | {"statute": "gb"},
        {
            "days_overdue": case["inputs"]["days"],
            "interest": amount(case, "384.66"),
            "per_diem": money(case, "daily_interest"),
            "fixed_compensation": money(case, "fixed_compensation"),
            "total_due": amount(case, "12484.66"),
        },
        f"{CHOSEN} 12,000.00 × 13 % × 90 ÷ 365 = 384.66; the source prints about 384, to within 1.00.",
    )
    statutes = (
        ("cmp-gb-001", "gb", "GBP", None),
        ("cmp-gb-003", "gb", "GBP", None),
        ("cmp-eu-001", "eu_directive_2011_7", "EUR", "1000.00"),
    )
    for id, statute, currency, principal in statutes:
        case = cases[id]
        debt = {"amount": principal or case["inputs"]["debt"], "currency": currency}
        sum_due = {
            "amount": f"{case['expected']['compensation']}.00",
            "currency": currency,
        }
        yield vector(
            case,
            {
                "type": "accrue",
                "schema": 1,
                "principal": debt,
                "due_on": FIRST,
                "as_of": after(1),
                "statute": statute,
            },
            {"fixed_compensation": sum_due},
            "The dates are chosen."
            if principal is None
            else "Debt and dates are chosen.",
        )


def rates(cases: dict[str, Case]) -> Iterator[Vector]:
    """The rate of a half-year, as the segments of a claim that falls due at its beginning."""
    statutes = (
        ("rate-ie-001", "eu_ecb_reference_half_year", "2022-01-31", "rate_percent"),
        ("rate-fr-002", "eu_ecb_reference_half_year", "2014-01-31", "rate_percent"),
        ("rate-es-001", "eu_ecb_reference_half_year", "2008-01-31", "rate_percent"),
        ("rate-eu-001", "eu_ecb_reference_half_year", "2026-01-31", "rate_percent"),
        ("rate-de-001", "de_basiszinssatz", "2023-01-31", "consumer_rate_percent"),
        ("rate-de-001", "de_basiszinssatz", "2023-01-31", "b2b_rate_percent"),
    )
    for id, series, due_on, figure in statutes:
        case = cases[id]
        inputs = case["inputs"]
        margin = {"consumer_rate_percent": "5", "b2b_rate_percent": "9"}.get(
            figure, inputs.get("margin_percent")
        )
        rate = {"kind": "reference", "series": series, "margin_percent": margin}
        percent = case["expected"][figure].rstrip("0").rstrip(".")
        expected: Vector = {"segments": [{"annual_percent": percent}]}
        note = "The claim, of 100,000.00, is chosen."
        if "daily_rate_percent_3dp" in case["expected"]:
            expected["per_diem"] = amount(case, "21.92")
            note += " 21.92 a day is 0.022 %, to three places."
        yield vector(
            case,
            accrue(
                case,
                due_on,
                f"{due_on[:4]}-06-30",
                rate,
                BY_STEP,
                principal="100000.00",
            ),
            expected,
            note,
            suffix=figure.removesuffix("_rate_percent") if id == "rate-de-001" else "",
        )


# The parts of a vector.

FIRST = "2025-03-31"


def after(days: int, due_on: str = FIRST) -> str:
    return str(day(due_on) + timedelta(days))


def day(text: str) -> date:
    return date.fromisoformat(text)


def fixed(percent: str) -> Vector:
    return {"kind": "fixed", "annual_percent": percent}


def daily(mode: str) -> Vector:
    return {"mode": mode, "at": "day"}


def amount(case: Case, figure: str) -> Vector:
    return {"amount": figure, "currency": case["inputs"].get("currency", "USD")}


def money(case: Case, figure: str) -> Vector:
    return amount(case, case["expected"][figure])


def rate_of(case: Case) -> str:
    """The rate of the source, or its base rate and margin."""
    inputs = case["inputs"]
    if "rate_percent" in inputs:
        return inputs["rate_percent"]
    parts = (Decimal(inputs[f"{part}_percent"]) for part in ("base_rate", "margin"))
    return str(sum(parts, Decimal(0)))


def accrue(
    case: Case,
    due_on: str,
    as_of: str,
    rate: Vector,
    rounding: Vector,
    clause: Vector | None = None,
    principal: str | None = None,
) -> Vector:
    sum_due = principal or case["inputs"].get("principal", "1000.00")
    return {
        "type": "accrue",
        "schema": 1,
        "principal": amount(case, sum_due),
        "due_on": due_on,
        "as_of": as_of,
        "clause": {"rate": rate, **(clause or {}), "rounding": rounding}
        | {"basis": case["inputs"].get("statute", "as the source states")},
    }


def of_days(
    case: Case,
    rounding: Vector,
    clause: Vector | None = None,
    rate: Vector | None = None,
    days: int | None = None,
    due_on: str = FIRST,
    principal: str | None = None,
) -> Vector:
    count = case["inputs"]["days"] if days is None else days
    return accrue(
        case,
        due_on,
        after(count, due_on),
        rate or fixed(rate_of(case)),
        rounding,
        clause,
        principal,
    )


def from_days(
    case: Case,
    rounding: Vector,
    expected: Vector,
    percent: str | None = None,
    due_on: str = FIRST,
    day_count: str = "act_365_fixed",
    note: str = "",
) -> Vector:
    rate = fixed(percent) if percent else None
    request = of_days(case, rounding, {"day_count": day_count}, rate, due_on=due_on)
    expected = {"days_overdue": case["inputs"]["days"]} | expected
    return vector(case, request, expected, f"{CHOSEN} {note}".strip())


def paying(
    case: Case, at: list[int], settle: int, allocation: str, rounding: Vector
) -> Vector:
    """The payments of a source that counts days from the start."""
    year = case["inputs"]["day_basis"]
    clause = {"day_count": {360: "act_360", 365: "act_365_fixed"}[year]}
    payments = [
        {"on": after(days), "amount": amount(case, payment["amount"])}
        for days, payment in zip(at, case["inputs"]["payments"], strict=True)
    ]
    request = of_days(case, rounding, clause, days=settle)
    return request | {"payments": payments, "allocation": allocation}


def applied(claim: Case, case: Case) -> Vector:
    expected = case["expected"]
    return {
        "payments": [
            {
                "interest": amount(claim, expected["to_interest"]),
                "principal": amount(claim, expected["to_principal"]),
            }
        ]
    }


def printed_segments(case: Case) -> list[Vector]:
    return [
        {"days": segment["days"], "interest": amount(case, segment["interest"])}
        for segment in case["expected"]["segments"]
    ]


def vector(
    case: Case,
    request: Vector,
    expected: Vector,
    note: str = "",
    suffix: str = "",
    table: Vector | None = None,
) -> Vector:
    """A vector whose name begins with the id of its case."""
    found = {"name": f"{case['id']} {suffix}".strip(), "source": case["source"]}
    notes = " ".join(part for part in (note, case["notes"]) if part)
    if notes:
        found["note"] = notes
    found["request"] = request
    if expected:
        found["expect"] = expected
    return found | ({"table": table} if table else {})
