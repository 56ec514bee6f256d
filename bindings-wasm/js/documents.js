// From JavaScript values to the text of a document. `JSON.stringify` leaves out what it cannot write and turns dates
// into strings; here every value either crosses as it is or is refused with its path.

import { ArrearsError } from "./errors.js";

const HELP =
  "send strings, booleans, whole numbers, lists and plain objects; leave a member out instead of setting it to undefined";

/** The text of a value, written as it is. */
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

/** Walks with a stack of its own, so that any depth is carried; how deep is too deep, the core says. */
function textOf(root, errors) {
  const pieces = [];
  const open = [];
  const holders = new Set();

  const refuse = (found) => {
    const steps = open.map(({ keys, next }) => (keys === undefined ? `[${next - 1}]` : `.${keys[next - 1]}`));
    errors.push({
      code: "wrong_type",
      class: "invalid_input",
      path: steps.join("").replace(/^\./, ""),
      message: `a JSON value expected, ${found} found`,
      help: HELP,
    });
  };
  const enter = (value, keys, length) => {
    holders.add(value);
    open.push({ value, keys, length, next: 0 });
    pieces.push(keys === undefined ? "[" : "{");
  };
  const write = (value) => {
    const fault = faultOf(value, holders);
    if (fault !== undefined) refuse(fault);
    else if (Array.isArray(value)) enter(value, undefined, value.length);
    else if (typeof value === "object" && value !== null) {
      const keys = Object.keys(value);
      enter(value, keys, keys.length);
    } else pieces.push(JSON.stringify(value));
  };

  write(root);
  while (open.length > 0) {
    const frame = open.at(-1);
    const { value, keys, length, next } = frame;
    if (next === length) {
      open.pop();
      holders.delete(value);
      pieces.push(keys === undefined ? "]" : "}");
      continue;
    }
    frame.next += 1;
    if (next > 0) pieces.push(",");
    if (keys !== undefined) pieces.push(JSON.stringify(keys[next]), ":");
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
        return Object.keys(value).length === value.length ? undefined : "a list with holes or named members";
      }
      return isPlainObject(value) ? undefined : `an instance of ${value.constructor?.name || "a class"}`;
    default:
      return `a ${typeof value}`;
  }
}

/** An object as braces or JSON make it: not an instance of a class, whose members need not be all of it. */
function isPlainObject(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  // The Object.prototype of another window is as good.
  return prototype === null || (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf"));
}
