import { describe, test } from 'node:test';
import { expect } from 'expect';
import { structOf } from './field-types';
import { KINDS } from './kinds';
import { hasSubresource, type Subresource } from './scale';

const NEW = { has: () => true };
const OLD = { has: () => false };

const ROWS: readonly (readonly [kind: string, subresource: Subresource, inNew: boolean, inOld: boolean])[] = [
  ['Pod', 'status', true, true],
  ['Pod', 'resize', true, false],
  ['Pod', 'scale', false, false],
  ['Deployment', 'status', true, true],
  ['Deployment', 'resize', false, false],
  ['Deployment', 'scale', true, true],
  ['DaemonSet', 'scale', false, false],
  ['ConfigMap', 'status', false, false],
  ['ConfigMap', 'resize', false, false],
  ['Endpoints', 'status', false, false],
];

describe('a subresource', () => {
  for (const [kind, subresource, inNew, inOld] of ROWS)
    test(`${subresource} of a ${kind}`, () =>
      expect([NEW, OLD].map((version) => hasSubresource(kind, subresource, version))).toEqual([
        inNew,
        inOld,
      ]));

  for (const { kind, group, versions } of KINDS) {
    const struct = structOf(group === '' ? versions[0]! : `${group}/${versions[0]}`, kind);
    if (struct === undefined) continue;
    test(`status of a ${kind} is there where its type has a status`, () =>
      expect(hasSubresource(kind, 'status', NEW)).toBe(struct.names.includes('status')));
  }
});
