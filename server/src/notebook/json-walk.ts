import { createScanner, type JSONScanner } from 'jsonc-parser';

/** The library's tokens by number; its enumeration is a constant one, which this compiler setting cannot import. */
const SyntaxKind = {
  OpenBraceToken: 1,
  CloseBraceToken: 2,
  OpenBracketToken: 3,
  CloseBracketToken: 4,
  CommaToken: 5,
  ColonToken: 6,
  NullKeyword: 7,
  TrueKeyword: 8,
  FalseKeyword: 9,
  StringLiteral: 10,
  NumericLiteral: 11,
  LineBreakTrivia: 14,
  Trivia: 15,
  Unknown: 16,
  EOF: 17,
} as const;

/** A JSON text that cannot be read; `offset` is where reading stopped. */
export class JsonError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

/** Deeper nesting is no notebook, and would exhaust the stack. */
const deepest = 500;

/** What Python's `json` writes for numbers that JSON has not. */
const pythonNumbers = /^(?:NaN|Infinity)$/;

/**
 * Walks a JSON text from its start, strictly, and tells where things stand; values that nobody asks for are passed over
 * without being built.
 */
export class JsonWalk {
  private readonly scanner: JSONScanner;
  private token: number = SyntaxKind.Unknown;
  private depth = 0;
  /** Where the current token stands. */
  private tokenStart = 0;
  private tokenEnd = 0;

  constructor(private readonly text: string) {
    this.scanner = createScanner(text, false);
    this.next();
  }

  /** Offset of the current token. */
  get start(): number {
    return this.tokenStart;
  }

  get isObject(): boolean {
    return this.token === SyntaxKind.OpenBraceToken;
  }

  get isArray(): boolean {
    return this.token === SyntaxKind.OpenBracketToken;
  }

  get isString(): boolean {
    return this.token === SyntaxKind.StringLiteral;
  }

  /** Reads an object; `visit` must consume the value of each key. */
  object(visit: (key: string) => void): void {
    this.nested(SyntaxKind.OpenBraceToken, SyntaxKind.CloseBraceToken, () => {
      const key = this.string();
      this.expect(SyntaxKind.ColonToken);
      visit(key);
    });
  }

  /** Reads an array; `visit` must consume each element. */
  array(visit: () => void): void {
    this.nested(SyntaxKind.OpenBracketToken, SyntaxKind.CloseBracketToken, visit);
  }

  string(): string {
    if (!this.isString) this.fail();
    const value = JSON.parse(this.text.slice(this.tokenStart, this.tokenEnd)) as string;
    this.next();
    return value;
  }

  /** Passes over one value of any kind and answers with the offset behind it. */
  skip(): number {
    if (this.isObject) this.object(() => this.skip());
    else if (this.isArray) this.array(() => this.skip());
    else {
      // The library cuts `-Infinity` in two.
      if (this.token === SyntaxKind.Unknown && this.scanner.getTokenValue() === '-') this.next();
      if (!this.isScalar()) this.fail();
      this.next();
    }
    return this.behind;
  }

  /** Fails unless the text ends here. */
  end(): void {
    if (this.token !== SyntaxKind.EOF) this.fail();
  }

  /** Offset behind the last token that was consumed. */
  behind = 0;

  private nested(open: number, close: number, visit: () => void): void {
    this.depth += 1;
    if (this.depth > deepest) throw new JsonError('nested too deeply', this.start);
    this.expect(open);
    if (this.token !== close) {
      visit();
      while (this.token === SyntaxKind.CommaToken) {
        this.next();
        visit();
      }
    }
    this.expect(close);
    this.depth -= 1;
  }

  private isScalar(): boolean {
    switch (this.token) {
      case SyntaxKind.StringLiteral:
      case SyntaxKind.NumericLiteral:
      case SyntaxKind.TrueKeyword:
      case SyntaxKind.FalseKeyword:
      case SyntaxKind.NullKeyword:
        return true;
      case SyntaxKind.Unknown:
        return pythonNumbers.test(this.scanner.getTokenValue());
      default:
        return false;
    }
  }

  private expect(token: number): void {
    if (this.token !== token) this.fail();
    this.next();
  }

  private next(): void {
    this.behind = this.tokenEnd;
    this.tokenStart = behindBlanks(this.text, this.tokenEnd);
    if (this.text[this.tokenStart] === '"') {
      // The library would build the text of every string, and outputs are large.
      this.token = SyntaxKind.StringLiteral;
      this.tokenEnd = behindString(this.text, this.tokenStart);
      if (this.tokenEnd === -1) this.fail();
      return;
    }
    this.scanner.setPosition(this.tokenStart);
    this.token = this.scanner.scan();
    this.tokenEnd = this.tokenStart + this.scanner.getTokenLength();
  }

  private fail(): never {
    const what =
      this.token === SyntaxKind.EOF || this.start >= this.text.length ? 'it ends too early' : 'unexpected text';
    throw new JsonError(what, this.start);
  }
}

function behindBlanks(text: string, from: number): number {
  let at = from;
  while (/^[ \t\r\n]/.test(text[at] ?? '')) at += 1;
  return at;
}

/** The offset behind a string literal, or -1 when it does not end or holds what JSON forbids. */
function behindString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) return at + 1;
    if (unit < SPACE) return -1;
    if (unit !== BACKSLASH) continue;
    const escaped = ESCAPE.exec(text.slice(at + 1, at + 6))?.[0];
    if (escaped === undefined) return -1;
    at += escaped.length;
  }
  return -1;
}

const [QUOTE, BACKSLASH, SPACE] = [0x22, 0x5c, 0x20];
const ESCAPE = /^(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/;
