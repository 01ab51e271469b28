import { describe, test } from 'node:test';
import { expect } from 'expect';
import { decode, kindHint } from './decode';
import type { ApiError } from './errors';
import { objectOf, podYaml } from './testing';

function refusal(text: string): ApiError {
  try {
    decode(objectOf(text));
  } catch (error) {
    return error as ApiError;
  }
  throw new Error('the object was accepted');
}

describe('what the server cannot decode', () => {
  const go = (got: string, field: string, type: string) =>
    `json: cannot unmarshal ${got} into Go struct field ${field} of type ${type}`;
  const quantities =
    "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
  const rows: readonly (readonly [container: string, spec: string, message: string])[] = [
    ['comand: [x]', '', 'strict decoding error: unknown field "spec.containers[0].comand"'],
    [
      'imagee: x, Command: [x]',
      'nodename: a',
      'strict decoding error: unknown field "spec.containers[0].Command", unknown field "spec.containers[0].imagee", unknown field "spec.nodename"',
    ],
    ['constructor: x', '', 'strict decoding error: unknown field "spec.containers[0].constructor"'],
    ['env: [{name: A, value: 5}]', '', go('number', 'EnvVar.spec.containers.env.value', 'string')],
    ['env: [{name: A, value: y}]', '', go('bool', 'EnvVar.spec.containers.env.value', 'string')],
    ['command: sleep', '', go('string', 'Container.spec.containers.command', '[]string')],
    ['command: [5]', '', go('number', 'Container.spec.containers.command', 'string')],
    [
      'ports: [{containerPort: "80"}]',
      '',
      go('string', 'ContainerPort.spec.containers.ports.containerPort', 'int32'),
    ],
    [
      'ports: [{containerPort: 80.5}]',
      '',
      go('number 80.5', 'ContainerPort.spec.containers.ports.containerPort', 'int32'),
    ],
    [
      'ports: [{containerPort: 3000000000}]',
      '',
      go('number 3000000000', 'ContainerPort.spec.containers.ports.containerPort', 'int32'),
    ],
    ['tty: "true"', '', go('string', 'Container.spec.containers.tty', 'bool')],
    ['imagePullPolicy: 1', '', go('number', 'Container.spec.containers.imagePullPolicy', 'v1.PullPolicy')],
    ['resources: [a]', '', go('array', 'Container.spec.containers.resources', 'v1.ResourceRequirements')],
    ['', 'securityContext: x', go('string', 'PodSpec.spec.securityContext', 'v1.PodSecurityContext')],
    ['', 'nodeSelector: {a: 1}', go('number', 'PodSpec.spec.nodeSelector', 'string')],
    ['', 'nodeSelector: [a]', go('array', 'PodSpec.spec.nodeSelector', 'map[string]string')],
    ['resources: {limits: {cpu: 1 core}}', '', quantities],
    [
      'livenessProbe: {tcpSocket: {port: true}}',
      '',
      'json: cannot unmarshal bool into Go value of type int32',
    ],
    ['comand: [x], command: x', '', go('string', 'Container.spec.containers.command', '[]string')],
  ];
  for (const [container, spec, message] of rows) {
    test(`{${container}} {${spec}}`, () => {
      const error = refusal(podYaml(container, spec));
      expect(error.message).toBe(`Pod in version "v1" cannot be handled as a Pod: ${message}`);
      expect([error.reason, error.code]).toEqual(['BadRequest', 400]);
    });
  }

  const bases = [
    ['not base64!', 3],
    ['YQ=', 3],
    ['YQ', 0],
    ['YWJjZ', 4],
    ['Y=', 1],
  ] as const;
  for (const [text, byte] of bases) {
    test(`"${text}" is bad base64 at byte ${byte}`, () => {
      const error = refusal(`{apiVersion: v1, kind: Secret, data: {a: "${text}"}}`);
      expect(error.message).toContain(`illegal base64 data at input byte ${byte}`);
    });
  }
});

describe('kinds that are not there', () => {
  const rows = [
    ['v1', 'Pood'],
    ['v1', 'Deployment'],
    ['apps/v1beta1', 'Deployment'],
    ['batch/v1beta1', 'CronJob'],
    ['example.com/v1', 'Thing'],
    ['v1', 'constructor'],
  ] as const;
  for (const [apiVersion, kind] of rows) {
    test(`${kind} in ${apiVersion}`, () => {
      const error = refusal(`{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: web}}`);
      expect(error.kubectlMessage('f.yaml')).toBe(
        `error: resource mapping not found for name: "web" namespace: "" from "f.yaml": no matches for kind "${kind}" in version "${apiVersion}"\nensure CRDs are installed first`,
      );
    });
  }

  const named = [
    ['{name: web}', 'name: "web" namespace: ""'],
    ['{name: web, namespace: shop}', 'name: "web" namespace: "shop"'],
    ['{namespace: shop}', 'name: "" namespace: "shop"'],
    ['{name: 5, namespace: 6}', 'name: "" namespace: ""'],
    ['{}', 'name: "" namespace: ""'],
  ] as const;
  for (const [metadata, told] of named) {
    test(`metadata: ${metadata} is told as ${told}`, () => {
      const error = refusal(`{apiVersion: v1, kind: Pood, metadata: ${metadata}}`);
      expect(error.kubectlMessage('f.yaml')).toContain(
        `resource mapping not found for ${told} from "f.yaml": `,
      );
    });
  }

  test('a removed version is told what serves it now', () => {
    const hint = kindHint({ apiVersion: 'batch/v1beta1', kind: 'CronJob' });
    expect(hint).toBe('Kubernetes 1.36 serves CronJob as apiVersion: batch/v1, not as batch/v1beta1.');
    expect(kindHint({ apiVersion: 'v1', kind: 'Pood' })).toBe('Did you mean "kind: Pod"?');
    expect(kindHint({ apiVersion: 'example.org/v1', kind: 'Widget' })).toBeUndefined();
  });
});

test('null, empty lists and empty maps are left out, empty structs are not', () => {
  const pod = objectOf(
    podYaml('command: [], env: null', 'nodeSelector: {}, volumes: [{name: v, emptyDir: {}}]'),
  );
  expect(decode(pod).spec).toEqual({
    containers: [{ name: 'app', image: 'busybox:1.36' }],
    volumes: [{ name: 'v', emptyDir: {} }],
  });
});

test('a null in a map is the zero of its type', () => {
  const pod = objectOf(podYaml('resources: {limits: {cpu: null}}', 'nodeSelector: {a: null}'));
  expect(decode(pod).spec).toMatchObject({
    nodeSelector: { a: '' },
    containers: [{ resources: { limits: { cpu: '0' } } }],
  });
});

test('an object that needs no change is not copied', () => {
  const pod = objectOf(podYaml());
  expect(decode(pod).spec).toBe(pod.spec);
});

const places: readonly (readonly [what: string, container: string, field: string, advice?: string])[] = [
  ['a quantity', 'resources: {limits: {memory: 100MB}}', 'spec.containers[0].resources.limits.memory'],
  ['a number among words', 'command: [sleep, 5]', 'spec.containers[0].command[1]'],
  ['a text for a number', 'ports: [{containerPort: "80"}]', 'spec.containers[0].ports[0].containerPort'],
  ['an unknown field', 'comand: [x]', 'spec.containers[0].comand', 'Did you mean "command"?'],
  ['a field that is like no other', 'zzz: 1', 'spec.containers[0].zzz'],
];
for (const [what, container, field, advice] of places) {
  test(`${what} is refused with its path${advice ? ' and what may be meant' : ''}`, () => {
    const error = refusal(podYaml(container));
    expect([error.field, error.advice]).toEqual([field, advice]);
  });
}
