import { describe, test } from 'node:test';
import { expect } from 'expect';
import { ApiError } from '../api/errors';
import { fieldErrorText } from '../api/field-error';
import { objectOf, podYaml } from '../api/testing';
import type { KubeObject, PodSpec } from '../api/types';
import { validateUpdate } from '../api/validate-update';
import { REFERENCE_VERSION, Version } from '../profiles/versions';
import { admit } from './admission';
import type { AdmissionContext } from './context';

type Stored = Record<string, Record<string, unknown>>;

/** A cluster that holds what is said, under `Kind/name`, and the service account that every namespace has. */
function cluster(said: Stored = {}, volumeSuffix = () => 'tgcmt'): AdmissionContext {
  const stored: Stored = { 'ServiceAccount/default': {}, ...said };
  const find = (kind: string, name: string) => stored[`${kind}/${name}`];
  const all = (kind: string) => Object.entries(stored).filter(([key]) => key.startsWith(`${kind}/`));
  const whole = (name: string, fields: object) => ({ metadata: { name }, ...fields });
  return {
    store: {
      get: <T extends KubeObject>(kind: string, _: string, name: string) =>
        (find(kind, name) && whole(name, find(kind, name)!)) as T | undefined,
      list: <T extends KubeObject>(kind: string) =>
        all(kind).map(([key, fields]) => whole(key.split('/')[1]!, fields)) as unknown as readonly T[],
    },
    version: Version.parse(REFERENCE_VERSION)!,
    volumeSuffix,
    generatedName: (base) => `${base}abcde`,
    newUid: () => 'uid-1',
    warn: () => {},
  };
}

function refusal(text: string, context = cluster()): ApiError {
  try {
    admit(objectOf(text), context);
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  throw new Error('the object was admitted');
}

const specOf = (text: string, context = cluster()) => admit(objectOf(text), context).spec as PodSpec;

test('a pod enters the store as a real API server stores it', () => {
  const pod = admit(objectOf(podYaml("command: [sh, -c, 'echo all done']")), cluster());
  const mount = {
    mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
    name: 'kube-api-access-tgcmt',
    readOnly: true,
  };
  const toleration = { effect: 'NoExecute', operator: 'Exists', tolerationSeconds: 300 };
  expect(pod).toEqual({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'default', generation: 1 },
    spec: {
      containers: [
        {
          name: 'app',
          image: 'busybox:1.36',
          command: ['sh', '-c', 'echo all done'],
          imagePullPolicy: 'IfNotPresent',
          resources: {},
          terminationMessagePath: '/dev/termination-log',
          terminationMessagePolicy: 'File',
          volumeMounts: [mount],
        },
      ],
      dnsPolicy: 'ClusterFirst',
      enableServiceLinks: true,
      preemptionPolicy: 'PreemptLowerPriority',
      priority: 0,
      restartPolicy: 'Always',
      schedulerName: 'default-scheduler',
      securityContext: {},
      serviceAccount: 'default',
      serviceAccountName: 'default',
      terminationGracePeriodSeconds: 30,
      tolerations: [
        { ...toleration, key: 'node.kubernetes.io/not-ready' },
        { ...toleration, key: 'node.kubernetes.io/unreachable' },
      ],
      volumes: [
        {
          name: 'kube-api-access-tgcmt',
          projected: {
            defaultMode: 420,
            sources: [
              { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
              { configMap: { items: [{ key: 'ca.crt', path: 'ca.crt' }], name: 'kube-root-ca.crt' } },
              {
                downwardAPI: {
                  items: [
                    { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' }, path: 'namespace' },
                  ],
                },
              },
            ],
          },
        },
      ],
    },
    status: { phase: 'Pending', qosClass: 'BestEffort' },
  });
});

describe('sharing', () => {
  const context = cluster();
  test('pods of one manifest share their spec', () => {
    expect(specOf(podYaml(), context)).toBe(specOf(podYaml(), context));
  });

  test('and so do pods of equal manifests', () => {
    expect(specOf(podYaml('', '', 'labels: {n: a}'), context)).toBe(
      specOf(podYaml('', '', 'labels: {n: b}'), context),
    );
  });

  test('not when their volumes have names of their own', () => {
    let n = 0;
    const drawn = cluster({}, () => `drawn${(n += 1)}`);
    expect(specOf(podYaml(), drawn)).not.toBe(specOf(podYaml(), drawn));
  });
});

describe('the service account', () => {
  test('is mounted into init containers too, and not where something else is', () => {
    const taken =
      '{name: i, image: b, volumeMounts: [{name: v, mountPath: /var/run/secrets/kubernetes.io/serviceaccount}]}';
    const spec = specOf(podYaml('', `volumes: [{name: v}], initContainers: [${taken}, {name: j, image: b}]`));
    expect(spec.initContainers!.map(({ volumeMounts }) => volumeMounts!.map(({ name }) => name))).toEqual([
      ['v'],
      ['kube-api-access-tgcmt'],
    ]);
  });

  test('is not mounted when the pod or the account says so', () => {
    const off = { automountServiceAccountToken: false };
    expect(specOf(podYaml('', 'automountServiceAccountToken: false')).volumes).toBeUndefined();
    expect(specOf(podYaml(), cluster({ 'ServiceAccount/default': off })).volumes).toBeUndefined();
    expect(
      specOf(podYaml('', 'automountServiceAccountToken: true'), cluster({ 'ServiceAccount/default': off }))
        .volumes,
    ).toHaveLength(1);
  });

  test('gives its pull secrets', () => {
    const context = cluster({ 'ServiceAccount/robot': { imagePullSecrets: [{ name: 'key' }] } });
    expect(specOf(podYaml('', 'serviceAccountName: robot'), context).imagePullSecrets).toEqual([
      { name: 'key' },
    ]);
  });
});

test('a toleration of everything needs no defaults', () => {
  expect(specOf(podYaml('', 'tolerations: [{operator: Exists}]')).tolerations).toEqual([
    { operator: 'Exists' },
  ]);
});

test('overhead and rules of scheduling come from a runtime class', () => {
  const context = cluster({
    'RuntimeClass/kata': {
      overhead: { podFixed: { memory: '120Mi' } },
      scheduling: { nodeSelector: { sandbox: 'kata' }, tolerations: [{ key: 'kata', operator: 'Exists' }] },
    },
    'RuntimeClass/empty': { overhead: {}, scheduling: {} },
  });
  const spec = specOf(podYaml('', 'runtimeClassName: kata, nodeSelector: {disk: ssd}'), context);
  expect(spec).toMatchObject({
    overhead: { memory: '120Mi' },
    nodeSelector: { disk: 'ssd', sandbox: 'kata' },
  });
  expect(spec.tolerations!.map(({ key }) => key)).toEqual([
    'node.kubernetes.io/not-ready',
    'node.kubernetes.io/unreachable',
    'kata',
  ]);
  const same = 'runtimeClassName: kata, overhead: {memory: 120Mi}, nodeSelector: {sandbox: kata}';
  expect(specOf(podYaml('', same), context)).toMatchObject({ nodeSelector: { sandbox: 'kata' } });
  expect(specOf(podYaml('', 'runtimeClassName: empty'), context).nodeSelector).toBeUndefined();
});

test('priorities come from classes', () => {
  const context = cluster({
    'PriorityClass/gold': { value: 7, preemptionPolicy: 'Never' },
    'PriorityClass/base': { value: 3, globalDefault: true },
  });
  expect(specOf(podYaml('', 'priorityClassName: gold'), context)).toMatchObject({
    priority: 7,
    preemptionPolicy: 'Never',
  });
  expect(specOf(podYaml(), context)).toMatchObject({ priority: 3, priorityClassName: 'base' });
  const two = cluster({
    'PriorityClass/more': { value: 9, globalDefault: true },
    'PriorityClass/less': { value: 5, globalDefault: true },
    'PriorityClass/most': { value: 11, globalDefault: true },
  });
  expect(specOf(podYaml(), two).priority).toBe(5);
});

describe('refusals, in the words of kubectl', () => {
  const forbidden = 'Error from server (Forbidden): error when creating "f": pods "web" is forbidden:';
  const rows: readonly (readonly [what: string, text: string, message: string])[] = [
    [
      'a namespace that is not there',
      podYaml('', '', 'namespace: elsewhere'),
      'Error from server (NotFound): error when creating "f": namespaces "elsewhere" not found',
    ],
    [
      'a namespace that goes',
      podYaml('', '', 'namespace: old'),
      `${forbidden} unable to create new content in namespace old because it is being terminated`,
    ],
    [
      'an unknown service account',
      podYaml('', 'serviceAccountName: robot'),
      `${forbidden} error looking up service account default/robot: serviceaccount "robot" not found`,
    ],
    [
      'an unknown priority class',
      podYaml('', 'priorityClassName: gold'),
      `${forbidden} no PriorityClass with name gold was found`,
    ],
    [
      'an unknown runtime class',
      podYaml('', 'runtimeClassName: gvisor'),
      `${forbidden} pod rejected: RuntimeClass "gvisor" not found`,
    ],
    [
      'a priority by number',
      podYaml('', 'priority: 5'),
      `${forbidden} the integer value of priority (5) must not be provided in pod spec; priority admission controller computed 0 from the given PriorityClass name`,
    ],
    [
      'no containers',
      '{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {}}',
      'The Pod "web" is invalid: spec.containers: Required value',
    ],
    [
      'no spec',
      '{apiVersion: v1, kind: Pod, metadata: {name: web}}',
      'The Pod "web" is invalid: spec.containers: Required value',
    ],
    [
      'no name',
      '{apiVersion: v1, kind: ConfigMap}',
      'The ConfigMap "" is invalid: metadata.name: Required value: name or generateName is required',
    ],
    [
      'a key with a space',
      '{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {a b: x}}',
      `The ConfigMap "c" is invalid: data[a b]: Invalid value: "a b": a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')`,
    ],
    [
      'more than a MiB of data',
      `{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {a: "${'x'.repeat(1_048_577)}"}}`,
      'The ConfigMap "c" is invalid: []: Too long: may not be more than 1048576 bytes',
    ],
    [
      'a TLS secret without keys',
      '{apiVersion: v1, kind: Secret, metadata: {name: s}, type: kubernetes.io/tls}',
      'The Secret "s" is invalid: \n* data[tls.crt]: Required value\n* data[tls.key]: Required value',
    ],
    [
      'annotations without measure',
      podYaml('', '', `annotations: {a: "${'x'.repeat(262_144)}"}`),
      'The Pod "web" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes',
    ],
    [
      'a claim without a size',
      '{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c}, spec: {accessModes: [Some]}}',
      'The PersistentVolumeClaim "c" is invalid: \n* spec.accessModes: Unsupported value: "Some": supported values: "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"\n* spec.resources[storage]: Required value',
    ],
    [
      'a Job that runs for ever',
      '{apiVersion: batch/v1, kind: Job, metadata: {name: j}, spec: {template: {spec: {containers: [{name: a, image: b}]}}}}',
      'The Job "j" is invalid: spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"',
    ],
    [
      'a Deployment that chooses others',
      '{apiVersion: apps/v1, kind: Deployment, metadata: {name: d}, spec: {selector: {matchLabels: {a: x}}, template: {metadata: {labels: {a: w}}, spec: {containers: [{name: a, image: b}]}}}}',
      'The Deployment "d" is invalid: spec.template.metadata.labels: Invalid value: {"a":"w"}: `selector` does not match template `labels`',
    ],
  ];
  const context = cluster({ 'Namespace/old': { status: { phase: 'Terminating' } } });
  for (const [what, text, message] of rows) {
    test(what, () => expect(refusal(text, context).kubectlMessage('f')).toBe(message));
  }

  test('the server’s own words name the group, and put several complaints into brackets', () => {
    const text =
      '{apiVersion: apps/v1, kind: Deployment, metadata: {name: d}, spec: {replicas: -1, template: {spec: {containers: [{name: a, image: b}]}}}}';
    const error = refusal(text);
    expect([error.reason, error.code]).toEqual(['Invalid', 422]);
    expect(error.message).toBe(
      'Deployment.apps "d" is invalid: [spec.replicas: Invalid value: -1: must be greater than or equal to 0, spec.selector: Required value, spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`]',
    );
  });
});

describe('changes that are refused', () => {
  const config = (fields: string) =>
    admit(objectOf(`{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, ${fields}}`), cluster());
  const secret = (type: string) =>
    admit(objectOf(`{apiVersion: v1, kind: Secret, metadata: {name: s}, type: ${type}}`), cluster());
  const claim = (size: string) =>
    admit(
      objectOf(
        `{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: ${size}}}}}`,
      ),
      cluster(),
    );
  const set = admit(
    objectOf(
      '{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: s}, spec: {serviceName: s, selector: {matchLabels: {a: x}}, template: {metadata: {labels: {a: x}}, spec: {containers: [{name: a, image: b}]}}}}',
    ),
    cluster(),
  );
  const frozen = 'Forbidden: field is immutable when `immutable` is set';
  const rows = [
    [
      'an immutable ConfigMap thaws',
      config('immutable: false'),
      config('immutable: true'),
      [`immutable: ${frozen}`],
    ],
    [
      'its data change',
      config('immutable: true, data: {a: b}'),
      config('immutable: true'),
      [`data: ${frozen}`],
    ],
    ['other data change', config('data: {a: b}'), config('data: {a: c}'), []],
    ['the type of a Secret', secret('b'), secret('a'), ['type: Invalid value: "b": field is immutable']],
    [
      'the size of a claim',
      claim('2Gi'),
      claim('1Gi'),
      [
        'spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims',
      ],
    ],
    [
      'of a StatefulSet what is wrong in itself comes first',
      { ...set, spec: { ...(set.spec as object), replicas: -1, serviceName: 'other' } },
      set,
      [
        'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
        "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
      ],
    ],
  ] as const;
  for (const [what, next, old, messages] of rows) {
    test(what, () => expect(validateUpdate(next, old).map(fieldErrorText)).toEqual(messages));
  }
});
