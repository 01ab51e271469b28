import { ApiError } from './errors';
import { labelValue, qualifiedName } from './names';
import { meets } from './requirement';
import type { Labels } from './types';

/** One condition on labels. `in` with one value is equality. */
export interface Requirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt';
  readonly values: readonly string[];
}

/** All conditions must hold; none is everything. */
export type Selector = readonly Requirement[];

/** The selector of an object, such as `spec.selector` of a Deployment. */
export interface LabelSelector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values?: readonly string[];
  }[];
}

/** Whether labels keep all conditions. An object without the key keeps `NotIn` and `DoesNotExist`. */
export function matches(selector: Selector, labels: Labels | undefined): boolean {
  for (let i = 0; i < selector.length; i += 1) {
    const requirement = selector[i]!;
    if (!meets(labelOf(labels, requirement.key), requirement)) return false;
  }
  return true;
}

/** Whether labels satisfy the selector of an object: an empty one matches everything, an absent one nothing. */
export function selects(selector: LabelSelector | undefined, labels?: Labels): boolean {
  if (selector === undefined) return false;
  for (const key in selector.matchLabels) {
    if (labelOf(labels, key) !== selector.matchLabels[key]) return false;
  }
  for (const requirement of selector.matchExpressions ?? []) {
    if (!meets(labelOf(labels, requirement.key), requirement)) return false;
  }
  return true;
}

/**
 * A selector of the API as conditions; an absent one selects nothing (`undefined`), an empty one everything.
 * staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/helpers.go (LabelSelectorAsSelector)
 */
export function selectorOf(selector: LabelSelector | undefined): Selector | undefined {
  if (selector === undefined) return undefined;
  return [
    ...selectorOfLabels(selector.matchLabels),
    ...(selector.matchExpressions ?? []).map(({ key, operator, values = [] }) => ({
      key,
      operator: operator as Requirement['operator'],
      values,
    })),
  ];
}

/** Equality with each of these labels: the selector of a Service or a ReplicationController. */
export function selectorOfLabels(labels: Labels = {}): Selector {
  return Object.keys(labels).map((key) => ({ key, operator: 'In' as const, values: [labels[key]!] }));
}

/**
 * Reads what `kubectl -l` takes: `app=web,tier!=db`, `env in (a,b)`, `env notin (a)`, `app`, `!app`, `size>2`.
 * Throws an ApiError BadRequest in the API's words.
 * staging/src/k8s.io/apimachinery/pkg/labels/selector.go
 */
export function parseSelector(text: string): Selector {
  return new SelectorReader(text).read();
}

/** As `kubectl describe` prints a selector: `app=web,env in (a,b)`; `<none>` is the caller's word for an empty one. */
export function selectorText(selector: Selector): string {
  return selector.map(requirementText).join(',');
}

/** As Go prints a selector of the API in messages. */
export function goLabelSelector(selector: LabelSelector | undefined): string {
  if (selector === undefined) return 'nil';
  const { matchLabels = {}, matchExpressions = [] } = selector;
  const labels = Object.keys(matchLabels)
    .sort()
    .map((key) => `${key}: ${matchLabels[key]},`);
  const expressions = matchExpressions.map(
    ({ key, operator, values = [] }) =>
      `LabelSelectorRequirement{Key:${key},Operator:${operator},Values:[${values.join(' ')}],},`,
  );
  return `&LabelSelector{MatchLabels:map[string]string{${labels.join('')}},MatchExpressions:[]LabelSelectorRequirement{${expressions.join('')}},}`;
}

/** The value of a label; the names of the language, such as `constructor`, are no labels. */
function labelOf(labels: Labels | undefined, key: string): string | undefined {
  return labels !== undefined && Object.hasOwn(labels, key) ? labels[key] : undefined;
}

function requirementText({ key, operator, values }: Requirement): string {
  switch (operator) {
    case 'Exists':
      return key;
    case 'DoesNotExist':
      return `!${key}`;
    case 'Gt':
      return `${key}>${values[0]}`;
    case 'Lt':
      return `${key}<${values[0]}`;
    case 'In':
      return values.length === 1 ? `${key}=${values[0]}` : `${key} in (${[...values].sort().join(',')})`;
    case 'NotIn':
      return values.length === 1 ? `${key}!=${values[0]}` : `${key} notin (${[...values].sort().join(',')})`;
  }
}

const WORD = /[^\s()=!,<>]+/y;
const OPERATOR = /==|!=|=|<|>|,|!|\(|\)/y;

class SelectorReader {
  private at = 0;

  constructor(private readonly text: string) {}

  read(): Selector {
    const requirements: Requirement[] = [];
    if (this.peek() === '') return requirements;
    for (;;) {
      requirements.push(this.requirement());
      const next = this.take();
      if (next === '') return requirements;
      if (next !== ',') throw this.wrong(`found '${next}', expected: ',' or 'end of string'`);
      if (this.peek() === '') throw this.wrong(`found '', expected: identifier after ','`);
    }
  }

  private requirement(): Requirement {
    if (this.peek() === '!') {
      this.take();
      return { key: this.key(), operator: 'DoesNotExist', values: [] };
    }
    const key = this.key();
    const next = this.peek();
    if (next === '' || next === ',') return { key, operator: 'Exists', values: [] };
    const word = this.take();
    const operator = OPERATORS.get(word);
    if (operator === undefined) {
      throw this.wrong(`found '${word}', expected: in, notin, =, ==, !=, gt, lt`);
    }
    const values = word === 'in' || word === 'notin' ? this.list() : [this.value()];
    if (operator === 'Gt' || operator === 'Lt') this.checkInteger(key, values[0]!);
    return { key, operator, values };
  }

  private key(): string {
    const word = this.take();
    if (word === '' || SIGNS.test(word)) throw this.wrong(`found '${word}', expected: identifier`);
    const [message] = qualifiedName(word);
    if (message !== undefined) throw this.wrong(`key: Invalid value: "${word}": ${message}`);
    return word;
  }

  /** One value, which may be empty. */
  private value(): string {
    const next = this.peek();
    if (next === '' || next === ',') return '';
    const word = this.take();
    if (SIGNS.test(word)) throw this.wrong(`found '${word}', expected: identifier`);
    return this.checked(word);
  }

  private list(): readonly string[] {
    const open = this.take();
    if (open !== '(') throw this.wrong(`found '${open}' expected: '('`);
    const values: string[] = [];
    for (;;) {
      const next = this.take();
      if (next === ')') return values.length === 0 ? [''] : values;
      if (next === '') throw this.wrong(`found '', expected: ',' or ')'`);
      if (next !== ',') values.push(this.checked(next));
    }
  }

  private checked(value: string): string {
    const [message] = labelValue(value);
    if (message !== undefined) throw this.wrong(`values[0]: Invalid value: "${value}": ${message}`);
    return value;
  }

  private checkInteger(key: string, value: string): void {
    if (/^-?\d+$/.test(value)) return;
    throw this.wrong(
      `values[0][${key}]: Invalid value: "${value}": for 'Gt', 'Lt' operators, the value must be an integer`,
    );
  }

  private peek(): string {
    const before = this.at;
    const word = this.take();
    this.at = before;
    return word;
  }

  private take(): string {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1;
    for (const pattern of [OPERATOR, WORD]) {
      pattern.lastIndex = this.at;
      const [word] = pattern.exec(this.text) ?? [];
      if (word === undefined) continue;
      this.at += word.length;
      return word;
    }
    return '';
  }

  private wrong(what: string): ApiError {
    return new ApiError('BadRequest', `unable to parse requirement: ${what}`);
  }
}

const SIGNS = /^(==|!=|=|<|>|,|!|\(|\))$/;
const OPERATORS: ReadonlyMap<string, Requirement['operator']> = new Map([
  ['=', 'In'],
  ['==', 'In'],
  ['in', 'In'],
  ['!=', 'NotIn'],
  ['notin', 'NotIn'],
  ['>', 'Gt'],
  ['<', 'Lt'],
] as const);
