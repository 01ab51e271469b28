import { Then } from '@cucumber/cucumber';
import { parseDocument } from 'yaml';
import { AuthorError } from './author-error';
import { mismatches } from './partial-match';
import type { ObjectReference } from './references';
import { mustOf } from './statements';
import type { When as Time } from './time-phrases';
import { durationOf } from './words';
import type { Scenario } from './world';

Then('{object} matches{when}:', function (this: Scenario, object: ObjectReference, when: Time, text: string) {
  const expected = partialYaml(text);
  mustOf(this, object, when, (it) => {
    const found = mismatches(expected, it, timestampAt(this));
    const told = found.map((one) => `${one.path}: expected ${one.expected}, found ${one.found}`);
    return { holds: found.length === 0, found: told.join('\n') || 'it matched' };
  });
});

Then(
  '{object} does not match{when}:',
  function (this: Scenario, object: ObjectReference, when: Time, text: string) {
    const expected = partialYaml(text);
    mustOf(this, object, when, (it) => {
      const matched = mismatches(expected, it, timestampAt(this)).length === 0;
      return { holds: !matched, found: matched ? 'it matched' : 'it did not match' };
    });
  },
);

function timestampAt({ cluster }: Scenario): (moment: string) => string {
  return (moment) => cluster.calendar.timestamp(durationOf(moment));
}

/** Plain scalars that are no YAML, such as `@40s`, are quoted for the author: nobody should have to know that. */
function partialYaml(text: string): object {
  const document = parseDocument(text.replace(/(?<=[:[,-] )@(\d[^\s,\]}]*)/g, '"@$1"'));
  const [slip] = document.errors;
  if (slip !== undefined) throw new AuthorError(`this is not YAML: ${slip.message}`);
  const value: unknown = document.toJS({ maxAliasCount: 100 });
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0)
    return value;
  throw new AuthorError(
    'there is nothing to match',
    'Name at least one field, as in: status: { phase: Running }',
  );
}
