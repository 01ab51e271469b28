import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, test } from 'node:test';
import { expect } from 'expect';
import { compare } from './compare';
import { readExplanations } from './explanations';
import { intervalDifferences, intervals } from './intervals';
import { milestones } from './milestones';
import { play } from './play';
import { readStory, readTrace } from './read-trace';
import { manifestOf, namesIn, OWN, PART_OF, WHOLE } from './recordings';
import { judgeRecording } from './verdict';

for (const folder of [OWN, WHOLE]) {
  const names = namesIn(folder);
  const skip = names.length > 0 ? false : 'these recordings are not here';
  describe(`The recordings in ${basename(folder)}`, { skip }, () => describeSet(folder, names));
}

describe('What the engine tells', () => {
  const explanations = readExplanations(readFileSync(join(__dirname, '../../docs/fidelity.md'), 'utf8'));
  for (const name of ['pod-error-never', 'oom-never', 'bad-command', 'image-invalid-name']) {
    test(`of ${name} is what was recorded, or the difference is explained`, () => {
      const text = (ending: string) => readFileSync(join(OWN, `${name}.${ending}`), 'utf8');
      const { epoch, ...recording } = readTrace(text('jsonl'));
      const story = readStory(text('yaml'));
      const tell = (seed: number) => milestones(play(story, { seed, epoch, file: `${name}.yaml` }));
      const { unexplained } = judgeRecording(name, milestones(recording), [], tell, explanations);
      expect(unexplained).toEqual([]);
    });
  }
});

function describeSet(folder: string, names: readonly string[]): void {
  const recordingOf = (name: string) => readTrace(readFileSync(join(folder, `${name}.jsonl`), 'utf8'));
  const lanesOf = (name: string) => milestones(recordingOf(name));
  for (const name of names) {
    test(`${name} belongs to a part, can be read, and agrees with itself`, () => {
      expect(PART_OF[manifestOf(name)]).toBeDefined();
      expect(
        readStory(readFileSync(join(folder, `${manifestOf(name)}.yaml`), 'utf8')).duration,
      ).toBeGreaterThan(0);
      const lanes = lanesOf(name);
      const itself = compare(lanes, lanes);
      expect(itself.differences).toEqual([]);
      expect(intervalDifferences(lanes, Array(5).fill(itself), [])).toEqual([]);
    });
  }

  test('whatever is left out of a recording is missed', () => {
    const { lines, namespace } = recordingOf('init-ok');
    const lanes = milestones({ lines, namespace });
    for (const [lane, list] of lanes) {
      list.forEach((milestone, left) => {
        const rest = new Map(lanes).set(lane, [...list.slice(0, left), ...list.slice(left + 1)]);
        const keys = compare(lanes, rest).differences.map(({ key }) => key);
        expect(keys).toContain(`${lane}: recorded only «${milestone.title}»`);
      });
    }
  });

  test('a recording played a quarter slower is found out wherever it took more than 2s', () => {
    const { lines, namespace } = recordingOf('crashloop-6min');
    const lanes = milestones({ lines, namespace });
    const slower = milestones({ lines: lines.map((line) => ({ ...line, t: line.t * 1.25 })), namespace });
    const found = intervalDifferences(lanes, Array(5).fill(compare(lanes, slower)), []);
    expect(found).toHaveLength(intervals(lanes).filter(({ recorded }) => recorded > 2_000).length);
  });

  for (const name of names.filter(
    (each) => each.endsWith('.run2') && PART_OF[manifestOf(each)] === 'the pod itself',
  )) {
    test(`two recordings of ${manifestOf(name)} tell the same in the same order`, () => {
      const { differences } = compare(lanesOf(manifestOf(name)), lanesOf(name));
      expect(differences.map(({ key }) => key)).toEqual(
        CHANCE[name]?.map((text) => expect.stringContaining(text)) ?? [],
      );
    });
  }
}

/**
 * What differed between two recordings of one manifest. The kubelet's last two statuses of a deleted pod (containers
 * ended; then the final phase) reached the API as one write in the first recording of `init-ok`, as two in the second.
 */
const CHANCE: Readonly<Record<string, readonly string[]>> = {
  'init-ok.run2': [
    'status of p: told only «PodReadyToStartContainers False',
    'row of p: told only «0/2 Terminating 0»',
  ],
};
