import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { shortDuration } from '../../../../engine';
import { Status } from '../status';
import type { StepResult } from '../step-results';
import { stopAfterKey } from './keys';
import { nextStep, stopOfStep } from './stops';
import type { Place } from './use-place';
import type { Walk } from './walk';

interface Props {
  readonly walk: Walk;
  readonly place: Place;
}

/** The way through a story: a slider over all of its moments, and what happened last. */
export function Course({ walk, place }: Props): VNode {
  const { stops, index, go } = place;
  const { at, step } = stops[index]!;
  const last = stops.length - 1;
  const { steps } = walk.told.story;
  const ofAll = steps.length + walk.results.others.filter(({ line }) => line !== undefined).length;
  const sentence = walk.sentence(stops, index);
  const time = shortDuration(at);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isElsewhere = event.target !== document.body;
      if (isElsewhere || !/^Arrow(Left|Right)$/.test(event.key)) return;
      const to = stopAfterKey(event, stops, index);
      if (to !== undefined) go(to);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [stops, index, go]);
  return (
    <section class="course" aria-label="The way through the story">
      <div class="now">
        <output for="moment" aria-live="polite">
          <span class="time">{time}</span> <span class="sentence">{sentence}</span>
        </output>
        <p class="where">
          {step < 0 ? 'before the first step' : `step ${step + 1} of ${ofAll}`} · moment {index + 1} of{' '}
          {stops.length}
        </p>
      </div>
      <div class="ways">
        <Way to={nextStep(stops, index, -1)} place={place} sign="|◀" name="Step back" />
        <Way to={Math.max(index - 1, 0)} place={place} sign="◀" name="Moment back" />
        <div class="slide">
          <label class="unseen" for="moment">
            Moment
          </label>
          <input
            id="moment"
            type="range"
            min={0}
            max={last}
            step={1}
            value={index}
            aria-valuetext={`${time}: ${sentence}`}
            aria-describedby="moment-keys"
            onInput={(event) => go(Number(event.currentTarget.value))}
            onKeyDown={(event) => {
              const to = stopAfterKey(event, stops, index);
              if (to === undefined) return;
              event.preventDefault();
              go(to);
            }}
          />
          <div class="ticks" aria-hidden="true">
            {steps.map(({ line, text }, i) => (
              <span
                key={`${line} ${text}`}
                style={{ left: `${(100 * stopOfStep(stops, i)) / Math.max(last, 1)}%` }}
              />
            ))}
          </div>
        </div>
        <Way to={Math.min(index + 1, last)} place={place} sign="▶" name="Moment on" />
        <Way to={nextStep(stops, index, 1)} place={place} sign="▶|" name="Step on" />
      </div>
      <p class="keys" id="moment-keys">
        <kbd>←</kbd> <kbd>→</kbd> a moment, with <kbd>Shift</kbd> to another time; <kbd>Page Up</kbd>{' '}
        <kbd>Page Down</kbd> a step on or back; <kbd>Home</kbd> <kbd>End</kbd> of the story
      </p>
    </section>
  );
}

function Way({
  to,
  place: { index, go },
  sign,
  name,
}: {
  readonly to: number;
  readonly place: Place;
  readonly sign: string;
  readonly name: string;
}): VNode {
  return (
    // One that leads nowhere keeps the focus: it is told, and not taken away from who pressed it.
    <button
      type="button"
      class="way"
      aria-label={name}
      title={name}
      aria-disabled={to === index}
      onClick={() => go(to)}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}

interface ChaptersProps extends Props {
  /** The page of the feature. */
  readonly page: string;
}

/** The steps of the scenario as chapters: each leads to where it is over, and says what became of it unless it passed. */
export function Chapters({ walk, place, page }: ChaptersProps): VNode | null {
  const { steps } = walk.told.story;
  const { stops, index, href } = place;
  const now = stops[index]!.step;
  const { carriedOut, others } = walk.results;
  if (steps.length + others.length === 0) return null;
  return (
    <nav aria-labelledby="chapters" class="chapters">
      <h2 id="chapters">Steps</h2>
      <ol>
        {steps.map(({ text, line, at }, i) => {
          const to = stopOfStep(stops, i);
          return (
            <li key={`${line} ${text}`} class={i < now ? 'over' : i > now ? 'to-come' : 'current'}>
              <a href={href(to)} aria-current={i === now ? 'step' : undefined}>
                {text.split('\n')[0]}
              </a>{' '}
              <Status of={carriedOut[i]} />{' '}
              <span class="quiet">
                {at === stops[to]!.at
                  ? `at ${shortDuration(at)}`
                  : `${shortDuration(at)} to ${shortDuration(stops[to]!.at)}`}
              </span>
            </li>
          );
        })}
        {others.map((result) => (
          <Other key={`${result.line} ${result.text}`} result={result} page={page} />
        ))}
      </ol>
    </nav>
  );
}

/** What no moment of the story belongs to: it stands on the page of the feature. */
function Other({ result, page }: { readonly result: StepResult; readonly page: string }): VNode {
  const { text, line } = result;
  const [first] = text.split('\n');
  return (
    <li class="not-told">
      {line === undefined ? first : <a href={`${page}#l${line}`}>{first}</a>} <Status of={result} />{' '}
      <span class="quiet">{line === undefined ? 'a hook' : 'not carried out'}</span>
    </li>
  );
}
