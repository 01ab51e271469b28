import { test } from 'node:test';
import { expect } from 'expect';
import type { AutoscalerSpec } from '../api/types';
import { minutes, seconds } from '../simulation/time';
import { limited, remembering, type ScalingMemory } from './autoscaler-limits';

const NOW = minutes(60);
const NOTHING: ScalingMemory = { recommendations: [], ups: [], downs: [] };
const spec = (behavior?: object): AutoscalerSpec =>
  ({ minReplicas: 2, maxReplicas: 20, metrics: [], behavior }) as unknown as AutoscalerSpec;
const rules = (rule: object) => ({ stabilizationWindowSeconds: 0, selectPolicy: 'Max', ...rule });
const pods = (value: number, periodSeconds = 60) => ({ type: 'Pods', value, periodSeconds });
const percent = (value: number, periodSeconds = 60) => ({ type: 'Percent', value, periodSeconds });
const both = (rule: object) => spec({ scaleUp: rules(rule), scaleDown: rules(rule) });
const ago = (second: number) => NOW - seconds(second);

type Row = readonly [
  string,
  AutoscalerSpec,
  current: number,
  wanted: number,
  Partial<ScalingMemory>,
  number,
  string,
];

const ROWS: readonly Row[] = [
  ['without a behaviour at most twice as many', spec(), 5, 15, {}, 10, 'ScaleUpLimit'],
  ['but four in any case', spec(), 1, 15, {}, 4, 'ScaleUpLimit'],
  ['not more than maxReplicas', spec(), 15, 25, {}, 20, 'TooManyReplicas'],
  ['not fewer than minReplicas', spec(), 5, 1, {}, 2, 'TooFewReplicas'],
  [
    'a recommendation of 300s ago counts',
    spec(),
    8,
    3,
    { recommendations: [{ replicas: 8, at: ago(300) }] },
    8,
    'DesiredWithinRange',
  ],
  [
    'an older one does not',
    spec(),
    8,
    3,
    { recommendations: [{ replicas: 8, at: ago(301) }] },
    3,
    'DesiredWithinRange',
  ],
  ['Pods up', both({ policies: [pods(3)] }), 5, 20, {}, 8, 'ScaleUpLimit'],
  ['Pods down', both({ policies: [pods(2)] }), 9, 2, {}, 7, 'ScaleDownLimit'],
  ['Percent up, rounded up', both({ policies: [percent(10)] }), 5, 20, {}, 6, 'ScaleUpLimit'],
  ['Percent down, rounded down', both({ policies: [percent(10)] }), 5, 2, {}, 4, 'ScaleDownLimit'],
  ['Max is the biggest change', both({ policies: [pods(1), percent(100)] }), 5, 20, {}, 10, 'ScaleUpLimit'],
  [
    'Min is the smallest change',
    both({ selectPolicy: 'Min', policies: [pods(1), percent(100)] }),
    5,
    20,
    {},
    6,
    'ScaleUpLimit',
  ],
  [
    'Min down',
    both({ selectPolicy: 'Min', policies: [pods(1), percent(50)] }),
    8,
    2,
    {},
    7,
    'ScaleDownLimit',
  ],
  ['Disabled', both({ selectPolicy: 'Disabled', policies: [pods(1)] }), 5, 20, {}, 5, 'ScaleUpLimit'],
  [
    'what was added within the period counts',
    both({ policies: [pods(3)] }),
    8,
    20,
    { ups: [{ change: 3, at: ago(59) }] },
    8,
    'ScaleUpLimit',
  ],
  [
    'what was added a period ago does not',
    both({ policies: [pods(3)] }),
    8,
    20,
    { ups: [{ change: 3, at: ago(60) }] },
    11,
    'ScaleUpLimit',
  ],
  [
    'a window up takes the lowest',
    both({ stabilizationWindowSeconds: 60, policies: [pods(99)] }),
    5,
    9,
    { recommendations: [{ replicas: 6, at: ago(59) }] },
    6,
    'DesiredWithinRange',
  ],
  [
    'the window first, then the policy',
    both({ stabilizationWindowSeconds: 60, policies: [pods(1)] }),
    5,
    9,
    { recommendations: [{ replicas: 8, at: ago(30) }] },
    6,
    'ScaleUpLimit',
  ],
  [
    'with a behaviour the window itself is open at its far end',
    both({ stabilizationWindowSeconds: 60, policies: [pods(99)] }),
    5,
    9,
    { recommendations: [{ replicas: 6, at: ago(60) }] },
    9,
    'DesiredWithinRange',
  ],
];

for (const [name, of, current, wanted, memory, replicas, reason] of ROWS) {
  test(name, () => {
    const result = limited(of, current, wanted, { ...NOTHING, ...memory }, NOW);
    expect([result.replicas, result.limited.reason]).toEqual([replicas, reason]);
  });
}

test('what holds it back is said', () => {
  const held = { recommendations: [{ replicas: 8, at: ago(10) }] };
  expect(limited(spec(), 8, 3, { ...NOTHING, ...held }, NOW).able.reason).toBe('ScaleDownStabilized');
  const up = both({ stabilizationWindowSeconds: 60, policies: [pods(99)] });
  const low = { recommendations: [{ replicas: 6, at: ago(10) }] };
  expect(limited(up, 6, 9, { ...NOTHING, ...low }, NOW).able.reason).toBe('ScaleUpStabilized');
});

const CHANGES: readonly [string, before: readonly number[], after: readonly number[]][] = [
  ['the first change is remembered', [], [0]],
  ['one whose period is not over stays', [60], [60, 0]],
  ['one that is too old makes room', [61], [0]],
  [
    'of several that are too old the last does: policies of the other direction may still count the rest',
    [90, 75, 30],
    [90, 0, 30],
  ],
];

for (const [name, before, after] of CHANGES) {
  test(`what was changed: ${name}`, () => {
    const events = (times: readonly number[]) => times.map((second) => ({ change: 2, at: ago(second) }));
    const memory = { ...NOTHING, ups: events(before) };
    expect(remembering(both({ policies: [pods(4)] }), memory, 4, 6, NOW).ups).toEqual(events(after));
  });
}

// Two, two and one came within ten minutes; the place of the second was taken, so the policy down counts from 10 - 3, and lets one go.
test('a long period down counts what came, long after the short period up is over', () => {
  const of = spec({
    scaleUp: rules({ policies: [pods(4, 15)] }),
    scaleDown: rules({ policies: [pods(1, 600)] }),
  });
  let memory = NOTHING;
  for (const [second, size] of [
    [200, 7],
    [185, 9],
    [30, 10],
  ] as const)
    memory = remembering(of, memory, size === 7 ? 5 : size === 9 ? 7 : 9, size, ago(second));
  expect(limited(of, 10, 2, memory, NOW).replicas).toBe(6);
});
