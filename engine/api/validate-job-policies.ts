import type { Complaints } from './complaints';
import { duplicate, type FieldError, tooLong, tooMany, unsupported } from './field-error';
import { type Fields, fieldsOf, isFields, listOf, textOf } from './fields';
import { qualifiedName } from './names';

const MOST_RULES = 20;
const MOST_CODES = 255;
const MOST_PATTERNS = 20;
const LONGEST_INDEXES = 64 * 1024;

const ACTIONS = ['Count', 'FailIndex', 'FailJob', 'Ignore'];
const OPERATORS = ['In', 'NotIn'];
const STATUSES = ['False', 'True', 'Unknown'];

/** What is wrong with the podFailurePolicy of a Job. pkg/apis/batch/validation/validation.go (validatePodFailurePolicy) */
export function validateFailurePolicy(spec: Fields, field: string, complaints: Complaints): void {
  const rules = listOf(fieldsOf(spec.podFailurePolicy).rules);
  if (rules.length > MOST_RULES) complaints.add(tooMany(`${field}.rules`, rules.length, MOST_RULES));
  const pod = fieldsOf(fieldsOf(spec.template).spec);
  const names = [...listOf(pod.containers), ...listOf(pod.initContainers)].map((one) => fieldsOf(one).name);
  for (const [index, one] of rules.entries()) {
    const rule = fieldsOf(one);
    const at = `${field}.rules[${index}]`;
    const { action } = rule;
    if (!action) complaints.required(`${at}.action`, `valid values: ${list(ACTIONS)}`);
    else if (action === 'FailIndex') {
      if (spec.backoffLimitPerIndex === undefined)
        complaints.invalid(`${at}.action`, action, 'requires the backoffLimitPerIndex to be set');
    } else if (!ACTIONS.includes(textOf(action))) {
      complaints.add(unsupported(`${at}.action`, action, ACTIONS));
    }
    validateRule(rule, at, names, complaints);
  }
}

function validateRule(rule: Fields, at: string, names: readonly unknown[], complaints: Complaints): void {
  const patterns = listOf(rule.onPodConditions);
  const hasCodes = isFields(rule.onExitCodes);
  if (hasCodes) validateExitCodes(fieldsOf(rule.onExitCodes), `${at}.onExitCodes`, names, complaints);
  if (patterns.length > 0) validatePatterns(patterns, `${at}.onPodConditions`, complaints);
  if (hasCodes && patterns.length > 0)
    complaints.add(withoutValue(at, 'specifying both OnExitCodes and OnPodConditions is not supported'));
  if (!hasCodes && patterns.length === 0)
    complaints.add(withoutValue(at, 'specifying one of OnExitCodes and OnPodConditions is required'));
}

function validateExitCodes(
  { operator, containerName, values }: Fields,
  at: string,
  names: readonly unknown[],
  complaints: Complaints,
): void {
  if (!operator) complaints.required(`${at}.operator`, `valid values: ${list(OPERATORS)}`);
  else if (!OPERATORS.includes(textOf(operator)))
    complaints.add(unsupported(`${at}.operator`, operator, OPERATORS));
  if (containerName !== undefined && !names.includes(containerName)) {
    const must = 'must be one of the container or initContainer names in the pod template';
    complaints.invalid(`${at}.containerName`, containerName, must);
  }
  const codes = listOf(values) as readonly number[];
  if (codes.length === 0) complaints.invalid(`${at}.values`, values, 'at least one value is required');
  else if (codes.length > MOST_CODES) complaints.add(tooMany(`${at}.values`, codes.length, MOST_CODES));
  for (const [index, code] of codes.entries()) {
    if (operator === 'In' && code === 0)
      complaints.invalid(`${at}.values[${index}]`, code, 'must not be 0 for the In operator');
    if (codes.indexOf(code) < index) complaints.add(duplicate(`${at}.values[${index}]`, code));
  }
  if (codes.some((code, index) => index > 0 && codes[index - 1]! > code))
    complaints.invalid(`${at}.values`, codes, 'must be ordered');
}

function validatePatterns(patterns: readonly unknown[], at: string, complaints: Complaints): void {
  if (patterns.length > MOST_PATTERNS) complaints.add(tooMany(at, patterns.length, MOST_PATTERNS));
  for (const [index, one] of patterns.entries()) {
    const { type, status } = fieldsOf(one);
    complaints.name(`${at}[${index}].type`, textOf(type), qualifiedName);
    if (!status) complaints.required(`${at}[${index}].status`, `valid values: ${list(STATUSES)}`);
    else if (!STATUSES.includes(textOf(status)))
      complaints.add(unsupported(`${at}[${index}].status`, status, STATUSES));
  }
}

/** What is wrong with the successPolicy of a Job. (validateSuccessPolicy) */
export function validateSuccessPolicy(spec: Fields, field: string, complaints: Complaints): void {
  const rules = listOf(fieldsOf(spec.successPolicy).rules);
  const at = `${field}.rules`;
  if (rules.length === 0)
    complaints.required(at, 'at least one rules must be specified when the successPolicy is specified');
  if (rules.length > MOST_RULES) complaints.add(tooMany(at, rules.length, MOST_RULES));
  const completions = (spec.completions as number | undefined) ?? 0;
  for (const [index, rule] of rules.entries())
    validateSuccessRule(fieldsOf(rule), `${at}[${index}]`, completions, complaints);
}

function validateSuccessRule(
  { succeededIndexes, succeededCount }: Fields,
  at: string,
  completions: number,
  complaints: Complaints,
): void {
  if (succeededIndexes === undefined && succeededCount === undefined)
    complaints.required(at, 'at least one of succeededCount or succeededIndexes must be specified');
  let total = 0;
  if (succeededIndexes !== undefined) {
    const text = textOf(succeededIndexes);
    if (text.length > LONGEST_INDEXES) complaints.add(tooLong(`${at}.succeededIndexes`, LONGEST_INDEXES));
    const read = countIndexes(text, completions);
    if (typeof read === 'number') total = read;
    else complaints.invalid(`${at}.succeededIndexes`, text, `error parsing succeededIndexes: ${read}`);
  }
  if (typeof succeededCount !== 'number') return;
  const field = `${at}.succeededCount`;
  const limit = (most: number, what: string) => {
    if (succeededCount > most)
      complaints.invalid(field, succeededCount, `must be less than or equal to ${most} (${what})`);
  };
  complaints.nonNegative(field, succeededCount);
  limit(completions, 'the number of specified completions');
  if (succeededIndexes !== undefined)
    limit(total, 'the number of indexes in the specified succeededIndexes field');
}

/** How many indexes a text such as `0,2-4` names, or what is wrong with it. (validateIndexesFormat) */
export function countIndexes(text: string, completions: number): number | string {
  let total = 0;
  let before: number | undefined;
  for (const part of text === '' ? [] : text.split(',')) {
    const interval = readInterval(part, completions);
    if (typeof interval === 'string') return interval;
    const [first, last] = interval;
    if (before !== undefined && before >= first)
      return `non-increasing order, previous: ${before}, current: ${first}`;
    total += last - first + 1;
    before = last;
  }
  return total;
}

function readInterval(part: string, completions: number): readonly [number, number] | string {
  const limits = part.split('-');
  if (limits.length > 2)
    return `the fragment "${part}" violates the requirement that an index interval can have at most two parts separated by '-'`;
  const numbers: number[] = [];
  for (const limit of limits) {
    if (!/^\+?\d+$/.test(limit)) return `cannot convert string to integer for index: "${limit}"`;
    if (Number(limit) >= completions) return `too large index: "${limit}"`;
    numbers.push(Number(limit));
  }
  const [first, last = first] = numbers as [number, number?];
  if (numbers.length === 2 && first >= last!)
    return `non-increasing order, previous: ${first}, current: ${last}`;
  return [first, last!];
}

function withoutValue(field: string, detail: string): FieldError {
  return { field, type: 'Invalid value', detail };
}

/** As Go prints a slice of quoted strings: `["In" "NotIn"]`. */
function list(words: readonly string[]): string {
  return `[${words.map((word) => `"${word}"`).join(' ')}]`;
}
