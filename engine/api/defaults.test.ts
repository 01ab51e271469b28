import { describe, test } from 'node:test';
import { expect } from 'expect';
import { decode } from './decode';
import { defaultPullPolicy } from './default-pod';
import { defaulted } from './defaults';
import { type Fields, fieldsOf } from './fields';
import { qosClass } from './qos';
import { objectOf, podYaml } from './testing';
import type { PodSpec } from './types';

const spec = (text: string) => fieldsOf(defaulted(decode(objectOf(text))).spec) as unknown as PodSpec;
const container = (fields: string, ofSpec = '') => spec(podYaml(fields, ofSpec)).containers[0]!;

test('a pod that says nothing gets all that the API fills in', () => {
  expect(spec('apiVersion: v1\nkind: Pod\nspec: {containers: [{name: app, image: busybox}]}')).toEqual({
    containers: [
      {
        name: 'app',
        image: 'busybox',
        imagePullPolicy: 'Always',
        terminationMessagePath: '/dev/termination-log',
        terminationMessagePolicy: 'File',
        resources: {},
      },
    ],
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
    terminationGracePeriodSeconds: 30,
    schedulerName: 'default-scheduler',
    securityContext: {},
    enableServiceLinks: true,
  });
});

test('what is said stays', () => {
  const said = { terminationGracePeriodSeconds: 0, restartPolicy: 'Never', enableServiceLinks: false };
  expect(spec(podYaml('', JSON.stringify(said).slice(1, -1)))).toMatchObject(said);
});

for (const [given, kept] of [
  [-1, 1],
  [0, 0],
]) {
  test(`a grace period of ${given} seconds is one of ${kept}`, () => {
    expect(spec(podYaml('', `"terminationGracePeriodSeconds": ${given}`)).terminationGracePeriodSeconds).toBe(
      kept,
    );
  });
}

test('pods of one manifest share one spec', () => {
  expect(spec(podYaml())).toBe(spec(podYaml()));
});

describe('imagePullPolicy', () => {
  const rows = [
    ['nginx', 'Always'],
    ['nginx:latest', 'Always'],
    ['nginx:1.27', 'IfNotPresent'],
    ['localhost:5000/nginx', 'Always'],
    ['localhost:5000/nginx:1', 'IfNotPresent'],
    ['nginx@sha256:0123', 'IfNotPresent'],
    ['nginx:latest@sha256:0123', 'Always'],
  ] as const;
  for (const [image, policy] of rows)
    test(`${image}: ${policy}`, () => expect(defaultPullPolicy(image)).toBe(policy));
});

describe('a container', () => {
  const rows: readonly (readonly [what: string, fields: string, expected: object])[] = [
    ['ports speak TCP', 'ports: [{containerPort: 80}]', { ports: [{ containerPort: 80, protocol: 'TCP' }] }],
    [
      'requests follow limits, resource by resource',
      'resources: {limits: {cpu: 1, memory: 1Gi}, requests: {cpu: 100m}}',
      { resources: { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '100m', memory: '1Gi' } } },
    ],
    [
      'a probe runs every 10 seconds',
      'livenessProbe: {exec: {command: [x]}}',
      { livenessProbe: { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 } },
    ],
    [
      'a zero in a probe is as good as nothing',
      'readinessProbe: {periodSeconds: 0, httpGet: {port: 80}}',
      { readinessProbe: { periodSeconds: 10, httpGet: { port: 80, path: '/', scheme: 'HTTP' } } },
    ],
    [
      'gRPC has a service',
      'livenessProbe: {grpc: {port: 1}}',
      { livenessProbe: { grpc: { port: 1, service: '' } } },
    ],
    [
      'a hook asks for /',
      'lifecycle: {preStop: {httpGet: {port: 80}}}',
      { lifecycle: { preStop: { httpGet: { port: 80, path: '/', scheme: 'HTTP' } } } },
    ],
    [
      'a field reference is of v1',
      'env: [{name: A, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]',
      { env: [{ name: 'A', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } }] },
    ],
  ];
  for (const [what, fields, expected] of rows)
    test(what, () => expect(container(fields)).toMatchObject(expected));

  test('on the host network its ports are the host’s', () => {
    const port = { containerPort: 80, hostPort: 80, protocol: 'TCP' };
    expect(container('ports: [{containerPort: 80}]', 'hostNetwork: true').ports).toEqual([port]);
  });
});

describe('a volume', () => {
  const rows: readonly (readonly [what: string, source: string, expected: object])[] = [
    ['without a source is an emptyDir', '', { emptyDir: {} }],
    [
      'of a ConfigMap has files of 0644',
      'configMap: {name: c}',
      { configMap: { name: 'c', defaultMode: 420 } },
    ],
    ['keeps its mode', 'secret: {secretName: s, defaultMode: 0400}', { secret: { defaultMode: 256 } }],
    ['of the host may be anything', 'hostPath: {path: /x}', { hostPath: { path: '/x', type: '' } }],
    [
      'of a token has one hour',
      'projected: {sources: [{serviceAccountToken: {path: t}}]}',
      {
        projected: {
          defaultMode: 420,
          sources: [{ serviceAccountToken: { path: 't', expirationSeconds: 3600 } }],
        },
      },
    ],
  ];
  for (const [what, source, expected] of rows) {
    test(what, () =>
      expect(spec(podYaml('', `volumes: [{name: v, ${source}}]`)).volumes![0]).toMatchObject(expected),
    );
  }
});

describe('other kinds', () => {
  const rows: readonly (readonly [text: string, expected: Fields])[] = [
    [
      'kind: Namespace, metadata: {name: a}',
      {
        metadata: { name: 'a', labels: { 'kubernetes.io/metadata.name': 'a' } },
        status: { phase: 'Active' },
      },
    ],
    ['kind: Secret, stringData: {a: b}', { type: 'Opaque', data: { a: 'Yg==' } }],
    [
      'kind: Service, spec: {externalIPs: [203.0.113.5], ports: [{port: 80}]}',
      { spec: { type: 'ClusterIP', externalTrafficPolicy: 'Cluster' } },
    ],
    [
      'kind: Service, spec: {ports: [{port: 80}]}',
      {
        spec: {
          type: 'ClusterIP',
          sessionAffinity: 'None',
          internalTrafficPolicy: 'Cluster',
          ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }],
        },
      },
    ],
    [
      'kind: PersistentVolumeClaim, spec: {accessModes: [ReadWriteOnce]}',
      { spec: { volumeMode: 'Filesystem' }, status: { phase: 'Pending' } },
    ],
    [
      'kind: Node, status: {capacity: {cpu: 4000m}}',
      { status: { capacity: { cpu: '4' }, allocatable: { cpu: '4' } } },
    ],
  ];
  for (const [text, expected] of rows) {
    test(text, () =>
      expect(defaulted(decode(objectOf(`{apiVersion: v1, ${text}}`)))).toMatchObject(expected),
    );
  }

  test('a Deployment rolls by quarters, and its template is no pod yet', () => {
    const text =
      '{apiVersion: apps/v1, kind: Deployment, spec: {template: {spec: {containers: [{name: a, image: b, resources: {limits: {cpu: 1}}}]}}}}';
    const deployment = fieldsOf(defaulted(decode(objectOf(text))).spec);
    expect(deployment).toMatchObject({
      replicas: 1,
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' } },
    });
    const template = fieldsOf(fieldsOf(deployment.template).spec);
    expect(template.restartPolicy).toBe('Always');
    expect(template.enableServiceLinks).toBeUndefined();
    expect((template as unknown as PodSpec).containers[0]!.resources).toEqual({ limits: { cpu: '1' } });
  });

  test('a Job runs once, and counts to six', () => {
    const job = fieldsOf(defaulted(decode(objectOf('{apiVersion: batch/v1, kind: Job, spec: {}}'))).spec);
    expect(job).toMatchObject({
      completions: 1,
      parallelism: 1,
      backoffLimit: 6,
      completionMode: 'NonIndexed',
      suspend: false,
    });
  });
});

describe('qosClass', () => {
  const both = 'limits: {cpu: 1, memory: 1Gi}';
  const rows: readonly (readonly [what: string, container: string, spec: string, expected: string])[] = [
    ['nothing asked', '', '', 'BestEffort'],
    ['zeros', 'resources: {requests: {cpu: 0}}', '', 'BestEffort'],
    ['another resource only', 'resources: {limits: {example.com/gpu: 1}}', '', 'BestEffort'],
    ['limits of both', `resources: {${both}}`, '', 'Guaranteed'],
    [
      'requests equal to limits in other words',
      `resources: {${both}, requests: {cpu: 1000m, memory: 1024Mi}}`,
      '',
      'Guaranteed',
    ],
    ['requests below limits', `resources: {${both}, requests: {cpu: 500m}}`, '', 'Burstable'],
    ['a limit of one resource', 'resources: {limits: {cpu: 1}}', '', 'Burstable'],
    [
      'an init container without',
      `resources: {${both}}`,
      'initContainers: [{name: i, image: b}]',
      'Burstable',
    ],
    [
      'an init container with',
      `resources: {${both}}`,
      `initContainers: [{name: i, image: b, resources: {${both}}}]`,
      'Guaranteed',
    ],
    [
      'the pod as a whole',
      '',
      'resources: {limits: {cpu: 1, memory: 1Gi}, requests: {cpu: 1, memory: 1Gi}}',
      'Guaranteed',
    ],
  ];
  for (const [what, ofContainer, ofSpec, expected] of rows) {
    test(`${what}: ${expected}`, () => expect(qosClass(spec(podYaml(ofContainer, ofSpec)))).toBe(expected));
  }
});
