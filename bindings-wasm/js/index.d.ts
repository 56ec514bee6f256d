// The functions of the package, over the types of the documents.

import type {
  AccrueRequest,
  Answer,
  BusinessDayConvention,
  CalendarRequest,
  CheckTermsRequest,
  CostOfCreditRequest,
  DayCountRequest,
  DiscountRequest,
  DueDateRequest,
  ErrorClass,
  ErrorCode,
  FinancingRequest,
  Finding,
  Holiday,
  Language,
  MerchantsBalanceRequest,
  Notation,
  ParseTermsRequest,
  PayoffRequest,
  Problem,
  Request,
  ScheduleRequest,
  Statute,
  StatutoryDueRequest,
  Terms,
} from "./types.js";

export type * from "./types.js";

/** The request of one type, such as `RequestOf<"schedule">`. */
export type RequestOf<T extends Request["type"]> = Extract<Request, { type: T }>;

/** The answer to a request of one type, such as `AnswerTo<"schedule">`. */
export type AnswerTo<T extends Answer["type"]> = Extract<Answer, { type: T }>;

/** What a question to a calendar may bring along. */
export type CalendarOptions = Pick<CalendarRequest, "calendars">;

/** Whose habits decide where usage differs, when a text is read. */
export type ParseOptions = Omit<ParseTermsRequest, "text">;

/**
 * Why a question was refused: `code`, `class`, `path` and `help` are those of the first problem, and `errors` holds all
 * problems of the document in its order.
 */
export class ArrearsError extends Error {
  constructor(errors: readonly [Problem, ...Problem[]]);
  readonly name: "ArrearsError";
  /** Stable; branch on it. */
  readonly code: ErrorCode;
  readonly class: ErrorClass;
  /** The member that caused it, such as `terms.instalments[0].share`; empty for the whole request. */
  readonly path: string;
  /** What to change. */
  readonly help: string;
  readonly errors: readonly Problem[];
}

/** Answers a request. Throws an {@link ArrearsError} for one that is refused. */
export function evaluate<T extends Request["type"]>(request: { type: T } & RequestOf<T>): AnswerTo<T>;

/** Answers a request given as JSON text with JSON text; a refusal is an answer of the type `error`. */
export function evaluateJson(text: string): string;

/** What is due when, and which discounts are open until when. */
export function schedule(request: ScheduleRequest): AnswerTo<"schedule">;

/** The day on which the last instalment falls due. `evaluate` also tells what was assumed on the way. */
export function dueDate(request: DueDateRequest): string;

/** What a payment on a day earns and settles. */
export function discount(request: DiscountRequest): AnswerTo<"discount">;

/** What a discount not taken costs a year, in percent. */
export function costOfCredit(request: CostOfCreditRequest): string;

/** The length of a period as an exact fraction of a year. */
export function dayCount(request: DayCountRequest): AnswerTo<"day_count">;

/** Whether a day is a business day of a calendar; `A+B` is the join of two. */
export function isBusinessDay(calendar: string, date: string, options?: CalendarOptions): boolean;

/** The day moved by a convention if it is no business day. */
export function adjust(
  calendar: string,
  date: string,
  convention: BusinessDayConvention,
  options?: CalendarOptions,
): string;

/** The `n`-th business day after a day; 0 is the business day on or after it, negative ones count back. */
export function addBusinessDays(calendar: string, date: string, n: number, options?: CalendarOptions): string;

/** The number of business days from a day to the day before another. */
export function countBusinessDays(calendar: string, from: string, to: string, options?: CalendarOptions): number;

/** The holidays of a year, weekend days included. */
export function holidays(calendar: string, year: number, options?: CalendarOptions): Holiday[];

/**
 * The terms that a text writes, in words, in the codes of ERP systems or in a notation of e-invoices: by the preferred
 * reading, with the other readings in use and everything that was assumed or left out. A notation may state `fields` and no
 * `terms`: the warning `no_terms` says why.
 */
export function parseTerms(text: string, options?: ParseOptions): AnswerTo<"parse_terms">;

/** What terms mean, in whole sentences of a language. */
export function describeTerms(terms: Terms, language: Language): string[];

/** Terms in a notation; `text` is the canonical form. What the notation cannot say is refused. */
export function writeTerms(terms: Terms, notation: Notation): string;

/**
 * What has accrued on a claim at the end of a day, under a clause, a statute or both: the interest to the cent with its
 * working, and all else that is owed (S1-06). Without clause and statute the interest is zero, and the answer says why. With
 * `render` the answer also says it in plain words.
 */
export function accrue(request: AccrueRequest): AnswerTo<"accrue">;

/** What would settle a claim on a day, of what is known on another. */
export function payoff(request: PayoffRequest): AnswerTo<"payoff">;

/** What is left under the Merchant's Rule: principal and payments grow with simple interest to the day of settlement. */
export function merchantsBalance(request: MerchantsBalanceRequest): AnswerTo<"merchants_balance">;

/** What it costs to wait for claims past their due dates: tolerated lateness is an interest-free loan (S4-02). */
export function interestFreeFinancing(request: FinancingRequest): AnswerTo<"interest_free_financing">;

/** The laws on late payment that are known, with their rules, articles and sources. */
export function statutes(): Statute[];

/** The law of a name, in either case. */
export function statute(id: string): Statute;

/** A published rate by date, with its sources, and the days for which it is known. */
export function rates(series: string): AnswerTo<"rates">;

/** When a claim falls due by law where no term was agreed (S1-12). */
export function statutoryDue(request: StatutoryDueRequest): AnswerTo<"statutory_due">;

/** What a law would object to in terms, and in the rate of a clause: the gravest first (the legal side of S1-05). */
export function checkTerms(request: CheckTermsRequest): Finding[];

/** The library, and the reference data it holds. */
export function version(): AnswerTo<"version">;
