import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareKubectl } from '../kubectl-recordings/run';
import { SITUATIONS } from '../kubectl-recordings/situations';
import { type Explanation, explains, readExplanations, rowFor } from './explanations';
import { milestones } from './milestones';
import { play } from './play';
import { deedsIn, readStory, readTrace, withDeeds } from './read-trace';
import { isBuilt, manifestOf, namesIn, OWN, PART_OF, WHOLE } from './recordings';
import { judgeRecording, timesLines, type Verdict, verdictLines } from './verdict';

/*
 * npm run fidelity: plays every recording of a real cluster on the engine and says where the engine's story is another.
 * `npm run fidelity -- oom init-ok` plays only these, and `--times` prints what each interval took. Exits with 1 where a difference is not explained in
 * docs/fidelity.md, or where a row there explains nothing any more.
 */
/** The whole set where it is there: ours is in it. */
const TRACES = existsSync(WHOLE) ? WHOLE : OWN;
const PAGE = join(__dirname, '../../docs/fidelity.md');

const WITH_TIMES = '--times';
const given = process.argv.slice(2);

const situations = given.filter((word) => Object.hasOwn(SITUATIONS, word));
const recordings = given.filter((word) => word !== WITH_TIMES && !situations.includes(word));

/** Recordings and situations of kubectl by name; both as a whole where none is named. */
process.exitCode = Math.max(
  recordings.length > 0 || situations.length === 0 ? main(recordings, given.includes(WITH_TIMES)) : 0,
  situations.length > 0 || recordings.length === 0 ? compareKubectl(situations) : 0,
);

function main(asked: readonly string[], withTimes: boolean): number {
  const recordings = namesIn(TRACES);
  const unknown = asked.filter((name) => !recordings.includes(name));
  if (unknown.length > 0) {
    console.log(`There is no recording ${unknown.join(', ')}. There are: ${recordings.join(', ')}`);
    return 1;
  }
  const explanations = readExplanations(readFileSync(PAGE, 'utf8'));
  const verdicts: Verdict[] = [];
  let later = 0;
  for (const name of asked.length > 0 ? asked : [...recordings].sort()) {
    if (isBuilt(name)) {
      const verdict = judged(name, recordings, explanations);
      verdicts.push(verdict);
      for (const line of verdictLines(verdict)) console.log(line);
      if (withTimes) for (const line of timesLines(verdict)) console.log(line);
    } else {
      later += 1;
      console.log(`${name}: not yet: ${PART_OF[manifestOf(name)]}`);
    }
  }
  return closing(verdicts, later, asked.length > 0 ? [] : idle(about(explanations, recordings), verdicts));
}

function judged(name: string, all: readonly string[], explanations: readonly Explanation[]): Verdict {
  const manifest = manifestOf(name);
  const story = withDeeds(
    readStory(readFileSync(join(TRACES, `${manifest}.yaml`), 'utf8')),
    deedsIn(textOf(name)),
  );
  const recording = recordingOf(name);
  const others = all.filter((other) => other !== name && manifestOf(other) === manifest).map(recordingOf);
  return judgeRecording(
    name,
    milestones(recording),
    others.map(milestones),
    (seed) => milestones(play(story, { seed, epoch: recording.epoch, file: `${manifest}.yaml` })),
    explanations,
  );
}

function recordingOf(name: string) {
  return readTrace(textOf(name));
}

function textOf(name: string): string {
  return readFileSync(join(TRACES, `${name}.jsonl`), 'utf8');
}

/** The explanations of recordings that are here. */
function about(explanations: readonly Explanation[], names: readonly string[]): readonly Explanation[] {
  return explanations.filter(({ recordings }) =>
    recordings.every((name) => name === 'any' || names.includes(name)),
  );
}

/** Explanations of differences that are no more: they must go, or the page says what is not so. */
function idle(explanations: readonly Explanation[], verdicts: readonly Verdict[]): Explanation[] {
  return explanations.filter(
    (explanation) =>
      !verdicts.some(({ recording, explained }) =>
        explained.some(({ difference }) => explains(explanation, recording, difference)),
      ),
  );
}

function closing(verdicts: readonly Verdict[], later: number, idleRows: readonly Explanation[]): number {
  const differ = verdicts.filter(({ unexplained }) => unexplained.length > 0);
  const explained = verdicts.filter((each) => each.unexplained.length === 0 && each.explained.length > 0);
  if (differ.length > 0) {
    console.log('\nExplain each difference in docs/fidelity.md, or mend the engine:');
    for (const { recording, unexplained } of differ) {
      for (const difference of unexplained) console.log(rowFor(recording, difference));
    }
  }
  for (const { recordings, difference } of idleRows) {
    console.log(
      `\ndocs/fidelity.md explains what no longer differs: ${recordings.join(', ')}: ${difference}`,
    );
  }
  const agree = verdicts.length - explained.length - differ.length;
  console.log(
    `\n${agree} agree, ${explained.length} explained, ${differ.length} differ${later > 0 ? `, ${later} later` : ''}`,
  );
  return differ.length > 0 || idleRows.length > 0 ? 1 : 0;
}
