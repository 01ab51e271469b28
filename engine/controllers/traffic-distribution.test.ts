import { test } from 'node:test';
import { expect } from 'expect';
import type { Endpoint } from '../api/types';
import { withHints } from './traffic-distribution';

const READY: Endpoint = {
  addresses: ['10.0.0.1'],
  conditions: { ready: true },
  nodeName: 'node-1',
  zone: 'a',
};
const UNREADY: Endpoint = { ...READY, conditions: { ready: false } };
const { zone: _, ...WITHOUT_ZONE } = READY;
const { nodeName: __, ...WITHOUT_NODE } = READY;

const ZONE = { forZones: [{ name: 'a' }] };
const BOTH = { forNodes: [{ name: 'node-1' }], forZones: [{ name: 'a' }] };

const ROWS: readonly (readonly [
  what: string,
  endpoint: Endpoint,
  wish: string | undefined,
  hints: Endpoint['hints'],
])[] = [
  ['no wish', READY, undefined, undefined],
  ['PreferClose', READY, 'PreferClose', ZONE],
  ['PreferSameZone means the same', READY, 'PreferSameZone', ZONE],
  ['PreferSameNode, which falls back to the zone', READY, 'PreferSameNode', BOTH],
  ['PreferSameNode without a zone', WITHOUT_ZONE, 'PreferSameNode', { forNodes: [{ name: 'node-1' }] }],
  ['PreferSameNode of an endpoint by hand', WITHOUT_NODE, 'PreferSameNode', ZONE],
  ['a node without a zone', WITHOUT_ZONE, 'PreferClose', undefined],
  ['an endpoint that is not ready', UNREADY, 'PreferSameNode', undefined],
];

for (const [what, endpoint, wish, hints] of ROWS) {
  test(`${what}: ${hints === undefined ? 'no hint' : JSON.stringify(hints)}`, () => {
    expect(withHints([endpoint], wish)[0]?.hints).toEqual(hints);
  });
}
