"""The classes: what they hold, and that they are values."""

import contextlib
import copy
import json
import pickle
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from html.parser import HTMLParser
from typing import Any

import arrears
import pytest
from arrears import (
    Alternative,
    Amount,
    Calendar,
    Currency,
    DayCount,
    Discount,
    FinancedClaim,
    Financing,
    Instalment,
    InterestClause,
    MerchantsBalance,
    ParsedTerms,
    PaymentTerms,
    Rates,
    Schedule,
    Segment,
    Statement,
    Statute,
    StatutoryDue,
    TakenDiscount,
    cost_of_credit,
    due_date,
    parse_terms,
)

DAY = date(2026, 1, 15)
TERMS = PaymentTerms("2/10 net 30")
AMOUNT = Amount("1250.00", "EUR")
DELIVERED: dict[str, Any] = {
    "instalments": [
        {"share": {"kind": "percent", "value": "30"}, "due": {"anchor": "order", "ops": []}},
        {
            "share": {"kind": "remainder"},
            "due": {"anchor": "delivery", "ops": [{"op": "add", "n": 5, "unit": "business_day"}]},
        },
    ]
}


def schedule() -> Schedule:
    return TERMS.schedule(AMOUNT, invoice_date=DAY)


def plant(holiday: date = date(2026, 8, 17)) -> Calendar:
    days = {"first": date(2026, 1, 1), "through": date(2026, 12, 31)}
    return Calendar.custom("PLANT-2", weekend=["SA", "SU"], holidays={holiday}, **days, version="2026")


def custom(**other: Any) -> Calendar:
    return Calendar.custom("X", **({"weekend": [], "holidays": [], "first": DAY, "through": DAY} | other))


def statement(**other: Any) -> Statement:
    paid = [(date(2026, 2, 15), Amount(100, "EUR"))]
    return arrears.accrue(AMOUNT, DAY, date(2026, 3, 31), payments=paid, **(other or {"statute": "de"}))


MAKERS: list[Callable[[], Any]] = [
    lambda: Currency("EUR"),
    lambda: Amount(Decimal("-1250.00"), "EUR"),
    lambda: DayCount("30e_360_isda"),
    lambda: Calendar("TARGET2+FR"),
    plant,
    lambda: Calendar("FR+PLANT-2", calendars=[plant()]),
    lambda: PaymentTerms("2/10 net 30"),
    lambda: PaymentTerms.from_dict(DELIVERED),
    lambda: InterestClause("12.5", "clause 7.2", grace_days=5, maximum=AMOUNT),
    lambda: Statute("DE"),
    schedule,
    lambda: schedule().instalments[0],
    lambda: schedule().discounts[0],
    lambda: TERMS.take_discount(AMOUNT, DAY, invoice_date=DAY),
    lambda: TERMS.take_discount(AMOUNT, date(2027, 1, 1), invoice_date=DAY),
    lambda: parse_terms("2/10 net 30 as of May 1"),
    lambda: parse_terms("30 days end of month"),
    lambda: parse_terms("30 days end of month").alternatives[1],
    lambda: parse_terms("//S1/11/190512/40/2:10;0:30"),
    statement,
    lambda: statement().segments[0],
    lambda: statement().charges[0],
    lambda: statement().payments[0],
    lambda: statement(clause=InterestClause(12, "clause 7.2", maximum=Amount(1, "EUR"))).adjustments[0],
    lambda: arrears.payoff(AMOUNT, DAY, DAY, date(2026, 2, 1), clause=InterestClause(12, "clause 7.2")),
    lambda: arrears.merchants_balance(AMOUNT, 6, DAY, date(2026, 2, 1)),
    lambda: arrears.interest_free_financing([{"principal": AMOUNT, "due_on": DAY}], 6, date(2026, 2, 1)),
    lambda: arrears.interest_free_financing([{"principal": AMOUNT, "due_on": DAY}], 6, date(2026, 2, 1)).claims[0],
    lambda: arrears.statutory_due("gb", dates={"delivery": DAY, "invoice_receipt": DAY}),
    lambda: arrears.rates("es_interes_demora_ley3_2004"),
    lambda: arrears.check_terms("net 90", "be", DAY),
    lambda: arrears.check_terms("net 90", "be", DAY).findings[0],
]


def refused(ask: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(arrears.ArrearsError) as caught:
        ask()
    return caught.value.code, caught.value.path


@pytest.mark.parametrize("make", MAKERS)
def test_values_are_equal_hashed_copied_and_pickled_by_what_they_hold(make: Callable[[], Any]) -> None:
    value, others = make(), [other() for other in MAKERS if other is not make]
    for same in [make(), copy.copy(value), copy.deepcopy(value)] + [
        pickle.loads(pickle.dumps(value, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
    ]:
        assert type(same) is type(value)
        assert same == value
        assert (same != value) is False
        assert hash(same) == hash(value)
        assert repr(same) == repr(value)
    assert value not in others
    assert value != repr(value)
    assert value is not None


@pytest.mark.parametrize("make", MAKERS)
def test_values_are_frozen(make: Callable[[], Any]) -> None:
    value = make()
    for name in [name for name in dir(type(value)) if isinstance(getattr(type(value), name), property)] + ["other"]:
        with pytest.raises(AttributeError):
            setattr(value, name, None)
        with pytest.raises(AttributeError):
            delattr(value, name)
    with pytest.raises((AttributeError, TypeError)):
        value._document = {}
    # What has been made is not made again.
    for arguments in ((), ("net 60",), ("FR",), ("USD",), ("act_360",), (1, "EUR")):
        with contextlib.suppress(TypeError):
            value.__init__(*arguments)
        assert value == make()
        assert value in {make()}


@pytest.mark.parametrize("make", [make for make in MAKERS if hasattr(make(), "to_dict")])
def test_documents_come_out_go_in_and_change_nothing(make: Callable[[], Any]) -> None:
    value = make()
    document = value.to_dict()
    assert json.loads(json.dumps(document)) == document
    assert type(value).from_dict(document) == value
    backwards = dict(reversed(document.items()))
    assert type(value).from_dict(backwards) == value
    assert hash(type(value).from_dict(backwards)) == hash(value)
    spoil(document)
    assert document != value.to_dict()
    assert make() == value
    assert refused(lambda: type(value).from_dict(value.to_dict() | {"colour": "red"}))


def spoil(document: Any) -> None:
    for key in document if isinstance(document, dict) else range(len(document)):
        if isinstance(document[key], dict | list) and document[key]:
            spoil(document[key])
        else:
            document[key] = "spoilt"


@pytest.mark.parametrize("make", MAKERS[:10])
def test_the_repr_makes_the_value(make: Callable[[], Any]) -> None:
    assert eval(repr(make()), vars(arrears).copy()) == make()


def test_amounts_are_exact() -> None:
    assert repr(Amount(Decimal("1.250E+3"), "EUR")) == "Amount('1250.00', 'EUR')"
    assert Amount(1250, Currency("EUR")) == Amount("1250", "EUR") == AMOUNT
    assert str(Amount("-0.10", "EUR")) == "-0.10 EUR"
    assert Amount("12", "JPY").value == Decimal("12")
    assert str(Amount("1.5", "KWD").value) == "1.500"
    assert (AMOUNT.minor_units, AMOUNT.currency.code, AMOUNT.currency.minor_digits) == (125000, "EUR", 2)
    assert type(AMOUNT.value) is Decimal
    assert Amount("0.10", "EUR") + Amount("0.20", "EUR") - Amount("0.30", "EUR") == Amount(0, "EUR")
    assert Amount(Decimal("92233720368547758.07"), "EUR").minor_units == 2**63 - 1


@pytest.mark.parametrize(
    ("value", "currency", "code", "path"),
    [
        (1250.0, "EUR", "wrong_type", "value"),
        (True, "EUR", "wrong_type", "value"),
        (None, "EUR", "wrong_type", "value"),
        (Fraction(1, 3), "EUR", "wrong_type", "value"),
        (b"1", "EUR", "wrong_type", "value"),
        ("1,250.00", "EUR", "invalid_decimal", "value"),
        ("1e3", "EUR", "invalid_decimal", "value"),
        (" 1", "EUR", "invalid_decimal", "value"),
        (Decimal("NaN"), "EUR", "invalid_decimal", "value"),
        (Decimal("-Infinity"), "EUR", "invalid_decimal", "value"),
        (Decimal("0.005"), "EUR", "excess_precision", "value"),
        (Decimal("0.1"), "JPY", "excess_precision", "value"),
        (Decimal("92233720368547758.08"), "EUR", "amount_out_of_range", "value"),
        (Decimal("1.2345678901234567890123456789012345"), "EUR", "number_out_of_range", "value"),
        (10**40, "EUR", "number_out_of_range", "value"),
        (Decimal("1E+400000"), "EUR", "number_out_of_range", "value"),
        ("\ud800", "EUR", "malformed_json", "value"),
        (1, "XYZ", "unknown_currency", "currency"),
        (1, "eur", "unknown_currency", "currency"),
        (1, 978, "wrong_type", "currency"),
    ],
)
def test_amounts_that_are_none(value: Any, currency: Any, code: str, path: str) -> None:
    assert refused(lambda: Amount(value, currency)) == (code, path)


def test_an_int_that_python_does_not_write_is_refused() -> None:
    assert refused(lambda: Amount(10**5000, "EUR")) == ("number_out_of_range", "value")


def credit(percent: Any) -> Decimal:
    return cost_of_credit(percent, 10, 30, year_days=365, method="simple")


class Whole(int):
    """An int like any other."""


class Foreign:
    """A whole number of another package."""

    def __index__(self) -> int:
        return 2


def test_one_rule_says_what_stands_for_a_decimal() -> None:
    for value in (2, Whole(2), Decimal(2), "2"):
        assert Amount(value, "EUR") == Amount("2.00", "EUR")
        assert credit(value) == Decimal("37.2449")
    refusals = (
        (2.0, r"float found .*pass a decimal\.Decimal or an int: a float"),
        (Foreign(), r"Foreign found .*pass int\(x\)"),
        (True, r"bool found .*pass a decimal\.Decimal, an int, or a str"),
        (None, r"NoneType found .*pass a decimal\.Decimal, an int, or a str"),
    )
    for value, message in refusals:
        for ask in (credit, lambda value: Amount(value, "EUR")):
            with pytest.raises(arrears.InvalidInput, match=message):
                ask(value)


def test_a_whole_number_of_another_package_is_told_how_to_become_an_int() -> None:
    for ask in (lambda: Calendar("FR").holidays(Foreign()), lambda: Calendar("FR").add_business_days(DAY, Foreign())):
        with pytest.raises(arrears.InvalidInput, match=r"(year|n): .*Foreign found .*pass int\(x\)"):
            ask()


def test_amounts_are_added_by_sum() -> None:
    assert sum([AMOUNT, Amount("0.01", "EUR")]) == Amount("1250.01", "EUR")
    assert Whole(0) + AMOUNT == AMOUNT
    assert refused(lambda: sum([AMOUNT, Amount(1, "USD")]))[0] == "currency_mismatch"
    for nothing in (1, False, 0.0, Decimal(0), "0", 10**5000, None):
        with pytest.raises(TypeError):
            nothing + AMOUNT
    with pytest.raises(TypeError):
        AMOUNT * 2


def test_amounts_do_not_mix() -> None:
    assert refused(lambda: AMOUNT + Amount(1, "USD"))[0] == "currency_mismatch"
    assert refused(lambda: Amount("92233720368547758.07", "EUR") + Amount("0.01", "EUR"))[0] == "amount_out_of_range"
    with pytest.raises(TypeError):
        AMOUNT + Decimal(1)


def test_a_schedule_says_what_is_due_when_and_why() -> None:
    found = TERMS.schedule(AMOUNT, invoice_date=date(2026, 4, 3), calendar="TARGET2", convention="following")
    (instalment,), (discount,) = found.instalments, found.discounts
    assert type(instalment.due_on) is date
    assert (instalment.number, instalment.due_on, instalment.unadjusted_due_on, instalment.amount) == (
        1,
        date(2026, 5, 4),
        date(2026, 5, 3),
        AMOUNT,
    )
    assert [step["on"] for step in instalment.steps] == ["2026-04-03", "2026-05-03", "2026-05-04"]
    assert (discount.tier, discount.until, discount.discount, discount.payable) == (
        1,
        date(2026, 4, 13),
        Amount("25.00", "EUR"),
        Amount("1225.00", "EUR"),
    )
    assert found.inputs_hash.startswith("sha256:")
    assert found.library == f"arrears {arrears.__version__}"
    assert (found.schema, found.type, found.warnings) == (1, "schedule", [])
    assert found.to_dict() == arrears.evaluate(
        {
            "type": "schedule",
            "schema": 1,
            "terms": TERMS,
            "dates": {"invoice_date": date(2026, 4, 3)},
            "amount": AMOUNT,
            "calendar": "TARGET2",
            "convention": "following",
        }
    )


def test_the_facts_of_an_invoice_reach_the_terms() -> None:
    terms = PaymentTerms.from_dict(DELIVERED)
    found = terms.schedule(
        Amount("100.01", "EUR"),
        invoice_date=DAY,
        dates={"order": date(2026, 1, 1)},
        fallbacks={"delivery": "invoice_date"},
        debtor_days={"pay_days": [25]},
    )
    assert [line.due_on for line in found.instalments] == [date(2026, 1, 25), date(2026, 1, 25)]
    assert [line.amount for line in found.instalments] == [Amount("30.00", "EUR"), Amount("70.01", "EUR")]
    assert {warning["code"] for warning in found.warnings} == {"fallback_used", "calendar_assumed"}
    assert terms.due_date(dates={"order": DAY, "delivery": date(2026, 8, 14)}, calendar=plant()) == date(2026, 8, 24)
    assert terms.due_date(
        dates={"order": DAY, "delivery": date(2026, 8, 14)}, calendar="FR+PLANT-2", calendars=[plant(), plant()]
    ) == date(2026, 8, 24)
    halves = PaymentTerms.from_dict(
        {
            "instalments": [
                {"share": {"kind": "equal", "of": 3}, "due": {"anchor": "invoice_date", "ops": []}} for _ in range(3)
            ]
        }
    )
    first = halves.schedule(Amount("0.02", "EUR"), invoice_date=DAY, odd_units="first").instalments
    assert [line.amount.minor_units for line in first] == [0, 1, 1]
    net = PaymentTerms.from_dict({"discounts": [{**TERMS.to_dict()["discounts"][0], "base": "net"}]})
    taken = net.take_discount(AMOUNT, DAY, invoice_date=DAY, net_amount=Amount("1000.00", "EUR"))
    assert (taken.tier, taken.discount, taken.payable) == (1, Amount("20.00", "EUR"), Amount("1230.00", "EUR"))


def test_a_payment_takes_its_discount_or_none() -> None:
    taken = TERMS.take_discount(AMOUNT, date(2026, 1, 25), invoice_date=DAY)
    assert (taken.tier, taken.discount, taken.payable, taken.settled) == (
        1,
        Amount("25.00", "EUR"),
        Amount("1225.00", "EUR"),
        AMOUNT,
    )
    late = TERMS.take_discount(AMOUNT, date(2026, 1, 26), paid=Amount("1225.00", "EUR"), invoice_date=DAY)
    assert (late.tier, late.discount, late.settled) == (None, Amount("0.00", "EUR"), Amount("1225.00", "EUR"))
    assert (late.type, late.schema) == ("discount", 1)
    assert late.inputs_hash != taken.inputs_hash


@pytest.mark.parametrize(
    ("ask", "code", "path"),
    [
        (lambda: PaymentTerms("net whenever"), "terms_not_understood", "terms"),
        (lambda: PaymentTerms(30), "wrong_type", "terms"),
        (lambda: PaymentTerms.from_dict({"instalments": []}), "missing_field", "terms"),
        (lambda: PaymentTerms.from_dict([]), "wrong_type", "terms"),
        (lambda: Amount.from_dict([]), "wrong_type", "amount"),
        (lambda: TERMS.due_date(dates=[1]), "wrong_type", "dates"),
        (lambda: TERMS.due_date(dates=[1], invoice_date=DAY), "wrong_type", "dates"),
        (lambda: TERMS.due_date(dates=False, invoice_date=DAY), "wrong_type", "dates"),
        (lambda: TERMS.due_date(dates={1: DAY}, invoice_date=DAY), "wrong_type", "dates"),
        (lambda: TERMS.due_date(calendars=5, invoice_date=DAY), "wrong_type", "calendars"),
        (lambda: TERMS.due_date(calendars=None, invoice_date=DAY), "wrong_type", "calendars"),
        (lambda: TERMS.due_date(calendar=5, invoice_date=DAY), "wrong_type", "calendar"),
        (lambda: TERMS.due_date(debtor_days=5, invoice_date=DAY), "wrong_type", "debtor_days"),
        (lambda: TERMS.due_date(fallbacks=[], invoice_date=DAY), "wrong_type", "fallbacks"),
        (lambda: TERMS.due_date(convention=False, invoice_date=DAY), "wrong_type", "convention"),
        (lambda: TERMS.schedule(None, invoice_date=DAY), "missing_field", "amount"),
        (lambda: PaymentTerms.from_dict({"instalmets": []}), "unknown_field", "terms.instalmets"),
        (lambda: TERMS.schedule(AMOUNT), "missing_date", "terms.instalments[0].due.anchor"),
        (lambda: TERMS.schedule(AMOUNT, invoice_date=datetime(2026, 1, 15)), "invalid_date", "dates.invoice_date"),
        (lambda: TERMS.schedule(AMOUNT, invoice_date=46037), "wrong_type", "dates.invoice_date"),
        (lambda: TERMS.schedule(1250.0, invoice_date=DAY), "wrong_type", "amount"),
        (
            lambda: TERMS.schedule(AMOUNT, invoice_date=DAY, dates={"invoice_date": DAY}),
            "conflicting_fields",
            "invoice_date",
        ),
        (
            lambda: TERMS.schedule(AMOUNT, invoice_date=DAY, net_amount=Amount(1, "USD")),
            "currency_mismatch",
            "net_amount",
        ),
        (lambda: TERMS.schedule(AMOUNT, invoice_date=DAY, convention="next"), "unknown_value", "convention"),
        (lambda: TERMS.schedule(AMOUNT, invoice_date=DAY, calendar="XX"), "unknown_calendar", "calendar"),
        (
            lambda: TERMS.schedule(AMOUNT, invoice_date=DAY, debtor_days={"pay_days": [0]}),
            "invalid_value",
            "debtor_days.pay_days[0]",
        ),
        (
            lambda: TERMS.due_date(invoice_date=date(9999, 12, 31)),
            "date_out_of_range",
            "terms.instalments[0].due.ops[0]",
        ),
        (lambda: TERMS.take_discount(AMOUNT, DAY, paid=Amount(-1, "EUR"), invoice_date=DAY), "invalid_value", "paid"),
        (lambda: TERMS.take_discount(AMOUNT, "15 January", invoice_date=DAY), "invalid_date", "paid_on"),
        (lambda: due_date({"timing": "in_advance"}, invoice_date=DAY), "no_due_date", "terms"),
        (
            lambda: due_date("net 30", invoice_date=DAY, calendars=[plant(), plant(DAY)]),
            "duplicate_id",
            "calendars[1].id",
        ),
        (lambda: cost_of_credit(2.0, 10, 30, year_days=365, method="simple"), "wrong_type", "percent"),
        (lambda: cost_of_credit(True, 10, 30, year_days=365, method="simple"), "wrong_type", "percent"),
        (lambda: cost_of_credit(2, 10, 30, year_days=366, method="simple"), "invalid_value", "year_days"),
        (lambda: cost_of_credit(2, 10, True, year_days=365, method="simple"), "wrong_type", "net_days"),
        (lambda: Calendar("XX"), "unknown_calendar", "calendar"),
        (lambda: Calendar(1), "wrong_type", "calendar"),
        (lambda: Calendar.from_dict({"calender": "FR"}), "unknown_field", "calender"),
        (lambda: Calendar.from_dict({"calendar": "FR", "op": "holidays", "year": 2026}), "unknown_field", "op"),
        (lambda: Calendar.from_dict({}), "missing_field", "calendar"),
        (lambda: Calendar.from_dict([]), "wrong_type", ""),
        (lambda: Calendar.from_dict("FR"), "wrong_type", ""),
        (lambda: Calendar.from_dict({"calendar": "FR", "calendars": 5}), "wrong_type", "calendars"),
        (lambda: Calendar("FR", calendars=5), "wrong_type", "calendars"),
        (lambda: custom(weekend=5), "wrong_type", "calendars[0].weekend"),
        (lambda: custom(weekend="SA"), "wrong_type", "calendars[0].weekend"),
        (lambda: custom(holidays=DAY), "wrong_type", "calendars[0].holidays"),
        (lambda: custom(first=5), "wrong_type", "calendars[0].first"),
        (lambda: Calendar("FR").is_business_day(date(2100, 1, 1)), "outside_coverage", "date"),
        (lambda: Calendar("FR").is_business_day(datetime(2026, 1, 1)), "invalid_date", "date"),
        (lambda: Calendar("FR").adjust(DAY, "next"), "unknown_value", "convention"),
        (lambda: Calendar("FR").add_business_days(DAY, 2_000_000_000), "outside_coverage", "n"),
        (lambda: Calendar("weekends").add_business_days(DAY, 2_000_000_000), "date_out_of_range", "n"),
        (lambda: Calendar("FR").add_business_days(DAY, 10**12), "invalid_value", "n"),
        (lambda: Calendar("FR").add_business_days(DAY, 1.0), "wrong_type", "n"),
        (lambda: Calendar("FR").add_business_days(DAY, True), "wrong_type", "n"),
        (lambda: Calendar("FR").count_business_days(DAY, date(2026, 1, 14)), "dates_out_of_order", "to"),
        (lambda: Calendar("FR").holidays(1999), "outside_coverage", "year"),
        (lambda: plant(date(2027, 1, 1)), "invalid_value", "calendars[0].holidays"),
        (lambda: DayCount("30/360"), "unknown_value", "day_count"),
        (lambda: DayCount(5), "wrong_type", "day_count"),
        (lambda: DayCount.from_dict(5), "wrong_type", ""),
        (lambda: DayCount.from_dict({}), "missing_field", "day_count"),
        (lambda: DayCount.from_dict({"day_count": "act_360", "end": DAY}), "unknown_field", "end"),
        (lambda: Schedule.from_dict(5), "wrong_type", ""),
        (lambda: Instalment.from_dict(None), "wrong_type", ""),
        (lambda: DayCount("act_360").fraction(DAY, date(2026, 1, 14)), "dates_out_of_order", "end"),
        (lambda: DayCount("act_360").count(DAY, datetime(2026, 1, 16)), "invalid_date", "end"),
    ],
)
def test_questions_without_an_answer(ask: Callable[[], object], code: str, path: str) -> None:
    assert refused(ask) == (code, path)


def test_terms_are_a_value_a_text_or_a_document() -> None:
    for terms in ("net 30", PaymentTerms("net 30"), PaymentTerms("net 30").to_dict()):
        assert due_date(terms, invoice_date=DAY) == date(2026, 2, 14)
    assert PaymentTerms("2%/10 NET 30 days") == TERMS
    assert cost_of_credit(2, 10, 30, year_days=365, method="simple") == Decimal("37.2449")
    assert cost_of_credit("2.0", 10, 30, year_days=365, method="effective") == Decimal("44.5853")


def test_a_calendar_of_ones_own() -> None:
    own = plant()
    assert not own.is_business_day(date(2026, 8, 17))
    assert own.adjust(date(2026, 8, 15), "preceding") == date(2026, 8, 14)
    assert own.holidays(2026) == [(date(2026, 8, 17), "Holiday")]
    assert own.name == str(own) == "PLANT-2"
    assert refused(lambda: own.is_business_day(date(2027, 1, 1))) == ("outside_coverage", "date")
    both = Calendar("FR+PLANT-2", calendars=[own])
    assert both.count_business_days(date(2026, 7, 13), date(2026, 8, 18)) == 24
    assert refused(lambda: Calendar("PLANT-2")) == ("unknown_calendar", "calendar")
    days = {"weekend": [], "holidays": [], "first": DAY, "through": DAY}
    assert refused(lambda: Calendar.custom("FR", **days)) == ("duplicate_id", "calendars[0].id")
    assert refused(lambda: Calendar("FR", calendars=["FR"])) == ("wrong_type", "calendars")


def test_every_day_count_gives_exact_fractions() -> None:
    start, end = date(2024, 1, 31), date(2025, 3, 1)
    counts = {
        "act_365_fixed": (395, 365),
        "act_360": (395, 360),
        "act_364": (395, 364),
        "act_act_isda": (24039, 22265),  # 336/366 + 59/365
        "act_365l": (395, 366),
        "30_360_bond_basis": (391, 360),
        "30u_360": (391, 360),
        "30e_360": (391, 360),
        "30e_360_isda": (391, 360),
    }
    for name, (numerator, denominator) in counts.items():
        day_count = DayCount(name)
        assert day_count.count(start, end) == (numerator, denominator), name
        assert day_count.fraction(start, end) == Fraction(numerator, denominator), name
    isda = DayCount("30e_360_isda")
    assert isda.count(date(2026, 1, 1), date(2026, 2, 28)) == (59, 360)
    assert isda.count(date(2026, 1, 1), date(2026, 2, 28), date(2026, 2, 28)) == (57, 360)


class Tags(HTMLParser):
    """Sees whether every tag is closed, and collects what stands between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[str] = []
        self.tags: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_a_schedule_is_a_table_in_a_notebook() -> None:
    seen = Tags(schedule()._repr_html_())
    assert seen.open == []
    assert {"1250.00 EUR", "2026-02-14", "1225.00 EUR", "2026-01-25"} <= set(seen.texts)
    hostile = schedule().to_dict()
    hostile["warnings"] = [{"code": "x", "path": "", "message": "<script>alert('&')</script>"}]
    seen = Tags(Schedule.from_dict(hostile)._repr_html_())
    assert seen.tags == {"table", "tr", "td", "p"}
    assert "<script>alert('&')</script>" in "".join(seen.texts)


def test_answers_are_asked_for_and_not_made() -> None:
    answers = [Schedule, Instalment, Discount, TakenDiscount, ParsedTerms, Alternative]
    answers += [Statement, Segment, MerchantsBalance, Financing, FinancedClaim, StatutoryDue, Rates]
    for answer in answers:
        with pytest.raises(TypeError, match="from_dict"):
            answer()


@pytest.mark.parametrize(
    ("change", "code", "path"),
    [
        ({"type": "discount"}, "unknown_value", "type"),
        ({"schema": "1"}, "wrong_type", "schema"),
        ({"library": None}, "wrong_type", "library"),
        ({"inputs_hash": 1}, "wrong_type", "inputs_hash"),
        ({"instalments": {}}, "wrong_type", "instalments"),
        ({"instalments": ["x"]}, "wrong_type", "instalments"),
        ({"instalments": [{}]}, "missing_field", "instalments[0].number"),
        ({"warnings": ["x"]}, "wrong_type", "warnings"),
        ({"warnings": [{"code": "x"}]}, "wrong_type", "warnings"),
        ({"discounts": [{"tier": True}]}, "wrong_type", "discounts[0].tier"),
        ({"colour": "red"}, "unknown_field", "colour"),
    ],
)
def test_documents_of_another_form_are_no_schedules(change: dict[str, Any], code: str, path: str) -> None:
    assert refused(lambda: Schedule.from_dict(schedule().to_dict() | change)) == (code, path)


def test_everything_that_is_wrong_with_an_answer_is_said_at_once() -> None:
    with pytest.raises(arrears.InvalidInput) as caught:
        Schedule.from_dict({})
    members = ["type", "instalments", "discounts", "warnings", "schema", "library", "inputs_hash"]
    assert [(it["code"], it["path"]) for it in caught.value.errors] == [("missing_field", name) for name in members]
    taken = TERMS.take_discount(AMOUNT, DAY, invoice_date=DAY).to_dict()
    assert refused(lambda: Schedule.from_dict(taken)) == ("unknown_value", "type")
    line = schedule().instalments[0].to_dict()
    for member, value, code, path in (
        ("due_on", "15 January", "invalid_date", "due_on"),
        ("due_on", "20260115", "invalid_date", "due_on"),
        ("due_on", 5, "wrong_type", "due_on"),
        ("amount", {"amount": 1.5, "currency": "EUR"}, "wrong_type", "amount.amount"),
        ("amount", 5, "wrong_type", "amount"),
        ("number", None, "wrong_type", "number"),
        ("steps", [1], "wrong_type", "steps"),
    ):
        assert refused(lambda line=line | {member: value}: Instalment.from_dict(line)) == (code, path)
        inside = schedule().to_dict() | {"instalments": [line | {member: value}]}
        assert refused(lambda inside=inside: Schedule.from_dict(inside)) == (code, f"instalments[0].{path}")
