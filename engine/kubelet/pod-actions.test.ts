import { test } from 'node:test';
import { expect } from 'expect';
import type { Container, RestartPolicy } from '../api/types';
import { type ContainerRecord, type ContainerRole, type Instance, newRecord } from './container-record';
import { computePodActions, startsAgain } from './pod-actions';

/** Running, never begun, or ended with an exit code; 'OOM 0' was killed for memory and yet ended with 0. */
type Shape = 'runs' | 'new' | 'OOM 0' | number;
type Given = readonly [name: string, shape: Shape, own?: RestartPolicy];

function recordOf([name, shape, restartPolicy]: Given, role: ContainerRole): ContainerRecord {
  const record = newRecord({ name, restartPolicy } as unknown as Container, role);
  if (shape === 'new') return record;
  const running = { running: { startedAt: '' } };
  const [exitCode, reason] =
    shape === 'OOM 0' ? [0, 'OOMKilled'] : [shape as number, shape === 0 ? 'Completed' : 'Error'];
  const ended = shape === 'runs' ? undefined : { exitCode, reason, startedAt: '', finishedAt: '' };
  record.instance = { id: name, run: 1, running, seen: ended ? 'exited' : 'running', ended } as Instance;
  return record;
}

interface Situation {
  readonly policy?: RestartPolicy;
  readonly sandbox?: false;
  /** In the order of the spec; a name that begins with `s` is a sidecar. */
  readonly init?: readonly Given[];
  readonly main: readonly Given[];
}

function actionsIn({ policy = 'Always', sandbox = true, init = [], main }: Situation) {
  const records = [
    ...init.map((one) => recordOf(one, one[0].startsWith('s') ? 'sidecar' : 'init')),
    ...main.map((one) => recordOf(one, 'main')),
  ];
  const actions = computePodActions({ spec: { restartPolicy: policy }, hasSandbox: sandbox, records });
  const start = actions.start.map(({ spec }) => spec.name).join(' ');
  return `${actions.killPod ? 'kill the pod; ' : ''}${actions.createSandbox ? 'sandbox; ' : ''}start ${start || 'nothing'}`;
}

type Row = readonly [name: string, situation: Situation, actions: string];

const REGULAR: readonly Row[] = [
  [
    'a new pod',
    {
      sandbox: false,
      main: [
        ['a', 'new'],
        ['b', 'new'],
      ],
    },
    'sandbox; start a b',
  ],
  [
    'all run',
    {
      main: [
        ['a', 'runs'],
        ['b', 'runs'],
      ],
    },
    'start nothing',
  ],
  [
    'one could not be started',
    {
      main: [
        ['a', 'runs'],
        ['b', 'new'],
      ],
    },
    'start b',
  ],
  [
    'containers start in the order of the spec',
    {
      main: [
        ['b', 'new'],
        ['a', 'new'],
      ],
    },
    'start b a',
  ],
  [
    'Always: one crashed',
    {
      main: [
        ['a', 1],
        ['b', 'runs'],
      ],
    },
    'start a',
  ],
  [
    'Always: one ended well',
    {
      main: [
        ['a', 0],
        ['b', 'runs'],
      ],
    },
    'start a',
  ],
  [
    'Always: all ended',
    {
      main: [
        ['a', 0],
        ['b', 1],
      ],
    },
    'start a b',
  ],
  [
    'OnFailure: one ended well',
    {
      policy: 'OnFailure',
      main: [
        ['a', 0],
        ['b', 'runs'],
      ],
    },
    'start nothing',
  ],
  [
    'OnFailure: one ended well, one failed',
    {
      policy: 'OnFailure',
      main: [
        ['a', 0],
        ['b', 3],
      ],
    },
    'start b',
  ],
  [
    'OnFailure: all ended well',
    {
      policy: 'OnFailure',
      main: [
        ['a', 0],
        ['b', 0],
      ],
    },
    'kill the pod; start nothing',
  ],
  [
    'Never: one failed, one runs',
    {
      policy: 'Never',
      main: [
        ['a', 1],
        ['b', 'runs'],
      ],
    },
    'start nothing',
  ],
  [
    'Never: all ended',
    {
      policy: 'Never',
      main: [
        ['a', 1],
        ['b', 0],
      ],
    },
    'kill the pod; start nothing',
  ],
  [
    'Never: one ended, one never began',
    {
      policy: 'Never',
      main: [
        ['a', 0],
        ['b', 'new'],
      ],
    },
    'start b',
  ],
  ['own Never in a pod with Always', { main: [['a', 1, 'Never']] }, 'kill the pod; start nothing'],
  ['own Always in a pod with Never', { policy: 'Never', main: [['a', 0, 'Always']] }, 'start a'],
];

const INIT: readonly Row[] = [
  [
    'the first of two begins',
    {
      sandbox: false,
      init: [
        ['i', 'new'],
        ['j', 'new'],
      ],
      main: [['a', 'new']],
    },
    'sandbox; start i',
  ],
  [
    'while it runs nothing else begins',
    {
      init: [
        ['i', 'runs'],
        ['j', 'new'],
      ],
      main: [['a', 'new']],
    },
    'start nothing',
  ],
  [
    'when it is done the second begins',
    {
      init: [
        ['i', 0],
        ['j', 'new'],
      ],
      main: [['a', 'new']],
    },
    'start j',
  ],
  [
    'while the second runs nothing else begins',
    {
      init: [
        ['i', 0],
        ['j', 'runs'],
      ],
      main: [['a', 'new']],
    },
    'start nothing',
  ],
  [
    'when all are done the containers begin',
    {
      init: [
        ['i', 0],
        ['j', 0],
      ],
      main: [
        ['a', 'new'],
        ['b', 'new'],
      ],
    },
    'start a b',
  ],
  [
    'Always: a failed one begins again',
    {
      init: [
        ['i', 0],
        ['j', 1],
      ],
      main: [['a', 'new']],
    },
    'start j',
  ],
  [
    'OnFailure: a failed one begins again',
    {
      policy: 'OnFailure',
      init: [
        ['i', 1],
        ['j', 'new'],
      ],
      main: [['a', 'new']],
    },
    'start i',
  ],
  [
    'Never: a failed one ends the pod',
    {
      policy: 'Never',
      init: [
        ['i', 1],
        ['j', 'new'],
      ],
      main: [['a', 'new']],
    },
    'kill the pod; start nothing',
  ],
  [
    'own Never: a failed one ends the pod',
    { init: [['i', 1, 'Never']], main: [['a', 'new']] },
    'kill the pod; start nothing',
  ],
  [
    'own OnFailure: a failed one begins again',
    { policy: 'Never', init: [['i', 1, 'OnFailure']], main: [['a', 'new']] },
    'start i',
  ],
  [
    'Always: killed for memory counts as failed, even with 0',
    { init: [['i', 'OOM 0']], main: [['a', 'new']] },
    'start i',
  ],
  [
    'OnFailure: killed for memory with 0 ends the pod',
    { policy: 'OnFailure', init: [['i', 'OOM 0']], main: [['a', 'new']] },
    'kill the pod; start nothing',
  ],
  [
    'a running container proves that init is over',
    {
      init: [['i', 1]],
      main: [
        ['a', 'runs'],
        ['b', 1],
      ],
    },
    'start b',
  ],
  [
    'also of an init container nobody remembers',
    {
      init: [['i', 'new']],
      main: [
        ['a', 'runs'],
        ['b', 1],
      ],
    },
    'start b',
  ],
  ['init is not run again for a crashed container', { init: [['i', 0]], main: [['a', 1]] }, 'start a'],
  [
    'Never: the pod is over',
    { policy: 'Never', init: [['i', 0]], main: [['a', 1]] },
    'kill the pod; start nothing',
  ],
];

const SIDECARS: readonly Row[] = [
  [
    'a sidecar begins alone',
    { sandbox: false, init: [['s', 'new']], main: [['a', 'new']] },
    'sandbox; start s',
  ],
  ['when it runs the containers begin', { init: [['s', 'runs']], main: [['a', 'new']] }, 'start a'],
  [
    'when it runs the next init container begins',
    {
      init: [
        ['s', 'runs'],
        ['i', 'new'],
      ],
      main: [['a', 'new']],
    },
    'start i',
  ],
  [
    'it runs on beside the next',
    {
      init: [
        ['s', 'runs'],
        ['i', 'runs'],
      ],
      main: [['a', 'new']],
    },
    'start nothing',
  ],
  [
    'it is behind an init container',
    {
      init: [
        ['i', 0],
        ['s', 'new'],
      ],
      main: [['a', 'new']],
    },
    'start s',
  ],
  [
    'it crashes while init goes on',
    {
      init: [
        ['s', 1],
        ['i', 'runs'],
      ],
      main: [['a', 'new']],
    },
    'start s',
  ],
  [
    'it crashes just when the next is due',
    {
      init: [
        ['s', 1],
        ['i', 0],
        ['j', 'new'],
      ],
      main: [['a', 'new']],
    },
    'start s j',
  ],
  [
    'it crashes when init is over: the containers need not wait for it',
    {
      init: [
        ['s', 1],
        ['i', 0],
      ],
      main: [['a', 'new']],
    },
    'start s a',
  ],
  [
    'the last one crashes before any container runs: they wait for it',
    {
      init: [
        ['i', 0],
        ['s', 1],
      ],
      main: [['a', 'new']],
    },
    'start s',
  ],
  [
    'the last one and the only container have crashed: the container waits',
    { init: [['s', 1]], main: [['a', 1]] },
    'start s',
  ],
  [
    'an earlier one and the only container have crashed',
    {
      init: [
        ['s', 1],
        ['t', 0],
      ],
      main: [['a', 1]],
    },
    'start s a',
  ],
  ['it crashes beside a running container', { init: [['s', 1]], main: [['a', 'runs']] }, 'start s'],
  [
    'it crashes beside a running and a crashed container',
    {
      init: [['s', 1]],
      main: [
        ['a', 'runs'],
        ['b', 1],
      ],
    },
    'start s b',
  ],
  [
    'two crash at once',
    {
      init: [
        ['s', 1],
        ['sb', 1],
      ],
      main: [['a', 'runs']],
    },
    'start s sb',
  ],
  ['it ended well beside a running container', { init: [['s', 0]], main: [['a', 'runs']] }, 'start s'],
  [
    'Never: it is started again all the same',
    { policy: 'Never', init: [['s', 1, 'Always']], main: [['a', 'runs']] },
    'start s',
  ],
  [
    'Never: it runs on when the container is done, and is stopped',
    { policy: 'Never', init: [['s', 'runs']], main: [['a', 0]] },
    'kill the pod; start nothing',
  ],
  [
    'OnFailure: the container failed, it goes on',
    { policy: 'OnFailure', init: [['s', 'runs']], main: [['a', 1]] },
    'start a',
  ],
  [
    'Never: a crashed one is not started for a pod that is over',
    {
      policy: 'Never',
      init: [
        ['s', 1, 'Always'],
        ['i', 0],
      ],
      main: [['a', 0]],
    },
    'kill the pod; start nothing',
  ],
  [
    'Never: an init container after it failed',
    {
      policy: 'Never',
      init: [
        ['s', 'runs', 'Always'],
        ['i', 1],
      ],
      main: [['a', 'new']],
    },
    'kill the pod; start nothing',
  ],
  [
    'Always: an init container after it failed',
    {
      init: [
        ['s', 'runs'],
        ['i', 1],
      ],
      main: [['a', 'new']],
    },
    'start i',
  ],
];

for (const [name, situation, actions] of [...REGULAR, ...INIT, ...SIDECARS]) {
  test(`actions: ${name}: ${actions}`, () => {
    expect(actionsIn(situation)).toBe(actions);
  });
}

const AGAIN: readonly [string, Shape, RestartPolicy, boolean][] = [
  ['a container that never ran is started', 'new', 'Never', true],
  ['one that runs is not', 'runs', 'Always', false],
  ['Always: one that ended is', 0, 'Always', true],
  ['OnFailure: one that ended well is not', 0, 'OnFailure', false],
  ['OnFailure: one that failed is', 1, 'OnFailure', true],
  ['Never: one that failed is not', 1, 'Never', false],
];

for (const [name, shape, restartPolicy, answer] of AGAIN) {
  test(`starts again: ${name}`, () => {
    expect(startsAgain(recordOf(['a', shape], 'main'), { restartPolicy })).toBe(answer);
  });
}
