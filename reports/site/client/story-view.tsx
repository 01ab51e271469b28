import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { shortDuration } from '../../../engine';
import { ROOT } from './load';
import type { Address } from './story/address';
import { Chapters, Course } from './story/course';
import { Failed } from './story/failed';
import { ObjectPanel } from './story/object-panel';
import { Picture } from './story/picture';
import { Prompt } from './story/prompt';
import { SoFar } from './story/so-far';
import { comparedWith } from './story/stops';
import { Tables } from './story/tables';
import { usePlace } from './story/use-place';
import { Walk } from './story/walk';
import { WhySo } from './story/why-so';
import type { ToldStory } from './told';

interface Props {
  readonly told: ToldStory;
  readonly id: string;
  readonly address: Address;
}

/** A story, and the cluster as it was at the moment that the reader chooses. */
export function StoryView({ told, id, address }: Props): VNode {
  const walk = useMemo(() => new Walk(told), [told]);
  const place = usePlace(walk, id, address);
  const { stops, index, look } = place;
  const stop = stops[index]!;
  const compared = comparedWith(stops, index, look.since);
  const now = walk.sight(stop);
  const before = compared && walk.sight(compared);
  const since =
    look.since === 'moment'
      ? 'the moment before'
      : `step ${stop.step + 1} began, at ${shortDuration(compared?.at ?? 0)}`;
  const page = featureOf(id).replace(/#.*$/, '');
  return (
    <article class="story">
      <header>
        <p class="keyword">
          <a href={featureOf(id)}>{told.feature}</a>
        </p>
        <h1>{told.title}</h1>
        <p class="quiet">
          <code>{told.place}</code> · Kubernetes {told.story.version} · {shortDuration(told.story.end)} ·{' '}
          {told.entries.length} entries of the journal
          {told.story.first > 0 && `, the newest; ${told.story.first} before them are not kept`}
        </p>
      </header>
      <Failed walk={walk} place={place} id={id} />
      <Course walk={walk} place={place} />
      <Picture walk={walk} place={place} />
      <div class="walk">
        <div class="steps-and-why">
          <Chapters walk={walk} place={place} page={page} />
          <WhySo walk={walk} place={place} page={page} />
        </div>
        <div class="sight">
          <Tables
            kinds={walk.kinds}
            place={place}
            chosen={walk.chosen(look.object)?.key}
            now={now}
            before={before}
          />
          <ObjectPanel walk={walk} place={place} now={now} before={before} since={since} />
          <Prompt place={place} now={now} />
        </div>
        <SoFar walk={walk} place={place} now={now} />
      </div>
    </article>
  );
}

/** `pods/restart-policy-12` is at line 12 of the feature `pods/restart-policy`. */
function featureOf(id: string): string {
  const [, feature = id, line = ''] = /^(.*)-(\d+)$/.exec(id) ?? [];
  return `${ROOT}features/${feature.split('/').map(encodeURIComponent).join('/')}.html#l${line}`;
}
