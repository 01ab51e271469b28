import { test } from 'node:test';
import { expect } from 'expect';
import type { PodSpec } from '../api/types';
import { declaredFeaturesFilter } from './declared-features';
import { NodeInfo } from './node-info';
import { PodInfo } from './pod-info';
import { aContainer, aNode, aPod } from './testing';

const rule = (action: string) =>
  aContainer(undefined, {
    restartPolicyRules: [{ action, exitCodes: { operator: 'In', values: [1] } }],
  } as never);
const ALL = 'RestartAllContainersOnContainerExits';
const REASON = "node(s) didn't match Pod's required features";

const rows: readonly (readonly [
  name: string,
  spec: Partial<PodSpec>,
  declared: readonly string[] | undefined,
  reason: string | undefined,
])[] = [
  ['a pod without wishes, a node without features', {}, undefined, undefined],
  ['a rule that restarts one container', { containers: [rule('Restart')] }, undefined, undefined],
  ['a rule that restarts all', { containers: [rule('RestartAllContainers')] }, [ALL], undefined],
  [
    'a rule that restarts all, an older node',
    { containers: [rule('RestartAllContainers')] },
    undefined,
    REASON,
  ],
  ['a rule of an init container', { initContainers: [rule('RestartAllContainers')] }, ['Another'], REASON],
  ['the network of the host, with users of its own', { hostNetwork: true, hostUsers: false }, [ALL], REASON],
  ['the network and the users of the host', { hostNetwork: true }, [], undefined],
  ['users of its own', { hostUsers: false }, [], undefined],
];
for (const [name, spec, declaredFeatures, reason] of rows) {
  test(`declared features: ${name}`, () => {
    const node = aNode('node-1');
    const declaring = { ...node, status: { ...node.status, ...(declaredFeatures && { declaredFeatures }) } };
    const filter = declaredFeaturesFilter(new PodInfo(aPod(spec)));
    expect(filter?.reject(new NodeInfo(declaring))?.reasons[0]).toBe(reason);
  });
}
