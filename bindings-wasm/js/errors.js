/** Why a question was refused: the first problem, and all the others of the same document in `errors`. */
export class ArrearsError extends Error {
  /** @param {ReadonlyArray<{code: string, class: string, path: string, message: string, help: string}>} errors */
  constructor(errors) {
    super(errors.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`)).join("; "));
    const [{ code, class: kind, path, help }] = errors;
    this.code = code;
    this.class = kind;
    this.path = path;
    this.help = help;
    this.errors = errors;
  }
}
Object.defineProperty(ArrearsError.prototype, "name", { value: "ArrearsError", configurable: true, writable: true });
