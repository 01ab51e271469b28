import { AuthorError } from './author-error';

/** The requirements of a selector; all must hold. */
export type LabelSelector = readonly Requirement[];

interface Requirement {
  readonly key: string;
  readonly says: 'in' | 'not in' | 'exists' | 'does not exist';
  readonly values: readonly string[];
}

/**
 * `app=web,tier!=front,env in (a, b),!canary`
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function parseLabelSelector(text: string): LabelSelector {
  return text
    .split(/,(?![^(]*\))/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map(parseRequirement);
}

export function selects(selector: LabelSelector, labels: Readonly<Record<string, string>>): boolean {
  return selector.every((requirement) => meets(requirement, labels));
}

function meets({ key, says, values }: Requirement, labels: Readonly<Record<string, string>>): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (says) {
    case 'exists':
      return value !== undefined;
    case 'does not exist':
      return value === undefined;
    case 'in':
      return value !== undefined && values.includes(value);
    case 'not in':
      return value === undefined || !values.includes(value);
  }
}

function parseRequirement(text: string): Requirement {
  const set = /^([^\s!=,()]+)\s+(in|notin)\s*\(([^)]*)\)$/.exec(text);
  if (set !== null) {
    const values = set[3]!.split(',').map((value) => value.trim());
    return { key: set[1]!, says: set[2] === 'in' ? 'in' : 'not in', values };
  }
  const equality = /^([^\s!=,()]+)\s*(==|=|!=)\s*([^\s!=,()]*)$/.exec(text);
  if (equality !== null)
    return { key: equality[1]!, says: equality[2] === '!=' ? 'not in' : 'in', values: [equality[3]!] };
  const existence = /^(!?)\s*([^\s!=,()]+)$/.exec(text);
  if (existence !== null)
    return { key: existence[2]!, says: existence[1] ? 'does not exist' : 'exists', values: [] };
  throw new AuthorError(
    `"${text}" is not a label selector`,
    "Write it as app=web, tier!=front, 'env in (a, b)' or '!canary'.",
  );
}
