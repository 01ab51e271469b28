import { describe, test } from 'node:test';
import { expect } from 'expect';
import { decode } from './decode';
import { defaulted } from './defaults';
import { fieldErrorText } from './field-error';
import { type Fields, fieldsOf } from './fields';
import { objectOf, podYaml } from './testing';
import { validatePod } from './validate-pod';
import { validatePodUpdate } from './validate-pod-update';

const pod = (container = '', spec = '', metadata = ''): Fields =>
  defaulted(decode(objectOf(podYaml(container, spec, metadata))));
const complaints = (...parts: Parameters<typeof pod>) => validatePod(pod(...parts)).map(fieldErrorText);

const PROBE = 'spec.containers[0].livenessProbe';
const ENV = 'spec.containers[0].env[0].valueFrom';
const HANDLER = 'must specify a handler type';
const ZERO = 'must be greater than or equal to 0';
const INIT = 'may not be set for init containers without restartPolicy=Always';
const LABEL =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

describe('a container that the API refuses', () => {
  const rows: readonly (readonly [container: string, ...messages: readonly string[]])[] = [
    [
      'imagePullPolicy: Sometimes',
      'spec.containers[0].imagePullPolicy: Unsupported value: "Sometimes": supported values: "Always", "IfNotPresent", "Never"',
    ],
    [
      'ports: [{containerPort: 70000}]',
      'spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive',
    ],
    [
      'ports: [{containerPort: 80, protocol: HTTP}]',
      'spec.containers[0].ports[0].protocol: Unsupported value: "HTTP": supported values: "SCTP", "TCP", "UDP"',
    ],
    ['ports: [{name: x}]', 'spec.containers[0].ports[0].containerPort: Required value'],
    [
      'ports: [{containerPort: 80, name: http}, {containerPort: 81, name: http}]',
      'spec.containers[0].ports[1].name: Duplicate value: "http"',
    ],
    [
      'ports: [{containerPort: 1, hostPort: 9}, {containerPort: 2, hostPort: 9}]',
      'spec.containers[0].ports[1].hostPort: Duplicate value: "TCP//9"',
    ],
    ['livenessProbe: {periodSeconds: 2}', `${PROBE}: Required value: ${HANDLER}`],
    [
      'livenessProbe: {exec: {command: [x]}, tcpSocket: {port: 80}}',
      `${PROBE}.tcpSocket: Forbidden: may not specify more than 1 handler type`,
    ],
    ['livenessProbe: {exec: {}}', `${PROBE}.exec.command: Required value`],
    [
      'livenessProbe: {exec: {command: [x]}, successThreshold: 2}',
      `${PROBE}.successThreshold: Invalid value: 2: must be 1`,
    ],
    [
      'livenessProbe: {exec: {command: [x]}, periodSeconds: -1}',
      `${PROBE}.periodSeconds: Invalid value: -1: ${ZERO}`,
    ],
    [
      'livenessProbe: {exec: {command: [x]}, terminationGracePeriodSeconds: 0}',
      `${PROBE}.terminationGracePeriodSeconds: Invalid value: 0: must be greater than 0`,
    ],
    [
      'livenessProbe: {httpGet: {port: http_port}}',
      `${PROBE}.httpGet.port: Invalid value: "http_port": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)`,
    ],
    [
      'livenessProbe: {httpGet: {port: 0}}',
      `${PROBE}.httpGet.port: Invalid value: 0: must be between 1 and 65535, inclusive`,
    ],
    [
      'livenessProbe: {httpGet: {port: 1, scheme: FTP}}',
      `${PROBE}.httpGet.scheme: Unsupported value: "FTP": supported values: "HTTP", "HTTPS"`,
    ],
    [
      'readinessProbe: {exec: {command: [x]}, terminationGracePeriodSeconds: 5}',
      'spec.containers[0].readinessProbe.terminationGracePeriodSeconds: Invalid value: 5: must not be set for readinessProbes',
    ],
    ['lifecycle: {preStop: {}}', `spec.containers[0].lifecycle.preStop: Required value: ${HANDLER}`],
    [
      'lifecycle: {preStop: {sleep: {seconds: 31}}}',
      'spec.containers[0].lifecycle.preStop.sleep: Invalid value: 31: must be non-negative and less than terminationGracePeriodSeconds (30)',
    ],
    ['env: [{value: x}]', 'spec.containers[0].env[0].name: Required value'],
    [
      'env: [{name: A, valueFrom: {}}]',
      `${ENV}: Invalid value: "": must specify one of: \`fieldRef\`, \`resourceFieldRef\`, \`configMapKeyRef\`, \`secretKeyRef\` or \`fileKeyRef\``,
    ],
    [
      'env: [{name: A, value: x, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]',
      `${ENV}: Invalid value: "": may not be specified when \`value\` is not empty`,
    ],
    [
      'env: [{name: A, valueFrom: {configMapKeyRef: {name: a, key: b}, secretKeyRef: {name: a, key: b}}}]',
      `${ENV}: Invalid value: "": may not have more than one field specified at a time`,
    ],
    [
      'env: [{name: A, valueFrom: {fieldRef: {fieldPath: spec.nope}}}]',
      `${ENV}.fieldRef.fieldPath: Invalid value: "spec.nope": error converting fieldPath: field label not supported: spec.nope`,
    ],
    [
      'env: [{name: A, valueFrom: {fieldRef: {fieldPath: status.phase}}}]',
      `${ENV}.fieldRef.fieldPath: Unsupported value: "status.phase": supported values: "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs"`,
    ],
    [
      'env: [{name: A, valueFrom: {resourceFieldRef: {resource: limits.cpu, divisor: 2}}}]',
      `${ENV}.resourceFieldRef.divisor: Invalid value: "limits.cpu": only divisor's values 1m and 1 are supported with the cpu resource`,
    ],
    [
      'envFrom: [{}]',
      'spec.containers[0].envFrom: Invalid value: "": must specify one of: `configMapRef` or `secretRef`',
    ],
    ['envFrom: [{configMapRef: {}}]', 'spec.containers[0].envFrom[0].configMapRef.name: Required value'],
    [
      'env: [{name: A, valueFrom: {fileKeyRef: {volumeName: x, path: f, key: A}}}]',
      `${ENV}.fileKeyRef.volumeName: Not found: "x"`,
    ],
    ['volumeMounts: [{name: x, mountPath: /x}]', 'spec.containers[0].volumeMounts[0].name: Not found: "x"'],
    [
      'resources: {requests: {cpu: 2}, limits: {cpu: 1}}',
      'spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1',
    ],
    [
      'resources: {requests: {cpu: -1}}',
      `spec.containers[0].resources.requests[cpu]: Invalid value: "-1": ${ZERO}`,
    ],
    [
      'resources: {requests: {example.com/gpu: 1}}',
      'spec.containers[0].resources.limits: Required value: Limit must be set for non overcommitable resources',
    ],
    [
      'resources: {limits: {gpu: 1}}',
      'spec.containers[0].resources.limits[gpu]: Invalid value: "gpu": must be a standard resource for containers',
      'spec.containers[0].resources.requests[gpu]: Invalid value: "gpu": must be a standard resource for containers',
    ],
    [
      'restartPolicyRules: [{action: Restart, exitCodes: {operator: In, values: [1]}}]',
      'spec.containers[0].restartPolicy: Required value: must specify restartPolicy when restart rules are used',
    ],
    [
      'securityContext: {runAsUser: -1}',
      'spec.containers[0].securityContext.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive',
    ],
    [
      'securityContext: {privileged: true, allowPrivilegeEscalation: false}',
      'spec.containers[0].securityContext: Invalid value: {"Capabilities":null,"Privileged":true,"SELinuxOptions":null,"WindowsOptions":null,"RunAsUser":null,"RunAsGroup":null,"RunAsNonRoot":null,"ReadOnlyRootFilesystem":null,"AllowPrivilegeEscalation":false,"ProcMount":null,"SeccompProfile":null,"AppArmorProfile":null}: cannot set `allowPrivilegeEscalation` to false and `privileged` to true',
    ],
  ];
  for (const [container, ...messages] of rows)
    test(container, () => expect(complaints(container)).toEqual(messages));
});

describe('a pod that the API refuses', () => {
  const term = 'requiredDuringSchedulingIgnoredDuringExecution';
  const rows: readonly (readonly [spec: string, ...messages: readonly string[]])[] = [
    [
      'restartPolicy: Sometimes',
      'spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"',
    ],
    [
      'activeDeadlineSeconds: 0',
      'spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive',
    ],
    ['initContainers: [{name: app, image: b}]', 'spec.initContainers[0].name: Duplicate value: "app"'],
    [
      'initContainers: [{name: i, image: b, livenessProbe: {exec: {command: [x]}}}]',
      `spec.initContainers[0].livenessProbe: Forbidden: ${INIT}`,
    ],
    [
      'initContainers: [{name: i, image: b, lifecycle: {}}]',
      `spec.initContainers[0].lifecycle: Forbidden: ${INIT}`,
    ],
    [
      'initContainers: [{name: i, image: " b"}]',
      'spec.initContainers[0].image: Invalid value: " b": must not have leading or trailing whitespace',
    ],
    ['volumes: [{name: d}, {name: d}]', 'spec.volumes[1].name: Duplicate value: "d"'],
    ['volumes: [{name: D}]', `spec.volumes[0].name: Invalid value: "D": ${LABEL}`],
    [
      'volumes: [{name: d, emptyDir: {}, hostPath: {path: /x}}]',
      'spec.volumes[0].hostPath: Forbidden: may not specify more than 1 volume type',
    ],
    ['volumes: [{name: d, configMap: {}}]', 'spec.volumes[0].configMap.name: Required value'],
    [
      'volumes: [{name: d, secret: {secretName: s, defaultMode: 01000}}]',
      'spec.volumes[0].secret.defaultMode: Invalid value: 512: must be a number between 0 and 0777 (octal), both inclusive',
    ],
    [
      'volumes: [{name: d, configMap: {name: c, items: [{key: a, path: ../b}]}}]',
      `spec.volumes[0].configMap.items[0].path: Invalid value: "../b": must not contain '..'`,
    ],
    [
      'volumes: [{name: d, projected: {sources: [{serviceAccountToken: {path: t, expirationSeconds: 599}}]}}]',
      'spec.volumes[0].projected.sources[0].serviceAccountToken.expirationSeconds: Invalid value: 599: may not specify a duration less than 10 minutes',
    ],
    [
      'tolerations: [{key: a, operator: Exists, value: b}]',
      `spec.tolerations[0].operator: Invalid value: "b": value must be empty when \`operator\` is 'Exists'`,
    ],
    [
      'tolerations: [{operator: Equal}]',
      'spec.tolerations[0].operator: Invalid value: "Equal": operator must be Exists when `key` is empty, which means "match all values and all keys"',
    ],
    [
      'tolerations: [{key: a, effect: NoSchedule, tolerationSeconds: 5, operator: Exists}]',
      'spec.tolerations[0].effect: Invalid value: "NoSchedule": effect must be \'NoExecute\' when `tolerationSeconds` is set',
    ],
    [
      'topologySpreadConstraints: [{maxSkew: 0, topologyKey: a, whenUnsatisfiable: DoNotSchedule}]',
      'spec.topologySpreadConstraints[0].maxSkew: Invalid value: 0: must be greater than zero',
    ],
    [
      `affinity: {nodeAffinity: {${term}: {nodeSelectorTerms: []}}}`,
      `spec.affinity.nodeAffinity.${term}.nodeSelectorTerms: Required value: must have at least one node selector term`,
    ],
    [
      `affinity: {podAffinity: {${term}: [{topologyKey: a, labelSelector: {matchExpressions: [{key: a, operator: In}]}}]}}`,
      `spec.affinity.podAffinity.${term}[0].labelSelector.matchExpressions[0].values: Required value: must be specified when \`operator\` is 'In' or 'NotIn'`,
    ],
    ['hostname: Web', `spec.hostname: Invalid value: "Web": ${LABEL}`],
    [
      'dnsPolicy: Never',
      'spec.dnsPolicy: Unsupported value: "Never": supported values: "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"',
    ],
    [
      'securityContext: {fsGroup: -1}',
      'spec.securityContext.fsGroup: Invalid value: -1: must be between 0 and 2147483647, inclusive',
    ],
  ];
  for (const [spec, ...messages] of rows) test(spec, () => expect(complaints('', spec)).toEqual(messages));
});

describe('a pod that the API takes', () => {
  const rows: readonly (readonly [container: string, spec: string])[] = [
    ['', ''],
    ['', 'terminationGracePeriodSeconds: -1'],
    ['', 'initContainers: [{name: i, image: b, restartPolicy: Never}]'],
    [
      '',
      'initContainers: [{name: i, image: b, restartPolicy: Always, readinessProbe: {tcpSocket: {port: 80}}}]',
    ],
    ['lifecycle: {preStop: {sleep: {seconds: 30}}}', ''],
    ['ports: [{containerPort: 80}, {containerPort: 80}]', ''],
    ['volumeMounts: [{name: d, mountPath: /d}]', 'volumes: [{name: d}]'],
    ['resources: {limits: {memory: 100m}}', ''],
    ['env: [{name: A, valueFrom: {fieldRef: {fieldPath: "metadata.labels[\'a\']"}}}]', ''],
  ];
  for (const [container, spec] of rows) {
    test(`{${container}} {${spec}}`, () => expect(complaints(container, spec)).toEqual([]));
  }
});

describe('a change of a pod', () => {
  const UPDATABLE =
    'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';
  const other = (change: Fields, old: Fields = pod()) => ({
    ...old,
    spec: { ...fieldsOf(old.spec), ...change },
  });
  const told = (next: Fields, old: Fields = pod()) => validatePodUpdate(next, old).map(fieldErrorText);
  const rows: readonly (readonly [
    what: string,
    before: Fields,
    after: Fields,
    ...messages: readonly string[],
  ])[] = [
    ['a deadline may be set', {}, { activeDeadlineSeconds: 500 }],
    ['and shortened', { activeDeadlineSeconds: 500 }, { activeDeadlineSeconds: 400 }],
    [
      'but not lengthened',
      { activeDeadlineSeconds: 500 },
      { activeDeadlineSeconds: 501 },
      'spec.activeDeadlineSeconds: Invalid value: 501: must be less than or equal to previous value',
    ],
    [
      'nor taken away',
      { activeDeadlineSeconds: 500 },
      {},
      'spec.activeDeadlineSeconds: Invalid value: null: must not update from a positive integer to nil value',
    ],
    ['tolerations may be added', {}, { tolerations: [{ key: 'a', operator: 'Exists' }] }],
    [
      'but not taken away',
      { tolerations: [{ key: 'a', operator: 'Exists' }] },
      {},
      'spec.tolerations: Forbidden: existing toleration can not be modified except its tolerationSeconds',
    ],
    ['gates may go', { schedulingGates: [{ name: 'a' }] }, {}],
    [
      'but not come',
      {},
      { schedulingGates: [{ name: 'a' }] },
      "spec.schedulingGates[0].name: Forbidden: only deletion is allowed, but found new scheduling gate 'a'",
    ],
    [
      'a negative grace period may become 1',
      { terminationGracePeriodSeconds: -5 },
      { terminationGracePeriodSeconds: 1 },
    ],
    ['an empty map is as good as none', {}, { nodeSelector: {} }],
    [
      'the restart policy stays',
      {},
      { restartPolicy: 'Never' },
      `spec: Forbidden: ${UPDATABLE}\n- "RestartPolicy": "Always",\n+ "RestartPolicy": "Never",`,
    ],
    [
      'the grace period stays',
      {},
      { terminationGracePeriodSeconds: 1 },
      `spec: Forbidden: ${UPDATABLE}\n- "TerminationGracePeriodSeconds": 30,\n+ "TerminationGracePeriodSeconds": 1,`,
    ],
  ];
  for (const [what, before, after, ...messages] of rows) {
    test(what, () => expect(told(other(after), other(before))).toEqual(messages));
  }

  test('images may change', () => {
    const spec = fieldsOf(pod().spec);
    const containers = [{ ...fieldsOf((spec.containers as unknown[])[0]), image: 'busybox:1.37' }];
    expect(told(other({ containers }))).toEqual([]);
  });

  test('containers may not come or go', () => {
    const containers = [
      ...(fieldsOf(pod().spec).containers as unknown[]),
      { ...fieldsOf((fieldsOf(pod().spec).containers as unknown[])[0]), name: 'b' },
    ];
    expect(told(other({ containers }))).toEqual([
      'spec.containers: Forbidden: pod updates may not add or remove containers',
    ]);
  });
});
