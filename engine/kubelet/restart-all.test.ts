import { test } from 'node:test';
import { expect } from 'expect';
import type { Container, ContainerStateTerminated } from '../api/types';
import { type ContainerRecord, type ContainerRole, type Instance, newRecord } from './container-record';
import { restartingCondition } from './pod-conditions';
import { couldRestartAll, mustRestartAll, removalOrder } from './restart-all';

/**
 * Containers are written `i=0 s=runs | a=42! b=new`: init containers before the bar (sidecars begin with s), what each does, and
 * `!` for one whose rule says that 42 lets all begin anew.
 */
const ROWS: readonly (readonly [name: string, pod: string, must: boolean, order: string])[] = [
  ['all run', 'a=runs! b=runs', false, 'a b'],
  ['one ended as its rule says', 'a=42! b=runs', true, 'b a'],
  ['one ended with another code', 'a=1! b=runs', false, 'a b'],
  ['one without such a rule ended with 42', 'a=42 b=runs', false, 'a b'],
  ['regular containers come before init containers', 'i=0 s=runs | a=runs b=42!', true, 'a i s b'],
  ['who caused it comes last, init containers at the very end', 's=42! i=0 | a=42! b=runs', true, 'b i a s'],
  ['what was never started is not removed', 'i=42! j=new | a=new', true, 'i'],
];

for (const [name, pod, must, order] of ROWS) {
  test(`restart of all containers: ${name}: ${pod}`, () => {
    const records = recordsOf(pod);
    expect(mustRestartAll(records)).toBe(must);
    expect(
      removalOrder(records)
        .map(({ spec }) => spec.name)
        .join(' '),
    ).toBe(order);
  });
}

const COULD: readonly (readonly [name: string, pod: string, could: boolean])[] = [
  ['no rules', 'i=new | a=new', false],
  ['a container has one', 'a=new b=new!', true],
  ['an init container has one', 'i=new! | a=new', true],
];

for (const [name, pod, could] of COULD) {
  test(`restart of all containers could come: ${name}`, () => {
    const specs = (init: boolean) =>
      recordsOf(pod)
        .filter(({ role }) => (role !== 'main') === init)
        .map(({ spec }) => spec);
    expect(couldRestartAll({ initContainers: specs(true), containers: specs(false) })).toBe(could);
  });
}

const CONDITIONS = [
  ['Running', false, { status: 'False' }],
  [
    'Running',
    true,
    {
      status: 'True',
      reason: 'RestartAllContainersStarted',
      message: 'container exited with restart policy rule',
    },
  ],
  ['Pending', false, { status: 'False' }],
  ['Succeeded', true, { status: 'False', reason: 'PodCompleted' }],
  ['Failed', true, { status: 'False', reason: 'PodFailed' }],
] as const;

for (const [phase, restarting, expected] of CONDITIONS) {
  test(`AllContainersRestarting of a ${phase} pod${restarting ? ' that is to begin anew' : ''} is ${expected.status}`, () => {
    expect(restartingCondition(phase, restarting)).toEqual({ type: 'AllContainersRestarting', ...expected });
  });
}

function recordsOf(pod: string): readonly ContainerRecord[] {
  const [main = '', init = ''] = pod.split(' | ').reverse();
  const words = (text: string) => text.split(' ').filter((word) => word !== '');
  return [
    ...words(init).map((word) => recordOf(word, word.startsWith('s') ? 'sidecar' : 'init')),
    ...words(main).map((word) => recordOf(word, 'main')),
  ];
}

function recordOf(word: string, role: ContainerRole): ContainerRecord {
  const [name, does] = word.replace('!', '').split('=') as [string, string];
  const rules = [{ action: 'RestartAllContainers', exitCodes: { operator: 'In', values: [42] } }];
  const spec = { name, ...(word.endsWith('!') && { restartPolicyRules: rules }) } as unknown as Container;
  const record = newRecord(spec, role);
  if (does === 'runs') record.instance = { seen: 'running' } as Instance;
  else if (does !== 'new') {
    const ended = { exitCode: Number(does) } as ContainerStateTerminated;
    record.instance = { seen: 'exited', ended } as Instance;
  }
  return record;
}
