"""Late interest: what is asked, what comes out in which types, and what is refused."""

import pickle
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import arrears
import pandas as pd
import polars as pl
import pytest
from arrears import (
    Amount,
    Currency,
    DayCount,
    InterestClause,
    Rates,
    Statement,
    Statute,
    accrue,
    check_terms,
    interest_free_financing,
    merchants_balance,
    payoff,
    rates,
    statutes,
    statutory_due,
)

DUE, TODAY = date(2026, 6, 15), date(2026, 8, 31)
PRINCIPAL = Amount("1000.00", "EUR")
CLAUSE = InterestClause(12, "contract, clause 7.2")
PAID = [(date(2026, 7, 31), Amount("500.00", "EUR"))]


def euros(text: str) -> Amount:
    return Amount(text, "EUR")


def german(**more: Any) -> Statement:
    return accrue(PRINCIPAL, DUE, TODAY, statute="de", contract_date=date(2025, 11, 3), debtor="business", **more)


def refused(ask: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(arrears.ArrearsError) as caught:
        ask()
    return caught.value.code, caught.value.path


def test_a_statement_has_every_figure_in_its_type() -> None:
    found = german(payments=PAID)
    assert (found.type, found.principal, found.due_on, found.as_of, found.days_overdue) == (
        "accrue",
        PRINCIPAL,
        DUE,
        TODAY,
        77,
    )
    first = found.segments[0]
    assert (first.from_, first.to, first.days) == (date(2026, 6, 16), date(2026, 7, 1), 15)
    assert (first.annual_percent, first.year_fraction) == (Decimal("10.27"), Fraction(15, 365))
    assert first.interest_exact == Fraction(1000) * Fraction("0.1027") * first.year_fraction
    assert first.rate_source == "1.27 (de_basiszinssatz, 2026-01-01) + 9"
    assert sum(part.interest for part in found.segments) == found.interest
    (payment,), (charge,) = found.payments, found.charges
    assert (payment.on, payment.amount) == PAID[0]
    assert payment.fixed_compensation == euros("40.00")
    assert payment.fixed_compensation + payment.interest + payment.principal == payment.amount
    assert payment.principal_left == found.principal_open
    assert (charge.kind, charge.amount, charge.basis, charge.evidence) == (
        "fixed_compensation",
        euros("40.00"),
        "BGB s. 288(5)",
        None,
    )
    assert (found.fixed_compensation, found.compensation_open) == (euros("40.00"), euros("0.00"))
    parts = [found.principal_open, found.interest_open, found.fees_open, found.costs_open, found.compensation_open]
    assert sum(parts) == found.total_due
    assert found.basis is not None
    assert found.basis.startswith("BGB s. 288(2)")
    assert found.method is not None
    assert found.method["day_count"] == "act_365_fixed"
    assert [source["series"] for source in found.sources] == ["de_basiszinssatz", "de_basiszinssatz"]
    assert found.inputs_hash.startswith("sha256:")
    document = arrears.evaluate(
        {
            "type": "accrue",
            "schema": 1,
            "principal": PRINCIPAL,
            "due_on": DUE,
            "as_of": TODAY,
            "payments": [{"on": PAID[0][0], "amount": PAID[0][1]}],
            "statute": "de",
            "contract_date": date(2025, 11, 3),
            "debtor": "business",
        }
    )
    assert found.to_dict() == document


def test_without_clause_and_statute_nothing_is_charged_and_the_reason_is_said() -> None:
    # S1-06: no charge without a rate and its basis.
    found = accrue(PRINCIPAL, DUE, TODAY)
    assert (found.interest, found.basis, found.method, found.segments) == (euros("0.00"), None, None, ())
    assert [it["code"] for it in found.assumptions] == ["no_basis"]
    assert "so there is none" in str(found)


def test_a_statement_is_said_in_plain_words() -> None:
    found = german(payments=PAID)
    question = {"type": "accrue", "schema": 1, "principal": PRINCIPAL, "due_on": DUE, "as_of": TODAY}
    question |= {"payments": [{"on": PAID[0][0], "amount": PAID[0][1]}], "statute": "de", "debtor": "business"}
    question |= {"contract_date": date(2025, 11, 3)}
    assert str(found) == arrears.evaluate(question | {"render": "text"})["rendered"] == found.explain()
    assert found._repr_html_() == arrears.evaluate(question | {"render": "html"})["rendered"]
    assert pickle.loads(pickle.dumps(found)).explain("html") == found.explain("html")
    # A statement that was read from its document was not asked for: it has the words it holds, or none.
    read = Statement.from_dict(found.to_dict())
    assert (read.explain(), str(read), read._repr_html_()) == (None, repr(found), None)
    held = Statement.from_dict(arrears.evaluate(question | {"render": "text"}))
    assert str(held) == held.rendered == str(found)
    assert refused(lambda: found.explain("pdf")) == ("unknown_value", "render")


def test_rows_make_a_data_frame() -> None:
    rows = german().rows()
    assert [(row["from"], row["days"], row["interest"]) for row in rows] == [
        (date(2026, 6, 16), 15, Decimal("4.22")),
        (date(2026, 7, 1), 62, Decimal("17.87")),
    ]
    assert rows[0]["year_fraction"] == "15/365"
    frame = pd.DataFrame(rows)
    assert frame["interest"].sum() == german().interest.value
    assert pl.DataFrame(rows)["interest"].sum() == german().interest.value
    published = rates("de_basiszinssatz").rows()
    assert pl.DataFrame(published).schema["from"] == pl.Date
    assert len(pd.DataFrame(published)) == len(published)


def test_a_clause_is_made_of_its_parts() -> None:
    clause = InterestClause(
        {"kind": "reference", "series": "de_basiszinssatz", "margin_percent": Decimal("9")},
        "clause 7.2",
        day_count=DayCount("act_360"),
        day_assignment="same_day",
        compounding={"kind": "capitalise", "every": "year", "on": "period_end"},
        grace_days=5,
        grace="retroactive",
        rounding={"mode": "half_even", "at": "final"},
        minimum=euros("5.00"),
        maximum={"percent": "10"},
        base="gross",
    )
    document = clause.to_dict()
    assert document["rate"]["margin_percent"] == "9"
    assert document["minimum"] == {"amount": {"amount": "5.00", "currency": "EUR"}}
    assert (document["day_count"], document["grace_days"], clause.basis) == ("act_360", 5, "clause 7.2")
    for rate in (12, "12", Decimal("12.0"), {"kind": "fixed", "annual_percent": "12"}):
        assert InterestClause(rate, "contract, clause 7.2") == CLAUSE
    same = accrue(PRINCIPAL, DUE, TODAY, clause=CLAUSE.to_dict())
    assert same == accrue(PRINCIPAL, DUE, TODAY, clause=CLAUSE)
    # 12 % of 1000.00 for 77 of 365 days.
    assert same.interest == euros("25.32")


def test_facts_of_a_claim_reach_the_statement() -> None:
    found = accrue(
        PRINCIPAL,
        DUE,
        TODAY,
        clause=CLAUSE,
        payments=({"on": day, "amount": amount} for day, amount in PAID),
        credit_notes=[{"on": date(2026, 7, 1), "amount": euros("100.00")}],
        costs=[{"on": TODAY, "kind": "court", "amount": euros("10.00"), "basis": "clause 8", "evidence": "bill 7"}],
        late_fees=[
            {"id": "1", "after_days": 5, "fee": {"kind": "flat", "amount": euros("4.00")}, "basis": "clause 9"},
        ],
        allocation="costs_interest_principal",
    )
    assert [(charge.kind, charge.evidence) for charge in found.charges] == [("late_fee", None), ("court", "bill 7")]
    assert found.allocation == "costs_interest_principal"
    assert found.costs_open == euros("10.00")
    own = [{"id": "prime", "dated": "change", "rows": [], "through": TODAY}]
    own[0]["rows"] = [{"from": date(2026, 1, 1), "annual_percent": Decimal("6.25"), "source": "letter of the bank"}]
    prime = InterestClause({"kind": "reference", "series": "prime", "reset": "each_change"}, "clause 7.2")
    assert accrue(PRINCIPAL, DUE, TODAY, clause=prime, rate_series=own).segments[0].annual_percent == Decimal("6.25")
    irish = accrue(PRINCIPAL, DUE, TODAY, statute=Statute("ie"), options={"rate": "frozen"}, debtor_size="large")
    assert irish.to_dict() == accrue(PRINCIPAL, DUE, TODAY, statute="ie", options={"rate": "frozen"},
                                     debtor_size="large").to_dict()  # fmt: skip


def test_a_question_past_what_is_known_is_refused_unless_the_caller_carries_the_rate() -> None:
    later = date(2027, 3, 31)
    with pytest.raises(arrears.MissingData) as caught:
        accrue(PRINCIPAL, DUE, later, statute="de")
    assert caught.value.code == "outside_coverage"
    assert "de_basiszinssatz" in caught.value.message
    assert "2026-12-31" in caught.value.message
    assert caught.value.help
    carried = accrue(PRINCIPAL, DUE, later, statute="de", beyond="carry_forward")
    assert "rate_carried_forward" in [it["code"] for it in carried.assumptions]


def test_what_would_settle_a_claim() -> None:
    found = payoff(PRINCIPAL, date(2026, 1, 31), date(2026, 2, 10), date(2026, 2, 20), clause=CLAUSE)
    assert (found.type, found.total_due, found.as_of) == ("payoff", euros("1006.58"), date(2026, 2, 20))
    assert str(found).startswith("Statement of 2026-02-20\n")


def test_the_merchants_rule() -> None:
    paid = [(date(2002, 1, 1), Amount(3000, "USD")), (date(2003, 1, 1), Amount(3000, "USD"))]
    found = merchants_balance(
        Amount(6000, "USD"), 6, date(2000, 1, 1), date(2004, 1, 1), payments=paid, day_count=DayCount("30e_360")
    )
    assert (found.type, found.balance, found.balance_exact) == ("merchants_balance", Amount(900, "USD"), Fraction(900))


def test_tolerated_lateness_is_a_loan() -> None:
    # S4-02: 1000.00 for 60 days, and 500.00 for the last 30 of them less.
    late = {"principal": PRINCIPAL, "due_on": date(2026, 1, 31)}
    half = late | {"payments": [(date(2026, 3, 2), euros("500.00"))]}
    found = interest_free_financing(iter([late, half]), Decimal(6), date(2026, 4, 1))
    assert [claim.days for claim in found.claims] == [60, 60]
    assert found.claims[0].cost_exact == Fraction(1000 * 6 * 60, 36500)
    assert found.claims[1].cost_exact == Fraction(1000 * 6 * 30 + 500 * 6 * 30, 36500)
    assert found.totals == (found.claims[0].cost + found.claims[1].cost,)


def test_laws_are_data() -> None:
    every = statutes()
    assert len(every) == 33
    assert Statute("GB") in every
    irish = Statute("ie")
    assert (irish.country, irish.currency) == ("IE", Currency("EUR"))
    assert irish.options[0]["choices"]
    assert all(it.title and it.sources and it.versions for it in every)
    html = irish._repr_html_()
    assert html.count("<table>") == len(irish.versions)
    assert refused(lambda: Statute("atlantis")) == ("unknown_statute", "id")


def test_the_due_date_of_the_law() -> None:
    # S1-12: thirty days beginning with the later of delivery and receipt.
    found = statutory_due("gb", dates={"delivery": date(2026, 3, 2), "invoice_receipt": date(2026, 3, 5)})
    assert (found.due_on, found.article, found.warnings) == (date(2026, 4, 3), "s. 4(2H)", [])
    # And where the receipt is not known, what the law counts from instead.
    unknown = statutory_due(Statute("nl"), dates={"delivery": date(2026, 3, 2)}, debtor="business")
    assert (unknown.due_on, unknown.steps[0]["on"]) == (date(2026, 4, 1), "2026-03-02")
    assert refused(lambda: statutory_due("gb", dates={}))[0] == "missing_date"


def test_what_a_law_objects_to() -> None:
    # The legal side of S1-05: three times the legal rate of 2.75 is 8.25.
    agreed = InterestClause(6, "conditions générales, art. 9")
    found = check_terms("45 jours fin de mois", Statute("fr"), date(2026, 11, 20), clause=agreed, debtor="business")
    assert [(it.severity, it.code, it.path) for it in found.findings] == [
        ("violation", "below_rate_floor", "clause.rate"),
        ("warning", "longer_term_conditional", "terms.instalments[0].due"),
        ("warning", "below_statutory_rate", "clause.rate"),
    ]
    assert found.findings[0].article == "Code de commerce L441-10, II"
    assert "8.25" in found._repr_html_()
    later = check_terms(arrears.PaymentTerms("net 30"), "de", date(2027, 3, 1), clause=agreed)
    assert [it.code for it in later.findings] == ["rate_not_compared"]
    assert refused(lambda: check_terms("net 30", None, TODAY)) == ("missing_field", "statute")
    assert refused(lambda: check_terms(30, "de", TODAY)) == ("wrong_type", "terms")


def test_published_rates_have_their_gaps_and_sources() -> None:
    found = rates("de_basiszinssatz")
    assert (found.first, found.through, found.dated) == (date(2002, 1, 1), date(2026, 12, 31), "half_year")
    assert found.rows()[-1]["annual_percent"] == Decimal("1.52")
    assert all(row["source"] for row in found.rows())
    gap = found.to_dict()
    del gap["rows"][3]["annual_percent"]
    assert Rates.from_dict(gap).rows()[3]["annual_percent"] is None
    gap["rows"][0].pop("source")
    assert refused(lambda: Rates.from_dict(gap)) == ("wrong_type", "rows")
    assert refused(lambda: rates("libor"))[0] == "unknown_series"


def test_documents_of_another_form_are_no_statements() -> None:
    whole = german().to_dict()
    segment = whole["segments"][0]
    for change, code, path in (
        ({"type": "schedule"}, "unknown_value", "type"),
        ({"interest": {"amount": 1.5, "currency": "EUR"}}, "wrong_type", "interest.amount"),
        ({"interest_exact": "1/0"}, "invalid_value", "interest_exact"),
        ({"interest_exact": "third"}, "invalid_value", "interest_exact"),
        ({"allocation": 5}, "wrong_type", "allocation"),
        ({"method": []}, "wrong_type", "method"),
        ({"segments": [segment | {"annual_percent": "1e3"}]}, "invalid_decimal", "segments[0].annual_percent"),
        ({"segments": [segment | {"from": "15 June"}]}, "invalid_date", "segments[0].from"),
        ({"segments": [segment | {"from_": "2026-06-15"}]}, "unknown_field", "segments[0].from_"),
        ({"assumptions": [{"code": "x"}]}, "wrong_type", "assumptions"),
    ):
        assert refused(lambda change=change: Statement.from_dict(whole | change)) == (code, path), change
    listed = ["interest", "principal", "costs", "fee", "fixed_compensation"]
    assert Statement.from_dict(whole | {"allocation": listed}).allocation == listed
    law = Statute("de").to_dict()
    for change, code, path in (
        ({"currency": "euro"}, "unknown_currency", "currency"),
        ({"notes": [1]}, "wrong_type", "notes"),
    ):
        assert refused(lambda change=change: Statute.from_dict(law | change)) == (code, path), change


@pytest.mark.parametrize(
    ("ask", "code", "path"),
    [
        (lambda: accrue(1000.0, DUE, TODAY), "wrong_type", "principal"),
        (lambda: accrue(Decimal(1000), DUE, TODAY), "wrong_type", "principal"),
        (lambda: accrue(PRINCIPAL, datetime(2026, 6, 15), TODAY), "invalid_date", "due_on"),
        (lambda: accrue(PRINCIPAL, DUE, TODAY, clause="12 %"), "wrong_type", "clause"),
        (lambda: accrue(PRINCIPAL, DUE, TODAY, statute="atlantis"), "unknown_statute", "statute"),
        (lambda: accrue(PRINCIPAL, DUE, TODAY, statute=5), "wrong_type", "statute"),
        (lambda: german(options={"rate": "highest"}), "unknown_value", "options.rate"),
        (lambda: german(payments=5), "wrong_type", "payments"),
        (lambda: german(payments=[(DUE, 500.0)]), "wrong_type", "payments[0].amount"),
        (lambda: german(payments=[(DUE, PRINCIPAL, "x")]), "wrong_type", "payments[0]"),
        (lambda: german(payments=[(DUE, Amount(1, "USD"))]), "currency_mismatch", "payments[0].amount"),
        (lambda: german(credit_notes=5), "wrong_type", "credit_notes"),
        (lambda: german(late_fees=[{"id": "1"}]), "missing_field", "late_fees[0].fee"),
        (lambda: german(allocation="pro_rata"), "unknown_value", "allocation"),
        (lambda: german(beyond=True), "wrong_type", "beyond"),
        (lambda: InterestClause(12.5, "clause 7.2"), "wrong_type", "rate"),
        (lambda: InterestClause(True, "clause 7.2"), "wrong_type", "rate"),
        (lambda: InterestClause("twelve", "clause 7.2"), "invalid_decimal", "clause.rate.annual_percent"),
        (lambda: InterestClause(12, " "), "invalid_value", "clause.basis"),
        (lambda: InterestClause(12, "clause 7.2", grace_days=1.0), "wrong_type", "clause.grace_days"),
        (lambda: InterestClause(12, "clause 7.2", minimum=5), "wrong_type", "clause.minimum"),
        (lambda: InterestClause.from_dict({"basis": "clause 7.2"}), "missing_field", "clause.rate"),
        (lambda: InterestClause.from_dict([]), "wrong_type", "clause"),
        (lambda: merchants_balance(PRINCIPAL, 6.0, DUE, TODAY), "wrong_type", "annual_percent"),
        (lambda: merchants_balance(PRINCIPAL, 6, TODAY, DUE), "dates_out_of_order", "settled_on"),
        (lambda: interest_free_financing(5, 6, TODAY), "wrong_type", "claims"),
        (lambda: interest_free_financing([5], 6, TODAY), "wrong_type", "claims[0]"),
        (lambda: interest_free_financing([{"principal": 1.5}], 6, TODAY), "wrong_type", "claims[0].principal"),
        (lambda: statutory_due(None, dates={}), "missing_field", "statute"),
        (lambda: rates(5), "wrong_type", "series"),
    ],
)  # fmt: skip
def test_questions_without_an_answer(ask: Callable[[], object], code: str, path: str) -> None:
    assert refused(ask) == (code, path)
