// The documents of arrears, derived from its Rust types by `cargo xtask types`; not edited by hand.

/** What has accrued on a claim under a clause, a statute or both; see `Claim::accrue`. */
export type AccrueRequest = {
  /** The day asked about; its own interest is in. */
  as_of: string,
  /** What was agreed. */
  clause?: InterestClause,
  /** The order in which payments settle the claim, where it was agreed. */
  allocation?: Allocation,
  /** What happens where a published rate is not known; refused unless given. */
  beyond?: Beyond,
  /** Whether the answer also says it in plain words, and how they are marked up. */
  render?: Render,
  /** Rate series of the caller's own. */
  rate_series?: Array<RateSeriesDefinition>,
  /** What was to be paid, tax included. */
  principal: Amount,
  /** Its untaxed part, where interest runs on that. */
  net_amount?: Amount,
  /** The last day to pay without delay; never moved here. */
  due_on: string,
  /** Payments; those of one day in the order given. */
  payments?: Array<Payment>,
  /** Credit notes. */
  credit_notes?: Array<CreditNote>,
  /** Costs of recovery. */
  costs?: Array<Cost>,
  /** Agreed late fees. */
  late_fees?: Array<LateFee>,
  /** Exchange rates for sums that a law states in another currency. */
  fx?: Array<FxRate>,
  /** The name of the statute, in either case. */
  statute?: string,
  /** What the creditor chooses where the law leaves a point open. */
  options?: { [key in string]: string },
  /** Who owes; a business unless given. */
  debtor?: DebtorKind,
  /** How large the creditor is. */
  creditor_size?: CompanySize,
  /** How large the debtor is. */
  debtor_size?: CompanySize,
  /** The day of the contract; the newest version of the law is assumed unless given. */
  contract_date?: string,
  /** The day on which the debtor was put in default, where the law asks for a reminder. */
  default_on?: string, };

/** A statement, and the same in plain words where they were asked for. */
export type Accrued = {
  /** In plain words. */
  rendered?: string,
  /** The original principal. */
  principal: Amount,
  /** The due date. */
  due_on: string,
  /** The day asked about; its own interest is in. */
  as_of: string,
  /** Calendar days from the due date to the day asked about, or to that on which the principal was settled. */
  days_overdue: number,
  /** All interest up to the day. */
  interest: Amount,
  /** The same exactly, where nothing is rounded before the end. */
  interest_exact?: string,
  /** The clause or the law that grants it. */
  basis?: string,
  /** How it was worked out. */
  method?: InterestMethod,
  /** The lump sum for the cost of recovery, in the currency of the law. */
  fixed_compensation?: Amount,
  /** The same in the currency of the claim, where that is another one and an exchange rate was given. */
  fixed_compensation_converted?: Amount,
  /** The principal left. */
  principal_open: Amount,
  /** The principal left exactly, where nothing is rounded before the end. */
  principal_open_exact?: string,
  /** The interest left. */
  interest_open: Amount,
  /** The interest left exactly, where nothing is rounded before the end. */
  interest_open_exact?: string,
  /** The fees left. */
  fees_open: Amount,
  /** The costs left. */
  costs_open: Amount,
  /** The lump sum left, in the currency of the claim. */
  compensation_open: Amount,
  /** What was paid or credited beyond the claim. */
  unapplied: Amount,
  /** All that is left to pay on the day. */
  total_due: Amount,
  /** What one more day at the same rate adds to the interest within its limits, rounded by itself. */
  per_diem: Amount,
  /** The order in which payments settled the claim. */
  allocation: Allocation,
  /** The interest, piece by piece. */
  segments: Array<Segment>,
  /** What limits changed. */
  adjustments: Array<Adjustment>,
  /** The charges beside interest. */
  charges: Array<Charge>,
  /** The credit notes that count, in the order of their days. */
  credit_notes?: Array<CreditNote>,
  /** How each payment was applied. */
  payments: Array<AppliedPayment>,
  /** The published rates used, and where they come from. */
  sources: Array<RateCitation>,
  /** What the answer takes for granted. */
  assumptions: Array<Assumption>, };

/** A sum by which a limit changes what accrued. */
export type Adjustment = {
  /** The day. */
  on: string,
  /** Added to the interest; below zero for what is not owed. */
  amount: Amount,
  /** The limit and its basis. */
  reason: string, };

/** The order in which payments settle the parts of a claim. */
export type Allocation = "interest_first" | "principal_first" | "costs_interest_principal" | "united_states_rule" | ("costs" | "fixed_compensation" | "fee" | "interest" | "principal")[];

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

/** A percentage a year, exact: `"8.5"` means 8.5 % a year. Below zero it is what base rates were from 2013 to 2022. */
export type AnnualPercent = string;

/** An answer, with what it takes to reproduce it. */
export type Answer = { schema: 1,
  /** The name and the version of the library. */
  library: string,
  /** `sha256:` and the hash of the canonical request and of all reference data consulted. */
  inputs_hash: string, } & ({ "type": "schedule" } & Schedule | { "type": "due_date" } & DueDate | { "type": "discount" } & TakenDiscount | { "type": "cost_of_credit" } & CostOfCredit | { "type": "calendar" } & CalendarAnswer | { "type": "day_count" } & YearFraction | { "type": "parse_terms" } & ParsedTerms | { "type": "describe_terms" } & DescribedTerms | { "type": "write_terms" } & WrittenTerms | { "type": "accrue" } & Accrued | { "type": "payoff" } & Accrued | { "type": "merchants_balance" } & MerchantsBalance | { "type": "interest_free_financing" } & FinancingAnswer | { "type": "rates" } & PublishedRates | { "type": "statutes" } & StatutesAnswer | { "type": "statutory_due" } & StatutoryDue | { "type": "check_terms" } & CheckedTerms | { "type": "version" } & Version);

/** How a payment was applied. */
export type AppliedPayment = {
  /** The day. */
  on: string,
  /** What was paid. */
  amount: Amount,
  /** To costs. */
  costs: Amount,
  /** To fixed compensation. */
  fixed_compensation: Amount,
  /** To fees. */
  fee: Amount,
  /** To interest. */
  interest: Amount,
  /** To interest exactly, where that is not whole. */
  interest_exact?: string,
  /** To principal. */
  principal: Amount,
  /** To principal exactly, where that is not whole. */
  principal_exact?: string,
  /** What exceeds the claim. */
  unapplied: Amount,
  /** The principal that is left. */
  principal_left: Amount,
  /** The interest that is left, that of the day included. */
  interest_left: Amount, };

/** One thing that an answer takes for granted, in words. */
export type Assumption = {
  /** Its code. */
  code: AssumptionCode,
  /** In words. */
  message: string, };

/** Why an answer rests on more than what was asked. */
export type AssumptionCode = "no_basis" | "allocation_assumed" | "rate_carried_forward" | "compensation_not_converted" | "compensation_unknown" | "cost_not_recoverable" | "below_de_minimis" | "interest_stopped" | "floor_applied" | "contract_date_assumed" | "debtor_assumed" | "size_assumed" | "due_day_not_moved" | "clause_overridden" | "option_defaulted" | "unknown_by_law";

/** Operations for the dates of some days of the month. */
export type Band = {
  /** The first day of the month, 1 to 31. */
  from: number,
  /** The last day of the month, 1 to 31, inclusive. */
  to: number,
  /** What is done to a date on these days. */
  ops: Array<DateOperation>, };

/** What happens where a published rate is not known. */
export type Beyond = "refuse" | "carry_forward";

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

/** A charge beside interest: its sum, its day and its basis. */
export type Charge = {
  /** The day. */
  on: string,
  /** What it is. */
  kind: ChargeKind,
  /** How much. */
  amount: Amount,
  /** The clause or the law that grants it. */
  basis: string,
  /** What proves it. */
  evidence?: string,
  /** The exchange rate of the caller by which the debt was measured or the sum exchanged, if it took one. */
  exchange?: FxRate, };

/** What a charge beside interest is. */
export type ChargeKind = "fixed_compensation" | "late_fee" | "collection" | "attorney" | "court" | "other";

/** Terms, and a clause if there is one, against the limits of a law; see `check_terms`. */
export type CheckTermsRequest = {
  /** The terms: a short text or a document. */
  terms: Terms,
  /** The clause whose rate is compared. */
  clause?: InterestClause,
  /**
   * The day asked about: claims that fall due on it. Without it the law is that of the contract date, or else the newest; a
   * clause is compared on a day, so it takes one.
   */
  as_of?: string,
  /** What happens where a published rate is not known; a finding says so unless given. */
  beyond?: Beyond,
  /** Rate series of the caller's own. */
  rate_series?: Array<RateSeriesDefinition>,
  /** Calendars of the caller's own. */
  calendars?: Array<CalendarDefinition>,
  /** The name of the statute, in either case. */
  statute?: string,
  /** What the creditor chooses where the law leaves a point open. */
  options?: { [key in string]: string },
  /** Who owes; a business unless given. */
  debtor?: DebtorKind,
  /** How large the creditor is. */
  creditor_size?: CompanySize,
  /** How large the debtor is. */
  debtor_size?: CompanySize,
  /** The day of the contract; the newest version of the law is assumed unless given. */
  contract_date?: string,
  /** The day on which the debtor was put in default, where the law asks for a reminder. */
  default_on?: string, };

/** What was found, the gravest first. */
export type CheckedTerms = {
  /** Each with its article. */
  findings: Array<Finding>, };

/** One claim and its history. */
export type Claim = {
  /** What was to be paid, tax included. */
  principal: Amount,
  /** Its untaxed part, where interest runs on that. */
  net_amount?: Amount,
  /** The last day to pay without delay; never moved here. */
  due_on: string,
  /** Payments; those of one day in the order given. */
  payments?: Array<Payment>,
  /** Credit notes. */
  credit_notes?: Array<CreditNote>,
  /** Costs of recovery. */
  costs?: Array<Cost>,
  /** Agreed late fees. */
  late_fees?: Array<LateFee>,
  /** Exchange rates for sums that a law states in another currency. */
  fx?: Array<FxRate>, };

/** A stretch of every year in which the debtor pays nothing, both ends included; it may wrap the year's end. */
export type ClosedPeriod = [from: string, to: string];

/** How large a party is. */
export type CompanySize = "micro" | "small" | "medium" | "large";

/** Whether, and when, interest bears interest. What is capitalised is rounded then, stays interest, and bears interest. */
export type Compounding = { kind: "simple" } | { kind: "us_prompt_payment" } | { kind: "capitalise", every: "month" | "quarter" | "half_year" | "year", on?: "period_end" | "anniversary" } | { kind: "capitalise", on: string[] };

/** How well a figure is founded. */
export type Confidence = "A" | "B" | "C";

/** A cost of recovering a claim. */
export type Cost = {
  /** The day on which it was incurred. */
  on: string,
  /** What for. */
  kind: CostKind,
  /** How much. */
  amount: Amount,
  /** What proves it. */
  evidence?: string,
  /** The clause that makes it recoverable, where neither the statute nor another clause does. */
  basis?: string, };

/** What a cost was incurred for. */
export type CostKind = "collection" | "attorney" | "court" | "other";

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

/** A credit note on a claim. */
export type CreditNote = {
  /** Its date. */
  on: string,
  /** By how much the principal is reduced. */
  amount: Amount,
  /** Whether the principal counts as reduced from the beginning; false unless given. */
  retroactive?: boolean, };

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

/** What the dates of a series mean. */
export type Dated = "half_year" | "change";

/** Which days bear interest, and at whose rate. */
export type DayAssignment = "following_day" | "same_day" | "both_ends";

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

/** What kind of debtor it is. */
export type DebtorKind = "business" | "sole_trader" | "consumer" | "public_body" | "public_health";

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
export type ErrorCode = "malformed_json" | "duplicate_key" | "document_too_large" | "wrong_type" | "unknown_field" | "missing_field" | "unknown_value" | "unsupported_schema" | "invalid_date" | "invalid_decimal" | "invalid_value" | "conflicting_fields" | "duplicate_id" | "excess_precision" | "unknown_currency" | "currency_mismatch" | "shares_incomplete" | "bands_incomplete" | "dates_out_of_order" | "debtor_days_cycle" | "terms_not_understood" | "ambiguous_terms" | "missing_date" | "missing_amount" | "unknown_calendar" | "unknown_series" | "outside_coverage" | "unknown_statute" | "outside_statute" | "no_due_date" | "statute_not_applicable" | "not_expressible" | "no_credit_period" | "date_out_of_range" | "amount_out_of_range" | "history_too_long" | "number_out_of_range";

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

/** A band of principals and their fee. */
export type FeeBand = {
  /** The largest principal of the band; none for the last band. */
  up_to?: Amount,
  /** The fee. */
  fee: Amount, };

/** How much a late fee is. */
export type FeeScale = { "kind": "flat",
  /** The sum. */
  amount: Amount, } | { "kind": "percent",
  /** The share. */
  percent: Percent, } | { "kind": "bands",
  /** The bands in rising order. */
  bands: Array<FeeBand>, };

/** What a structured notation states, field by field. Counts are integers; percentages and amounts are as they are written. */
export type Fields = Array<XrechnungTier> | SwicoFields | OneOrMore<X12Fields> | OneOrMore<EdifactFields> | OneOrMore<FatturapaFields> | OneOrMore<KsefFields> | OneOrMore<TradeFields>;

/** The loan that a late payer takes without asking, and what it costs the creditor. */
export type Financing = {
  /** Days from the due date to the day asked about, or to that on which the principal was settled. */
  days: number,
  /** The open principal of each of those days at the cost of money, rounded `half_up` once. */
  cost: Amount,
  /** The same as a fraction in lowest terms. */
  cost_exact: string, };

/** What each claim costs, and all of them in each currency. */
export type FinancingAnswer = {
  /** In the order of the question. */
  claims: Array<Financing>,
  /** The sum of the rounded costs, a currency each, by code. */
  totals: Array<Amount>, };

/** What it costs to wait for claims past their due dates; see `interest_free_financing`. */
export type FinancingRequest = {
  /** The claims with their payments. */
  claims: Array<Claim>,
  /** What money costs the creditor, in percent a year. */
  annual_percent: AnnualPercent,
  /** How days become a fraction of a year; `act_365_fixed` unless given. */
  day_count?: DayCount,
  /** The day asked about. */
  as_of: string, };

/** Something about terms or a rate that the law, or a careful creditor, would object to. */
export type Finding = {
  /** What it is. */
  code: FindingCode,
  /** How grave it is. */
  severity: FindingSeverity,
  /** The member it is about, such as `terms.instalments[0].due`. */
  path: string,
  /** In words. */
  message: string,
  /** The article; none where no law is concerned, or none was read. */
  article?: string, };

/** What a check of terms may find. */
export type FindingCode = "over_maximum_term" | "longer_term_conditional" | "maximum_term_unknown" | "later_start" | "unclear_start" | "term_not_measured" | "no_due_date" | "below_rate_floor" | "below_statutory_rate" | "above_statutory_rate" | "rate_overridden" | "rate_not_compared" | "discount_after_net";

/** How grave a finding is. */
export type FindingSeverity = "violation" | "warning" | "note";

/** A rate that never moves. */
export type FixedRate = {
  /** Percent a year. */
  annual_percent: AnnualPercent, } | {
  /** Percent a month: at most 800. */
  monthly_percent: AnnualPercent, };

/** An exchange rate of a day: one unit of `from` is `rate` units of `to`. */
export type FxRate = {
  /** The day of the rate. */
  on: string,
  /** The currency that is changed. */
  from: string,
  /** The currency it is changed into. */
  to: string,
  /** Units of `to` for one unit of `from`. */
  rate: string, };

/** What becomes of the interest of the days of grace once they are over. */
export type Grace = "waived" | "retroactive";

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

/** What bears interest. */
export type InterestBase = "gross" | "net";

/**
 * Late interest as agreed or as a law grants it: which rate on which days of what, compounded and rounded how, and on what
 * basis. Stating the rate and the basis is what makes a charge (S1-06).
 */
export type InterestClause = {
  /** The rate of each interest day. */
  rate: RateRule,
  /** How days become a fraction of a year. */
  day_count?: DayCount,
  /** Which days bear interest. */
  day_assignment?: DayAssignment,
  /** Whether, and when, interest bears interest. */
  compounding?: Compounding,
  /** Days after the due date without consequence. */
  grace_days?: number,
  /** What becomes of their interest afterwards. */
  grace?: Grace,
  /** How and where interest is rounded. */
  rounding?: InterestRounding,
  /** The least interest of an overdue claim. */
  minimum?: InterestLimit,
  /** The most interest of a claim. */
  maximum?: InterestLimit,
  /** What bears interest. */
  base?: InterestBase,
  /** The clause or the law that grants the interest. */
  basis: string, };

/** A least or greatest sum of interest for a claim, over its whole life. */
export type InterestLimit = {
  /** The sum, in the currency of the claim. */
  amount: Amount, } | {
  /** The share. */
  percent: Percent, };

/** How interest was worked out, as far as it takes to recompute it. */
export type InterestMethod = {
  /** How days became a part of a year. */
  day_count: DayCount,
  /** Which days bore interest. */
  day_assignment: DayAssignment,
  /** Whether, and when, interest bore interest. */
  compounding: Compounding,
  /** How and where it was rounded. */
  rounding: InterestRounding, };

/** How and where interest is rounded. */
export type InterestRounding = {
  /** The direction. */
  mode?: Rounding,
  /** What is rounded as one. */
  at?: RoundingPoint, };

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

/** A fee that a clause grants once a claim is late: each once, by its id. */
export type LateFee = {
  /** The level or the letter it belongs to; a second fee of the same id is refused. */
  id: string,
  /** Charged when the principal is still open so many days after the due date, judged at the end of that day. */
  after_days?: number,
  /** Or charged on this day. */
  on?: string,
  /** How much. */
  fee: FeeScale,
  /** The clause that grants it. */
  basis: string, };

/** What is left on the settlement day under the Merchant's Rule. */
export type MerchantsBalance = {
  /** The balance, rounded `half_up`; below zero if too much was paid. */
  balance: Amount,
  /** The same as a fraction in lowest terms. */
  balance_exact: string, };

/**
 * A principal and payments that all grow with simple interest to the settlement day; see
 * `merchants_balance`.
 */
export type MerchantsBalanceRequest = {
  /** What was owed. */
  principal: Amount,
  /** The rate, in percent a year. */
  annual_percent: AnnualPercent,
  /** How days become a fraction of a year; `act_365_fixed` unless given. */
  day_count?: DayCount,
  /** The day from which it grows. */
  from: string,
  /** The payments. */
  payments?: Array<Payment>,
  /** The day on which all is reckoned up. */
  settled_on: string, };

/** How payment is made, where the terms say so. */
export type Method = "transfer" | "direct_debit" | "riba" | "direct_remittance" | "cheque" | "card" | "cash";

/** How many times a rate applies: between 0 and 100, at most four decimal places. */
export type Multiplier = string;

/** How a text writes its terms. */
export type Notation = "text" | "xrechnung_skonto" | "swico_s1" | "x12_itd" | "edifact_pat" | "fatturapa" | "ksef" | "ubl_cii" | "date_formula";

/** Which line takes the minor units that rounding leaves over. */
export type OddUnits = "last" | "first";

/** One thing as itself, several as a list. */
export type OneOrMore<T> = T | Array<T>;

/** An answer to an open point. */
export type OptionChoice = {
  /** The word for it. */
  name: string,
  /** What it means. */
  meaning: string, };

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

/** A payment towards a claim. */
export type Payment = {
  /** The day on which it counts as received. */
  on: string,
  /** How much. */
  amount: Amount, };

/**
 * Payment terms: instalments, discounts, and what the terms say about time and means of payment.
 *
 * Made from a document (serde), from a short text, or with the methods below; checked whole in every case.
 */
export type PaymentTerms = { instalments?: Array<InstalmentRule>, discounts?: Array<DiscountTier>, timing?: Timing, method?: Method, odd_units?: OddUnits, };

/** What would settle a claim on a day, of what is known on another; see `Claim::payoff`. */
export type PayoffRequest = {
  /** The day on which it is to be settled. */
  on: string,
  /** The day asked about; its own interest is in. */
  as_of: string,
  /** What was agreed. */
  clause?: InterestClause,
  /** The order in which payments settle the claim, where it was agreed. */
  allocation?: Allocation,
  /** What happens where a published rate is not known; refused unless given. */
  beyond?: Beyond,
  /** Whether the answer also says it in plain words, and how they are marked up. */
  render?: Render,
  /** Rate series of the caller's own. */
  rate_series?: Array<RateSeriesDefinition>,
  /** What was to be paid, tax included. */
  principal: Amount,
  /** Its untaxed part, where interest runs on that. */
  net_amount?: Amount,
  /** The last day to pay without delay; never moved here. */
  due_on: string,
  /** Payments; those of one day in the order given. */
  payments?: Array<Payment>,
  /** Credit notes. */
  credit_notes?: Array<CreditNote>,
  /** Costs of recovery. */
  costs?: Array<Cost>,
  /** Agreed late fees. */
  late_fees?: Array<LateFee>,
  /** Exchange rates for sums that a law states in another currency. */
  fx?: Array<FxRate>,
  /** The name of the statute, in either case. */
  statute?: string,
  /** What the creditor chooses where the law leaves a point open. */
  options?: { [key in string]: string },
  /** Who owes; a business unless given. */
  debtor?: DebtorKind,
  /** How large the creditor is. */
  creditor_size?: CompanySize,
  /** How large the debtor is. */
  debtor_size?: CompanySize,
  /** The day of the contract; the newest version of the law is assumed unless given. */
  contract_date?: string,
  /** The day on which the debtor was put in default, where the law asks for a reminder. */
  default_on?: string, };

/** A percentage between 0 and 100, exact: `"2.25"` means 2.25 %. */
export type Percent = string;

/** The periods of the calendar that `end_of` knows. */
export type PeriodUnit = "week" | "decade" | "half_month" | "month" | "quarter" | "half_year" | "year";

/** Whether the first rate of a delay holds for all of it. */
export type Pinned = "no" | "at_default" | "first_day";

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

/** A series with its coverage. */
export type PublishedRates = {
  /** The name. */
  id: string,
  /** The version. */
  version: string,
  /** What is published, by whom. */
  title: string,
  /** What the dates of the rows mean. */
  dated: Dated,
  /** The first day covered. */
  first: string,
  /** The last day covered. */
  through: string,
  /** The rows, gaps included. */
  rows: Array<RateRow>, };

/** The highest or lowest rate that a rule yields. */
export type RateBound = AnnualPercent | {
  /** The series. */
  series: string,
  /** How many times its rate. */
  multiplier?: Multiplier, };

/** A published rate that an answer used, and where it comes from. */
export type RateCitation = {
  /** The series. */
  series: string,
  /** The first day on which its line holds. */
  from: string,
  /** The rate of the line. */
  annual_percent: AnnualPercent,
  /** How well it is founded. */
  confidence: Confidence,
  /** Where it comes from. */
  source: string, };

/** One rule of several that follow each other by interest day. */
export type RatePart = {
  /** The first interest day under the rule; none for the first rule. */
  from?: string,
  /** The rule. */
  rule: RateRule, };

/** One line of a series: from that day on the rate is this, until the next line. */
export type RateRow = {
  /** The first day on which the line holds. */
  from: string,
  /** The rate; none for a gap, which ends the value before it. */
  annual_percent?: AnnualPercent,
  /** How well the figure is founded; `C` unless given. */
  confidence?: Confidence,
  /** Where the figure, or the gap, comes from. */
  source: string, };

/** Which rate applies on which interest day. */
export type RateRule = { "kind": "fixed" } & FixedRate | { "kind": "schedule",
  /** The lines in rising order. */
  steps: Array<ScheduledRate>, } | { "kind": "tiered",
  /** The lines in rising order; the first is that of day 1. */
  tiers: Array<RateTier>, } | { "kind": "reference" } & ReferenceRate | { "kind": "successive",
  /** The rules in rising order; the first has no `from`, and none is itself a succession. */
  parts: Array<RatePart>, };

/** A series of rates as documents carry it, with its sources. */
export type RateSeriesDefinition = {
  /** The name by which rules ask for it: 1 to 64 letters, digits, `-`, `_` or `.`; not that of a bundled one. */
  id: string,
  /** Named in the hash of the inputs; `1` unless given. */
  version?: string,
  /** What is published, by whom. */
  title?: string,
  /** What the dates of the rows mean. */
  dated: Dated,
  /** The rows in rising order; one without a rate is a gap. */
  rows: Array<RateRow>,
  /** The last day for which the last row is known to hold. */
  through: string, };

/** One line of a table of rates by days overdue. */
export type RateTier = {
  /** The first interest day at this rate, the first of all being 1. */
  from_day: number,
  /** Percent a year. */
  annual_percent: AnnualPercent, };

/** A published rate by date. */
export type RatesRequest = {
  /** The name of the series. */
  series: string, };

/** Something a reading assumed or left out. */
export type ReadingWarning = {
  /** Which assumption. */
  code: ReadingWarningCode,
  /** In words. */
  message: string, };

/** The assumptions a reading may list. */
export type ReadingWarningCode = "ambiguous_reading" | "date_order_assumed" | "net_assumed" | "instalments_assumed" | "unit_assumed" | "due_date_assumed" | "ignored_text" | "tier_dropped" | "calendar_needed" | "stated_date_wins" | "no_terms";

/** A published rate and what is made of it: factor × (multiplier × rounded(reference) + margin). */
export type ReferenceRate = {
  /** The series. */
  series: string,
  /** Points added to it; none unless given. */
  margin_percent?: AnnualPercent,
  /** On which day it is looked up; `half_year_first_day` unless given. */
  reset?: Reset,
  /** Whether the first rate of a delay holds for all of it; `no` unless given. */
  pinned?: Pinned,
  /** The reference is first rounded up to the next multiple of this. */
  round_up_to?: AnnualPercent,
  /** How many times the reference; 1 unless given. */
  multiplier?: Multiplier,
  /** How many times the whole; 1 unless given. */
  factor?: Multiplier,
  /** The lowest rate it yields. */
  floor?: RateBound,
  /** The highest rate it yields. */
  cap?: RateBound, };

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

/** How a statement in plain words is marked up. */
export type Render = "text" | "html";

/** A question: what a document asks, and the schema it is written in. */
export type Request = { schema: 1, } & ({ "type": "schedule" } & ScheduleRequest | { "type": "due_date" } & DueDateRequest | { "type": "discount" } & DiscountRequest | { "type": "cost_of_credit" } & CostOfCreditRequest | { "type": "calendar" } & CalendarRequest | { "type": "day_count" } & DayCountRequest | { "type": "parse_terms" } & ParseTermsRequest | { "type": "describe_terms" } & DescribeTermsRequest | { "type": "write_terms" } & WriteTermsRequest | { "type": "accrue" } & AccrueRequest | { "type": "payoff" } & PayoffRequest | { "type": "merchants_balance" } & MerchantsBalanceRequest | { "type": "interest_free_financing" } & FinancingRequest | { "type": "rates" } & RatesRequest | { "type": "statutes" } & StatutesRequest | { "type": "statutory_due" } & StatutoryDueRequest | { "type": "check_terms" } & CheckTermsRequest | { "type": "version", });

/** On which day the published rate is looked up. */
export type Reset = "each_change" | "half_year_first_day" | "half_year_previous_day" | "year";

/**
 * How a figure between two minor units is rounded. Ties and directions are seen from zero, so a credit note rounds as
 * the mirror of its invoice.
 */
export type Rounding = "half_up" | "half_even" | "up" | "down";

/** What is rounded as one. */
export type RoundingPoint = "step" | "segment" | "day" | "final";

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

/** One line of a dated table of rates. */
export type ScheduledRate = {
  /** The first interest day at this rate. */
  from: string,
  /** Percent a year. */
  annual_percent: AnnualPercent, };

/** Interest days at one rate on one balance. Interest is balance × percent ÷ 100 × year fraction. */
export type Segment = {
  /** The first interest day. */
  from: string,
  /** The day after the last interest day. */
  to: string,
  /** How many interest days. */
  days: number,
  /** The balance that bears interest; rounded for show where it is not whole. */
  principal: Amount,
  /** The balance exactly, where it is not whole. */
  principal_exact?: string,
  /** How much of it is capitalised interest, if any. */
  capitalised?: Amount,
  /** The rate, in percent a year. */
  annual_percent: string,
  /** How the rate came about, such as `1.52 (de_basiszinssatz, 2026-07-01) + 9`. */
  rate_source: string,
  /** The part of a year that the days are, unreduced. */
  year_fraction: string,
  /** The interest as a fraction in lowest terms. */
  interest_exact: string,
  /** The interest as it counts: the parts of a rounding unit sum to the unit. */
  interest: Amount, };

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
export type StatedDate = string;

/** A law on late payment as data. */
export type Statute = { id: string, version: string, title: string, country?: string, currency?: string, covers: string, notes: Array<string>, sources: Array<string>, options: Array<StatuteOption>, versions: Array<StatuteVersion>, };

/** A point that law leaves open, and the answers to it. */
export type StatuteOption = {
  /** The name by which the facts answer it. */
  name: string,
  /** The answers, the first being the default. */
  choices: Array<OptionChoice>,
  /** Why the first is the default. */
  why: string, };

/** One line of a statute. */
export type StatuteRule = {
  /** What it is about. */
  topic: StatuteTopic,
  /** For which facts and options it holds, such as `debtor=consumer`; none where it holds for all others. */
  when?: string,
  /** The first interest day under it, where the law changed for running debts. */
  from?: string,
  /** What it says. */
  text: string,
  /** The article; none where no source states one. */
  article?: string,
  /** How well it is founded. */
  confidence?: Confidence,
  /** What the sources do not state; the line is then the default that is used instead. */
  unknown?: string, };

/** The days for which a version holds, both ends included. */
export type StatuteSpan = {
  /** Which day decides. */
  by: VersionDate,
  /** The first such day. */
  from?: string,
  /** The last such day. */
  until?: string, };

/** What a line of a statute is about. */
export type StatuteTopic = "excludes" | "rate" | "day_count" | "compounding" | "starts" | "stops" | "de_minimis" | "compensation" | "fx" | "costs" | "allocation" | "contract_rate" | "default_term" | "convention" | "max_term" | "or_term";

/** A version of a statute: the claims it is for, and everything it says about them. */
export type StatuteVersion = { spans: Array<StatuteSpan>, rules: Array<StatuteRule>, };

/** Statutes with their rules, articles and sources. */
export type StatutesAnswer = {
  /** By name. */
  statutes: Array<Statute>, };

/** The statutes at hand, or one of them with all its rules. */
export type StatutesRequest = {
  /** The name of one, in either case. */
  id?: string, };

/** The due date by law, and how it came about. */
export type StatutoryDue = {
  /** The last day to pay without delay. */
  due_on: string,
  /** From the day it counts from, one operation after the other. */
  steps: Array<Step>,
  /** The article. */
  article: string,
  /** Which days stand in for others. */
  warnings: Array<Warning>,
  /** What was assumed about the claim and the law. */
  assumptions: Array<Assumption>, };

/** When a claim falls due by law where no term was agreed; see `Statute::statutory_due` (S1-12). */
export type StatutoryDueRequest = {
  /** The name of the statute, in either case. */
  statute?: string,
  /** What the creditor chooses where the law leaves a point open. */
  options?: { [key in string]: string },
  /** Who owes; a business unless given. */
  debtor?: DebtorKind,
  /** How large the creditor is. */
  creditor_size?: CompanySize,
  /** How large the debtor is. */
  debtor_size?: CompanySize,
  /** The day of the contract; the newest version of the law is assumed unless given. */
  contract_date?: string,
  /** The day on which the debtor was put in default, where the law asks for a reminder. */
  default_on?: string,
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

/** The day by which a version of a law is chosen. */
export type VersionDate = "contract_date" | "due_date" | "default_date";

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
