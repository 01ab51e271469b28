/** A template is text and actions in braces; `{range …}…{end}` repeats what stands between. */
export type Template = readonly Part[];

export type Part =
  | { readonly text: string }
  | { readonly action: Action }
  | { readonly range: Action; readonly body: Template };

/** Steps from value to value, left to right. */
export type Action = readonly Step[];

export type Step =
  | { readonly step: 'constant'; readonly value: string | number | boolean }
  | { readonly step: 'field'; readonly name: string }
  | { readonly step: 'wildcard' | 'recursive' }
  | { readonly step: 'slice'; readonly from?: number; readonly to?: number; readonly by?: number }
  | { readonly step: 'element'; readonly index: number }
  | { readonly step: 'union'; readonly of: readonly Action[] }
  | { readonly step: 'filter'; readonly left: Action; readonly operator: string; readonly right: Action };

/** Why a template cannot be read or evaluated, in kubectl's words. */
export class JsonPathError extends Error {}

/**
 * Reads a template of `kubectl -o jsonpath=…`.
 * https://kubernetes.io/docs/reference/kubectl/jsonpath/
 * staging/src/k8s.io/client-go/util/jsonpath/parser.go
 */
export function parseJsonPath(text: string): Template {
  const bodies: { range?: Action; parts: Part[] }[] = [{ parts: [] }];
  const close = () => {
    const { range, parts } = bodies.pop()!;
    bodies.at(-1)!.parts.push({ range: range!, body: parts });
  };
  for (let at = 0; at < text.length; ) {
    const open = text.indexOf('{', at);
    if (open !== at) bodies.at(-1)!.parts.push({ text: text.slice(at, open < 0 ? undefined : open) });
    if (open < 0) break;
    const reader = new ActionReader(text, open + 1);
    const { keyword, action } = reader.read();
    at = reader.at;
    if (keyword === 'range') bodies.push({ range: action, parts: [] });
    else if (keyword === undefined) bodies.at(-1)!.parts.push({ action });
    else if (bodies.length > 1) close();
    else throw new JsonPathError('not in range, nothing to end');
  }
  while (bodies.length > 1) close();
  return bodies[0]!.parts;
}

/** Reads one action up to its closing brace. */
class ActionReader {
  private readonly steps: Step[] = [];
  private keyword: 'range' | 'end' | undefined;

  constructor(
    private readonly text: string,
    /** Where the next character is. */
    public at: number,
  ) {}

  read(): { readonly keyword: 'range' | 'end' | undefined; readonly action: Action } {
    while (!this.take('}')) this.step();
    return { keyword: this.keyword, action: this.steps };
  }

  private step(): void {
    const next = this.text[this.at];
    if (this.take('[?(')) this.filter();
    else if (this.take('..')) this.recursive();
    else if (next === undefined || next === '\n' || next === '\r') throw new JsonPathError('unclosed action');
    else if (this.take(' ') || this.take('@') || this.take('$')) return;
    else if (this.take('[')) this.brackets();
    else if (next === '"' || next === "'") this.quote(next);
    else if (this.take('.')) this.field();
    else if (/[-+0-9]/.test(next)) this.number();
    else if (WORD.test(next)) this.word();
    else throw new JsonPathError(`unrecognized character in action: ${unicodeName(next)}`);
  }

  private take(start: string): boolean {
    if (!this.text.startsWith(start, this.at)) return false;
    this.at += start.length;
    return true;
  }

  private matched(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const [found = ''] = pattern.exec(this.text) ?? [];
    this.at += found.length;
    return found;
  }

  private recursive(): void {
    if (this.steps.at(-1)?.step === 'recursive')
      throw new JsonPathError('invalid multiple recursive descent');
    this.steps.push({ step: 'recursive' });
    if (WORD.test(this.text[this.at] ?? '')) this.field();
  }

  /** A backslash takes the meaning from the dot that follows it. */
  private field(): void {
    const name = this.matched(FIELD);
    this.steps.push(name === '*' ? { step: 'wildcard' } : { step: 'field', name: name.replaceAll('\\', '') });
  }

  private number(): void {
    const text = this.matched(NUMBER);
    const value = Number(text);
    if (Number.isNaN(value)) throw new JsonPathError(`cannot parse number ${text}`);
    this.steps.push({ step: 'constant', value });
  }

  private word(): void {
    const word = this.matched(IDENTIFIER);
    if (word === 'true' || word === 'false') this.steps.push({ step: 'constant', value: word === 'true' });
    else if (word === 'range' || word === 'end') this.keyword = word;
    else throw new JsonPathError(`unrecognized identifier ${word}`);
  }

  private quote(mark: string): void {
    let end = this.at + 1;
    while (this.text[end] !== mark || this.text[end - 1] === '\\') {
      if (end >= this.text.length || this.text[end] === '\n')
        throw new JsonPathError('unterminated quoted string');
      end += 1;
    }
    this.steps.push({ step: 'constant', value: unescaped(this.text.slice(this.at + 1, end)) });
    this.at = end + 1;
  }

  private brackets(): void {
    const end = this.text.indexOf(']', this.at);
    if (end < 0 || this.text.slice(this.at, end).includes('\n'))
      throw new JsonPathError('unterminated array');
    const inside = this.text.slice(this.at, end);
    this.at = end + 1;
    const parts = inside.split(',');
    if (parts.length === 1) this.steps.push(...selection(inside));
    else this.steps.push({ step: 'union', of: parts.map((part) => selection(part.trim())) });
  }

  private filter(): void {
    const end = filterEnd(this.text, this.at);
    const inside = this.text.slice(this.at, end);
    if (this.text[end + 1] !== ']') throw new JsonPathError('unclosed array expect ]');
    this.at = end + 2;
    const [, left = inside, operator = 'exists', right = ''] =
      /^([^!<>=]+)([!<>=]+)(.+?)$/.exec(inside) ?? [];
    this.steps.push({ step: 'filter', left: actionOf(left), operator, right: actionOf(right) });
  }
}

const WORD = /[\p{L}\p{Nd}_]/u;
const FIELD = /(?:\\.|[^\s.,[\]$@{}\\])*/y;
const NUMBER = /[-+]?[0-9.]*/y;
const IDENTIFIER = /[^\s.,[\]$@{}]*/y;

function actionOf(text: string): Action {
  return new ActionReader(`${text}}`, 0).read().action;
}

/** What stands between brackets: `*`, `'key'`, `0`, `-1`, `1:3`, `::2`. */
function selection(inside: string): Action {
  const key = /^'([^']*)'$/.exec(inside);
  if (key !== null) return actionOf(`.${key[1]}`);
  if (inside === '*') return [{ step: 'slice' }];
  const found = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/.exec(inside);
  if (found === null) throw new JsonPathError(`invalid array index ${inside}`);
  const [from, to, by] = found.slice(1).map((text) => numberIn(text));
  if (found[2] === undefined) return [{ step: 'element', index: from ?? 0 }];
  return [
    {
      step: 'slice',
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(by !== undefined && { by }),
    },
  ];
}

function numberIn(text = ''): number | undefined {
  const digits = text.replace(':', '');
  return digits === '' ? undefined : Number(digits);
}

/** Where the closing parenthesis of a filter is: not within a quoted text. */
function filterEnd(text: string, from: number): number {
  let mark: string | undefined;
  for (let at = from; at < text.length && text[at] !== '\n'; at += 1) {
    const character = text[at]!;
    if (mark !== undefined) mark = character === mark && text[at - 1] !== '\\' ? undefined : mark;
    else if (character === '"' || character === "'") mark = character;
    else if (character === ')') return at;
  }
  throw new JsonPathError('unterminated filter');
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_, character: string) => ESCAPES.get(character) ?? character);
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
]);

/** `U+0023 '#'` */
function unicodeName(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')} '${character}'`;
}
