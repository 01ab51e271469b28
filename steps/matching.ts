import { Then } from '@cucumber/cucumber';
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { AuthorError } from './author-error';
import { checkPartial, PartialSlip, type YamlPath } from './partial-fields';
import { mismatches } from './partial-match';
import { kindNamed, type ObjectReference } from './references';
import { mustOf } from './statements';
import type { When as Time } from './time-phrases';
import { durationOf } from './words';
import type { Scenario } from './world';

Then('{object} matches{when}:', function (this: Scenario, object: ObjectReference, when: Time, text: string) {
  const expected = partialYaml(this, object, text);
  mustOf(this, object, when, (it) => {
    const found = mismatches(expected, it, timestampAt(this));
    const told = found.map((one) => `${one.path}: expected ${one.expected}, found ${one.found}`);
    return { holds: found.length === 0, found: told.join('\n') || 'it matched' };
  });
});

Then(
  '{object} does not match{when}:',
  function (this: Scenario, object: ObjectReference, when: Time, text: string) {
    const expected = partialYaml(this, object, text);
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
function partialYaml(scenario: Scenario, object: ObjectReference, text: string): object {
  const lineCounter = new LineCounter();
  const document = parseDocument(text.replace(/(?<=[:[,-] )@(\d[^\s,\]}]*)/g, '"@$1"'), { lineCounter });
  const [slip] = document.errors;
  if (slip !== undefined) throw new AuthorError(`this is not YAML: ${slip.message}`);
  const value: unknown = document.toJS({ maxAliasCount: 100 });
  if (
    typeof value !== 'object' ||
    value === null ||
    Array.isArray(value) ||
    Object.keys(value).length === 0
  ) {
    throw new AuthorError(
      'there is nothing to match',
      'Name at least one field, as in: status: { phase: Running }',
    );
  }
  try {
    checkPartial(kindNamed(object.kind), value);
  } catch (error) {
    if (!(error instanceof PartialSlip)) throw error;
    const { file, line } = scenario.scene.docStringPlace;
    const below = lineCounter.linePos(offsetOf(document, error.path)).line - 1;
    throw new AuthorError(error.message, error.advice, { file, line: line + below });
  }
  return value;
}

/** Where the field at the end of a path is named, or the element stands, as far as the path is written out. */
function offsetOf(document: Document, path: YamlPath): number {
  let offset = 0;
  let node = document.contents as Node | null;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      if (pair === undefined) return offset;
      offset = (pair.key as Node).range![0];
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      node = node.items[Number(step)] as Node | null;
      offset = node?.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}
