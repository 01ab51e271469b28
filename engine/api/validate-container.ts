import type { Complaints } from './complaints';
import { duplicate, tooMany } from './field-error';
import { type Fields, fieldsOf, isFields, listOf, textOf } from './fields';
import { dns1123Label, inRange, portName, portNumber } from './names';
import { validateEnvironment } from './validate-environment';
import { validateMounts } from './validate-mounts';
import { type ProbeKind, validateLifecycle, validateProbe } from './validate-probe';
import { validateResources } from './validate-resources';

/** What containers need to know of their pod. */
export interface PodFacts {
  /** Names of the volumes that can be mounted. */
  readonly volumes: ReadonlySet<string>;
  readonly gracePeriodSeconds?: number;
  readonly restartPolicy: string;
  readonly os?: string;
}

const PROBES: readonly ProbeKind[] = ['livenessProbe', 'readinessProbe', 'startupProbe'];

/** What is wrong with the containers of a pod. pkg/apis/core/validation/validation.go (validateContainers) */
export function validateContainers(
  containers: unknown,
  pod: PodFacts,
  field: string,
  complaints: Complaints,
): void {
  const list = listOf(containers).map(fieldsOf);
  if (list.length === 0) complaints.required(field);
  const names = new Set<string>();
  list.forEach((container, index) => {
    const at = `${field}[${index}]`;
    validateCommon(container, pod, at, complaints);
    const name = textOf(container.name);
    if (names.has(name)) complaints.add(duplicate(`${at}.name`, name));
    names.add(name);
    validateHooksAndProbes(container, pod, at, complaints);
    validateRestartRules(container, false, at, complaints);
  });
  validateHostPorts(list, field, complaints);
}

/** Init containers may have hooks and probes only when they are sidecars. (validateInitContainers) */
export function validateInitContainers(
  initContainers: unknown,
  containers: unknown,
  pod: PodFacts,
  field: string,
  complaints: Complaints,
): void {
  const names = new Set(listOf(containers).map((container) => textOf(fieldsOf(container).name)));
  listOf(initContainers).forEach((entry, index) => {
    const container = fieldsOf(entry);
    const at = `${field}[${index}]`;
    validateCommon(container, pod, at, complaints);
    validateRestartRules(container, true, at, complaints);
    const name = textOf(container.name);
    if (names.has(name)) complaints.add(duplicate(`${at}.name`, name));
    else if (name !== '') names.add(name);
    validateHostPorts([container], field, complaints);
    if (container.restartPolicy === 'Always') validateHooksAndProbes(container, pod, at, complaints);
    else forbidHooksAndProbes(container, at, complaints);
  });
}

/** What holds for containers of every kind. (validateContainerCommon) */
export function validateCommon(
  container: Fields,
  pod: PodFacts,
  field: string,
  complaints: Complaints,
): void {
  complaints.requiredName(`${field}.name`, textOf(container.name), dns1123Label);
  if (textOf(container.image) === '') complaints.required(`${field}.image`);
  const policies = ['File', 'FallbackToLogsOnError'];
  complaints.oneOf(`${field}.terminationMessagePolicy`, container.terminationMessagePolicy, policies);
  validatePorts(container.ports, `${field}.ports`, complaints);
  validateEnvironment(container, field, complaints);
  validateMounts(container, pod.volumes, `${field}.volumeMounts`, complaints);
  complaints.oneOf(`${field}.imagePullPolicy`, container.imagePullPolicy, [
    'Always',
    'IfNotPresent',
    'Never',
  ]);
  validateResources(fieldsOf(container.resources), `${field}.resources`, complaints);
  validateResizePolicy(container.resizePolicy, pod, `${field}.resizePolicy`, complaints);
  validateSecurityContext(fieldsOf(container.securityContext), `${field}.securityContext`, complaints);
}

function validatePorts(ports: unknown, field: string, complaints: Complaints): void {
  const names = new Set<string>();
  listOf(ports).forEach((entry, index) => {
    const port = fieldsOf(entry);
    const at = `${field}[${index}]`;
    const name = textOf(port.name);
    if (name !== '') {
      if (portName(name).length > 0) complaints.name(`${at}.name`, name, portName);
      else if (names.has(name)) complaints.add(duplicate(`${at}.name`, name));
      else names.add(name);
    }
    const number = (port.containerPort as number | undefined) ?? 0;
    if (number === 0) complaints.required(`${at}.containerPort`);
    else complaints.messages(`${at}.containerPort`, number, portNumber(number));
    const host = (port.hostPort as number | undefined) ?? 0;
    if (host !== 0) complaints.messages(`${at}.hostPort`, host, portNumber(host));
    complaints.oneOf(`${at}.protocol`, port.protocol, ['SCTP', 'TCP', 'UDP']);
  });
}

function validateHostPorts(containers: readonly Fields[], field: string, complaints: Complaints): void {
  const taken = new Set<string>();
  containers.forEach((container, index) => {
    listOf(container.ports).forEach((entry, at) => {
      const port = fieldsOf(entry);
      if (!port.hostPort) return;
      const key = `${textOf(port.protocol)}/${textOf(port.hostIP)}/${port.hostPort as number}`;
      if (taken.has(key)) complaints.add(duplicate(`${field}[${index}].ports[${at}].hostPort`, key));
      taken.add(key);
    });
  });
}

function validateHooksAndProbes(
  container: Fields,
  pod: PodFacts,
  field: string,
  complaints: Complaints,
): void {
  if (isFields(container.lifecycle)) {
    validateLifecycle(container.lifecycle, pod.gracePeriodSeconds, pod.os, `${field}.lifecycle`, complaints);
  }
  for (const kind of PROBES) {
    const probe = container[kind];
    if (isFields(probe)) validateProbe(kind, probe, `${field}.${kind}`, complaints);
  }
}

function forbidHooksAndProbes(container: Fields, field: string, complaints: Complaints): void {
  for (const name of ['lifecycle', ...PROBES]) {
    if (container[name] === undefined) continue;
    complaints.forbidden(
      `${field}.${name}`,
      'may not be set for init containers without restartPolicy=Always',
    );
  }
}

/** https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#individual-container-restart-rules */
function validateRestartRules(
  container: Fields,
  isInit: boolean,
  field: string,
  complaints: Complaints,
): void {
  if (!complaints.rules.anyContainerRestartPolicy) {
    sidecarsAlone(container.restartPolicy, isInit, `${field}.restartPolicy`, complaints);
    return;
  }
  const rules = listOf(container.restartPolicyRules);
  const policy = container.restartPolicy;
  if (policy !== undefined)
    complaints.oneOf(`${field}.restartPolicy`, policy, ['Always', 'Never', 'OnFailure']);
  else if (rules.length > 0) {
    complaints.required(`${field}.restartPolicy`, 'must specify restartPolicy when restart rules are used');
  }
  if (rules.length > 20) complaints.add(tooMany(`${field}.restartPolicyRules`, rules.length, 20));
  rules.forEach((entry, index) => {
    const rule = fieldsOf(entry);
    const at = `${field}.restartPolicyRules[${index}]`;
    complaints.oneOf(`${at}.action`, rule.action, actionsOf(complaints));
    if (!isFields(rule.exitCodes)) complaints.required(`${at}.exitCodes`, 'must be specified');
    else {
      complaints.oneOf(`${at}.exitCodes.operator`, rule.exitCodes.operator, ['In', 'NotIn']);
      const { length } = listOf(rule.exitCodes.values);
      if (length > 255) complaints.add(tooMany(`${at}.exitCodes.values`, length, 255));
    }
  });
}

function actionsOf({ rules }: Complaints): readonly string[] {
  return rules.restartAllContainers ? ['Restart', 'RestartAllContainers'] : ['Restart'];
}

/** Before 1.34 only init containers had a restartPolicy of their own, and only one. */
function sidecarsAlone(policy: unknown, isInit: boolean, field: string, complaints: Complaints): void {
  if (policy === undefined) return;
  if (isInit) complaints.oneOf(field, policy, ['Always']);
  else complaints.forbidden(field, 'may not be set for non-init containers');
}

function validateResizePolicy(policies: unknown, pod: PodFacts, field: string, complaints: Complaints): void {
  const seen = new Set<string>();
  listOf(policies).forEach((entry, index) => {
    const { resourceName, restartPolicy } = fieldsOf(entry);
    if (seen.has(textOf(resourceName))) complaints.add(duplicate(`${field}[${index}]`, resourceName));
    seen.add(textOf(resourceName));
    complaints.oneOf(field, resourceName, ['cpu', 'memory']);
    complaints.oneOf(field, restartPolicy, ['NotRequired', 'RestartContainer']);
    if (pod.restartPolicy === 'Never' && restartPolicy !== 'NotRequired') {
      complaints.invalid(field, restartPolicy, "must be 'NotRequired' when pod `restartPolicy` is 'Never'");
    }
  });
}

/** Users and groups of containers and pods. */
export function validateUsers(
  context: Fields,
  names: readonly string[],
  field: string,
  complaints: Complaints,
): void {
  for (const name of names) {
    const id = context[name];
    if (typeof id === 'number') complaints.messages(`${field}.${name}`, id, inRange(id, 0, 2_147_483_647));
  }
}

function validateSecurityContext(context: Fields, field: string, complaints: Complaints): void {
  validateUsers(context, ['runAsUser', 'runAsGroup'], field, complaints);
  if (context.allowPrivilegeEscalation !== false) return;
  const sets = 'cannot set `allowPrivilegeEscalation` to false and';
  if (context.privileged === true) complaints.invalid(field, inGo(context), `${sets} \`privileged\` to true`);
  if (listOf(fieldsOf(context.capabilities).add).includes('CAP_SYS_ADMIN')) {
    complaints.invalid(field, inGo(context), `${sets} \`capabilities.Add\` CAP_SYS_ADMIN`);
  }
}

const SECURITY_FIELDS = [
  ...[
    'capabilities',
    'privileged',
    'seLinuxOptions',
    'windowsOptions',
    'runAsUser',
    'runAsGroup',
    'runAsNonRoot',
  ],
  ...['readOnlyRootFilesystem', 'allowPrivilegeEscalation', 'procMount', 'seccompProfile', 'appArmorProfile'],
];

/** The object as the server's own struct prints in JSON: all fields, in Go's spelling. */
function inGo(context: Fields): Fields {
  const goName = (name: string) =>
    name === 'seLinuxOptions' ? 'SELinuxOptions' : name[0]!.toUpperCase() + name.slice(1);
  return Object.fromEntries(SECURITY_FIELDS.map((name) => [goName(name), context[name] ?? null]));
}
