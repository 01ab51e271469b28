import { describe, test } from 'node:test';
import { expect } from 'expect';
import { minutes } from '../simulation/time';
import { isTooOld } from './image-collector';

const FOR_EVER = Number.NEGATIVE_INFINITY;

describe('An image that nobody uses is removed at 20 minutes, with an age of 10', () => {
  const rows: readonly (readonly [
    what: string,
    kubeletSince: number,
    seen: number | undefined,
    old: boolean,
  ])[] = [
    ['it was never seen in use', FOR_EVER, undefined, true],
    ['it was seen 10 minutes ago: not yet more than its age', FOR_EVER, 10, false],
    ['it was seen 15 minutes ago', FOR_EVER, 5, true],
    ['the kubelet has run for 10 minutes: who knows what it would have seen', 10, undefined, false],
    ['the kubelet has run for 11 minutes', 9, undefined, true],
  ];
  for (const [what, since, seen, old] of rows) {
    test(`${what}: ${old ? 'it goes' : 'it stays'}`, () => {
      const imagesSeen = new Map(seen === undefined ? [] : [['nginx', minutes(seen)]]);
      const configuration = { imageMaximumGCAge: minutes(10) };
      const kubeletSince = since === FOR_EVER ? since : minutes(since);
      expect(isTooOld({ configuration, kubeletSince, imagesSeen }, 'nginx', minutes(20))).toBe(old);
    });
  }
});
