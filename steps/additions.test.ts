import { test } from 'node:test';
import { expect } from 'expect';
import { Cluster } from '../engine';
import { Additions } from './additions';
import { statementFailed } from './failure-text';
import type { Scene } from './scene';

const SCENE = {
  stepText: 'pod "web" is Ready',
  stepArgument: [],
  stepPlace: { file: 'a.feature', line: 5 },
  command: 'npx cucumber-js a.feature:3',
} as unknown as Scene;

test('what cannot be told of a failure is said beside it, and never takes its place', () => {
  const additions = new Additions();
  const fails = () => {
    throw new RangeError('Maximum call stack size exceeded');
  };
  expect(additions.of('nearest moment', 3, () => 4)).toBe(4);
  expect(additions.of('nearest moment', 3, fails)).toBe(3);
  const failure = { at: 0, found: 'it was Pending', written: 0, since: 0, culprit: 7 };
  // An entry that there is not has no place in a timeline.
  const { message } = statementFailed(SCENE, new Cluster(), failure, undefined, fails, {}, additions);
  expect(message).toContain('expected  pod "web" is Ready\nat 0s     it was Pending\n');
  expect(message).toContain(
    'The nearest moment cannot be told; please report it: RangeError: Maximum call stack size exceeded\n' +
      'The reason cannot be told; please report it: RangeError: Maximum call stack size exceeded\n',
  );
});
