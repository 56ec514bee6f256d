"""Uses every class and function as their types allow it; checked by `mypy --strict`, not run."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

import arrears
from arrears import (
    Alternative,
    Amount,
    ArrearsError,
    Calendar,
    Currency,
    DayCount,
    Discount,
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
)
from typing_extensions import assert_type

day = date(2026, 1, 15)
amount = Amount(Decimal("1250.00"), "EUR") + Amount(1, Currency("EUR")) - Amount("1", "EUR")
terms = PaymentTerms("2/10 net 30")
plant = Calendar.custom("PLANT-2", weekend=["SU"], holidays={day}, first=day, through=day, version="1")
schedule = terms.schedule(amount, dates={"invoice_date": day}, calendar=plant, debtor_days={"pay_days": [1]})
taken = terms.take_discount(amount, day, paid=amount, invoice_date=day, calendars=[plant])

parsed = arrears.parse_terms("30 days end of month", profile="uk", us_26th_rule=True)

clause = InterestClause("12.5", "clause 7.2", day_count=DayCount("act_360"), minimum=amount, maximum={"percent": "9"})
paid: list[tuple[date, Amount] | dict[str, Any]] = [(day, amount), {"on": day, "amount": amount}]
statement = arrears.accrue(amount, day, day, clause=clause, statute=Statute("de"), payments=paid, contract_date=day)
late = {"principal": amount, "due_on": day}

assert_type(statement, Statement)
assert_type(statement.type, Literal["accrue", "payoff"])
assert_type(statement.interest, Amount)
assert_type(statement.fixed_compensation, Amount | None)
assert_type(statement.interest_exact, Fraction | None)
assert_type(statement.segments, tuple[Segment, ...])
assert_type(statement.segments[0].from_, date)
assert_type(statement.segments[0].annual_percent, Decimal)
assert_type(statement.segments[0].interest_exact, Fraction)
assert_type(statement.charges[0].evidence, str | None)
assert_type(statement.payments[0].principal_left, Amount)
assert_type(statement.assumptions, list[dict[str, Any]])
assert_type(statement.rows(), list[dict[str, Any]])
assert_type(statement.explain("html"), str | None)
assert_type(arrears.payoff(amount, day, day, day, clause={"basis": "clause 7.2"}, statute="de"), Statement)
assert_type(arrears.merchants_balance(amount, "6", day, day, payments=paid), MerchantsBalance)
assert_type(arrears.interest_free_financing([late], 6, day), Financing)
assert_type(arrears.interest_free_financing([late], 6, day).totals, tuple[Amount, ...])
assert_type(arrears.statutes(), list[Statute])
assert_type(Statute("de").currency, Currency | None)
assert_type(Statute("de").articles(), list[str])
assert_type(arrears.statutory_due("gb", dates={"delivery": day}), StatutoryDue)
assert_type(arrears.rates("ecb_mro"), Rates)
assert_type(arrears.check_terms(terms, "de", day, clause=clause).findings[0].article, str | None)
assert_type(arrears.rates("ecb_mro").through, date)
assert_type(parsed, ParsedTerms)
assert_type(parsed.terms, PaymentTerms | None)
assert_type(parsed.canonical, str | None)
assert_type(parsed.language, str | None)
assert_type(parsed.alternatives, tuple[Alternative, ...])
assert_type(parsed.dates, dict[str, date | str])
assert_type(arrears.parse_terms_column(["net 30", None]), list[ParsedTerms | None])
assert_type(arrears.parse_terms_column({"soon"}, on_error="collect"), list[ParsedTerms | ArrearsError | None])
assert_type(PaymentTerms.parse("net 30", profile="us"), PaymentTerms)
assert_type(terms.describe("en"), list[str])
assert_type(terms.write("swico_s1") + terms.canonical, str)
assert_type(amount.value, Decimal)
assert_type(sum([amount, amount], Amount(0, "EUR")), Amount)
assert_type(amount.currency.minor_digits, int)
assert_type(schedule, Schedule)
assert_type(schedule.instalments, tuple[Instalment, ...])
assert_type(schedule.discounts, tuple[Discount, ...])
assert_type(schedule.instalments[0].due_on, date)
assert_type(schedule.discounts[0].payable, Amount)
assert_type(schedule.to_dict(), dict[str, Any])
assert_type(taken, TakenDiscount)
assert_type(taken.tier, int | None)
assert_type(terms.due_date(invoice_date=day), date)
assert_type(arrears.due_date({"timing": "in_advance"}, invoice_date=day), date)
assert_type(arrears.cost_of_credit("2", 10, 30, year_days=365, method="simple"), Decimal)
assert_type(Calendar("FR").holidays(2026), list[tuple[date, str]])
assert_type(DayCount("act_360").fraction(day, day), Fraction)
assert_type(DayCount("act_360").count(day, day), tuple[int, int])
assert_type(arrears.evaluate({"type": "version", "schema": 1}), dict[str, Any])
assert_type(arrears.evaluate_json("{}"), str)

InterestClause(12.5, "clause 7.2")  # type: ignore[arg-type]
InterestClause(12)  # type: ignore[call-arg]
arrears.accrue(Decimal(1000), day, day, clause=clause)  # type: ignore[arg-type]
arrears.accrue(amount, day, day, clause="12 % a year")  # type: ignore[arg-type]
arrears.accrue(amount, day, day, payments=[(amount, day)])  # type: ignore[list-item]
arrears.statutory_due("gb")  # type: ignore[call-arg]
statement.interest = amount  # type: ignore[assignment]
arrears.parse_terms(30)  # type: ignore[arg-type]
arrears.parse_terms("net 30", "uk")  # type: ignore[call-arg]
arrears.parse_terms_column([30])  # type: ignore[list-item]
arrears.parse_terms_column(["net 30"], on_error="ignore")  # type: ignore[call-overload]
parsed.canonical = "net 30"  # type: ignore[misc]
Schedule.from_dict(5)  # type: ignore[arg-type]
Amount(12.5, "EUR")  # type: ignore[arg-type]
terms.schedule(Decimal(1), invoice_date=day)  # type: ignore[arg-type]
terms.schedule(amount, day)  # type: ignore[call-arg]
terms.schedule(amount, invoice_day=day)  # type: ignore[call-arg]
terms.due_date(invoice_date="2026-01-15")  # type: ignore[arg-type]
schedule.instalments[0].due_on = day  # type: ignore[misc]
amount.value = Decimal(1)  # type: ignore[misc]
