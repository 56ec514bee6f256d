// From JavaScript values to the text of a document. `JSON.stringify` leaves out what it cannot write and turns dates
// into strings; here every value either crosses as it is or is refused with its path.

import { ArrearsError } from "./errors.js";

const HELP =
  "send strings, booleans, whole numbers, lists and plain objects; leave a member out instead of setting it to undefined";

/** What the core takes, in bytes of UTF-8. A text has at least as many of them as it has UTF-16 units. */
const LONGEST = 16 * 1024 * 1024;

/** A text, or as much of it as shows the core that it is too long: nothing longer is copied, escaped or searched. */
export function bounded(text) {
  return text.length > LONGEST ? text.slice(0, LONGEST + 1) : text;
}

/** The text of a value, written as it is; of one that is too long, more than the core takes. */
export function documentText(value) {
  return written([value])[0];
}

/** The text of one object with the members of all parts. A member that two parts give stands twice, for the core to refuse. */
export function joinedText(...parts) {
  const other = parts.findIndex((part) => !isPlainObject(part));
  if (other >= 0) return documentText(parts[other]);
  const members = written(parts).map((text) => text.slice(1, -1));
  return `{${members.filter((text) => text !== "").join(",")}}`;
}

function written(values) {
  const errors = [];
  const texts = values.map((value) => textOf(value, errors));
  if (errors.length > 0) throw new ArrearsError(errors);
  return texts;
}

/**
 * Walks with a stack of its own, so that any depth is carried; how deep is too deep, the core says. It stops when the text
 * is too long, with the problems found weighed like text.
 */
function textOf(root, errors) {
  const pieces = [];
  let length = 0;
  const open = [];
  const holders = new Set();

  const refuse = (found) => {
    const steps = open.map(({ keys, next }) => (keys === undefined ? `[${next - 1}]` : `.${keys[next - 1]}`));
    const problem = {
      code: "wrong_type",
      class: "invalid_input",
      path: steps.join("").replace(/^\./, ""),
      message: `a JSON value expected, ${found} found`,
      help: HELP,
    };
    errors.push(problem);
    length += JSON.stringify(problem).length;
  };
  const put = (piece) => {
    pieces.push(piece);
    length += piece.length;
  };
  const enter = (value, keys, length) => {
    holders.add(value);
    open.push({ value, keys, length, next: 0 });
    put(keys === undefined ? "[" : "{");
  };
  const write = (value) => {
    const fault = faultOf(value, holders);
    if (fault !== undefined) refuse(fault);
    else if (Array.isArray(value)) enter(value, undefined, value.length);
    else if (typeof value === "object" && value !== null) {
      const keys = Object.keys(value);
      enter(value, keys, keys.length);
    } else put(JSON.stringify(typeof value === "string" ? bounded(value) : value));
  };

  write(root);
  // The two more are those that joinedText takes off.
  while (open.length > 0 && length <= LONGEST + 2) {
    const frame = open.at(-1);
    const { value, keys, length, next } = frame;
    if (next === length) {
      open.pop();
      holders.delete(value);
      put(keys === undefined ? "]" : "}");
      continue;
    }
    frame.next += 1;
    if (next > 0) put(",");
    if (keys !== undefined) put(`${JSON.stringify(bounded(keys[next]))}:`);
    write(value[keys === undefined ? next : keys[next]]);
  }
  return pieces.join("");
}

/** What a value is that JSON text cannot carry; undefined if it can. */
function faultOf(value, holders) {
  if (value === null) return undefined;
  switch (typeof value) {
    case "string":
    case "boolean":
      return undefined;
    case "number":
      return Number.isFinite(value) ? undefined : String(value);
    case "undefined":
      return "undefined";
    case "object":
      if (holders.has(value)) return "an object that holds itself";
      if (Object.getOwnPropertySymbols(value).length > 0) return "an object with symbols for keys";
      if (Array.isArray(value)) {
        // A list of so many elements is too long whatever they are.
        const whole = value.length > LONGEST || Object.keys(value).length === value.length;
        return whole ? undefined : "a list with holes or named members";
      }
      return isPlainObject(value) ? undefined : kindOf(value);
    default:
      return `a ${typeof value}`;
  }
}

function kindOf(value) {
  const prototype = Object.getPrototypeOf(value);
  if (!Object.hasOwn(prototype, "constructor")) return "an object whose prototype is another object";
  return `an instance of ${prototype.constructor?.name || "a class"}`;
}

/** An object as braces or JSON make it: not an instance of a class, whose members need not be all of it. */
function isPlainObject(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  // The Object.prototype of another window is as good.
  return prototype === null || (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf"));
}
