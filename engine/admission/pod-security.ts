import { forbiddenObject, invalidObject } from '../api/errors';
import { type FieldError, invalid } from '../api/field-error';
import { type Fields, fieldsOf } from '../api/fields';
import { resourceName } from '../api/kinds';
import type { KubeObject, Labels } from '../api/types';
import type { AdmissionContext, AdmittedObject } from './context';
import { BASELINE } from './pod-security-baseline';
import type { Check } from './pod-security-checks';
import { RESTRICTED } from './pod-security-restricted';

const PREFIX = 'pod-security.kubernetes.io/';
const LEVELS = ['privileged', 'baseline', 'restricted'] as const;

type Level = (typeof LEVELS)[number];

interface Standard {
  readonly level: Level;
  /** As the namespace says it: `latest`, `v1.30`. */
  readonly version: string;
}

/** What the labels of a namespace ask of its pods. Audit writes to a log that nobody here reads. */
export interface PodSecurityPolicy {
  readonly enforce: Standard;
  readonly warn: Standard;
  readonly errors: readonly FieldError[];
}

const LATEST: Standard = { level: 'privileged', version: 'latest' };

/**
 * What the labels of a namespace say; undefined where they say nothing. What cannot be read is enforced as restricted.
 * https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces
 * staging/src/k8s.io/pod-security-admission/api/helpers.go (PolicyToEvaluate)
 */
export function podSecurityPolicy(labels: Labels | undefined): PodSecurityPolicy | undefined {
  if (labels === undefined || !MODES.some((mode) => labels[PREFIX + mode] !== undefined)) return undefined;
  const errors: FieldError[] = [];
  const read = (label: string, isGood: (text: string) => boolean, why: string): string | undefined => {
    const text = labels[PREFIX + label];
    if (text !== undefined && !isGood(text))
      errors.push(invalid(`metadata.labels[${PREFIX}${label}]`, text, why));
    return text;
  };
  const standard = (mode: string, otherwise: Level): Standard => {
    const level = read(mode, isLevel, `must be one of ${LEVELS.join(', ')}`);
    const version = read(`${mode}-version`, isVersion, 'must be "latest" or "v1.x"');
    return {
      level: level === undefined ? 'privileged' : isLevel(level) ? level : otherwise,
      version: version !== undefined && isVersion(version) ? version : 'latest',
    };
  };
  const enforce = standard('enforce', 'restricted');
  standard('audit', 'privileged');
  const warn = standard('warn', 'privileged');
  const said = labels[`${PREFIX}enforce`];
  // Who enforces and says nothing of warnings is warned of the same.
  const isQuiet = labels[`${PREFIX}warn`] === undefined && said !== undefined && isLevel(said);
  if (!isQuiet || enforce.level === 'privileged') return { enforce, warn, errors };
  const version = labels[`${PREFIX}warn-version`] === undefined ? enforce.version : warn.version;
  return { enforce, warn: { level: enforce.level, version }, errors };
}

/**
 * What a standard has against a pod, as it is told; undefined where it allows it.
 * staging/src/k8s.io/pod-security-admission/policy/registry.go (EvaluatePod)
 * @param minor the release of the API server: what is newer it does not know, 36 for v1.36
 */
export function podSecurityViolations(standard: Standard, pod: Fields, minor: number): string | undefined {
  const all = violationsOf(standard, pod, minor);
  if (all.length === 0) return undefined;
  return all.map(({ reason, detail }) => `${reason} (${detail})`).join(', ');
}

/**
 * Refuses a pod that its namespace does not allow, and a namespace whose labels make no sense. Throws ApiError in the plugin's
 * words. Of a pod, and of what would make such pods, the client is warned.
 * staging/src/k8s.io/pod-security-admission/admission/admission.go (ValidatePod, ValidatePodController, ValidateNamespace)
 */
export function checkPodSecurity(object: AdmittedObject, context: AdmissionContext): void {
  if (object.kind === 'Namespace') return checkLabels(object.metadata);
  const template = podOf(object);
  if (template === undefined) return;
  const namespace = context.store.get('Namespace', '', object.metadata.namespace ?? '');
  const policy = podSecurityPolicy(namespace?.metadata.labels);
  if (policy === undefined) return;
  const { minor } = context.version;
  if (object.kind === 'Pod') {
    const why = podSecurityViolations(policy.enforce, template, minor);
    if (why !== undefined) {
      const text = `violates PodSecurity "${nameOf(policy.enforce)}": ${why}`;
      throw forbiddenObject(resourceName('Pod'), object.metadata.name, text);
    }
  }
  const why = podSecurityViolations(policy.warn, template, minor);
  if (why !== undefined) context.warn(`would violate PodSecurity "${nameOf(policy.warn)}": ${why}`);
}

/** A change of the labels of a namespace: warns of the pods that are there and would not be allowed. staging/src/k8s.io/pod-security-admission/admission/admission.go (EvaluatePodsInNamespace) */
export function checkNamespaceLabels(before: KubeObject, after: KubeObject, context: AdmissionContext): void {
  if (before.metadata.labels === after.metadata.labels) return;
  checkLabels(after.metadata);
  const old = podSecurityPolicy(before.metadata.labels)?.enforce ?? LATEST;
  const enforce = podSecurityPolicy(after.metadata.labels)?.enforce ?? LATEST;
  const isNoStricter = LEVELS.indexOf(enforce.level) <= LEVELS.indexOf(old.level);
  if (enforce.level === 'privileged' || (enforce.version === old.version && isNoStricter)) return;
  const { name } = after.metadata;
  const found = new Map<string, string[]>();
  for (const pod of context.store.list('Pod', name)) {
    const why = violationsOf(enforce, podOf(pod as unknown as AdmittedObject)!, context.version.minor)
      .map(({ reason }) => reason)
      .join(', ');
    if (why !== '') found.set(why, [...(found.get(why) ?? []), pod.metadata.name]);
  }
  if (found.size === 0) return;
  context.warn(
    `existing pods in namespace "${name}" violate the new PodSecurity enforce level "${nameOf(enforce)}"`,
  );
  for (const text of [...found].map(([why, pods]) => `${crowd(pods)}: ${why}`).sort()) context.warn(text);
}

const MODES = ['enforce', 'warn', 'audit', 'enforce-version', 'warn-version', 'audit-version'];
const CHECKS: readonly Check[] = [...BASELINE, ...RESTRICTED];

function violationsOf({ level, version }: Standard, pod: Fields, minor: number) {
  if (level === 'privileged') return [];
  const of = version === 'latest' ? minor : Math.min(minor, Number(version.slice(3)));
  const checks = CHECKS.filter(
    (check) => of >= check.since && (level === 'restricted' || check.level === level),
  );
  const replaced = new Set(checks.map(({ instead }) => instead));
  const annotations = fieldsOf(fieldsOf(pod.metadata).annotations);
  return checks.flatMap(({ id, violation }) =>
    replaced.has(id) ? [] : (violation(fieldsOf(pod.spec), annotations, of) ?? []),
  );
}

/** The pod, or the template of the pods that a workload makes. */
function podOf(object: AdmittedObject): Fields | undefined {
  if (object.kind === 'Pod') return object as unknown as Fields;
  const { template, jobTemplate } = fieldsOf(object.spec);
  switch (object.kind) {
    case 'Deployment':
    case 'ReplicaSet':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicationController':
    case 'Job':
      return template === undefined ? undefined : fieldsOf(template);
    case 'CronJob':
      return fieldsOf(fieldsOf(fieldsOf(jobTemplate).spec).template);
    default:
      return undefined;
  }
}

function checkLabels({ name, labels }: AdmittedObject['metadata']): void {
  const errors = podSecurityPolicy(labels)?.errors ?? [];
  if (errors.length > 0) throw invalidObject('Namespace', name, errors);
}

function crowd(pods: readonly string[]): string {
  const first = [...pods].sort()[0]!;
  if (pods.length === 1) return first;
  return `${first} (and ${pods.length - 1} other pod${pods.length === 2 ? '' : 's'})`;
}

function nameOf({ level, version }: Standard): string {
  return `${level}:${version}`;
}

function isLevel(text: string): text is Level {
  return (LEVELS as readonly string[]).includes(text);
}

function isVersion(text: string): boolean {
  return text === 'latest' || /^v1\.(0|[1-9][0-9]*)$/.test(text);
}
