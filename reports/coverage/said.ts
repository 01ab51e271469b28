import type { ReachedRules } from './reached';
import type { Saying } from './sayings';

/** What a scenario reached of the catalogue, small enough to go with its story. */
export interface Said {
  /** The digest of the catalogue that the numbers are of. */
  readonly of: string;
  readonly entries: readonly number[];
  /** What stands in no catalogue. */
  readonly others: readonly Saying[];
  /** Nothing where the engine was not marked. */
  readonly rules?: ReachedRules;
}

/**
 * Reads of what was attached as a story, or was parsed of it, what it reached. Undefined where it tells nothing of the kind: anybody may
 * attach something under this type. Each number comes once; whether it is one of a catalogue, only who has that catalogue can tell.
 */
export function readSaid(body: unknown): Said | undefined {
  const told = typeof body === 'string' ? parsed(body) : body;
  const said = isObject(told) ? told.said : undefined;
  if (!isObject(said) || typeof said.of !== 'string') return undefined;
  const { rules } = said;
  return {
    of: said.of,
    entries: numbersIn(said.entries),
    others: list(said.others).filter(isSaying),
    ...(isObject(rules) &&
      typeof rules.of === 'string' && { rules: { of: rules.of, numbers: numbersIn(rules.numbers) } }),
  };
}

/** Each once. */
function numbersIn(value: unknown): readonly number[] {
  return [...new Set(list(value).filter(isNumber))];
}

/** Undefined for what is no JSON. */
export function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isSaying(value: unknown): value is Saying {
  return Array.isArray(value) && value.length > 0 && value.every((text) => typeof text === 'string');
}
