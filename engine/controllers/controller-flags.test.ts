import { test } from 'node:test';
import { expect } from 'expect';
import { minutes, seconds } from '../simulation/time';
import { ControllerFlagError, defaultFlags, readControllerFlags } from './controller-flags';

const ROWS: readonly (readonly [text: string, flags: object])[] = [
  ['', {}],
  ['--terminated-pod-gc-threshold=100', { terminatedPodGcThreshold: 100 }],
  ['--terminated-pod-gc-threshold=-1', { terminatedPodGcThreshold: -1 }],
  [
    '--node-monitor-grace-period=20s  --horizontal-pod-autoscaler-tolerance=.25',
    { nodeMonitorGracePeriod: seconds(20), autoscalerTolerance: 0.25 },
  ],
  ['--horizontal-pod-autoscaler-downscale-stabilization=1m30s', { downscaleStabilization: seconds(90) }],
  [
    '--horizontal-pod-autoscaler-sync-period=1s --horizontal-pod-autoscaler-sync-period=2s',
    { autoscalerSyncPeriod: seconds(2) },
  ],
];
for (const [text, flags] of ROWS)
  test(`flags of the controller manager: ${text || 'none'}`, () =>
    expect(readControllerFlags(text)).toEqual(flags));

for (const [text, message] of [
  ['terminated-pod-gc-threshold=100', 'is no flag with a value'],
  ['--terminated-pod-gc-threshold', 'is no flag with a value'],
  ['--terminated-pods=1', 'no --terminated-pods is known here'],
  ['--terminated-pod-gc-threshold=many', 'is a whole number, not "many"'],
  ['--node-monitor-grace-period=40', 'is a duration above 0 such as 30s or 5m, not "40"'],
  ['--node-monitor-grace-period=0s', 'is a duration above 0'],
  ['--horizontal-pod-autoscaler-tolerance=10%', 'is a number such as 0.1, not "10%"'],
] as const) {
  test(`refused: ${text}`, () => {
    expect(() => readControllerFlags(text)).toThrow(ControllerFlagError);
    expect(() => readControllerFlags(text)).toThrow(message);
  });
}

for (const [longer, period] of [
  [true, seconds(50)],
  [false, seconds(40)],
] as const)
  test(`without flags, the grace period of nodes is ${period / 1000}s ${longer ? 'since' : 'before'} 1.32`, () => {
    expect(defaultFlags(longer)).toMatchObject({
      nodeMonitorGracePeriod: period,
      downscaleStabilization: minutes(5),
    });
  });
