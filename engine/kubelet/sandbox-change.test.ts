import { test } from 'node:test';
import { expect } from 'expect';
import type { Container, ContainerStateTerminated, RestartPolicy } from '../api/types';
import { type ContainerRecord, type ContainerRole, type Instance, newRecord } from './container-record';
import { startsInNewSandbox } from './sandbox-change';

/** `i=0 s=runs | a=1/OnFailure b=new`: init containers before the bar (sidecars begin with s), what each did, its own policy. */
const ROWS: readonly (readonly [name: string, policy: RestartPolicy, pod: string, starts: string])[] = [
  ['all that ran', 'Always', 'a=runs b=runs', 'a b'],
  ['also those that had ended', 'Always', 'a=0 b=1', 'a b'],
  ['with init containers it begins with the first', 'Always', 'i=0 j=0 | a=runs', 'i'],
  ['a sidecar may be the first', 'Always', 's=runs i=0 | a=runs', 's'],
  ['also while they work', 'Always', 'i=runs | a=new', 'i'],
  ['what was to run once and did is left out', 'OnFailure', 'a=0 b=runs', 'b'],
  ['what was to run once and failed is not', 'OnFailure', 'a=1 b=runs', 'a b'],
  ['when all have done their work there is no other sandbox', 'OnFailure', 'a=0 b=0', 'nothing: no sandbox'],
  ['a policy of its own', 'Always', 'a=0/OnFailure b=runs', 'b'],
  ['Never: no second run', 'Never', 'a=runs', 'nothing: no sandbox'],
  ['Never: not after an init container has begun either', 'Never', 'i=runs | a=new', 'nothing: no sandbox'],
  ['Never: nothing had begun yet', 'Never', 'a=new b=new', 'a b'],
  ['nothing had begun yet', 'OnFailure', 'i=new | a=new', 'i'],
];

for (const [name, restartPolicy, pod, starts] of ROWS) {
  test(`after the sandbox was lost, ${restartPolicy}: ${name}: ${starts}`, () => {
    const start = startsInNewSandbox(recordsOf(pod), { restartPolicy });
    expect(start?.map(({ spec }) => spec.name).join(' ') ?? 'nothing: no sandbox').toBe(starts);
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
  const [name, does, restartPolicy] = word.split(/[=/]/) as [string, string, string | undefined];
  const record = newRecord({ name, restartPolicy } as Container, role);
  if (does === 'runs') record.instance = { seen: 'running' } as Instance;
  else if (does !== 'new') {
    const ended = { exitCode: Number(does) } as ContainerStateTerminated;
    record.instance = { seen: 'exited', ended } as Instance;
  }
  return record;
}
