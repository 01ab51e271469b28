import { describe, test } from 'node:test';
import { expect } from 'expect';
import { defaulted } from '../api/defaults';
import { ApiError } from '../api/errors';
import type { Pod } from '../api/types';
import { withEphemeralContainers } from './ephemeral-containers';

const OLD = { name: 'old', image: 'busybox:1.36', command: ['sh'] };
const NEW = { name: 'look', image: 'busybox:1.36' };

const POD = defaulted({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'default' },
  spec: {
    initContainers: [{ name: 'prepare', image: 'i' }],
    containers: [{ name: 'app', image: 'i' }],
    ephemeralContainers: [OLD],
    volumes: [{ name: 'data', emptyDir: {} }],
  },
} as never) as unknown as Pod;

const AT = 'spec.ephemeralContainers[0]';
const cannot = (field: string) => `${AT}.${field}: Forbidden: cannot be set for an Ephemeral Container`;

/** A patch puts what is new before what there is. */
const rows: readonly (readonly [name: string, patch: object, complaint?: string])[] = [
  ['one more', NEW],
  ['one with the processes of a container', { ...NEW, targetContainerName: 'app' }],
  ['one with the processes of an init container', { ...NEW, targetContainerName: 'prepare' }],
  ['one with a volume', { ...NEW, volumeMounts: [{ name: 'data', mountPath: '/data' }] }],
  ['one without resources', { ...NEW, resources: {} }],
  ['the one there is, unchanged', OLD],
  [
    'the one there is, with another image',
    { ...OLD, image: 'busybox:1.37' },
    'spec.ephemeralContainers: Forbidden: existing ephemeral containers "old" may not be changed\n',
  ],
  [
    'a target that is not there',
    { ...NEW, targetContainerName: 'x' },
    `${AT}.targetContainerName: Not found: "x"`,
  ],
  [
    'an ephemeral container for a target',
    { ...NEW, targetContainerName: 'old' },
    `${AT}.targetContainerName: Not found: "old"`,
  ],
  ['the name of a container', { ...NEW, name: 'app' }, `${AT}.name: Duplicate value: "app"`],
  ['the name of an init container', { ...NEW, name: 'prepare' }, `${AT}.name: Duplicate value: "prepare"`],
  ['no image', { name: 'look' }, `${AT}.image: Required value`],
  ['a port', { ...NEW, ports: [{ containerPort: 80 }] }, cannot('ports')],
  ['a request', { ...NEW, resources: { requests: { cpu: '1' } } }, cannot('resources')],
  ['a liveness probe', { ...NEW, livenessProbe: { exec: { command: ['a'] } } }, cannot('livenessProbe')],
  ['a readiness probe', { ...NEW, readinessProbe: { exec: { command: ['a'] } } }, cannot('readinessProbe')],
  ['a startup probe', { ...NEW, startupProbe: { exec: { command: ['a'] } } }, cannot('startupProbe')],
  ['a hook', { ...NEW, lifecycle: { preStop: { sleep: { seconds: 1 } } } }, cannot('lifecycle')],
  [
    'a part of a volume',
    { ...NEW, volumeMounts: [{ name: 'data', mountPath: '/data', subPath: 'a' }] },
    cannot('volumeMounts[0].subPath'),
  ],
];

describe('Of ephemeral containers', () => {
  for (const [name, patch, complaint] of rows) {
    test(`${name} is ${complaint === undefined ? 'accepted' : 'refused'}`, () => {
      expect(refusal({ ephemeralContainers: [patch] })).toBe(
        complaint && `Pod "web" is invalid: ${complaint}`,
      );
    });
  }

  test('none may be taken away', () => {
    expect(refusal({ ephemeralContainers: null })).toBe(
      'Pod "web" is invalid: spec.ephemeralContainers: Forbidden: existing ephemeral containers "old" may not be removed\n',
    );
  });

  test('a patch changes nothing else', () => {
    const patch = { spec: { containers: [{ name: 'app', image: 'j' }], ephemeralContainers: [NEW] } };
    const { spec } = withEphemeralContainers(POD, patch);
    expect(spec.containers).toBe(POD.spec.containers);
    expect(spec.ephemeralContainers?.map(({ name }) => name).sort()).toEqual(['look', 'old']);
  });
});

function refusal(spec: object): string | undefined {
  try {
    withEphemeralContainers(POD, { spec });
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error.message;
  }
}
