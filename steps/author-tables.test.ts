import { test } from 'node:test';
import { expect } from 'expect';
import type { KubeObject } from '../engine';
import { AuthorError, didYouMean, nearest, Slip, slipping } from './author-error';
import { checkElements } from './element-keys';
import { checkReasons } from './event-reasons';
import { checkedExitCode } from './exit-code';
import { comparisonOf, fieldOf, holdsOf, nearbyFields } from './field-values';
import { fragmentOf } from './kubelet-configuration';
import { nodesOf } from './node-table';
import { checkedQuantity } from './quantity';
import { passedThrough, sequenceOf } from './sequence';
import { podManifest } from './short-forms';

const JOB = {
  kind: 'Job',
  metadata: { name: 'pi', labels: { 'app.kubernetes.io/name': 'pi' } },
  status: { active: 2, phase: 'x', containerStatuses: [{ name: 'app', restartCount: 4 }] },
} as unknown as KubeObject;

const fields: readonly (readonly [path: string, value: unknown])[] = [
  ['status.active', 2],
  ['status.containerStatuses[0].restartCount', 4],
  ['status.containerStatuses[app].restartCount', 4],
  ['metadata.labels[app.kubernetes.io/name]', 'pi'],
  ['metadata.labels["app.kubernetes.io/name"]', 'pi'],
  ['status.failed', undefined],
  ['status.toString', undefined],
  ['status.active.deeper', undefined],
];
for (const [path, value] of fields) test(`the field ${path}`, () => expect(fieldOf(JOB, path)).toBe(value));

test('a field that is not there: the nearest that is', () =>
  expect(nearbyFields(JOB, 'status.activ')).toBe('. Did you mean active?'));

const comparisons: readonly (readonly [text: string, value: unknown, holds: boolean])[] = [
  ['above 2', 3, true],
  ['above 2', 2, false],
  ['below 2', 1, true],
  ['below 2', 2, false],
  ['at least 2', 2, true],
  ['at least 2', 1, false],
  ['at most 2', 2, true],
  ['at most 2', 3, false],
  ['above 2', undefined, false],
  ['2', 2, true],
  ['2', 3, false],
  ['true', true, true],
  ['"Running"', 'Running', true],
  ['"Run*"', 'Running', true],
  ['not "Running"', 'Pending', true],
  ['not "Running"', 'Running', false],
  ['absent', undefined, true],
  ['absent', 0, false],
  ['present', 0, true],
];
for (const [text, value, holds] of comparisons) {
  test(`${String(value)} is${holds ? '' : ' not'} ${text}`, () =>
    expect(holdsOf(comparisonOf(text), value)).toBe(holds));
}

const nearestWords: readonly (readonly [word: string, nearest: string | undefined])[] = [
  ['Runing', 'Running'],
  ['running', 'Running'],
  ['Pendign', 'Pending'],
  ['xyz', undefined],
];
for (const [word, near] of nearestWords) {
  test(`near ${word}: ${near ?? 'nothing'}`, () =>
    expect(nearest(word, ['Running', 'Pending', 'Failed'])).toBe(near));
}

test('the beginning of just one word is near', () => {
  expect(nearest('CrashLoop', ['CrashLoopBackOff', 'Completed'])).toBe('CrashLoopBackOff');
  expect(nearest('CrashLoop', ['CrashLoopBackOff', 'CrashLoopStarted'])).toBeUndefined();
  expect(nearest('Cr', ['CrashLoopBackOff', 'Completed'])).toBeUndefined();
});

const quantities: readonly (readonly [text: string, fault?: string])[] = [
  ['300Mi'],
  ['500m'],
  ['7'],
  ['0'],
  ['8GB', '"8GB" is not a quantity: quantities must match the regular expression'],
  ['4 cores', 'is not a quantity'],
  ['-1', '"-1" is not a quantity: must be greater than or equal to 0'],
];
for (const [text, fault] of quantities) {
  test(`${text} is ${fault === undefined ? 'a' : 'no'} quantity`, () => {
    if (fault === undefined) expect(checkedQuantity(text)).toBe(text);
    else expect(() => checkedQuantity(text)).toThrow(fault);
  });
}

for (const column of ['cpu', 'memory', 'pods']) {
  test(`the column ${column} of a table of nodes must hold quantities`, () =>
    expect(() =>
      nodesOf([
        ['name', column],
        ['a', '8GB'],
      ]),
    ).toThrow('"8GB" is not a quantity'));
}

test('a noun that cannot be read waits for its step to tell', () => {
  const slip = slipping(() => {
    throw new AuthorError('unclear', 'Say which.');
  })('it');
  expect(slip).toBeInstanceOf(Slip);
  expect((slip as Slip).error).toMatchObject({ message: 'unclear', advice: 'Say which.' });
  expect(slipping(Number)('7')).toBe(7);
  expect(() =>
    slipping(() => {
      throw new TypeError('ours');
    })('it'),
  ).toThrow(TypeError);
});

test('of very many words the nearest three are told', () => {
  const known = Array.from({ length: 21 }, (_, i) => 'x'.repeat(i + 1));
  expect(didYouMean('abcd', known)).toBe('The nearest there are: x, xx, xxx.');
  expect(didYouMean('abcdefgh', known.slice(0, 20))).toMatch(/^Known are: x, xx, /);
});

test('exit codes fit a byte', () => {
  expect([0, 255].map(checkedExitCode)).toEqual([0, 255]);
  expect(() => checkedExitCode(256)).toThrow('no process exits with code 256');
  expect(() => checkedExitCode(-1)).toThrow('no process exits with code -1');
});

test('nodes from a table', () => {
  expect(
    nodesOf([
      ['name', 'cpu', 'labels', 'taints'],
      ['n1', '4', 'disktype=ssd', 'dedicated=gpu:NoSchedule, spot:NoExecute'],
    ]),
  ).toEqual([
    {
      name: 'n1',
      cpu: '4',
      labels: { disktype: 'ssd' },
      taints: [
        { key: 'dedicated', value: 'gpu', effect: 'NoSchedule' },
        { key: 'spot', effect: 'NoExecute' },
      ],
    },
  ]);
});

const nodeSlips: readonly (readonly [rows: readonly (readonly string[])[], message: string])[] = [
  [[['nmae'], ['n1']], 'nodes have no column "nmae"'],
  [[['cpu'], ['4']], 'needs a column "name"'],
  [[['name']], 'at least one node'],
  [
    [
      ['name', 'labels'],
      ['n1', 'ssd'],
    ],
    '"ssd" is not a label',
  ],
  [
    [
      ['name', 'taints'],
      ['n1', 'gpu'],
    ],
    '"gpu" is not a taint',
  ],
  [
    [
      ['name', 'taints'],
      ['n1', 'gpu:NoRun'],
    ],
    'a taint has no effect "NoRun"',
  ],
];
for (const [rows, message] of nodeSlips)
  test(`nodes: ${message}`, () => expect(() => nodesOf(rows)).toThrow(message));

test('a kubelet configuration that is not YAML is told', () =>
  expect(() => fragmentOf('a: [')).toThrow('the kubelet configuration is not YAML'));

test('a reason that no event has is told', () => {
  checkReasons([['reason'], ['BackOff'], ['*'], ['/Back.*/']]);
  expect(() => checkReasons([['reason'], ['Backof']])).toThrow('no event has reason "Backof"');
});

test('a type that no event has is told', () => {
  checkReasons([['type'], ['Normal'], ['Warning'], ['*']]);
  expect(() => checkReasons([['type'], ['Warn']])).toThrow('no event is of type "Warn"');
});

test('a source that no event has is told', () => {
  checkReasons([['from'], ['kubelet'], ['default-scheduler'], ['*']]);
  expect(() => checkReasons([['from'], ['kublet']])).toThrow('no event is from "kublet"');
});

const POD = {
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { initContainers: [{ name: 'init' }], containers: [{ name: 'app' }] },
} as unknown as KubeObject;
const elements: readonly (readonly [path: string, slip?: string])[] = [
  ['status.containerStatuses[app].restartCount'],
  ['status.containerStatuses[0].restartCount'],
  ['status.initContainerStatuses[init].state'],
  ['spec.volumes[cache].emptyDir'],
  ['metadata.labels[app]'],
  ['status.conditions[Ready].reason'],
  ['status.containerStatuses[ap].restartCount', 'containerStatuses of pod "web" never has an element "ap"'],
  [
    'status.initContainerStatuses[app].state',
    'initContainerStatuses of pod "web" never has an element "app"',
  ],
  ['spec.containers[nope].image', 'containers of pod "web" never has an element "nope"'],
  ['status.conditions[Redy].reason', 'a pod has no condition "Redy"'],
];
for (const [path, slip] of elements) {
  test(`${path} is ${slip === undefined ? 'what a pod can have' : 'a slip'}`, () => {
    if (slip === undefined) expect(() => checkElements(POD, path)).not.toThrow();
    else expect(() => checkElements(POD, path)).toThrow(slip);
  });
}

const shortForms: readonly (readonly [details: string, manifest: object])[] = [
  ['', { spec: { containers: [{ name: 'app', image: 'app:1' }] } }],
  [' with container "web"', { spec: { containers: [{ name: 'web', image: 'app:1' }] } }],
  [' with containers "a" and "b"', { spec: { containers: [{ name: 'a' }, { name: 'b' }] } }],
  [' with restartPolicy Never', { spec: { restartPolicy: 'Never' } }],
  [
    ' with init container "init" and container "app" and restartPolicy OnFailure in namespace "shop"',
    {
      metadata: { namespace: 'shop' },
      spec: { restartPolicy: 'OnFailure', initContainers: [{ name: 'init' }], containers: [{ name: 'app' }] },
    },
  ],
  [
    ' with command "sleep 5; exit 1"',
    { spec: { containers: [{ command: ['sh', '-c', 'sleep 5; exit 1'] }] } },
  ],
  [
    ' with image "nginx:1.27" and label "app=web"',
    { metadata: { labels: { app: 'web' } }, spec: { containers: [{ image: 'nginx:1.27' }] } },
  ],
  [' with terminationGracePeriodSeconds 5', { spec: { terminationGracePeriodSeconds: 5 } }],
];
for (const [details, manifest] of shortForms) {
  test(`a pod "web"${details}`, () =>
    expect(JSON.parse(podManifest('web', details).text)).toMatchObject(manifest));
}

test('equal neighbours are one of a sequence', () => {
  const moments = [
    { at: 0, v: 'a' },
    { at: 1, v: 'a' },
    { at: 2, v: 'b' },
    { at: 3, v: 'a' },
  ];
  expect(sequenceOf(moments, ({ v }) => v)).toEqual([
    { value: 'a', at: 0 },
    { value: 'b', at: 2 },
    { value: 'a', at: 3 },
  ]);
});

const passages: readonly (readonly [states: string, passed: boolean])[] = [
  ['abc', true],
  ['ac', true],
  ['ca', false],
  ['abd', false],
];
for (const [states, passed] of passages) {
  test(`a b c ${passed ? 'passed' : 'did not pass'} through ${states}`, () => {
    expect(passedThrough([...'abc'], [...states], (moment, state) => moment === state)).toBe(passed);
  });
}
