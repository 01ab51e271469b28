import { readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { expect } from 'expect';
import { PODLIFE_STEPS, Trial } from './trial';

const FEATURE = readFileSync(path.join(__dirname, '..', 'reports', 'golden', 'culprits.feature'), 'utf8');

/** The scenarios, and the line that stands under the name of each; nothing where none may be marked. */
const CASES = [...FEATURE.matchAll(/^ {2}Scenario: (.*)\n {4}(.*)\n/gm)].map(([, name = '', line = '']) => ({
  name,
  marked: /^(?:Given|When) /.test(line) ? undefined : line,
}));

describe('what is marked in the timeline of a failure', () => {
  let printed = '';
  before(async () => {
    const trial = new Trial({ 'culprits.feature': FEATURE });
    const format = path.join(__dirname, '..', 'reports', 'formatter.js');
    ({ printed } = await trial.cucumber([...PODLIFE_STEPS, '--format', format, 'culprits.feature']));
    trial.remove();
  });

  for (const { name, marked } of CASES)
    test(name, () =>
      expect(markedIn(failureOf(printed, name))).toEqual(marked === undefined ? [] : [marked]),
    );
});

/** What a terminal shows of the failure of one scenario. */
function failureOf(printed: string, name: string): string {
  const title = `: ${name}  culprits.feature`;
  const failure = printed.split(/^\d+\) /m).find((one) => one.split('\n')[0]!.includes(title));
  if (failure === undefined) throw new Error(`“${name}” did not fail:\n${printed.slice(0, 2_000)}`);
  return failure;
}

/** The marked lines, without their times. */
function markedIn(failure: string): readonly string[] {
  return [...failure.matchAll(/^ +> +\S+ {2}(.*)$/gm)].map(([, line = '']) =>
    line.replace(/ {2,}/, ' ').trimEnd(),
  );
}
