import { test } from 'node:test';
import { expect } from 'expect';
import type { ClaimCondition, ClaimStatus } from './types';
import { expanded, resizeConditions } from './volume-expansion';

const [THEN, NOW] = ['2026-01-01T00:00:10Z', '2026-01-01T00:00:20Z'];
const condition = (type: string, lastTransitionTime = THEN): ClaimCondition => ({
  type,
  status: 'True',
  lastProbeTime: null,
  lastTransitionTime,
});
const names = (conditions: readonly ClaimCondition[]) =>
  conditions.map(({ type, lastTransitionTime }) => `${type} ${lastTransitionTime === NOW ? 'now' : 'then'}`);

for (const [name, before, step, after] of [
  ['the first step', [], 'Resizing', ['Resizing now']],
  ['the next takes its place', ['Resizing'], 'FileSystemResizePending', ['FileSystemResizePending now']],
  ['the same again stays as it is', ['Resizing'], 'Resizing', ['Resizing then']],
  ['a new try forgets the error', ['ControllerResizeError'], 'Resizing', ['Resizing now']],
  [
    'a condition of somebody else stays',
    ['ModifyVolumeError'],
    'Resizing',
    ['ModifyVolumeError then', 'Resizing now'],
  ],
] as const) {
  test(`the conditions of an expansion: ${name}`, () => {
    const conditions = before.map((type) => condition(type));
    expect(names(resizeConditions(conditions, { type: step, status: 'True' }, NOW))).toEqual(after);
  });
}

test('a volume that has its size says nothing more of how it came to it, but for what it was to become', () => {
  const before: ClaimStatus = {
    phase: 'Bound',
    capacity: { storage: '1Gi' },
    conditions: [condition('FileSystemResizePending')],
    allocatedResources: { storage: '2Gi' },
    allocatedResourceStatuses: { storage: 'NodeResizePending' },
  };
  expect(expanded(before, '2Gi')).toEqual({
    phase: 'Bound',
    capacity: { storage: '2Gi' },
    allocatedResources: { storage: '2Gi' },
  });
});

test('conditions of others outlive an expansion', () => {
  const conditions = [condition('ModifyVolumeError'), condition('FileSystemResizePending')];
  expect(expanded({ phase: 'Bound', conditions }, '2Gi').conditions).toEqual([
    condition('ModifyVolumeError'),
  ]);
});
