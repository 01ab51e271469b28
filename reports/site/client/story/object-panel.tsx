import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { shortDuration } from '../../../../engine';
import { type Lived, standing } from './kinds';
import { countsOf, markedLines } from './marked-lines';
import { MarkedText } from './marked-text';
import { Choice, Counts, Scroll } from './marks';
import type { Sight } from './sight';
import { stopOfEntry } from './stops';
import type { Place } from './use-place';
import type { Walk } from './walk';

interface Props {
  readonly walk: Walk;
  readonly place: Place;
  readonly now: Sight;
  readonly before?: Sight;
  /** In words: since when changes are marked. */
  readonly since: string;
}

/** One object at the moment: what `kubectl describe` prints of it, and its YAML with what changed marked. */
export function ObjectPanel({ walk, place, now, before, since }: Props): VNode | null {
  const chosen = walk.chosen(place.look.object);
  if (chosen === undefined) return null;
  const { look, lookAt } = place;
  return (
    <section class="object" aria-labelledby="object">
      <h2 id="object">
        {chosen.kind} {chosen.name}
      </h2>
      <div class="choices">
        <Chooser walk={walk} place={place} chosen={chosen} />
        <Choice
          legend="Show"
          name="view"
          names={{ both: 'both', describe: 'describe', yaml: 'YAML' }}
          chosen={look.view}
          choose={(view) => lookAt({ view })}
        />
        <Choice
          legend="Changes since"
          name="since"
          names={{ step: 'the last step', moment: 'the last moment' }}
          chosen={look.since}
          choose={(one) => lookAt({ since: one })}
        />
      </div>
      <Standing walk={walk} place={place} chosen={chosen} />
      <div class={`views ${look.view}`}>
        {look.view !== 'yaml' && <Described chosen={chosen} now={now} />}
        {look.view !== 'describe' && <Yaml chosen={chosen} now={now} before={before} since={since} />}
      </div>
    </section>
  );
}

function Chooser({ walk, place, chosen }: Pick<Props, 'walk' | 'place'> & { readonly chosen: Lived }): VNode {
  const groups = useMemo(() => groupsOf(walk.objects), [walk]);
  const { written } = place.stops[place.index]!;
  return (
    <label class="chooser">
      Object{' '}
      <select value={chosen.key} onChange={(event) => place.lookAt({ object: event.currentTarget.value })}>
        {groups.map(([kind, objects]) => (
          <optgroup key={kind} label={kind}>
            {objects.map((object) => (
              <option key={object.key} value={object.key} selected={object.key === chosen.key}>
                {object.namespace === '' || object.namespace === 'default' ? '' : `${object.namespace}/`}
                {object.name}
                {STANDS[standing(object, written).is]}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

const STANDS = { there: '', gone: ' (gone)', 'to come': ' (to come)' } as const;

/** Those that the cluster made by itself come after those that the story is about. */
function groupsOf(
  objects: readonly Lived[],
): readonly (readonly [kind: string, objects: readonly Lived[]])[] {
  const groups = new Map<string, Lived[]>();
  for (const isSurrounding of [false, true]) {
    for (const object of objects) {
      if (object.isSurrounding !== isSurrounding) continue;
      const kind = isSurrounding ? `${object.kind} (made by the cluster)` : object.kind;
      const group = groups.get(kind);
      if (group) group.push(object);
      else groups.set(kind, [object]);
    }
  }
  return [...groups];
}

/** Where the object is not there: when it was, or will be, each with a way to that moment. */
function Standing({
  walk,
  place,
  chosen,
}: Pick<Props, 'walk' | 'place'> & { readonly chosen: Lived }): VNode | null {
  const { stops, index, href } = place;
  const stands = standing(chosen, stops[index]!.written);
  if (stands.is === 'there') return null;
  const entry = walk.told.entries[Math.max(stands.entry, 0)];
  if (entry === undefined) return null;
  const to = stopOfEntry(stops, stands.is === 'gone' ? stands.entry - 1 : stands.entry);
  return (
    <p class="standing">
      {stands.is === 'gone' ? 'It is gone since' : 'It comes at'} {shortDuration(entry.at)}.{' '}
      <a href={href(to)}>{stands.is === 'gone' ? 'See it before it went' : 'See it come'}</a>
    </p>
  );
}

function Described({ chosen, now }: { readonly chosen: Lived; readonly now: Sight }): VNode {
  const { command, said } = now.describe(chosen);
  return (
    <div class="described">
      <h3>
        <code>{command}</code>
      </h3>
      <Scroll label={command}>
        <pre>{said}</pre>
      </Scroll>
    </div>
  );
}

function Yaml({
  chosen,
  now,
  before,
  since,
}: Omit<Props, 'walk' | 'place'> & { readonly chosen: Lived }): VNode {
  const is = now.yaml(chosen);
  const was = before?.yaml(chosen);
  const lines = useMemo(() => markedLines(was?.said, is?.said ?? ''), [was?.said, is?.said]);
  const counts = countsOf(lines);
  const isSame = counts['+'] + counts['~'] + counts['-'] === 0;
  const command = is?.command ?? was?.command;
  return (
    <div class="yaml">
      <h3>
        <code>{command ?? 'YAML'}</code>
      </h3>
      <p class="changes">
        {is === undefined && was === undefined && 'It is not there.'}
        {is === undefined && was !== undefined && `It went away since ${since}: all of it was removed.`}
        {is !== undefined && was === undefined && before !== undefined && `All of it is new since ${since}.`}
        {is !== undefined &&
          was !== undefined &&
          (isSame ? `Nothing changed since ${since}.` : <Counts counts={counts} />)}
        {is !== undefined && was !== undefined && !isSame && ` since ${since}`}
      </p>
      {lines.length > 0 && (
        <MarkedText key={`${chosen.key} ${is?.said.length}`} label={command ?? 'YAML'} lines={lines} />
      )}
    </div>
  );
}
