import { test } from 'node:test';
import { expect } from 'expect';
import type { TrafficPolicy } from '../api/types';
import { type Backend, usableBackends } from './usable-endpoints';

const READY = { ready: true, serving: true, terminating: false };
const STARTING = { ready: false, serving: false, terminating: false };
const LEAVING = { ready: false, serving: true, terminating: true };
const GONE = { ready: false, serving: false, terminating: true };

const on = (address: string, nodeName: string, conditions: object, hints: object = {}): Backend =>
  ({ address, port: 80, nodeName, zones: [], nodes: [], ...conditions, ...hints }) as unknown as Backend;

const HERE = { name: 'node-1', zone: 'a' };

const ROWS: readonly [string, TrafficPolicy, readonly Backend[], readonly string[], boolean][] = [
  ['nobody without endpoints', 'Cluster', [], [], false],
  [
    'the ready ones of all nodes',
    'Cluster',
    [on('1', 'node-1', READY), on('2', 'node-2', READY), on('3', 'node-1', STARTING)],
    ['1', '2'],
    true,
  ],
  [
    'not one on its way out beside a ready one',
    'Cluster',
    [on('1', 'node-1', LEAVING), on('2', 'node-2', READY)],
    ['2'],
    true,
  ],
  [
    'one on its way out when none is ready',
    'Cluster',
    [on('1', 'node-2', LEAVING), on('2', 'node-2', STARTING)],
    ['1'],
    true,
  ],
  ['nobody when those on their way out serve no more', 'Cluster', [on('1', 'node-1', GONE)], [], false],
  ['Local: those of the node', 'Local', [on('1', 'node-1', READY), on('2', 'node-2', READY)], ['1'], true],
  ['Local: nobody here, though others could', 'Local', [on('2', 'node-2', READY)], [], true],
  [
    'Local: its own on its way out before a ready one elsewhere',
    'Local',
    [on('1', 'node-1', LEAVING), on('2', 'node-2', READY)],
    ['1'],
    true,
  ],
  ['Local: nobody anywhere', 'Local', [on('2', 'node-2', STARTING)], [], false],
  [
    'hints: those for the zone',
    'Cluster',
    [on('1', 'x', READY, { zones: ['a'] }), on('2', 'y', READY, { zones: ['b'] })],
    ['1'],
    true,
  ],
  [
    'hints count only when all have them',
    'Cluster',
    [on('1', 'x', READY, { zones: ['a'] }), on('2', 'y', READY)],
    ['1', '2'],
    true,
  ],
  [
    'hints for other zones only are not followed',
    'Cluster',
    [on('2', 'y', READY, { zones: ['b'] })],
    ['2'],
    true,
  ],
  [
    'hints: the node before the zone',
    'Cluster',
    [
      on('1', 'x', READY, { zones: ['a'], nodes: ['node-1'] }),
      on('2', 'y', READY, { zones: ['a'], nodes: ['y'] }),
    ],
    ['1'],
    true,
  ],
];

for (const [name, policy, all, addresses, anywhere] of ROWS) {
  test(`a connection goes to ${name}`, () => {
    const usable = usableBackends(all, policy, HERE);
    expect({ ...usable, backends: usable.backends.map(({ address }) => address) }).toEqual({
      backends: addresses,
      anywhere,
    });
  });
}
