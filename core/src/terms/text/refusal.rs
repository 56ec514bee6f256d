//! Why a text whose words are known is refused, and what to change in it.

use crate::error::ErrorCode::{self, AmbiguousTerms, TermsNotUnderstood};

macro_rules! refusals {
    ($($reason:ident = $code:ident, $message:literal, $help:literal;)+) => {
        /// What keeps a text from being a term.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Refusal {
            $($reason,)+
        }

        impl Refusal {
            #[cfg(test)]
            pub(crate) const ALL: &'static [Self] = &[$(Self::$reason,)+];

            /// `ambiguous_terms` where two readings are in use, else `terms_not_understood`.
            pub(crate) const fn code(self) -> ErrorCode {
                match self { $(Self::$reason => $code,)+ }
            }

            /// What was found.
            pub(crate) const fn message(self) -> &'static str {
                match self { $(Self::$reason => $message,)+ }
            }

            /// What to change, in one sentence.
            pub(crate) const fn help(self) -> &'static str {
                match self { $(Self::$reason => $help,)+ }
            }
        }
    };
}

refusals! {
    NumberWithoutUnit = AmbiguousTerms, "a number without a unit",
        "write what the number counts, such as `30 days`, or `net 30`";
    PercentOrInstalments = AmbiguousTerms, "numbers may be percent and days or instalments",
        "write `%` behind a percentage, and `days` behind a list of instalments";
    PairOrInstalments = AmbiguousTerms, "two numbers may be percent and days or two instalments",
        "add `net` and the days of the net term for a discount, or `days` behind two instalments";
    DiscountOrPart = AmbiguousTerms, "a percentage may be a discount or a part of the invoice",
        "write `discount` beside a discount, and the date of every part of the invoice";
    DocumentAlone = TermsNotUnderstood, "a document or an event is named, and not when to pay",
        "write when to pay, such as `30 days after invoice date` or `on delivery`";
    PercentWithoutDate = AmbiguousTerms, "a percentage without a date",
        "write when the percentage is due, or until when it may be deducted";
    PercentBesideNet = TermsNotUnderstood, "a percentage beside a net term without a date of its own",
        "write until when the discount is granted, such as `2% 10 days, net 30 days`";
    DiscountWithoutDate = AmbiguousTerms, "a discount without a date",
        "write until when the discount is granted, such as `2% discount within 10 days`";
    DiscountOfSeveralDates = TermsNotUnderstood, "one discount has several dates",
        "write each discount with one last day of its own";
    DiscountsOnOneDay = AmbiguousTerms, "two discounts end on the same day",
        "keep one of the two discounts, or give each another last day";
    DiscountAfterNet = AmbiguousTerms, "the discount would end after the net date",
        "let the discount end before the net date, and name the events both count from";
    TooManyDiscounts = TermsNotUnderstood, "more discounts than an invoice has",
        "write at most 100 discounts";
    TooManyDates = TermsNotUnderstood, "more dates than an invoice has",
        "write at most 100 dates";
    DaysWithoutMonths = AmbiguousTerms, "days of the month are stated without their months",
        "write the month of each day, such as `10th of the following month`";
    DaysUntilEvent = TermsNotUnderstood, "the days may be those until the event, such as a time for delivery",
        "write `payment` before the days, and what they count from behind them: `payment 30 days from delivery`";
    DatesWithoutParts = AmbiguousTerms, "several dates are stated, and not which part is due on which",
        "write the share due on each date, such as `50% in 30 days, 50% in 60 days`";
    ChoiceOfDates = AmbiguousTerms, "two dates are offered as a choice",
        "keep the date that is agreed, or write `whichever is later` or `whichever is earlier` behind two events";
    ChoiceOfEvents = AmbiguousTerms, "the term counts from one of several events",
        "name one event, or write `whichever is later` or `whichever is earlier`";
    ExtraWithoutDays = TermsNotUnderstood, "extra days without the days they are added to",
        "write the days the extra ones are added to, such as `2/10, 60 extra`";
    InstalmentsWithoutDates = TermsNotUnderstood, "instalments without their dates",
        "write when each instalment is due, such as `30, 60 and 90 days` or `3 monthly instalments`";
    InstalmentsMiscounted = TermsNotUnderstood, "the number of instalments is not that of the parts",
        "write as many parts as instalments";
    RhythmBesideDates = TermsNotUnderstood, "a rhythm of payments beside other dates",
        "write either the rhythm, such as `monthly`, or the dates";
    RhythmWithoutNumber = TermsNotUnderstood, "a rhythm of payments without their number",
        "write how many payments there are, such as `3 monthly instalments`";
    DaysWithoutCredit = TermsNotUnderstood, "days beside a term that grants none",
        "leave out either the days or the word for payment at once";
    DateWithoutCredit = TermsNotUnderstood, "a date beside a term that has none",
        "leave out either the date or the term that has none, such as a letter of credit";
    PaymentMade = TermsNotUnderstood, "the date of a payment that was made",
        "write until when is to be paid, such as `due 2026-01-31`";
    RangeOfDays = TermsNotUnderstood, "a range of days",
        "write for each range of invoice days one due day and its month";
    DaysAddedToDays = TermsNotUnderstood, "days are added to days without a month end between",
        "write the sum of the days, or the month end between them";
    LeastWithoutDay = TermsNotUnderstood, "a least time without the day that ends it",
        "write the day of the month that is waited for after the least time";
    MonthWithoutDay = TermsNotUnderstood, "a month without a day",
        "write the day of the month, or its end";
    EndOfDay = TermsNotUnderstood, "the end of a day",
        "write the end of a week, a month, a quarter or a year, or the day alone";
    RestMiscounted = TermsNotUnderstood, "what is left of the invoice is not what is stated",
        "write parts that sum to 100 %, or `balance` for the last one";
    AmountUntold = TermsNotUnderstood, "an amount that is not told to be a part",
        "write what the amount is, such as `deposit 500`, and `balance` with its date";
    PartUnstated = TermsNotUnderstood, "a part of the invoice is not stated",
        "write the share due on each date, or `balance` for the last one";
    PartWithoutDate = TermsNotUnderstood, "a part of the invoice has no date",
        "write when each part of the invoice is due";
    PartOfSeveralDates = TermsNotUnderstood, "one part of the invoice has several dates",
        "write one date for each part of the invoice";
    RestOfNothing = TermsNotUnderstood, "a rest of nothing",
        "leave out the balance, or write parts that leave one";
    RestInexact = TermsNotUnderstood, "the rest in equal parts is no plain percentage",
        "write the percentage of each part";
    OverTheWhole = TermsNotUnderstood, "more than 100 %",
        "write parts that sum to 100 %";
}

#[cfg(test)]
mod tests {
    use super::Refusal;

    #[test]
    fn every_reason_has_words_of_its_own() {
        for (at, reason) in Refusal::ALL.iter().enumerate() {
            let mut others = Refusal::ALL.iter().skip(at.saturating_add(1));
            assert!(
                others.all(|other| other.message() != reason.message()),
                "{reason:?}"
            );
            assert_ne!(reason.help(), reason.code().help(), "{reason:?}");
        }
    }
}
