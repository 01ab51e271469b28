import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Cursor, kubectl, pastApi, printedText, shortDuration, timeline } from '../../../engine';
import type { ToldStory } from './told';

interface Props {
  readonly told: ToldStory;
  readonly id: string;
  readonly startAt?: number;
}

/** A story, and the cluster as it was at the moment that the reader chooses. */
export function StoryView({ told, startAt }: Props): VNode {
  const { story, entries, title, feature } = told;
  const moments = useMemo(() => momentsOf(told), [told]);
  const [index, setIndex] = useState(() => {
    const found = moments.findIndex((at) => at >= (startAt ?? Number.POSITIVE_INFINITY));
    return found < 0 ? moments.length - 1 : found;
  });
  const [command, setCommand] = useState('kubectl get pods -o wide');
  const at = moments[index] ?? story.end;
  const moment = new Cursor(entries).toInstant(at);
  const argv = command.trim().split(/\s+/).slice(1);
  const printed = printedBy(argv, pastApi(story, moment));
  const lines = timeline(entries).filter((line) => line.at <= at);
  return (
    <article>
      <p class="keyword">{feature}</p>
      <h1>{title}</h1>
      <label>
        Moment{' '}
        <input
          type="range"
          min={0}
          max={moments.length - 1}
          value={index}
          onInput={(event) => setIndex(Number(event.currentTarget.value))}
          aria-valuetext={shortDuration(at)}
        />
      </label>
      <output>{shortDuration(at)}</output>
      <label>
        Command <input value={command} onInput={(event) => setCommand(event.currentTarget.value)} />
      </label>
      <pre class="printed">{printed}</pre>
      <ol class="happened">
        {lines.map((line) => (
          <li key={`${line.entry} ${line.what}`}>
            <time>{shortDuration(line.at)}</time> {line.object} {line.what}
          </li>
        ))}
      </ol>
    </article>
  );
}

function printedBy(argv: readonly string[], api: ReturnType<typeof pastApi>): string {
  try {
    return printedText(kubectl(argv, { api }));
  } catch (error) {
    return (error as Error).message;
  }
}

/** The instants at which something happened, each once, and the end. */
function momentsOf({ entries, story }: ToldStory): readonly number[] {
  return [...new Set([0, ...entries.map(({ at }) => at), story.end])].sort((a, b) => a - b);
}
