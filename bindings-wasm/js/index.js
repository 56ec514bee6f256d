// The functions of the package: each makes a document, asks the core, and gives the answer or the part that was asked for.
// Nothing is decided here. The module is started by node.js or browser.js before anything can call it.

import { evaluate_json } from "./arrears.js";
import { bounded, documentText, joinedText } from "./documents.js";
import { ArrearsError } from "./errors.js";

export { ArrearsError };

export function evaluateJson(text) {
  // Anything but a string is no text; it is refused as the document it is not.
  if (typeof text !== "string") throw notText(text);
  // Half a surrogate pair has no UTF-8. The first one, written as an escape, reaches the core, which refuses the text for it;
  // all would become U+FFFD otherwise.
  return evaluate_json(bounded(text).replace(/\p{Surrogate}/u, (half) => `\\u${half.charCodeAt(0).toString(16)}`));
}

function notText(value) {
  return new ArrearsError([
    {
      code: "wrong_type",
      class: "invalid_input",
      path: "",
      message: `JSON text in a string expected, ${value === null ? "null" : `a value of type ${typeof value}`} found`,
      help: "send the text of one JSON object, or give the object itself to evaluate",
    },
  ]);
}

function answerTo(text) {
  const answer = JSON.parse(evaluateJson(text));
  if (answer.type === "error") throw new ArrearsError(answer.errors);
  return answer;
}

function ask(type, ...parts) {
  return answerTo(joinedText({ type, schema: 1 }, ...parts));
}

export function evaluate(request) {
  return answerTo(documentText(request));
}

export function schedule(request) {
  return ask("schedule", request);
}

export function dueDate(request) {
  return ask("due_date", request).due_on;
}

export function discount(request) {
  return ask("discount", request);
}

export function costOfCredit(request) {
  return ask("cost_of_credit", request).annual_percent;
}

export function dayCount(request) {
  return ask("day_count", request);
}

export function isBusinessDay(calendar, date, options = {}) {
  return ask("calendar", { op: "is_business_day", calendar, date }, options).value;
}

export function adjust(calendar, date, convention, options = {}) {
  return ask("calendar", { op: "adjust", calendar, date, convention }, options).date;
}

export function addBusinessDays(calendar, date, n, options = {}) {
  return ask("calendar", { op: "add_business_days", calendar, date, n }, options).date;
}

export function countBusinessDays(calendar, from, to, options = {}) {
  return ask("calendar", { op: "count_business_days", calendar, from, to }, options).days;
}

export function holidays(calendar, year, options = {}) {
  return ask("calendar", { op: "holidays", calendar, year }, options).holidays;
}

export function parseTerms(text, options = {}) {
  return ask("parse_terms", { text }, options);
}

export function describeTerms(terms, language) {
  return ask("describe_terms", { terms, language }).sentences;
}

export function writeTerms(terms, notation) {
  return ask("write_terms", { terms, notation }).text;
}

export function accrue(request) {
  return ask("accrue", request);
}

export function payoff(request) {
  return ask("payoff", request);
}

export function merchantsBalance(request) {
  return ask("merchants_balance", request);
}

export function interestFreeFinancing(request) {
  return ask("interest_free_financing", request);
}

export function statutes() {
  return ask("statutes").statutes;
}

export function statute(id) {
  return ask("statutes", { id }).statutes[0];
}

export function rates(series) {
  return ask("rates", { series });
}

export function statutoryDue(request) {
  return ask("statutory_due", request);
}

export function checkTerms(request) {
  return ask("check_terms", request).findings;
}

export function version() {
  return ask("version");
}
