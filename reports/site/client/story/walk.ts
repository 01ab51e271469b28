import { type StepResults, stepResults } from '../step-results';
import type { ToldStory } from '../told';
import { firstChoice, kindsShown, type Lived, objectsOf, scopeOf } from './kinds';
import { Past } from './past';
import { Sight } from './sight';
import { type Stop, stopsOf } from './stops';
import { ToldLines } from './told-lines';

/** How many moments are remembered with all that was printed of them. */
const REMEMBERED = 16;

/** A story made ready to be walked through: what is the same at all of its moments, and each moment on demand. */
export class Walk {
  readonly stops: readonly Stop[];
  readonly objects: readonly Lived[];
  readonly kinds: ReturnType<typeof kindsShown>;
  readonly lines: ToldLines;
  readonly results: StepResults;
  /** The flags of `kubectl events` that show all that a reader came for. */
  readonly scope: readonly string[];
  private readonly past: Past;
  private readonly sights = new Map<string, Sight>();

  constructor(readonly told: ToldStory) {
    const { story, entries } = told;
    this.stops = stopsOf(story, entries);
    this.objects = objectsOf(entries, story.ground);
    this.kinds = kindsShown(this.objects);
    this.lines = new ToldLines(entries);
    this.results = stepResults(story.steps, told.results);
    this.scope = scopeOf(
      this.objects.filter(({ isSurrounding, namespace }) => !isSurrounding && namespace !== ''),
    );
    this.past = new Past(entries, story.ground);
  }

  /** What there is to see at a stop. */
  sight({ written, at }: Stop): Sight {
    const key = `${written}@${at}`;
    let sight = this.sights.get(key);
    if (sight === undefined) {
      sight = new Sight(this.told.story, this.past.moment(written, at));
      const [oldest] = this.sights.keys();
      if (this.sights.size >= REMEMBERED) this.sights.delete(oldest!);
    }
    // What is asked for again is new again.
    this.sights.delete(key);
    this.sights.set(key, sight);
    return sight;
  }

  /** The object that is meant; what the story is about where none is, or one that never was. */
  chosen(key: string | undefined): Lived | undefined {
    return this.objects.find((one) => one.key === key) ?? firstChoice(this.objects);
  }

  /** What happened last before a stop, in a sentence. */
  sentence(stops: readonly Stop[], index: number): string {
    const { written, step } = stops[index]!;
    const before = stops[index - 1];
    if (before === undefined)
      return step < 0 && written > 0 ? 'the cluster is there, and nobody has come yet' : 'the story begins';
    if (before.written === written) {
      const isStepOver = stops[index + 1]?.step !== step;
      if (!isStepOver) return 'nothing happens';
      const [text = ''] = this.told.story.steps[step]?.text.split('\n') ?? [];
      return `“${text}” ${this.results.carriedOut[step]?.status === 'FAILED' ? 'failed' : 'is over'}`;
    }
    return this.lines.sentence(this.told.entries[written - 1]!);
  }
}
