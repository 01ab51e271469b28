import { describe, test } from 'node:test';
import { expect } from 'expect';
import { defaulted } from './defaults';
import { fieldErrorText } from './field-error';
import type { Fields } from './fields';
import { validatePod } from './validate-pod';

/** The complaints about a pod whose container mounts an emptyDir `e` and a Secret `s` in this way. */
function complaints(container: object, volumes: readonly object[] = []): readonly string[] {
  const pod = defaulted({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'default' },
    spec: {
      containers: [{ name: 'app', image: 'b', ...container }],
      volumes: [{ name: 'e', emptyDir: {} }, { name: 's', secret: { secretName: 'x' } }, ...volumes],
    },
  } as unknown as Parameters<typeof defaulted>[0]);
  return validatePod(pod as unknown as Fields).map(fieldErrorText);
}

const mount = (more: object) => ({ volumeMounts: [{ name: 'e', mountPath: '/e', ...more }] });
const fromFile = (more: object) => ({
  env: [{ name: 'A', valueFrom: { fileKeyRef: { volumeName: 'e', path: 'f', key: 'A', ...more } } }],
});
const MOUNTS = 'spec.containers[0].volumeMounts';
const FILE = 'spec.containers[0].env[0].valueFrom.fileKeyRef';

const REFUSED: readonly [string, object, string][] = [
  [
    'a subPath from the root',
    mount({ subPath: '/x' }),
    `${MOUNTS}.subPath: Invalid value: "/x": must be a relative path`,
  ],
  [
    'a subPath that leads out',
    mount({ subPath: 'a/../..' }),
    `${MOUNTS}.subPath: Invalid value: "a/../..": must not contain '..'`,
  ],
  [
    'subPath and subPathExpr',
    mount({ subPath: 'x', subPathExpr: '$(A)' }),
    `${MOUNTS}[0].subPathExpr: Invalid value: "$(A)": subPathExpr and subPath are mutually exclusive`,
  ],
  [
    'recursiveReadOnly that may be written',
    mount({ recursiveReadOnly: 'Enabled' }),
    `${MOUNTS}.recursiveReadOnly: Forbidden: may only be specified when readOnly is true`,
  ],
  [
    'recursiveReadOnly with propagation',
    mount({ recursiveReadOnly: 'IfPossible', readOnly: true, mountPropagation: 'HostToContainer' }),
    `${MOUNTS}.recursiveReadOnly: Forbidden: may only be specified when mountPropagation is None or not specified`,
  ],
  [
    'an unknown recursiveReadOnly',
    mount({ recursiveReadOnly: 'Maybe' }),
    `${MOUNTS}.recursiveReadOnly: Unsupported value: "Maybe": supported values: "Disabled", "Enabled", "IfPossible"`,
  ],
  [
    'Bidirectional propagation of an ordinary container',
    mount({ mountPropagation: 'Bidirectional' }),
    `${MOUNTS}.mountPropagation: Forbidden: Bidirectional mount propagation is available only to privileged containers`,
  ],
  [
    'a variable from a volume that is not there',
    fromFile({ volumeName: 'no' }),
    `${FILE}.volumeName: Not found: "no"`,
  ],
  [
    'a variable from a volume that is no emptyDir',
    fromFile({ volumeName: 's' }),
    `${FILE}.volumeName: Invalid value: "s": referenced volume must be of type emptyDir`,
  ],
  [
    'a variable from a file outside',
    fromFile({ path: '../f' }),
    `${FILE}.path: Invalid value: "../f": must not contain '..'`,
  ],
];

describe('Mounts and files of variables that the API refuses', () => {
  for (const [name, container, message] of REFUSED) {
    test(name, () => expect(complaints(container)).toEqual([message]));
  }
});

const ACCEPTED: readonly [string, object][] = [
  [
    'readOnly and recursiveReadOnly',
    mount({ recursiveReadOnly: 'Enabled', readOnly: true, mountPropagation: 'None' }),
  ],
  ['recursiveReadOnly Disabled on one that may be written', mount({ recursiveReadOnly: 'Disabled' })],
  ['HostToContainer propagation', mount({ mountPropagation: 'HostToContainer' })],
  [
    'Bidirectional propagation of a privileged container',
    { ...mount({ mountPropagation: 'Bidirectional' }), securityContext: { privileged: true } },
  ],
  ['a variable from an emptyDir that the container does not mount', fromFile({})],
];

describe('Mounts and files of variables that it accepts', () => {
  for (const [name, container] of ACCEPTED) test(name, () => expect(complaints(container)).toEqual([]));
});

test('an image volume needs a policy that exists', () => {
  expect(complaints({}, [{ name: 'i', image: { reference: 'x:1', pullPolicy: 'Often' } }])).toEqual([
    'spec.volumes[2].image.pullPolicy: Unsupported value: "Often": supported values: "Always", "IfNotPresent", "Never"',
  ]);
  expect(complaints({}, [{ name: 'i', image: { reference: 'x:1' } }])).toEqual([]);
});
