"""Every bundled calendar has the holidays of the package `holidays`, day for day, in every year that it covers."""

from datetime import date
from importlib.metadata import version
from typing import Any

import holidays
import pytest
from arrears import ArrearsError, Calendar
from arrears import version as reference


def is_calendar(name: str) -> bool:
    try:
        Calendar(name)
    except ArrearsError as refusal:
        if refusal.code != "unknown_calendar":
            raise
        return False
    return name != "weekends"


BUNDLED = {it["id"]: it for it in reference()["reference_data"] if is_calendar(it["id"])}
OTHER_NAMES: dict[str, dict[str, Any]] = {
    "GB-ENG": {"country": "GB", "subdiv": "ENG"},
    "NYSE": {"market": "XNYS"},
    "TARGET2": {"market": "XECB"},
}


def expected(name: str, year: int) -> set[date]:
    # A holiday may be observed in the year before or after its own.
    years = range(year - 1, year + 2)
    options = OTHER_NAMES.get(name, {"country": name})
    of_kind = holidays.financial_holidays if "market" in options else holidays.country_holidays
    return {day for day in of_kind(**options, years=years) if day.year == year}


def test_the_package_is_the_one_that_was_compared_with() -> None:
    assert version("holidays") == "0.109"
    assert len(BUNDLED) == 18


@pytest.mark.parametrize("name", sorted(BUNDLED))
def test_the_holidays_of(name: str) -> None:
    first, through = (date.fromisoformat(BUNDLED[name][edge]) for edge in ("first", "through"))
    assert (first, through) == (date(2008 if name == "ES" else 2000, 1, 1), date(2099, 12, 31))
    calendar = Calendar(name)
    for year in range(first.year, through.year + 1):
        found = [day for day, _ in calendar.holidays(year)]
        assert found == sorted(set(found))
        assert set(found) == expected(name, year), year
