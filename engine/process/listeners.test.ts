import { test } from 'node:test';
import { expect } from 'expect';
import { Listeners } from './listeners';
import type { Process } from './process';

/** Two sandboxes of one pod, each with two processes. */
const process = (name: string, ip: string) =>
  ({ name, container: { start: { sandbox: { pod: 'default/web', ip } } } }) as unknown as Process;
const old = process('old', '10.244.0.2');
const other = process('other', '10.244.0.2');
const young = process('young', '10.244.1.7');
const PROCESSES = { old, other, young };

type Deed = readonly ['open' | 'close', Process, port?: number];

const ROWS: readonly (readonly [
  what: string,
  deeds: readonly Deed[],
  port: number,
  ip: string | undefined,
  found: keyof typeof PROCESSES | undefined,
])[] = [
  ['nobody listens', [], 80, undefined, undefined],
  ['a process has the port open', [['open', old, 80]], 80, undefined, 'old'],
  ['it has another one open', [['open', old, 80]], 81, undefined, undefined],
  [
    'a second process of the sandbox does not get the port',
    [
      ['open', old, 80],
      ['open', other, 80],
    ],
    80,
    undefined,
    'old',
  ],
  [
    'another sandbox has a port of its own',
    [
      ['open', old, 80],
      ['open', young, 80],
    ],
    80,
    '10.244.0.2',
    'old',
  ],
  [
    'of two sandboxes the newest is meant',
    [
      ['open', old, 80],
      ['open', young, 80],
    ],
    80,
    undefined,
    'young',
  ],
  [
    'the newest, though the older opened the port later',
    [
      ['open', old, 81],
      ['open', young, 80],
      ['open', old, 80],
    ],
    80,
    undefined,
    'young',
  ],
  [
    'the newest that has this port',
    [
      ['open', old, 80],
      ['open', young, 81],
    ],
    80,
    undefined,
    'old',
  ],
  ['nobody at that address', [['open', old, 80]], 80, '10.244.1.7', undefined],
  [
    'a process has closed its ports',
    [
      ['open', old, 80],
      ['close', old],
    ],
    80,
    undefined,
    undefined,
  ],
  [
    'the ports of the others stay',
    [
      ['open', old, 80],
      ['open', other, 81],
      ['close', other],
    ],
    80,
    undefined,
    'old',
  ],
  [
    'who closes all and opens again is the newest',
    [
      ['open', old, 80],
      ['open', young, 80],
      ['close', old],
      ['open', old, 80],
    ],
    80,
    undefined,
    'old',
  ],
];
for (const [what, deeds, port, ip, found] of ROWS) {
  test(`listeners: ${what}`, () => {
    const listeners = new Listeners();
    for (const [deed, who, opened] of deeds) {
      if (deed === 'open') listeners.open(who, opened!);
      else listeners.close(who);
    }
    expect(listeners.at({ pod: 'default/web', ...(ip !== undefined && { ip }) }, port)).toBe(
      found && PROCESSES[found],
    );
  });
}

test('listeners: who has the port open already is told so, who has it not is refused', () => {
  const listeners = new Listeners();
  expect([old, old, other, young].map((one) => listeners.open(one, 80))).toEqual([true, true, false, true]);
});

test('a port of UDP and one of TCP are two', () => {
  const listeners = new Listeners();
  expect(listeners.open(old, 53, 'UDP')).toBe(true);
  expect(listeners.at({ pod: 'default/web' }, 53)).toBeUndefined();
  expect(listeners.open(other, 53)).toBe(true);
  expect(listeners.at({ pod: 'default/web' }, 53, 'UDP')).toBe(old);
  expect(listeners.at({ pod: 'default/web' }, 53)).toBe(other);
});

test('each request of a client comes from another port', () => {
  const listeners = new Listeners();
  expect(listeners.clientPort('10.244.1.2')).toBe('10.244.1.2:32768');
  expect(listeners.clientPort('10.244.1.3')).toBe('10.244.1.3:32769');
});
