import { test } from 'node:test';
import { expect } from 'expect';
import type { Pod } from '../api/types';
import { aContainer, aPod } from '../scheduler/testing';
import type { PressureCondition } from './eviction-thresholds';
import { pressureRefusal } from './pod-admitter';

const BEST_EFFORT = aPod();
const BURSTABLE = aPod({ containers: [aContainer({ cpu: '1m' })] });
const CRITICAL = aPod({ priority: 2_000_000_000 });
const tolerating = (key: string) => aPod({ tolerations: [{ key, operator: 'Exists' }] });

const cases: readonly (readonly [
  name: string,
  pod: Pod,
  conditions: readonly PressureCondition[],
  message: string | undefined,
])[] = [
  ['no pressure', BEST_EFFORT, [], undefined],
  ['memory: BestEffort', BEST_EFFORT, ['MemoryPressure'], 'The node had condition: [MemoryPressure]. '],
  ['memory: Burstable', BURSTABLE, ['MemoryPressure'], undefined],
  [
    'memory: BestEffort that tolerates it',
    tolerating('node.kubernetes.io/memory-pressure'),
    ['MemoryPressure'],
    undefined,
  ],
  [
    'memory: BestEffort that tolerates something else',
    tolerating('node.kubernetes.io/disk-pressure'),
    ['MemoryPressure'],
    'The node had condition: [MemoryPressure]. ',
  ],
  ['disk: Burstable', BURSTABLE, ['DiskPressure'], 'The node had condition: [DiskPressure]. '],
  [
    'disk: no toleration helps',
    tolerating('node.kubernetes.io/disk-pressure'),
    ['DiskPressure'],
    'The node had condition: [DiskPressure]. ',
  ],
  ['process ids: Burstable', BURSTABLE, ['PIDPressure'], 'The node had condition: [PIDPressure]. '],
  [
    'memory and disk: Burstable',
    BURSTABLE,
    ['MemoryPressure', 'DiskPressure'],
    'The node had condition: [MemoryPressure DiskPressure]. ',
  ],
  ['everything: a critical pod', CRITICAL, ['MemoryPressure', 'DiskPressure', 'PIDPressure'], undefined],
];

for (const [name, pod, conditions, message] of cases) {
  test(`admission under pressure of ${name}`, () => {
    expect(pressureRefusal(pod, conditions)?.message).toBe(message);
  });
}
