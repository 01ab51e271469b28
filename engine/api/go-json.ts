import { quoted } from './field-error';

/**
 * What Go says of a text that is no JSON; undefined where it is.
 * https://cs.opensource.google/go/go/+/refs/tags/go1.25.0:src/encoding/json/scanner.go
 */
export function jsonProblem(text: string): string | undefined {
  const problem = new Scanner(text).problem();
  if (problem === undefined) return undefined;
  return problem === END ? 'unexpected end of JSON input' : problem;
}

/** What JSON calls a value. */
export function jsonType(value: unknown): string {
  if (typeof value === 'boolean') return 'bool';
  return Array.isArray(value) ? 'array' : typeof value;
}

const END = Symbol('the end of the text');

/** What may come next in an object or a list. */
type Expected =
  | 'value'
  | 'key or }'
  | 'key'
  | 'colon'
  | 'value or ]'
  | 'comma or }'
  | 'comma or ]'
  | 'nothing';

class Scanner {
  private at = 0;
  /** What is open, the innermost last. */
  private readonly open: ('{' | '[')[] = [];
  private expected: Expected = 'value';

  constructor(private readonly text: string) {}

  problem(): string | typeof END | undefined {
    for (;;) {
      while (/[ \t\r\n]/.test(this.text.charAt(this.at))) this.at += 1;
      if (this.at >= this.text.length) return this.expected === 'nothing' ? undefined : END;
      const problem = this.step(this.text.charAt(this.at));
      if (problem !== undefined) return problem;
      if (this.open.length > DEEPEST) return 'exceeded max depth';
    }
  }

  private step(character: string): string | typeof END | undefined {
    switch (this.expected) {
      case 'value or ]':
        return character === ']' ? this.close() : this.value(character);
      case 'value':
        return this.value(character);
      case 'key or }':
        return character === '}' ? this.close() : this.key(character);
      case 'key':
        return this.key(character);
      case 'colon':
        return character === ':' ? this.go('value') : this.wrong('after object key');
      case 'comma or }':
        if (character === ',') return this.go('key');
        return character === '}' ? this.close() : this.wrong('after object key:value pair');
      case 'comma or ]':
        if (character === ',') return this.go('value');
        return character === ']' ? this.close() : this.wrong('after array element');
      case 'nothing':
        return this.wrong('after top-level value');
    }
  }

  private value(character: string): string | typeof END | undefined {
    if (character === '{' || character === '[') {
      this.open.push(character);
      return this.go(character === '{' ? 'key or }' : 'value or ]');
    }
    const word = WORDS.find((one) => one[0] === character);
    const problem =
      character === '"'
        ? this.quotedText()
        : word !== undefined
          ? this.word(word)
          : /[-\d]/.test(character)
            ? this.number()
            : this.wrong('looking for beginning of value');
    if (problem === undefined) this.expected = this.afterValue();
    return problem;
  }

  private key(character: string): string | typeof END | undefined {
    if (character !== '"') return this.wrong('looking for beginning of object key string');
    const problem = this.quotedText();
    if (problem === undefined) this.expected = 'colon';
    return problem;
  }

  private quotedText(): string | typeof END | undefined {
    for (this.at += 1; this.at < this.text.length; this.at += 1) {
      const character = this.text.charAt(this.at);
      if (character === '"') {
        this.at += 1;
        return undefined;
      }
      if (character < ' ') return this.wrong('in string literal');
      if (character !== '\\') continue;
      this.at += 1;
      const escaped = this.text.charAt(this.at);
      if (escaped === '') return END;
      if (!'bfnrt\\/"u'.includes(escaped)) return this.wrong('in string escape code');
      for (let digits = escaped === 'u' ? 4 : 0; digits > 0; digits -= 1) {
        this.at += 1;
        if (this.at >= this.text.length) return END;
        if (!/[\da-fA-F]/.test(this.text.charAt(this.at)))
          return this.wrong('in \\u hexadecimal character escape');
      }
    }
    return END;
  }

  private word(word: string): string | typeof END | undefined {
    for (let i = 0; i < word.length; i += 1, this.at += 1) {
      if (this.at >= this.text.length) return END;
      if (this.text.charAt(this.at) !== word[i])
        return this.wrong(`in literal ${word} (expecting '${word[i]}')`);
    }
    return undefined;
  }

  private number(): string | typeof END | undefined {
    if (this.text.charAt(this.at) === '-') {
      this.at += 1;
      const problem = this.digit('in numeric literal');
      if (problem !== undefined) return problem;
    }
    if (this.text.charAt(this.at) === '0') this.at += 1;
    else this.digits();
    if (this.text.charAt(this.at) === '.') {
      this.at += 1;
      const problem = this.digit('after decimal point in numeric literal');
      if (problem !== undefined) return problem;
      this.digits();
    }
    if (!/[eE]/.test(this.text.charAt(this.at))) return undefined;
    this.at += 1;
    if (/[-+]/.test(this.text.charAt(this.at))) this.at += 1;
    const problem = this.digit('in exponent of numeric literal');
    if (problem === undefined) this.digits();
    return problem;
  }

  private digits(): void {
    while (/\d/.test(this.text.charAt(this.at))) this.at += 1;
  }

  private digit(where: string): string | typeof END | undefined {
    if (this.at >= this.text.length) return END;
    return /\d/.test(this.text.charAt(this.at)) ? undefined : this.wrong(where);
  }

  private go(expected: Expected): undefined {
    this.at += 1;
    this.expected = expected;
    return undefined;
  }

  private close(): undefined {
    this.open.pop();
    return this.go(this.afterValue());
  }

  private afterValue(): Expected {
    const around = this.open.at(-1);
    if (around === undefined) return 'nothing';
    return around === '{' ? 'comma or }' : 'comma or ]';
  }

  private wrong(where: string): string {
    return `invalid character ${characterText(this.text.codePointAt(this.at)!)} ${where}`;
  }
}

const DEEPEST = 10_000;
const WORDS = ['true', 'false', 'null'];

/** Go reads bytes: of a character of several it shows the first. (quoteChar) */
function characterText(code: number): string {
  const byte =
    code < 0x80
      ? code
      : code < 0x8_00
        ? 0xc0 | (code >> 6)
        : code < 0x1_00_00
          ? 0xe0 | (code >> 12)
          : 0xf0 | (code >> 18);
  const character = String.fromCharCode(byte);
  if (character === "'") return "'\\''";
  return character === '"' ? `'"'` : `'${quoted(character).slice(1, -1)}'`;
}
