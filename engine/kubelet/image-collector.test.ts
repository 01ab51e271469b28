import { describe, test } from 'node:test';
import { expect } from 'expect';
import { minutes } from '../simulation/time';
import { foundAt, isTooOld } from './image-collector';

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

describe('When a kubelet that looks at 0, 5, 10 … minutes knew of an image, asked at 11 minutes', () => {
  const rows: readonly (readonly [
    what: string,
    since: number,
    arrived: number | undefined,
    found: number | undefined,
    at: number,
  ])[] = [
    ['it was always there', FOR_EVER, undefined, undefined, FOR_EVER],
    ['it was there when the kubelet started', 5, undefined, undefined, 5],
    ['it came before the kubelet started', 5, 3, undefined, 5],
    ['it came between two looks', FOR_EVER, 3, undefined, 5],
    ['it came with a look', FOR_EVER, 5, undefined, 10],
    ['it came since the last look', FOR_EVER, 10.5, undefined, 11],
    ['it came since, and the disk was short at once', FOR_EVER, 10.5, 10.7, 10.7],
    ['the disk was short before the look', FOR_EVER, 1, 2, 2],
  ];
  for (const [what, since, arrived, found, at] of rows) {
    test(`${what}: ${Number.isFinite(at) ? `since ${at} minutes` : 'for ever'}`, () => {
      const node = {
        kubeletSince: Number.isFinite(since) ? minutes(since) : since,
        evictionPhase: 0,
        arrivals: new Map(arrived === undefined ? [] : [['nginx', minutes(arrived)]]),
        imagesFound: new Map(found === undefined ? [] : [['nginx', minutes(found)]]),
      };
      expect(foundAt(node, 'nginx', minutes(11))).toBe(Number.isFinite(at) ? minutes(at) : at);
    });
  }
});
