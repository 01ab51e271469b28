import { test } from 'node:test';
import { expect } from 'expect';
import type { Container, ContainerStateTerminated, RestartPolicy } from '../api/types';
import { type ContainerRecord, type ContainerRole, type Instance, newRecord } from './container-record';
import { computePodActions, startsAgain } from './pod-actions';

/**
 * A pod is written `i=0 s=runs | a=1 b=new/Never`: init containers before the bar (sidecars begin with s), what each
 * does (it runs, is new, or ended with a code; OOM: killed for memory and yet ended with 0), and its own policy.
 */
type Row = readonly [name: string, policy: RestartPolicy, pod: string, actions: string];

const REGULAR: readonly Row[] = [
  ['a new pod', 'Always', 'no sandbox a=new b=new', 'sandbox; start a b'],
  ['all run', 'Always', 'a=runs b=runs', 'start nothing'],
  ['one could not be started', 'Always', 'a=runs b=new', 'start b'],
  ['containers start in the order of the spec', 'Always', 'b=new a=new', 'start b a'],
  ['one crashed', 'Always', 'a=1 b=runs', 'start a'],
  ['one ended well', 'Always', 'a=0 b=runs', 'start a'],
  ['all ended', 'Always', 'a=0 b=1', 'start a b'],
  ['one ended well', 'OnFailure', 'a=0 b=runs', 'start nothing'],
  ['one ended well, one failed', 'OnFailure', 'a=0 b=3', 'start b'],
  ['all ended well', 'OnFailure', 'a=0 b=0', 'kill the pod; start nothing'],
  ['one failed, one runs', 'Never', 'a=1 b=runs', 'start nothing'],
  ['all ended', 'Never', 'a=1 b=0', 'kill the pod; start nothing'],
  ['one ended, one never began', 'Never', 'a=0 b=new', 'start b'],
  ['one with a policy of its own, Never', 'Always', 'a=1/Never', 'kill the pod; start nothing'],
  ['one with a policy of its own, Always', 'Never', 'a=0/Always', 'start a'],
];

const INIT: readonly Row[] = [
  ['the first of two begins', 'Always', 'no sandbox i=new j=new | a=new', 'sandbox; start i'],
  ['while it runs nothing else begins', 'Always', 'i=runs j=new | a=new', 'start nothing'],
  ['when it is done the second begins', 'Always', 'i=0 j=new | a=new', 'start j'],
  ['while the second runs nothing else begins', 'Always', 'i=0 j=runs | a=new', 'start nothing'],
  ['when all are done the containers begin', 'Always', 'i=0 j=0 | a=new b=new', 'start a b'],
  ['a failed one begins again', 'Always', 'i=0 j=1 | a=new', 'start j'],
  ['a failed one begins again', 'OnFailure', 'i=1 j=new | a=new', 'start i'],
  ['a failed one ends the pod', 'Never', 'i=1 j=new | a=new', 'kill the pod; start nothing'],
  [
    'one of its own Never failed: it ends the pod',
    'Always',
    'i=1/Never | a=new',
    'kill the pod; start nothing',
  ],
  ['one of its own OnFailure failed: it begins again', 'Never', 'i=1/OnFailure | a=new', 'start i'],
  ['killed for memory counts as failed, even with 0', 'Always', 'i=OOM | a=new', 'start i'],
  ['killed for memory with 0 ends the pod', 'OnFailure', 'i=OOM | a=new', 'kill the pod; start nothing'],
  ['a running container proves that init is over', 'Always', 'i=1 | a=runs b=1', 'start b'],
  ['it proves it of init containers nobody remembers', 'Always', 'i=new | a=runs b=1', 'start b'],
  ['init is not run again for a crashed container', 'Always', 'i=0 | a=1', 'start a'],
  ['the pod is over', 'Never', 'i=0 | a=1', 'kill the pod; start nothing'],
];

const SIDECARS: readonly Row[] = [
  ['a sidecar begins alone', 'Always', 'no sandbox s=new | a=new', 'sandbox; start s'],
  ['when it runs the containers begin', 'Always', 's=runs | a=new', 'start a'],
  ['when it runs the next init container begins', 'Always', 's=runs i=new | a=new', 'start i'],
  ['it runs on beside the next', 'Always', 's=runs i=runs | a=new', 'start nothing'],
  ['it is behind an init container', 'Always', 'i=0 s=new | a=new', 'start s'],
  ['it crashes while init goes on', 'Always', 's=1 i=runs | a=new', 'start s'],
  ['it crashes just when the next is due', 'Always', 's=1 i=0 j=new | a=new', 'start s j'],
  ['it crashes when init is over: the containers need not wait', 'Always', 's=1 i=0 | a=new', 'start s a'],
  ['the last one crashes before any container runs: they wait', 'Always', 'i=0 s=1 | a=new', 'start s'],
  ['the last one and the only container crash: the container waits', 'Always', 's=1 | a=1', 'start s'],
  ['an earlier one and the only container have crashed', 'Always', 's=1 t=0 | a=1', 'start s a'],
  ['it crashes beside a running container', 'Always', 's=1 | a=runs', 'start s'],
  ['it crashes beside a running and a crashed container', 'Always', 's=1 | a=runs b=1', 'start s b'],
  ['one nobody remembers begins beside a running container', 'Always', 's=new | a=runs', 'start s'],
  ['one nobody remembers begins beside a later init container', 'Always', 's=new i=runs | a=new', 'start s'],
  ['two crash at once', 'Always', 's=1 sb=1 | a=runs', 'start s sb'],
  ['it ended well beside a running container', 'Always', 's=0 | a=runs', 'start s'],
  ['it is started again all the same', 'Never', 's=1 | a=runs', 'start s'],
  ['it still runs when the container is done', 'Never', 's=runs | a=0', 'kill the pod; start nothing'],
  ['the container failed, it goes on', 'OnFailure', 's=runs | a=1', 'start a'],
  [
    'a crashed one is not started for a pod that is over',
    'Never',
    's=1 i=0 | a=0',
    'kill the pod; start nothing',
  ],
  ['an init container after it failed', 'Never', 's=runs i=1 | a=new', 'kill the pod; start nothing'],
  ['an init container after it failed', 'Always', 's=runs i=1 | a=new', 'start i'],
];

/** Ephemeral containers begin with e and stand last. */
const EPHEMERAL: readonly Row[] = [
  ['one is added', 'Always', 'a=runs e=new', 'start e'],
  ['one is added beside a crashed container: it goes first', 'Always', 'a=1 e=new', 'start e a'],
  ['one is added while an init container runs', 'Always', 'i=runs | a=new e=new', 'start e'],
  ['one waits for the sandbox', 'Always', 'no sandbox a=new e=new', 'sandbox; start a'],
  ['one has ended well', 'Always', 'a=runs e=0', 'start nothing'],
  ['one has failed', 'Always', 'a=runs e=1', 'start nothing'],
  ['one of two has ended', 'Always', 'a=runs e=1 e2=new', 'start e2'],
  ['one runs when the container is done', 'Never', 'a=0 e=runs', 'kill the pod; start nothing'],
  ['one is added when the container is done', 'Never', 'a=0 e=new', 'kill the pod; start nothing'],
];

for (const [name, policy, pod, actions] of [...REGULAR, ...INIT, ...SIDECARS, ...EPHEMERAL]) {
  test(`${policy}: ${name}: ${actions}`, () => {
    const input = {
      spec: { restartPolicy: policy },
      hasSandbox: !pod.startsWith('no sandbox'),
      records: recordsOf(pod),
    };
    const { killPod, createSandbox, start } = computePodActions(input);
    const names = start.map(({ spec }) => spec.name).join(' ');
    expect(
      `${killPod ? 'kill the pod; ' : ''}${createSandbox ? 'sandbox; ' : ''}start ${names || 'nothing'}`,
    ).toBe(actions);
  });
}

const AGAIN: readonly [name: string, policy: RestartPolicy, container: string, answer: boolean][] = [
  ['a container that never ran is started', 'Never', 'a=new', true],
  ['one that runs is not', 'Always', 'a=runs', false],
  ['one that ended is', 'Always', 'a=0', true],
  ['one that ended well is not', 'OnFailure', 'a=0', false],
  ['one that failed is', 'OnFailure', 'a=1', true],
  ['one that failed is not', 'Never', 'a=1', false],
];

for (const [name, restartPolicy, container, answer] of AGAIN) {
  test(`starts again, ${restartPolicy}: ${name}`, () => {
    expect(startsAgain(recordOf(container, 'main'), { restartPolicy })).toBe(answer);
  });
}

function recordsOf(pod: string): readonly ContainerRecord[] {
  const [main = '', init = ''] = pod.replace('no sandbox ', '').split(' | ').reverse();
  const inits = init.split(' ').filter((one) => one !== '');
  return [
    ...inits.map((one) => recordOf(one, one.startsWith('s') ? 'sidecar' : 'init')),
    ...main.split(' ').map((one) => recordOf(one, one.startsWith('e') ? 'ephemeral' : 'main')),
  ];
}

function recordOf(text: string, role: ContainerRole): ContainerRecord {
  const [name, does, restartPolicy] = text.split(/[=/]/) as [string, string, string | undefined];
  const record = newRecord({ name, restartPolicy } as Container, role);
  if (does !== 'new') record.instance = instanceOf(does);
  return record;
}

function instanceOf(does: string): Instance {
  if (does === 'runs') return { seen: 'running' } as Instance;
  const exitCode = does === 'OOM' ? 0 : Number(does);
  const reason = does === 'OOM' ? 'OOMKilled' : exitCode === 0 ? 'Completed' : 'Error';
  return { seen: 'exited', ended: { exitCode, reason } as ContainerStateTerminated } as Instance;
}
