// The documents of arrears, derived from its Rust types by `cargo xtask types`; not edited by hand.

/** Another reading of the same text that is in use. */
export type Alternative = {
  /** The terms by that reading. */
  terms: PaymentTerms,
  /** Their canonical text. */
  canonical: string,
  /** Who reads it so. */
  reason: string, };

/** An amount of money: a whole number of minor units (64 bits) of one currency, always printed at its currency's scale. */
export type Amount = { amount: string, currency: Currency, };

/** An anchor as documents write it: a word, or a choice of events. */
export type Anchor = Event | { later_of: Array<Event>, } | { earlier_of: Array<Event>, } | string;

/** An answer, with what it takes to reproduce it. */
export type Answer = { schema: 1,
  /** The name and the version of the library. */
  library: string,
  /** `sha256:` and the hash of the canonical request and of all reference data consulted. */
  inputs_hash: string, } & ({ "type": "schedule" } & Schedule | { "type": "due_date" } & DueDate | { "type": "discount" } & TakenDiscount | { "type": "cost_of_credit" } & CostOfCredit | { "type": "calendar" } & CalendarAnswer | { "type": "day_count" } & YearFraction | { "type": "parse_terms" } & ParsedTerms | { "type": "describe_terms" } & DescribedTerms | { "type": "write_terms" } & WrittenTerms | { "type": "version" } & Version);

/** Operations for the dates of some days of the month. */
export type Band = {
  /** The first day of the month, 1 to 31. */
  from: number,
  /** The last day of the month, 1 to 31, inclusive. */
  to: number,
  /** What is done to a date on these days. */
  ops: Array<DateOperation>, };

/**
 * How a date that is no business day moves. The convention belongs to the rule that made the date: "at the latest" is
 * `Preceding`, "not before" is `Following`. Definitions: ISDA 2006 section 4.12, with QuantLib's reading where ISDA is
 * silent.
 */
export type BusinessDayConvention = "unadjusted" | "following" | "modified_following" | "preceding" | "modified_preceding" | "nearest" | "half_month_modified_following";

/** What a calendar answers. */
export type CalendarAnswer = {
  /** Whether it is one. */
  value: boolean, } | {
  /** The day. */
  date: string, } | {
  /** How many. */
  days: number, } | {
  /** In order, weekend days included. */
  holidays: Array<Holiday>, };

/** A calendar of the caller's own, as requests carry it. */
export type CalendarDefinition = {
  /** The name by which the request asks for it: 1 to 32 letters, digits, `-`, `_` or `.`; not that of a bundled one. */
  id: string,
  /** Named in the hash of the inputs; `1` unless given. */
  version?: string,
  /** The weekdays that are never business days, `MO` to `SU`. */
  weekend: ("MO" | "TU" | "WE" | "TH" | "FR" | "SA" | "SU")[],
  /** The other days that are none. */
  holidays: Array<string>,
  /** The first day the list is known for. */
  first: string,
  /** The last day the list is known for. */
  through: string, };

/** A question to a calendar; see `Calendar`. */
export type CalendarRequest = {
  /** The name; `A+B` is the join, on which a day is a business day if it is one on both. */
  calendar: string,
  /** Calendars of the caller's own. */
  calendars?: Array<CalendarDefinition>, } & ({ "op": "is_business_day",
  /** The day. */
  date: string, } | { "op": "adjust",
  /** The day. */
  date: string,
  /** How it moves. */
  convention: BusinessDayConvention, } | { "op": "add_business_days",
  /** The day. */
  date: string,
  /** How many. */
  n: number, } | { "op": "count_business_days",
  /** The first day. */
  from: string,
  /** The day after the last. */
  to: string, } | { "op": "holidays",
  /** 1 to 9999. */
  year: number, });

/** A stretch of every year in which the debtor pays nothing, both ends included; it may wrap the year's end. */
export type ClosedPeriod = [from: string, to: string];

/** How the cost of a discount not taken is annualised. */
export type CostMethod = "simple" | "effective";

/** An annual cost. */
export type CostOfCredit = {
  /** In percent, four decimals, `half_up`. */
  annual_percent: string, };

/**
 * The annual cost of paying at the net date instead of within the discount window; see
 * `cost_of_credit`.
 */
export type CostOfCreditRequest = {
  /** The discount in percent. */
  percent: Percent,
  /** The discount window in days after the invoice. */
  discount_days: number,
  /** The net term in days after the invoice. */
  net_days: number,
  /** 360 or 365. */
  year_days: number,
  /** How the cost is annualised. */
  method: CostMethod, };

/** A currency of ISO 4217, with the number of decimal places of its minor unit. */
export type Currency = string;

/** One step of a date rule. Operations apply in the order of their list. */
export type DateOperation = { "op": "add",
  /** How many units. */
  n: number,
  /** Of what. */
  unit: TimeUnit,
  /** For business days: the calendar's name. Without it the facts' calendar, else weekends with a warning. */
  calendar?: string, } | { "op": "end_of",
  /** The period. */
  unit: PeriodUnit, } | { "op": "on_day",
  /** Day 1 to 31. */
  day: number,
  /** 0 for the month of the date. */
  month_offset?: number, } | { "op": "next_day_of",
  /** Days 1 to 31, at least one. */
  days: Array<number>,
  /** Whether the date itself may be it. */
  inclusive?: boolean, } | { "op": "next_weekday",
  /** Monday to Sunday; `MO` to `SU` in documents. */
  weekday: "MO" | "TU" | "WE" | "TH" | "FR" | "SA" | "SU",
  /** Whether the date itself may be it. */
  inclusive?: boolean, } | { "op": "cutoff",
  /** Day 1 to 31; 0 and below count from the end of the month (0 is its last day). */
  last_day: number,
  /** How many months a later date is moved. */
  add_months: number, } | { "op": "bands",
  /** Bands that cover the days 1 to 31 exactly once. */
  bands: Array<Band>, } | { "op": "roll",
  /** How the date moves. */
  convention: BusinessDayConvention,
  /** The calendar's name. Without it the facts' calendar, else weekends with a warning. */
  calendar?: string, };

/** An anchor and the operations that follow, in order. */
export type DateRule = { anchor: Anchor, date?: string, ops: Array<DateOperation>, };

/**
 * A rule that turns a period into a fraction of a year.
 *
 * Sources: ISDA 2006 Definitions, section 4.16 (b) Act/Act, (d) Act/365 Fixed, (e) Act/360, (f) 30/360 Bond Basis,
 * (g) 30E/360, (h) 30E/360 ISDA; 30U/360 is the bond-market rule with the end-of-February adjustment.
 */
export type DayCount = "act_365_fixed" | "act_360" | "act_364" | "act_act_isda" | "act_365l" | "30_360_bond_basis" | "30u_360" | "30e_360" | "30e_360_isda";

/** A fraction of a year; see `DayCount::fraction`. */
export type DayCountRequest = {
  /** The rule. */
  day_count: DayCount,
  /** The first day. */
  start: string,
  /** The last day, itself not counted. */
  end: string,
  /** For 30E/360 ISDA: the day on which the contract ends; without it `end` is not that day. */
  termination_date?: string, };

/** The days on which the debtor pays, and those on which he does not. */
export type DebtorDays = {
  /** Stretches of every year; a date in one moves to the day after it. */
  closed?: Array<ClosedPeriod>,
  /** Dates that are replaced by a later one each. */
  postpone?: { [key in string]: string },
  /** Days of the month (1 to 31, clamped to its length) on which the debtor pays; a date moves to the next of them. */
  pay_days?: Array<number>, };

/** The sentences that say what terms mean; see `PaymentTerms::describe`. */
export type DescribeTermsRequest = {
  /** The terms: a short text or a document. */
  terms: Terms,
  /** `en de fr it ro el` or `es`. */
  language: Language, };

/** Terms in words. */
export type DescribedTerms = {
  /** Whole sentences, in order. */
  sentences: Array<string>, };

/** One discount that an early payment earns. */
export type Discount = {
  /** The place of the tier in the terms, 1 for the first. */
  tier: number,
  /** The last day on which a payment earns it. */
  until: string,
  /** What is taken off. */
  discount: Amount,
  /** What then settles the invoice. */
  payable: Amount,
  /** How the date came about. */
  steps: Array<Step>, };

/** What a payment earns and settles; see `PaymentTerms::take_discount`. */
export type DiscountRequest = {
  /** The terms: a short text or a document. */
  terms: Terms,
  /** The amount of the invoice, tax included; below zero for a credit note. */
  amount: Amount,
  /** The untaxed amount. */
  net_amount?: Amount,
  /** The day of the payment. */
  paid_on: string,
  /** What is paid; what settles the whole invoice unless given. */
  paid?: Amount,
  /** The day of each event that is known. */
  dates: { [key in Event]: string },
  /**
   * The days that the text of the terms states, as `parse_terms` answers them: they stand in where `dates` is silent. Terms
   * given as a text bring their own.
   */
  stated?: { [key in Event]: string },
  /** For an event without a date, the event whose date stands in. */
  fallbacks?: { [key in Event]: Event },
  /** The business calendar for whatever names none; alone it moves nothing. */
  calendar?: string,
  /** Calendars of the caller's own. */
  calendars?: Array<CalendarDefinition>, };

/**
 * One tier of early-payment discount ("Skonto"). A window that ends at or before delivery or invoice makes it a
 * prepayment discount (S3-02).
 */
export type DiscountTier = { percent?: Percent, amount?: string, base?: "gross" | "net" | "given", base_amount?: string, until: DateRule, partial?: PartialPayment, };

/** When the last instalment falls due. */
export type DueDate = {
  /** The last day to pay without delay. */
  due_on: string,
  /** What the answer assumed. */
  warnings: Array<Warning>, };

/** The due date of one invoice; see `PaymentTerms::due_date`. */
export type DueDateRequest = {
  /** The terms: a short text or a document. */
  terms: Terms,
  /** Moves every due date in the end. */
  convention?: BusinessDayConvention,
  /** When the debtor pays. */
  debtor_days?: DebtorDays,
  /** The day of each event that is known. */
  dates: { [key in Event]: string },
  /**
   * The days that the text of the terms states, as `parse_terms` answers them: they stand in where `dates` is silent. Terms
   * given as a text bring their own.
   */
  stated?: { [key in Event]: string },
  /** For an event without a date, the event whose date stands in. */
  fallbacks?: { [key in Event]: Event },
  /** The business calendar for whatever names none; alone it moves nothing. */
  calendar?: string,
  /** Calendars of the caller's own. */
  calendars?: Array<CalendarDefinition>, };

/** A group of EDIFACT PAT or PYT with its PCD, DTM and MOA. */
export type EdifactFields = {
  /** 4279, the type of payment terms. */
  qualifier?: string,
  /** 4276, in words. */
  description?: string,
  /** 2475, the event counted from. */
  reference?: string,
  /** 2009, the relation to it. */
  relation?: string,
  /** 2151, the unit. */
  period?: string,
  /** 2152, how many. */
  count?: number,
  /** The percentage of PCD. */
  percent?: string,
  /** The amount of MOA. */
  amount?: string,
  /** The date of DTM. */
  due?: string, };

/** What kind of refusal it is, and so who can mend it. */
export type ErrorClass = "invalid_input" | "missing_data" | "not_applicable" | "out_of_range";

/** The catalogue of refusals. Codes are stable: a code is never renamed or reused. */
export type ErrorCode = "malformed_json" | "duplicate_key" | "document_too_large" | "wrong_type" | "unknown_field" | "missing_field" | "unknown_value" | "unsupported_schema" | "invalid_date" | "invalid_decimal" | "invalid_value" | "conflicting_fields" | "duplicate_id" | "excess_precision" | "unknown_currency" | "currency_mismatch" | "shares_incomplete" | "bands_incomplete" | "dates_out_of_order" | "debtor_days_cycle" | "terms_not_understood" | "ambiguous_terms" | "missing_date" | "missing_amount" | "unknown_calendar" | "outside_coverage" | "no_due_date" | "not_expressible" | "no_credit_period" | "date_out_of_range" | "amount_out_of_range" | "number_out_of_range";

/** Something that happens on a day and that terms may count from: the constants, or any other event the caller names. */
export type Event = string;

/** One DettaglioPagamento of FatturaPA with its CondizioniPagamento. */
export type FatturapaFields = {
  /** CondizioniPagamento. */
  condition?: string,
  /** ModalitaPagamento. */
  method?: string,
  /** DataRiferimentoTerminiPagamento. */
  reference?: string,
  /** GiorniTerminiPagamento. */
  days?: number,
  /** DataScadenzaPagamento. */
  due?: string,
  /** ImportoPagamento. */
  amount?: string,
  /** ScontoPagamentoAnticipato. */
  discount_amount?: string,
  /** DataLimitePagamentoAnticipato. */
  discount_due?: string,
  /** PenalitaPagamentiRitardati. */
  penalty_amount?: string,
  /** DataDecorrenzaPenale. */
  penalty_from?: string, };

/** What a structured notation states, field by field. Counts are integers; percentages and amounts are as they are written. */
export type Fields = Array<XrechnungTier> | SwicoFields | OneOrMore<X12Fields> | OneOrMore<EdifactFields> | OneOrMore<FatturapaFields> | OneOrMore<KsefFields> | OneOrMore<TradeFields>;

/** A day that is a holiday, and what it is called. */
export type Holiday = {
  /** The day. */
  date: string,
  /** Its name in English; several are in alphabetical order, joined with `; `. */
  name: string, };

/** One dated part of an invoice. */
export type Instalment = {
  /** 1 for the first. */
  number: number,
  /** The last day to pay without delay. */
  due_on: string,
  /** The contractual date, before any move off closed or non-business days. */
  unadjusted_due_on: string,
  /** What is due. */
  amount: Amount,
  /** How the date came about. */
  steps: Array<Step>, };

/** One instalment: which part of the invoice, due when. */
export type InstalmentRule = {
  /** The part of the invoice. */
  share: Share,
  /** The last day to pay it without delay. */
  due: DateRule, };

/** One TerminPlatnosci of KSeF, or its Skonto. */
export type KsefFields = {
  /** Termin. */
  due?: string,
  /** TerminOpis as one text, as the older schema has it. */
  description?: string,
  /** Ilosc. */
  count?: number,
  /** Jednostka. */
  unit?: string,
  /** ZdarzeniePoczatkowe. */
  event?: string,
  /** WarunkiSkonta. */
  condition?: string,
  /** WysokoscSkonta. */
  amount_text?: string,
  /** FormaPlatnosci. */
  method?: string, };

/** The languages whose words are read. */
export type Language = "en" | "de" | "fr" | "it" | "es" | "pt" | "nl" | "pl" | "ro" | "el" | "da" | "sv" | "no" | "fi";

/** How payment is made, where the terms say so. */
export type Method = "transfer" | "direct_debit" | "riba" | "direct_remittance" | "cheque" | "card" | "cash";

/** How a text writes its terms. */
export type Notation = "text" | "xrechnung_skonto" | "swico_s1" | "x12_itd" | "edifact_pat" | "fatturapa" | "ksef" | "ubl_cii" | "date_formula";

/** Which line takes the minor units that rounding leaves over. */
export type OddUnits = "last" | "first";

/** One thing as itself, several as a list. */
export type OneOrMore<T> = T | Array<T>;

/** The terms that a text writes; see `PaymentTerms::parse_with`. */
export type ParseTermsRequest = {
  /** The text, as people or e-invoices write it. */
  text: string,
  /** Whose habits decide where usage differs; `auto` unless given. */
  profile?: Profile,
  /** The rule of US textbooks that an invoice dated after the 25th counts from the next month. */
  us_26th_rule?: boolean, };

/** Terms as they were read. */
export type ParsedTerms = {
  /** The terms by the preferred reading; absent where a notation states none that could be computed, only its `fields`. */
  terms?: PaymentTerms,
  /** Their canonical text. */
  canonical?: string,
  /** How the text writes them. */
  kind: Notation,
  /** The language whose words decided, if any. */
  language?: Language,
  /** The profile that was applied. */
  profile: Profile,
  /** The version of the grammar: under one version the same text and profile are read alike. */
  grammar: number,
  /** Other readings in use. */
  alternatives: Array<Alternative>,
  /** What a structured notation states, field by field. */
  fields?: Fields,
  /** Dates that the text states, by event. */
  dates: { [key in Event]: StatedDate },
  /** What was assumed or left out. */
  warnings: Array<ReadingWarning>, };

/** What a payment inside the window that does not cover the discounted amount earns. */
export type PartialPayment = "none" | "proportional";

/**
 * Payment terms: instalments, discounts, and what the terms say about time and means of payment.
 *
 * Made from a document (serde), from a short text, or with the methods below; checked whole in every case.
 */
export type PaymentTerms = { instalments?: Array<InstalmentRule>, discounts?: Array<DiscountTier>, timing?: Timing, method?: Method, odd_units?: OddUnits, };

/** A percentage between 0 and 100, exact: `"2.25"` means 2.25 %. */
export type Percent = string;

/** The periods of the calendar that `end_of` knows. */
export type PeriodUnit = "week" | "decade" | "half_month" | "month" | "quarter" | "half_year" | "year";

/** One thing that is wrong, where, and what to change. */
export type Problem = {
  /** Stable; branch on it. */
  code: ErrorCode,
  /** The class of the code. */
  class: ErrorClass,
  /** The member that caused it, such as `terms.instalments[0].share`; empty for the whole request. */
  path: string,
  /** What was expected and what was found. */
  message: string,
  /** What to change. */
  help: string, };

/** Whose habits decide where usage differs: the order of day and month, and readings such as "30 days end of month". */
export type Profile = "auto" | "us" | "uk" | "de" | "at" | "ch" | "fr" | "be" | "it" | "es" | "pt" | "nl" | "pl" | "ro" | "gr" | "dk" | "se" | "no" | "fi";

/** Something a reading assumed or left out. */
export type ReadingWarning = {
  /** Which assumption. */
  code: ReadingWarningCode,
  /** In words. */
  message: string, };

/** The assumptions a reading may list. */
export type ReadingWarningCode = "ambiguous_reading" | "date_order_assumed" | "net_assumed" | "instalments_assumed" | "due_date_assumed" | "ignored_text" | "tier_dropped" | "calendar_needed" | "stated_date_wins" | "no_terms";

/** One set of reference data. */
export type ReferenceSet = {
  /** The name. */
  id: string,
  /** The version; `id@version` goes into the hash of the inputs. */
  version: string,
  /** The first day it is known for. */
  first: string,
  /** The last day it is known for. */
  through: string, };

/** A refusal, with everything that is wrong. */
export type Refusal = { schema: 1, type: "error",
  /** The name and the version of the library. */
  library: string,
  /** Absent if the request was not JSON. */
  inputs_hash?: string,
  /** In document order; at least one. */
  errors: Array<Problem>, };

/** A question: what a document asks, and the schema it is written in. */
export type Request = { schema: 1, } & ({ "type": "schedule" } & ScheduleRequest | { "type": "due_date" } & DueDateRequest | { "type": "discount" } & DiscountRequest | { "type": "cost_of_credit" } & CostOfCreditRequest | { "type": "calendar" } & CalendarRequest | { "type": "day_count" } & DayCountRequest | { "type": "parse_terms" } & ParseTermsRequest | { "type": "describe_terms" } & DescribeTermsRequest | { "type": "write_terms" } & WriteTermsRequest | { "type": "version", });

/** What is due when, and which discounts are open until when. */
export type Schedule = {
  /** The instalments in the order of the terms; their amounts sum to that of the invoice. */
  instalments: Array<Instalment>,
  /** The discounts in the order of the terms; tiers of 0 % ("net by" markers) are left out. */
  discounts: Array<Discount>,
  /** What the answer assumed. */
  warnings: Array<Warning>, };

/** The schedule of one invoice; see `PaymentTerms::schedule`. */
export type ScheduleRequest = {
  /** The terms: a short text or a document. */
  terms: Terms,
  /** The amount of the invoice, tax included; below zero for a credit note. */
  amount: Amount,
  /** The untaxed amount. */
  net_amount?: Amount,
  /** Moves every due date in the end. */
  convention?: BusinessDayConvention,
  /** When the debtor pays. */
  debtor_days?: DebtorDays,
  /** Which line takes the odd units, where the terms do not say. */
  odd_units?: OddUnits,
  /** The day of each event that is known. */
  dates: { [key in Event]: string },
  /**
   * The days that the text of the terms states, as `parse_terms` answers them: they stand in where `dates` is silent. Terms
   * given as a text bring their own.
   */
  stated?: { [key in Event]: string },
  /** For an event without a date, the event whose date stands in. */
  fallbacks?: { [key in Event]: Event },
  /** The business calendar for whatever names none; alone it moves nothing. */
  calendar?: string,
  /** Calendars of the caller's own. */
  calendars?: Array<CalendarDefinition>, };

/** The part of an invoice that one instalment is. */
export type Share = { "kind": "all" } | { "kind": "percent",
  /** 0 to 100. */
  value: Percent, } | { "kind": "percent_of_net",
  /** 0 to 100. */
  value: Percent, } | { "kind": "fixed",
  /** Zero or more. */
  value: string, } | { "kind": "equal",
  /** 2 to 1000. */
  of: number, } | { "kind": "remainder" };

/** A date that a text states: with its year, or a month and day of the year that the invoice gives. */
export type StatedDate = string | string;

/** One step on the way to a date, and the date after it. */
export type Step = { "step": "anchor",
  /** The event that was dated; none for a date stated in the terms. */
  event?: Event,
  /** Its day. */
  on: string, } | { "step": "operation",
  /** The operation. */
  op: DateOperation,
  /** The date after it. */
  on: string, } | { "step": "closed_period",
  /** The day after the period. */
  on: string, } | { "step": "postponed",
  /** The replacement. */
  on: string, } | { "step": "pay_day",
  /** The next pay day. */
  on: string, } | { "step": "convention",
  /** The convention. */
  convention: BusinessDayConvention,
  /** The calendar it used. */
  calendar: string,
  /** The date after it. */
  on: string, };

/** One condition of Swico S1; 0 percent is the net term. */
export type SwicoCondition = {
  /** Percent off. */
  percent: string,
  /** Days from the invoice date. */
  days: number, };

/** What Swico S1 states about payment. */
export type SwicoFields = {
  /** Tag 11. */
  invoice_date?: string,
  /** Tag 40. */
  conditions: Array<SwicoCondition>, };

/** What the payment of a day earns in discount, and how much of the invoice it settles. */
export type TakenDiscount = {
  /** The tier whose window is open that day; of several the one that takes most off. None after the last window. */
  tier?: number,
  /** The discount that the payment earns. */
  discount: Amount,
  /** What settles the whole invoice that day. */
  payable: Amount,
  /** How much of the invoice the payment settles, the discount included. */
  settled: Amount, };

/** Terms as requests carry them: a short text or a document. */
export type Terms = string | PaymentTerms;

/** What `add` counts. */
export type TimeUnit = "day" | "business_day" | "week" | "month" | "year";

/** When payment is made relative to the supply, where the terms say so. */
export type Timing = "in_advance" | "with_order" | "before_shipment" | "on_delivery" | "on_collection" | "next_delivery" | "documentary" | "offset" | "no_credit";

/** One PaymentTerms of UBL, or SpecifiedTradePaymentTerms of CII. */
export type TradeFields = {
  /** Note, Description. */
  note?: string,
  /** PaymentDueDate, InstallmentDueDate, DueDateDateTime. */
  due?: string,
  /** PaymentPercent: the share of an instalment. */
  payment_percent?: string,
  /** Amount beside an instalment, PartialPaymentAmount. */
  amount?: string,
  /** SettlementDiscountPercent, CalculationPercent. */
  discount_percent?: string,
  /** SettlementDiscountAmount, ActualDiscountAmount. */
  discount_amount?: string,
  /** Amount beside a discount, BasisAmount. */
  base?: string,
  /** DurationMeasure, BasisPeriodMeasure, in days. */
  discount_days?: number,
  /** The same in another unit. */
  discount_count?: number,
  /** That unit: WEE, MON or ANN. */
  discount_unit?: string,
  /** StartDate, BasisDateTime. */
  discount_from?: string,
  /** EndDate. */
  discount_due?: string,
  /** PenaltySurchargePercent, or the percentage of ApplicableTradePaymentPenaltyTerms. */
  penalty_percent?: string, };

/** The reference data in use. */
export type Version = {
  /** Every set, by name. */
  reference_data: Array<ReferenceSet>, };

/** What an answer assumed, where, and in words. */
export type Warning = {
  /** Which assumption. */
  code: WarningCode,
  /** The member that left it open. */
  path: string,
  /** In words. */
  message: string, };

/** The assumptions an answer may list. */
export type WarningCode = "calendar_assumed" | "fallback_used" | "year_assumed" | "fixed_share_adjusted" | "share_reversed";

/** Terms in a notation; see `PaymentTerms::write`. */
export type WriteTermsRequest = {
  /** The terms: a short text or a document. */
  terms: Terms,
  /** The notation; `text` is the canonical form. */
  notation: Notation, };

/** Terms in a notation. */
export type WrittenTerms = {
  /** To the letter of the notation, line breaks included. */
  text: string, };

/** The elements of an X12 segment ITD. */
export type X12Fields = {
  /** ITD01. */
  type?: string,
  /** ITD02. */
  basis?: string,
  /** ITD03. */
  discount_percent?: string,
  /** ITD04. */
  discount_due?: string,
  /** ITD05. */
  discount_days?: number,
  /** ITD06. */
  net_due?: string,
  /** ITD07. */
  net_days?: number,
  /** ITD08. */
  discount_amount?: string,
  /** ITD09. */
  deferred_due?: string,
  /** ITD10. */
  deferred_amount?: string,
  /** ITD11. */
  payable_percent?: string,
  /** ITD12. */
  description?: string,
  /** ITD13. */
  day_of_month?: number,
  /** ITD14. */
  method?: string,
  /** ITD15. */
  percent?: string, };

/** One entry of XRechnung. */
export type XrechnungTier = {
  /** `TAGE`: days from the invoice date. */
  days: number,
  /** `PROZENT`. */
  percent: string,
  /** `BASISBETRAG`: what the percentage is taken of, if not the amount due. */
  base?: string, };

/** An exact fraction of a year. */
export type YearFraction = {
  /** The days of the period as the rule counts them. */
  days: number,
  /** The days of the year. */
  basis: number, } | {
  /** Above the line. */
  numerator: number,
  /** Below the line. */
  denominator: number, };
