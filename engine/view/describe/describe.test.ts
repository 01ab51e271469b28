import { test } from 'node:test';
import { expect } from 'expect';
import { Calendar, minutes, seconds } from '../../simulation/time';
import { Description } from './description';
import { describeEvents, intervalText } from './events';
import { labelOf } from './generic';
import { dateText, describeAnnotations, taintTexts, tolerationTexts } from './parts';
import { describeVolumes } from './volumes';

const calendar = new Calendar();
const moment = { now: minutes(10), calendar };

const tolerations: readonly (readonly [toleration: object, text: string])[] = [
  [
    { key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 },
    'a:NoExecute op=Exists for 300s',
  ],
  [{ key: 'a', operator: 'Equal', value: 'b', effect: 'NoSchedule' }, 'a=b:NoSchedule'],
  [{ key: 'a', operator: 'Exists' }, 'a op=Exists'],
  [{ operator: 'Exists' }, 'op=Exists'],
  [{ operator: 'Exists', effect: 'NoExecute' }, ':NoExecute op=Exists'],
  [{ key: 'a', value: 'b', tolerationSeconds: 0 }, 'a=b for 0s'],
];
for (const [toleration, text] of tolerations) {
  test(`toleration ${text}`, () => expect(tolerationTexts([toleration])).toEqual([text]));
}

test('taints come by effect, then by key', () =>
  expect(
    taintTexts([
      { key: 'b', effect: 'NoSchedule' },
      { key: 'a', value: 'x', effect: 'NoSchedule' },
      { key: 'z', effect: 'NoExecute' },
    ]),
  ).toEqual(['z:NoExecute', 'a=x:NoSchedule', 'b:NoSchedule']));

const dates: readonly (readonly [timestamp: string | null, text: string])[] = [
  ['2026-11-21T03:50:26Z', 'Sat, 21 Nov 2026 03:50:26 +0000'],
  ['2026-01-01T00:00:00Z', 'Thu, 01 Jan 2026 00:00:00 +0000'],
  ['2024-02-29T23:59:59Z', 'Thu, 29 Feb 2024 23:59:59 +0000'],
  [null, 'Mon, 01 Jan 0001 00:00:00 +0000'],
];
for (const [timestamp, text] of dates)
  test(`${timestamp} is ${text}`, () => expect(dateText(timestamp)).toBe(text));

const labels: readonly (readonly [field: string, label: string])[] = [
  ['kind', 'Kind'],
  ['apiVersion', 'API Version'],
  ['uid', 'UID'],
  ['creationTimestamp', 'Creation Timestamp'],
  ['holderIdentity', 'Holder Identity'],
  ['podIPs', 'Pod I Ps'],
  ['externalURL', 'External URL'],
  ['HTTPGet', 'HTTPGet'],
  ['a.b', 'a.b'],
];
for (const [field, label] of labels) test(`${field} is ${label}`, () => expect(labelOf(field)).toBe(label));

const annotations: readonly (readonly [what: string, annotations: Record<string, string>, text: string])[] = [
  ['none', {}, 'Annotations:  <none>\n'],
  [
    'what apply notes is left out',
    { 'kubectl.kubernetes.io/last-applied-configuration': '{}' },
    'Annotations:  <none>\n',
  ],
  ['by name', { b: '2', a: '1' }, 'Annotations:  a: 1\n              b: 2\n'],
  ['140 characters fit', { a: 'x'.repeat(137) }, `Annotations:  a: ${'x'.repeat(137)}\n`],
  ['141 do not', { a: 'x'.repeat(138) }, `Annotations:  a:\n                ${'x'.repeat(138)}\n`],
  [
    'beyond 138 a line is cut',
    { a: 'x'.repeat(139) },
    `Annotations:  a:\n                ${'x'.repeat(138)}...\n`,
  ],
  ['several lines', { a: 'x\ny\n' }, 'Annotations:  a:\n                x\n                y\n'],
];
for (const [what, given, text] of annotations) {
  test(`annotations: ${what}`, () => {
    const to = new Description();
    describeAnnotations(to, 'Annotations', given);
    expect(to.toString()).toBe(text);
  });
}

const volumes: readonly (readonly [source: object, lines: readonly string[]])[] = [
  [
    { emptyDir: {} },
    [
      "Type:       EmptyDir (a temporary directory that shares a pod's lifetime)",
      'Medium:     ',
      'SizeLimit:  <unset>',
    ],
  ],
  [
    { emptyDir: { medium: 'Memory', sizeLimit: '16Mi' } },
    [
      "Type:       EmptyDir (a temporary directory that shares a pod's lifetime)",
      'Medium:     Memory',
      'SizeLimit:  16Mi',
    ],
  ],
  [
    { hostPath: { path: '/var' } },
    ['Type:          HostPath (bare host directory volume)', 'Path:          /var', 'HostPathType:  <none>'],
  ],
  [
    { configMap: { name: 'c' } },
    ['Type:      ConfigMap (a volume populated by a ConfigMap)', 'Name:      c', 'Optional:  false'],
  ],
  [
    { secret: { secretName: 's', optional: true } },
    ['Type:        Secret (a volume populated by a Secret)', 'SecretName:  s', 'Optional:    true'],
  ],
  [
    { persistentVolumeClaim: { claimName: 'd' } },
    [
      'Type:       PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
      'ClaimName:  d',
      'ReadOnly:   false',
    ],
  ],
  [
    { image: { reference: 'a:1', pullPolicy: 'Always' } },
    ['Type:        Image (a container image or OCI artifact)', 'Reference:   a:1', 'PullPolicy:  Always'],
  ],
  [
    { csi: { driver: 'd', volumeAttributes: { b: '2', a: '1' } } },
    [
      'Type:              CSI (a Container Storage Interface (CSI) volume source)',
      'Driver:            d',
      'FSType:            ',
      'ReadOnly:          false',
      'VolumeAttributes:      a=1',
      '                       b=2',
    ],
  ],
];
for (const [source, lines] of volumes) {
  test(`a volume of ${Object.keys(source)[0]}`, () => {
    const to = new Description();
    describeVolumes(to, [{ name: 'v', ...source }]);
    expect(to.toString()).toBe(['Volumes:', '  v:', ...lines.map((line) => `    ${line}`), ''].join('\n'));
  });
}

test('a volume that nobody knows', () => {
  const to = new Description();
  describeVolumes(to, [{ name: 'v', fancy: {} }]);
  expect(to.toString()).toBe('Volumes:\n  v:\n  <unknown>\n');
});

const at = (second: number) => calendar.timestamp(seconds(second));
const event = (more: object) =>
  ({
    type: 'Normal',
    reason: 'R',
    message: 'm\n',
    source: { component: 'kubelet' },
    reportingComponent: 'kubelet',
    involvedObject: { kind: 'Pod', name: 'web' },
    firstTimestamp: null,
    lastTimestamp: null,
    eventTime: null,
    ...more,
  }) as never;

const intervals: readonly (readonly [event: object, text: string])[] = [
  [{ firstTimestamp: at(0), lastTimestamp: at(0), count: 1 }, '10m'],
  [{ firstTimestamp: at(0), lastTimestamp: at(480), count: 3 }, '2m (x3 over 10m)'],
  [{ eventTime: '2026-01-01T00:05:00.250000Z' }, '4m59s'],
  [
    {
      eventTime: '2026-01-01T00:05:00.000000Z',
      series: { count: 2, lastObservedTime: '2026-01-01T00:09:00.000000Z' },
    },
    '60s (x2 over 5m)',
  ],
  [{}, '<unknown>'],
];
for (const [fields, text] of intervals)
  test(`events: ${text}`, () => expect(intervalText(event(fields), moment)).toBe(text));

test('events are aligned by themselves, and those of the scheduler come first', () => {
  const to = new Description();
  to.line(0, 'A long title of something:\tx');
  const seen = event({ firstTimestamp: at(590), lastTimestamp: at(590), count: 1 });
  const scheduled = event({
    eventTime: '2026-01-01T00:09:51.000000Z',
    source: {},
    reportingComponent: 'default-scheduler',
  });
  describeEvents(to, [seen, scheduled], moment);
  expect(to.toString()).toBe(
    [
      'A long title of something:  x',
      'Events:',
      '  Type    Reason  Age   From               Message',
      '  ----    ------  ----  ----               -------',
      '  Normal  R       9s    default-scheduler  m',
      '  Normal  R       10s   kubelet            m',
      '',
    ].join('\n'),
  );
});
