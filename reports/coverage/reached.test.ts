import { test } from 'node:test';
import { expect } from 'expect';
import { Cluster, seconds } from '../../engine';
import { shouldRestart } from '../../engine/kubelet/restart-policy';
import { forgetReached, reachedRules } from './reached';
import { rulesOfEngine } from './rules';

const { rules, digest } = rulesOfEngine();

test('what was only loaded is not reached', () => {
  forgetReached();
  expect(reachedRules()).toEqual({ of: digest, numbers: [] });
});

test('a rule that is asked for is reached, and nothing else', () => {
  forgetReached();
  shouldRestart({}, 'Always', 1);
  expect(reachedPlaces()).toEqual(
    ['ruleFor', 'shouldRestart'].map((name) => `engine/kubelet/restart-policy.ts#${name}`),
  );
});

test('what one scenario reached is forgotten when the next begins', () => {
  forgetReached();
  shouldRestart({}, 'Always', 1);
  forgetReached();
  expect(reachedPlaces()).toEqual([]);
});

const MANIFEST = `
apiVersion: v1
kind: Pod
metadata: { name: task }
spec:
  restartPolicy: Never
  containers: [{ name: app, image: busybox, command: [sh, -c, sleep 5; exit 3] }]
`;

const BY_A_TASK: readonly (readonly [place: string, isReached: boolean])[] = [
  ['engine/kubelet/pod-phase.ts#podPhase', true],
  ['engine/scheduler/select-node.ts#selectNode', true],
  ['engine/kubelet/restart-policy.ts#shouldRestart', true],
  ['engine/kubelet/probe-outcome.ts#execOutcome', false],
  ['engine/controllers/stateful-set-decisions.ts#replicaStep', false],
];

for (const [place, isReached] of BY_A_TASK) {
  test(`a task that fails ${isReached ? 'reaches' : 'does not reach'} ${place}`, () => {
    forgetReached();
    const cluster = new Cluster();
    cluster.load(MANIFEST, { file: 'task.yaml', line: 1 });
    cluster.applyLoaded();
    cluster.runFor(seconds(20));
    expect(reachedPlaces().includes(place)).toBe(isReached);
  });
}

function reachedPlaces(): readonly string[] {
  return reachedRules()!.numbers.map((number) => rules[number]!.place);
}
