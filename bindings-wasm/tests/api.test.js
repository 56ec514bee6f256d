// The functions: what they give, and what they refuse before anything is left out or rewritten on the way to the core.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { runInNewContext } from "node:vm";
import { cleanProject, installed } from "./support/project.js";

const project = cleanProject();
const arrears = await installed(project);
const { ArrearsError, dueDate, evaluate, evaluateJson, isBusinessDay, schedule } = arrears;

const dates = { invoice_date: "2026-01-15" };
const amount = { amount: "100.00", currency: "EUR" };

/** The problems of a refusal, as "code at path". */
function refusal(ask) {
  try {
    ask();
  } catch (error) {
    assert.ok(error instanceof ArrearsError, `${error}`);
    return error.errors.map(({ code, path }) => `${code} at ${path}`);
  }
  assert.fail("it was not refused");
}

describe("functions", () => {
  test("schedule gives the whole answer", () => {
    const answer = schedule({ terms: "2/10 net 30", dates, amount });
    const whole = evaluate({ type: "schedule", schema: 1, terms: "2/10 net 30", dates, amount });
    assert.deepEqual(answer, whole);
    assert.match(answer.inputs_hash, /^sha256:[0-9a-f]{64}$/);
    assert.equal(answer.library, arrears.version().library);
  });

  test("the others give the figure that was asked for", () => {
    assert.equal(dueDate({ terms: "net 30", dates }), "2026-02-14");
    assert.equal(arrears.discount({ terms: "2/10 net 30", dates, amount, paid_on: "2026-01-25" }).tier, 1);
    const credit = { percent: "2", discount_days: 10, net_days: 30, year_days: 365, method: "effective" };
    assert.equal(arrears.costOfCredit(credit), "44.5853");
    const { days, basis } = arrears.dayCount({ day_count: "act_360", start: "2026-01-31", end: "2026-02-28" });
    assert.deepEqual([days, basis], [28, 360]);
    assert.equal(isBusinessDay("TARGET2", "2026-04-03"), false);
    assert.equal(isBusinessDay("weekends", "2026-04-03"), true);
    assert.equal(arrears.adjust("TARGET2", "2026-04-03", "following"), "2026-04-07");
    assert.equal(arrears.addBusinessDays("TARGET2", "2026-04-02", 1), "2026-04-07");
    assert.equal(arrears.countBusinessDays("TARGET2", "2026-04-01", "2026-04-08"), 3);
    assert.deepEqual(arrears.holidays("NL", 2026)[0], { date: "2026-01-01", name: "New Year's Day" });
    assert.ok(arrears.version().reference_data.some(({ id }) => id === "TARGET2"));
  });

  test("a calendar of one's own goes along", () => {
    const calendars = [
      { id: "PLANT-2", weekend: ["SU"], holidays: ["2026-08-17"], first: "2026-01-01", through: "2026-12-31" },
    ];
    assert.equal(isBusinessDay("PLANT-2", "2026-08-17", { calendars }), false);
    assert.equal(arrears.adjust("PLANT-2", "2026-08-16", "following", { calendars }), "2026-08-18");
    assert.equal(arrears.addBusinessDays("PLANT-2", "2026-08-15", 1, { calendars }), "2026-08-18");
    assert.equal(arrears.countBusinessDays("PLANT-2", "2026-08-15", "2026-08-19", { calendars }), 2);
    assert.equal(arrears.holidays("PLANT-2", 2026, { calendars }).length, 1);
    assert.deepEqual(refusal(() => isBusinessDay("PLANT-2", "2026-08-17")), ["unknown_calendar at calendar"]);
  });

  test("late interest comes with its working, its basis and its reasons (S1-06)", () => {
    const claim = { principal: { amount: "1000.00", currency: "EUR" }, due_on: "2026-06-15", as_of: "2026-08-31" };
    const law = { statute: "de", contract_date: "2025-11-03", debtor: "business" };
    const owed = arrears.accrue({ ...claim, ...law });
    assert.deepEqual(owed, evaluate({ type: "accrue", schema: 1, ...claim, ...law }));
    assert.equal(owed.interest.amount, "22.09");
    assert.equal(owed.total_due.amount, "1062.09");
    assert.deepEqual(owed.segments.map(({ days, annual_percent }) => [days, annual_percent]), [[15, "10.27"], [62, "10.52"]]);
    assert.match(arrears.accrue({ ...claim, ...law, render: "text" }).rendered, /^Statement of 2026-08-31\n/);
    const nothing = arrears.accrue(claim);
    assert.deepEqual([nothing.interest.amount, nothing.assumptions[0].code], ["0.00", "no_basis"]);
    const clause = { rate: { kind: "fixed", annual_percent: "12" }, basis: "contract, clause 7.2" };
    const short = { ...claim, due_on: "2026-01-31", as_of: "2026-02-10" };
    assert.equal(arrears.payoff({ ...short, clause, on: "2026-02-20" }).total_due.amount, "1006.58");
    assert.deepEqual(refusal(() => arrears.accrue({ ...claim, as_of: "2027-03-31", ...law })), ["outside_coverage at statute"]);
    const number = { ...clause, rate: { kind: "fixed", annual_percent: 12 } };
    assert.deepEqual(refusal(() => arrears.accrue({ ...claim, clause: number })), ["wrong_type at clause.rate.annual_percent"]);
    assert.deepEqual(refusal(() => arrears.payoff({ ...claim, ...law })), ["missing_field at on"]);
  });

  test("what tolerated lateness costs (S4-02), and the Merchant's Rule", () => {
    const principal = { amount: "1000.00", currency: "EUR" };
    const claims = [{ principal, due_on: "2026-01-31" }];
    const loan = arrears.interestFreeFinancing({ claims, annual_percent: "6", as_of: "2026-04-01" });
    assert.deepEqual([loan.claims[0].days, loan.claims[0].cost_exact, loan.totals[0].amount], [60, "720/73", "9.86"]);
    const payments = [{ on: "2026-07-01", amount: { amount: "400.00", currency: "EUR" } }];
    const rule = { principal, annual_percent: "6", from: "2026-01-01", payments, settled_on: "2027-01-01" };
    assert.equal(arrears.merchantsBalance(rule).balance.amount, "647.90");
  });

  test("laws and published rates are data", () => {
    const every = arrears.statutes();
    assert.equal(every.length, 33);
    const german = arrears.statute("DE");
    assert.deepEqual(german, every.find(({ id }) => id === "de"));
    assert.ok(german.versions.every(({ rules }) => rules.some(({ topic }) => topic === "rate")));
    const { rows, through } = arrears.rates("de_basiszinssatz");
    assert.deepEqual([rows.at(-1).from, rows.at(-1).annual_percent, through], ["2026-07-01", "1.52", "2026-12-31"]);
    assert.deepEqual(refusal(() => arrears.statute("atlantis")), ["unknown_statute at id"]);
    assert.deepEqual(refusal(() => arrears.statute(undefined)), ["wrong_type at id"]);
    assert.deepEqual(refusal(() => arrears.rates("libor")), ["unknown_series at series"]);
  });

  test("the due date of a law (S1-12), and what it objects to (S1-05)", () => {
    const days = { delivery: "2026-03-02", invoice_receipt: "2026-03-05" };
    const { due_on, article } = arrears.statutoryDue({ statute: "gb", dates: days });
    assert.deepEqual([due_on, article], ["2026-04-03", "s. 4(2H)"]);
    assert.equal(arrears.statutoryDue({ statute: "nl", dates: { delivery: "2026-03-02" } }).due_on, "2026-04-01");
    const findings = arrears.checkTerms({ terms: "net 90", statute: "be", as_of: "2026-11-20" });
    assert.deepEqual(findings.map(({ code, severity }) => [code, severity]), [["over_maximum_term", "violation"]]);
    assert.deepEqual(refusal(() => arrears.checkTerms({ terms: "net 90", as_of: "2026-11-20" })), ["missing_field at statute"]);
  });

  test("terms are read from a text, by the habits that were asked for", () => {
    const { terms, canonical, kind, language, profile, grammar, alternatives, warnings, ...rest } = arrears.parseTerms(
      "30 jours fin de mois",
    );
    assert.equal(canonical, "all due @invoice_date +30d eom");
    assert.deepEqual([kind, language, profile, grammar], ["text", "fr", "fr", 1]);
    assert.equal(dueDate({ terms, dates }), "2026-02-28");
    assert.equal(alternatives[0].canonical, "all due @invoice_date eom +30d");
    assert.equal(dueDate({ terms: alternatives[0].terms, dates }), "2026-03-02");
    assert.deepEqual(warnings.map(({ code }) => code), ["ambiguous_reading"]);
    assert.deepEqual([rest.dates, rest.fields], [{}, undefined]);
    const british = arrears.parseTerms("30 days end of month", { profile: "uk" });
    assert.equal(british.canonical, "all due @invoice_date +1m eom");
    const late = { invoice_date: "2026-01-27" };
    assert.equal(dueDate({ terms: arrears.parseTerms("10 prox").terms, dates: late }), "2026-02-10");
    const { terms: byTheRule } = arrears.parseTerms("10 prox", { us_26th_rule: true });
    assert.equal(dueDate({ terms: byTheRule, dates: late }), "2026-03-10");
  });

  test("a notation keeps its fields and its dates", () => {
    const { kind, fields, dates: stated } = arrears.parseTerms("//S1/11/190512/40/2:10;0:30");
    assert.equal(kind, "swico_s1");
    assert.deepEqual(stated, { invoice_date: "2019-05-12" });
    assert.deepEqual(fields.conditions[0], { percent: "2", days: 10 });
    assert.deepEqual(arrears.parseTerms("net 30 as of May 1").dates, { as_of_date: "05-01" });
  });

  test("terms are described, and written in notations that read back", () => {
    assert.deepEqual(arrears.describeTerms("net 30", "en"), ["Payable in full within 30 days of the invoice date."]);
    const { terms } = arrears.parseTerms("net 30");
    for (const language of ["de", "fr", "it", "ro", "el", "es"]) {
      assert.notDeepEqual(arrears.describeTerms(terms, language), arrears.describeTerms(terms, "en"), language);
    }
    assert.equal(arrears.writeTerms(terms, "text"), "all due @invoice_date +30d");
    // Those in XML are part of the module.
    for (const notation of ["swico_s1", "x12_itd", "edifact_pat", "fatturapa", "ksef", "ubl_cii", "date_formula"]) {
      const read = arrears.parseTerms(arrears.writeTerms(terms, notation));
      assert.deepEqual([read.kind, read.terms], [notation, terms]);
    }
  });

  test("evaluateJson answers refusals too", () => {
    for (const text of ["", "no JSON", "[]", "{}", '{"type":"version","schema":1,"schema":1}']) {
      assert.equal(JSON.parse(evaluateJson(text)).type, "error", text);
    }
  });

  test("the hash of the inputs is that of the canonical form, as ECMAScript defines it", () => {
    const canonical = (value) => {
      if (Array.isArray(value)) return `[${value.map(canonical)}]`;
      if (typeof value !== "object" || value === null) return JSON.stringify(value);
      return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)}}`;
    };
    const numbers = [0, -0, 1.5, -2.5e-7, 1e21, 123456789012345, 1e-6, 99999999999999.5, 4e15, 1e300];
    const odd = { "\u20ac": "\u0007\"\\/\n", "\ud83d\ude00": null, "\ufb33": [true, {}], "10": "", "9": "é\u007f" };
    for (const request of [{ type: "version", schema: 1 }, { numbers }, odd, numbers, "text", null]) {
      const hash = createHash("sha256").update(canonical(request)).digest("hex");
      assert.equal(JSON.parse(evaluateJson(JSON.stringify(request))).inputs_hash, `sha256:${hash}`, canonical(request));
    }
    // Beyond fifteen digits a number is not read as it is written, so that a document with one has no hash.
    assert.equal(JSON.parse(evaluateJson(`[${2 ** 53}]`)).inputs_hash, undefined);
  });

  test("every function of the package is declared", () => {
    const declarations = readFileSync(join(project, "node_modules/arrears/index.d.ts"), "utf8");
    const declared = [...declarations.matchAll(/^export (?:function|class) (\w+)/gm)].map(([, name]) => name);
    assert.deepEqual(declared.sort(), Object.keys(arrears).sort());
  });
});

describe("refusals", () => {
  test("an error says what, where and how to mend it, for all problems", () => {
    try {
      schedule({ terms: "net 30", dates: { invoice_date: "2026-02-30" }, amount: { amount: 100, currency: "EUR" } });
      assert.fail("it was not refused");
    } catch (error) {
      assert.ok(error instanceof ArrearsError && error instanceof Error);
      assert.equal(error.name, "ArrearsError");
      assert.equal(error.code, "invalid_date");
      assert.equal(error.class, "invalid_input");
      assert.equal(error.path, "dates.invoice_date");
      assert.equal(error.help, error.errors[0].help);
      assert.deepEqual(error.errors.map(({ code }) => code), ["invalid_date", "wrong_type"]);
      assert.ok(error.message.includes("dates.invoice_date: ") && error.message.includes("; amount.amount: "));
      assert.match(String(error), /^ArrearsError: /);
    }
  });

  test("the core sees unknown members, numbers for decimals and null", () => {
    assert.deepEqual(refusal(() => dueDate({ terms: "net 30", dates, calender: "FR" })), ["unknown_field at calender"]);
    assert.deepEqual(refusal(() => schedule({ terms: "net 30", dates, amount: { ...amount, amount: 100 } })), [
      "wrong_type at amount.amount",
    ]);
    assert.deepEqual(refusal(() => dueDate({ terms: "net 30", dates, calendar: null })), ["wrong_type at calendar"]);
    assert.deepEqual(refusal(() => dueDate({ terms: "net 30", dates: JSON.parse('{"__proto__":"2026-01-15"}') })), [
      "invalid_value at dates.__proto__",
    ]);
  });

  test("texts that are no terms, and terms that cannot be said", () => {
    assert.deepEqual(refusal(() => arrears.parseTerms("whenever it suits")), ["terms_not_understood at text"]);
    assert.deepEqual(refusal(() => arrears.parseTerms("due 1 May 2026 or 30 days")), ["ambiguous_terms at text"]);
    assert.deepEqual(refusal(() => arrears.parseTerms()), ["wrong_type at text"]);
    assert.deepEqual(refusal(() => arrears.parseTerms(30)), ["wrong_type at text"]);
    assert.deepEqual(refusal(() => arrears.parseTerms("net 30", "uk")), ["wrong_type at "]);
    assert.deepEqual(refusal(() => arrears.parseTerms("net 30", { profile: "mars" })), ["unknown_value at profile"]);
    assert.deepEqual(refusal(() => arrears.parseTerms("net 30", { text: "net 60" })), ["duplicate_key at text"]);
    assert.deepEqual(refusal(() => arrears.describeTerms("net 30", "fi")), ["not_expressible at language"]);
    assert.deepEqual(refusal(() => arrears.describeTerms("net 30")), ["wrong_type at language"]);
    assert.deepEqual(refusal(() => arrears.writeTerms("2/10 net 30", "date_formula")), ["not_expressible at notation"]);
    assert.deepEqual(refusal(() => arrears.writeTerms("whenever", "text")), ["terms_not_understood at terms"]);
  });

  test("type and schema are the function's to give", () => {
    assert.deepEqual(refusal(() => dueDate({ type: "due_date", terms: "net 30", dates })), ["duplicate_key at type"]);
    assert.deepEqual(refusal(() => isBusinessDay("FR", "2026-01-15", { date: "2026-01-16" })), ["duplicate_key at date"]);
  });

  test("what is no object is no request", () => {
    for (const request of ["net 30", 5, true, null, [], [{}]]) {
      assert.deepEqual(refusal(() => evaluate(request)), ["wrong_type at "], JSON.stringify(request));
      assert.deepEqual(refusal(() => dueDate(request)), ["wrong_type at "], JSON.stringify(request));
    }
    assert.deepEqual(refusal(() => dueDate()), ["wrong_type at "]);
    assert.deepEqual(refusal(() => isBusinessDay("FR", "2026-01-15", null)), ["wrong_type at "]);
    assert.deepEqual(refusal(() => evaluateJson({})), ["wrong_type at "]);
    assert.deepEqual(refusal(() => evaluateJson(undefined)), ["wrong_type at "]);
  });

  class Terms {
    instalments = [];
  }
  const cycle = {};
  cycle.self = { back: cycle };
  const withNamedMember = Object.assign([1], { extra: 1 });
  const values = {
    undefined: undefined,
    "a Date": new Date(0),
    "a Map": new Map([["invoice_date", "2026-01-15"]]),
    "a Set": new Set(),
    "an instance": new Terms(),
    "a boxed string": new String("net 30"),
    "a function": () => "net 30",
    "a symbol": Symbol("net 30"),
    "a bigint": 30n,
    NaN: Number.NaN,
    Infinity: -Infinity,
    "a symbol for a key": { [Symbol("terms")]: "net 30" },
    "a hidden prototype": Object.create({ invoice_date: "2026-01-15" }),
    "a list with a hole": new Array(3),
    "a list with a named member": withNamedMember,
    "an object of its own JSON": { toJSON: () => "net 30" },
  };
  for (const [name, value] of Object.entries(values)) {
    test(`${name} is refused where it stands`, () => {
      const inside = name === "an object of its own JSON" ? ".toJSON" : "";
      assert.deepEqual(refusal(() => dueDate({ terms: value, dates })), [`wrong_type at terms${inside}`]);
      assert.deepEqual(
        refusal(() => evaluate({ type: "due_date", schema: 1, terms: { instalments: [{}, { share: value }] }, dates })),
        [`wrong_type at terms.instalments[1].share${inside}`],
      );
      assert.deepEqual(refusal(() => dueDate({ terms: "net 30", dates, no_such_member: value })), [
        `wrong_type at no_such_member${inside}`,
      ]);
    });
  }

  test("the message tells an instance from an object with another for its prototype", () => {
    const found = (value) => {
      try {
        dueDate({ terms: value, dates });
      } catch (error) {
        return error.errors[0].message;
      }
      assert.fail("it was not refused");
    };
    assert.match(found(Object.create({ terms: "net 30" })), / an object whose prototype is another object found$/);
    assert.match(found(Object.create(Object.create(null))), / an object whose prototype is another object found$/);
    assert.match(found(new Terms()), / an instance of Terms found$/);
    assert.match(found(new (class {})()), / an instance of a class found$/);
    assert.match(found(new Date(0)), / an instance of Date found$/);
  });

  test("all of them are found at once", () => {
    assert.deepEqual(refusal(() => dueDate({ terms: undefined, dates: { a: 1n, b: [0, new Date(0)] } })), [
      "wrong_type at terms",
      "wrong_type at dates.a",
      "wrong_type at dates.b[1]",
    ]);
  });

  test("an object in itself is refused, and one that is used twice is not", () => {
    assert.deepEqual(refusal(() => dueDate({ terms: "net 30", dates: cycle })), ["wrong_type at dates.self.back"]);
    const due = { anchor: "invoice_date", ops: [] };
    const half = { share: { kind: "percent", value: "50" }, due };
    assert.equal(dueDate({ terms: { instalments: [half, half] }, dates }), "2026-01-15");
  });

  test("plain objects of other windows and without a prototype are plain", () => {
    assert.equal(dueDate(runInNewContext('({ terms: "net 30", dates: { invoice_date: "2026-01-15" } })')), "2026-02-14");
    assert.equal(dueDate(Object.assign(Object.create(null), { terms: "net 30", dates })), "2026-02-14");
  });

  test("any depth and any length reach the core, which refuses them", () => {
    let deep = "net 30";
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    assert.deepEqual(refusal(() => dueDate({ terms: deep, dates })), ["document_too_large at "]);
    assert.deepEqual(refusal(() => dueDate({ terms: "x".repeat(17 * 1024 * 1024), dates })), ["document_too_large at "]);
    assert.equal(dueDate({ terms: "net 30", dates }), "2026-02-14");
  });

  test("no length stops the program: only as much is looked at as shows that it is too long", () => {
    const tooLarge = ["document_too_large at "];
    const ofText = (text) => JSON.parse(evaluateJson(text)).errors.map(({ code, path }) => `${code} at ${path}`);
    for (const unit of ["\u20ac", "\ud800"]) {
      const long = unit.repeat(1e8);
      assert.deepEqual(ofText(long), tooLarge, JSON.stringify(unit));
      assert.deepEqual(refusal(() => dueDate({ terms: long, dates })), tooLarge, JSON.stringify(unit));
    }
    assert.deepEqual(refusal(() => dueDate({ terms: "net 30", dates, ["\u0000".repeat(2e7)]: 1 })), tooLarge);
    // The limit is one of bytes: up to it a text is read, and one byte more is too long.
    const most = 16 * 1024 * 1024;
    assert.deepEqual(ofText(" ".repeat(most)), ["malformed_json at "]);
    assert.deepEqual(ofText(" ".repeat(most + 1)), tooLarge);
    assert.deepEqual(ofText("\ud800".repeat(most)), tooLarge);
    assert.deepEqual(ofText("\u20ac".repeat(most / 2)), tooLarge);
    let doubled = "x";
    for (let level = 0; level < 60; level += 1) doubled = [doubled, doubled];
    assert.deepEqual(refusal(() => dueDate({ terms: doubled, dates })), tooLarge);
    assert.deepEqual(refusal(() => dueDate({ terms: new Array(2e7).fill(0), dates })), tooLarge);
    const problems = refusal(() => dueDate({ terms: new Array(2e7).fill(undefined), dates }));
    assert.ok(problems.length > 1000 && problems.length < 200_000, `${problems.length}`);
    assert.equal(problems[0], "wrong_type at terms[0]");
  });

  test("half a surrogate pair is refused, not replaced", () => {
    assert.deepEqual(refusal(() => dueDate({ terms: "\ud800", dates })), ["malformed_json at "]);
    const text = '{"type":"due_date","schema":1,"terms":"\udfff","dates":{}}';
    assert.equal(JSON.parse(evaluateJson(text)).errors[0].code, "malformed_json");
    for (const half of ["\ud800", "\udc00\ud800", '"\ud83d\ude00\ud800\udfff\udfff"', '{"\udfff":1,"a":"\ud800"}']) {
      assert.equal(JSON.parse(evaluateJson(half)).errors[0].code, "malformed_json", JSON.stringify(half));
    }
    assert.deepEqual(refusal(() => dueDate({ terms: "net 30 🎉", dates })), ["terms_not_understood at terms"]);
  });

  test("numbers beyond every range are refused", () => {
    assert.deepEqual(refusal(() => arrears.addBusinessDays("FR", "2026-01-15", 2_000_000_000)).length, 1);
    assert.deepEqual(refusal(() => arrears.addBusinessDays("FR", "2026-01-15", 1e300)).length, 1);
    assert.deepEqual(refusal(() => arrears.addBusinessDays("FR", "2026-01-15", 0.5)), ["wrong_type at n"]);
    assert.deepEqual(refusal(() => dueDate({ terms: "net 30", dates: { invoice_date: "9999-12-31" } })).length, 1);
  });
});
