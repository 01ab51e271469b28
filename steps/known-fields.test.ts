import { test } from 'node:test';
import { expect } from 'expect';
import { parse } from 'yaml';
import { comparisonOf } from './field-values';
import { checkComparison, knownField, whatIs } from './known-fields';
import { checkPartial, type PartialSlip } from './partial-fields';

const known: readonly (readonly [kind: string, path: string, what: string])[] = [
  ['Pod', 'status.phase', 'a text'],
  ['Pod', 'status.containerStatuses[app].restartCount', 'a number'],
  ['Pod', 'status.containerStatuses[0].ready', 'true or false'],
  ['Pod', 'status.conditions[Ready].lastTransitionTime', 'a time'],
  ['Pod', 'metadata.labels[app.kubernetes.io/name]', 'a text'],
  ['Pod', 'spec.containers[app].resources.limits[memory]', 'a quantity'],
  ['Pod', 'spec.containers[app].command[0]', 'a text'],
  ['Pod', 'spec.containers', 'a list'],
  ['Job', 'status.active', 'a number'],
  ['Deployment', 'spec.strategy.rollingUpdate.maxSurge', 'a number or a text'],
];
for (const [kind, path, what] of known)
  test(`${path} of a ${kind} is ${what}`, () => expect(whatIs(knownField(kind, path)!.type)).toBe(what));

test('of a kind that no server has by default nothing is known', () =>
  expect(knownField('Widget', 'status.phase')).toBeUndefined());

const unknown: readonly (readonly [kind: string, path: string, message: string, advice: string])[] = [
  ['Pod', 'status.phas', 'there is no field status.phas: PodStatus has no "phas"', 'Did you mean phase?'],
  ['Job', 'status.activ', 'there is no field status.activ: JobStatus has no "activ"', 'Did you mean active?'],
  ['Job', 'status.phase', 'there is no field status.phase: JobStatus has no "phase"', ''],
  [
    'Pod',
    'status.containerStatuses[app].restartCont',
    'there is no field status.containerStatuses[app].restartCont: ContainerStatus has no "restartCont"',
    'Did you mean restartCount?',
  ],
  [
    'Pod',
    'status.containerStatuses.restartCount',
    'status.containerStatuses is a list, so "restartCount" must say of which element',
    'As in: status.containerStatuses[app]',
  ],
  [
    'Pod',
    'spec.containers[app].command[sh]',
    'the elements of spec.containers[app].command have no name, so none is "sh"',
    'As in: spec.containers[app].command[0]',
  ],
  ['Pod', 'status.phase.reason', 'there is no field status.phase.reason: status.phase is a text', ''],
  ['Pod', 'status.constructor', 'there is no field status.constructor: PodStatus has no "constructor"', ''],
];
for (const [kind, path, message, advice] of unknown) {
  test(`${path} is no field of a ${kind}`, () => {
    const slip = slipOf(() => knownField(kind, path));
    expect(slip.message).toBe(message);
    expect(slip.advice).toContain(advice);
  });
}

const POD_FIELDS = {
  phase: 'status.phase',
  restarts: 'status.containerStatuses[app].restartCount',
  ready: 'status.containerStatuses[app].ready',
  waiting: 'status.containerStatuses[app].state.waiting.reason',
  labels: 'metadata.labels',
  port: 'spec.containers[app].livenessProbe.httpGet.port',
} as const;

const comparisons: readonly (readonly [
  field: keyof typeof POD_FIELDS,
  comparison: string,
  message: string | undefined,
])[] = [
  ['phase', '"Running"', undefined],
  ['phase', '"Run*"', undefined],
  ['phase', 'absent', undefined],
  ['phase', '"Runing"', '"Runing" is no value of status.phase'],
  ['phase', 'not "Runing"', '"Runing" is no value of status.phase'],
  ['phase', 'above 2', 'status.phase is a text, and so never above 2'],
  ['restarts', '4', undefined],
  ['restarts', 'at most 4', undefined],
  ['restarts', '"many"', 'is a number, and so never "many"'],
  ['ready', 'true', undefined],
  ['ready', '"True"', 'is true or false, and so never "True"'],
  ['ready', 'below 1', 'is true or false, and so never below 1'],
  ['waiting', '"CrashLoopBackOff"', undefined],
  ['waiting', '"CrashLoopBackof"', '"CrashLoopBackof" is no value of'],
  ['labels', 'present', undefined],
  ['labels', 'above 2', 'is a map, and so never above 2'],
  ['port', 'above 1024', undefined],
  ['port', '"http"', undefined],
];
for (const [field, text, message] of comparisons) {
  const path = POD_FIELDS[field];
  test(`${path} is ${text}${message === undefined ? '' : ': a slip'}`, () => {
    const check = () => checkComparison(knownField('Pod', path)!, comparisonOf(text), path);
    if (message === undefined) expect(check).not.toThrow();
    else expect(check).toThrow(message);
  });
}

const fitting: readonly string[] = [
  'status: { phase: Running, podIP: "*" }',
  'status: { phase: /Running|Pending/ }',
  'status: null',
  'status: "*"',
  'status: { containerStatuses: [{ name: app, restartCount: 4, ready: true }] }',
  'status: { containerStatuses: [{ restartCount: "/[45]/", ready: /true/ }] }',
  'status: { startTime: "@0s" }',
  'status: { startTime: "2026-01-01T00:00:00Z" }',
  'metadata: { labels: { anything: goes }, annotations: { a.b/c: "1" } }',
  'spec: { containers: [{ resources: { limits: { memory: 1Gi, example.com/x: "1" } } }] }',
  'spec: { containers: [{ livenessProbe: { httpGet: { port: 80 } } }, { livenessProbe: { httpGet: { port: http } } }] }',
  'spec: { containers: [] }',
  'spec: { volumes: [{ name: cache, emptyDir: {} }] }',
  'status: { containerStatuses: [{ state: { running: {} } }] }',
  'metadata: { managedFields: [{ fieldsV1: { "f:status": { any: [thing] } } }] }',
];
for (const yaml of fitting)
  test(`a pod could match ${yaml}`, () => expect(() => checkPartial('Pod', parse(yaml))).not.toThrow());

const slips: readonly (readonly [
  yaml: string,
  message: string,
  advice: string,
  at: readonly (string | number)[],
])[] = [
  ['stats: {}', 'there is no field stats: Pod has no "stats"', 'Did you mean status?', ['stats']],
  [
    'status: { containerStatuses: [{ name: app, restartCont: 4 }] }',
    'there is no field status.containerStatuses[app].restartCont: ContainerStatus has no "restartCont"',
    'Did you mean restartCount?',
    ['status', 'containerStatuses', 0, 'restartCont'],
  ],
  [
    'status: { reson: null }',
    'there is no field status.reson: PodStatus has no "reson"',
    'Did you mean reason?',
    ['status', 'reson'],
  ],
  [
    'status: { phase: Runing }',
    '"Runing" is no value of status.phase',
    'Did you mean Running?',
    ['status', 'phase'],
  ],
  [
    'status: { conditions: [{ type: Ready, status: true }] }',
    'status.conditions[Ready].status is a text, and so never true',
    'Write it in quotes: "true"',
    ['status', 'conditions', 0, 'status'],
  ],
  [
    'status: { conditions: [{ type: Ready, status: "true" }] }',
    '"true" is no value of status.conditions[Ready].status',
    'Did you mean True?',
    ['status', 'conditions', 0, 'status'],
  ],
  [
    'status: { containerStatuses: [{ restartCount: "4" }] }',
    'status.containerStatuses[0].restartCount is a number, and so never "4"',
    'Write it without quotes.',
    ['status', 'containerStatuses', 0, 'restartCount'],
  ],
  [
    'status: { containerStatuses: [{ ready: "yes" }] }',
    'status.containerStatuses[0].ready is true or false, and so never "yes"',
    'Write true or false.',
    ['status', 'containerStatuses', 0, 'ready'],
  ],
  [
    'status: { startTime: now }',
    'status.startTime is a time, and so never "now"',
    'Write it as @40s or 2026-01-01T00:00:40Z.',
    ['status', 'startTime'],
  ],
  [
    'status: { containerStatuses: { name: app } }',
    'status.containerStatuses is a list, and so never fields',
    'Its elements begin with "- ".',
    ['status', 'containerStatuses'],
  ],
  ['metadata: [{ name: web }]', 'metadata is a struct (ObjectMeta), and so never a list', '', ['metadata']],
  [
    'metadata: { labels: { app: 1 } }',
    'metadata.labels.app is a text, and so never 1',
    'Write it in quotes: "1"',
    ['metadata', 'labels', 'app'],
  ],
  [
    'status: { containerStatuses: [{ state: { waiting: { reason: OOMKilled } } }] }',
    '"OOMKilled" is no value of status.containerStatuses[0].state.waiting.reason',
    '',
    ['status', 'containerStatuses', 0, 'state', 'waiting', 'reason'],
  ],
];
for (const [yaml, message, advice, at] of slips) {
  test(`no pod ever matches ${yaml}`, () => {
    const slip = slipOf(() => checkPartial('Pod', parse(yaml)));
    expect(slip.message).toBe(message);
    expect(slip.advice).toContain(advice);
    expect(slip.path).toEqual(at);
  });
}

function slipOf(check: () => unknown): PartialSlip {
  try {
    check();
  } catch (error) {
    return error as PartialSlip;
  }
  throw new Error('it is taken');
}

const saysNothing: readonly (readonly [yaml: string, path: string])[] = [
  ['status: {}', 'status'],
  ['{ metadata: { name: web }, spec: {} }', 'spec'],
  ['metadata: {}', 'metadata'],
  ['status: { containerStatuses: [{ name: app, state: {} }] }', 'status.containerStatuses[app].state'],
  [
    'status: { containerStatuses: [{ name: app, lastState: {} }] }',
    'status.containerStatuses[app].lastState',
  ],
];
for (const [yaml, path] of saysNothing)
  test(`every pod matches ${yaml}`, () =>
    expect(slipOf(() => checkPartial('Pod', parse(yaml))).message).toBe(
      `${path} is always there, so this could not fail`,
    ));
