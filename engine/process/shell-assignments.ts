import { expandText } from './expand';
import type { Shell } from './shell';
import type { Assignment, Word } from './shell-code';
import type { Variable } from './shell-state';

/** What an assignment comes to. */
export interface Assigned {
  readonly name: string;
  readonly variable: Variable;
}

/** The words of a command, those like `export x=$y` among them. */
export function words(shell: Shell, given: readonly (Word | Assignment)[]): string[] {
  const out: string[] = [];
  for (const word of given) {
    if ('parts' in word) {
      if (word.text !== undefined) out.push(word.text);
      else out.push(...shell.expand([word]));
    } else out.push(...assignmentWord(shell, word));
  }
  return out;
}

/** `export x=$y` and `local x=$y`: the value is not split. An array goes through its elements, in a form `declare` reads. */
function assignmentWord(shell: Shell, word: Assignment): string[] {
  const name = word.index === undefined ? word.assign : `${word.assign}[${expandText(shell, word.index)}]`;
  if (!('parts' in word.value)) {
    const values = shell.expand(word.value as readonly Word[]);
    shell.assignArray(word.assign, values);
    return [word.assign];
  }
  return [`${name}${word.append ? '+' : ''}=${expandText(shell, word.value)}`];
}

/** Expands the assignments before a command. */
export function assigned(shell: Shell, assignments: readonly Assignment[]): Assigned[] {
  const values: Assigned[] = [];
  for (const { assign: name, value, append, index } of assignments) {
    const earlier = values.find((one) => one.name === name)?.variable;
    const before = earlier ?? shell.variable(name);
    if (before?.readOnly) shell.assign(name, '');
    const variable = newValue(shell, { assign: name, value, append, index }, before);
    values.push({ name, variable });
    // A later assignment of the same command sees the earlier one.
    if (assignments.length > 1 && earlier === undefined) shell.set(name, variable);
  }
  return values;
}

/** The environment with the assignments before a command in it. */
export function withValues(
  env: ReadonlyMap<string, string>,
  values: readonly Assigned[],
): ReadonlyMap<string, string> {
  const more = new Map(env);
  for (const { name, variable } of values) more.set(name, variable.value ?? '');
  return more;
}

/** What one assignment makes of a variable. */
function newValue(shell: Shell, assignment: Assignment, before: Variable | undefined): Variable {
  const { value, append, index } = assignment;
  const exported = before?.exported === true || shell.flags.includes('a');
  const list = before?.array ?? (before?.value === undefined ? [] : [before.value]);
  if (!('parts' in value)) {
    const elements = shell.expand(value as readonly Word[]);
    return { value: undefined, array: append ? [...list, ...elements] : elements, exported, readOnly: false };
  }
  const text = expandText(shell, value);
  if (index === undefined && !(append && before?.array !== undefined)) {
    return {
      value: append ? `${before?.value ?? ''}${text}` : text,
      array: undefined,
      exported,
      readOnly: false,
    };
  }
  const array = list.slice();
  const at = Number(index === undefined ? 0 : expandText(shell, index)) || 0;
  array[at] = append ? `${array[at] ?? ''}${text}` : text;
  return { value: undefined, array, exported, readOnly: false };
}
