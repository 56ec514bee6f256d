"""When some invoices fall due, and what paying early saves.

pip install ./bindings-python
python examples/python/due_dates.py
"""

from datetime import date
from decimal import Decimal

from arrears import Amount, ArrearsError, PaymentTerms, cost_of_credit

INVOICES = [
    ("R-101", "2/10 net 30", date(2026, 4, 3), "1250.00"),
    ("R-102", "net 45", date(2026, 11, 10), "980.50"),
    ("R-103", "3/14 net 60", date(2026, 1, 31), "15000.00"),
    ("R-104", "whenever it suits", date(2026, 1, 31), "12.00"),
]


def main() -> None:
    print(f"{'':6} {'due':10} {'amount':>12}  {'pay by':10} {'payable':>12}")
    for number, text, invoiced, amount in INVOICES:
        try:
            schedule = PaymentTerms(text).schedule(
                Amount(Decimal(amount), "EUR"),
                invoice_date=invoiced,
                calendar="TARGET2",
                convention="following",
            )
        except ArrearsError as error:
            print(f"{number:6} {error.message}: {error.help}")
            continue
        instalment = schedule.instalments[0]
        line = f"{number:6} {instalment.due_on} {instalment.amount.value:>12}"
        for discount in schedule.discounts:
            line += f"  {discount.until} {discount.payable.value:>12}"
        print(line)
    cost = cost_of_credit(Decimal(2), 10, 30, year_days=365, method="effective")
    print(f"\nLeaving 2/10 net 30 costs {cost} % a year.")


if __name__ == "__main__":
    main()
