import { Complaints } from './complaints';
import { duplicate, type FieldError, tooLong } from './field-error';
import { type Fields, fieldsOf, isFields, listOf, memoised, textOf } from './fields';
import { ipProblem } from './ip-addresses';
import { dns1123Label, dns1123Subdomain, inRange, qualifiedName } from './names';
import { type ApiRules, NEWEST_RULES } from './rules';
import type { ResourceList } from './types';
import {
  type PodFacts,
  validateContainers,
  validateInitContainers,
  validateUsers,
} from './validate-container';
import { validateDnsConfig } from './validate-dns';
import { validateEphemeralContainers } from './validate-ephemeral';
import { validateLabels, validateMetadata } from './validate-metadata';
import { validateFileReferences } from './validate-mounts';
import { validateAmount, validateResources } from './validate-resources';
import { validateAffinity, validateSpread, validateTolerations } from './validate-scheduling';
import { validateVolumes } from './validate-volume';

/**
 * What is wrong with a pod, new or changed, in the API's words and order. A spec that many pods share is looked at once.
 * pkg/apis/core/validation/validation.go (ValidatePodCreate)
 */
export function validatePod(
  pod: Fields,
  rules: ApiRules = NEWEST_RULES,
  isNew = true,
): readonly FieldError[] {
  const complaints = new Complaints(rules);
  validateMetadata(fieldsOf(pod.metadata), 'Pod', complaints);
  const spec = fieldsOf(pod.spec);
  const ofSpec = errorsOfPodSpec(rules)(spec);
  if (isNew && listOf(spec.ephemeralContainers).length > 0) {
    for (const error of ofSpec) complaints.add(error);
    complaints.forbidden('spec.ephemeralContainers', 'cannot be set on create');
    return complaints.list;
  }
  return complaints.list.length === 0 ? ofSpec : [...complaints.list, ...ofSpec];
}

const errorsOfPodSpec = memoised((rules: ApiRules) =>
  memoised((spec: Fields) => errorsOfSpec(spec, new Complaints(rules))),
);

function errorsOfSpec(spec: Fields, complaints: Complaints): readonly FieldError[] {
  validatePodSpec(spec, 'spec', true, complaints);
  validateImageSpaces(spec.containers, 'spec.containers', complaints);
  validateImageSpaces(spec.initContainers, 'spec.initContainers', complaints);
  if (textOf(spec.nodeName) !== '' && listOf(spec.schedulingGates).length > 0) {
    complaints.forbidden('spec.nodeName', 'cannot be set until all schedulingGates have been cleared');
  }
  return complaints.list;
}

/** The part of it that holds in templates too; `field` is where the spec stands. */
// Simplified: Windows pods, seccomp, AppArmor, sysctls and resource claims are not looked into.
export function validatePodSpec(spec: Fields, field: string, isPod: boolean, complaints: Complaints): void {
  const pod: PodFacts = {
    volumes: validateVolumes(spec.volumes, `${field}.volumes`, complaints),
    gracePeriodSeconds: spec.terminationGracePeriodSeconds as number | undefined,
    restartPolicy: textOf(spec.restartPolicy),
    os: isFields(spec.os) ? textOf(spec.os.name) : undefined,
  };
  validateContainers(spec.containers, pod, `${field}.containers`, complaints);
  validateInitContainers(spec.initContainers, spec.containers, pod, `${field}.initContainers`, complaints);
  if (spec.ephemeralContainers !== undefined)
    validateEphemeralContainers(spec, pod, `${field}.ephemeralContainers`, complaints);
  if (isFields(spec.resources)) validateResources(spec.resources, `${field}.resources`, complaints);
  if (spec.hostNetwork === true) validateHostNetwork(spec, `${field}.containers`, isPod, complaints);
  complaints.oneOf(`${field}.restartPolicy`, spec.restartPolicy, ['Always', 'OnFailure', 'Never']);
  complaints.oneOf(`${field}.dnsPolicy`, spec.dnsPolicy, [
    'ClusterFirstWithHostNet',
    'ClusterFirst',
    'Default',
    'None',
  ]);
  validateLabels(spec.nodeSelector, `${field}.nodeSelector`, complaints);
  validatePodSecurity(fieldsOf(spec.securityContext), spec, `${field}.securityContext`, complaints);
  if (isFields(spec.affinity)) validateAffinity(spec.affinity, `${field}.affinity`, complaints);
  validateDnsConfig(spec, `${field}.dnsConfig`, complaints);
  validateGates(spec, field, complaints);
  validateSpread(spec.topologySpreadConstraints, `${field}.topologySpreadConstraints`, complaints);
  validateNames(spec, field, complaints);
  validateFileReferences(spec, field, complaints);
}

/** pkg/apis/core/validation/validation.go (validatePodHostName) */
function validateHostnameOverride(spec: Fields, field: string, complaints: Complaints): void {
  const { hostnameOverride, setHostnameAsFQDN, hostNetwork } = spec;
  if (typeof hostnameOverride !== 'string') return;
  if (setHostnameAsFQDN === true)
    complaints.forbidden(field, 'may not be specified when setHostnameAsFQDN is true');
  if (hostNetwork === true) complaints.forbidden(field, 'may not be specified when hostNetwork is true');
  if (hostnameOverride.length > 64) complaints.add(tooLong(field, 64));
  complaints.name(field, hostnameOverride, dns1123Subdomain);
}

function validateNames(spec: Fields, field: string, complaints: Complaints): void {
  const check = (name: string, rule: typeof dns1123Label) => {
    const value = textOf(spec[name]);
    if (value !== '') complaints.name(`${field}.${name}`, value, rule);
  };
  validateHostnameOverride(spec, `${field}.hostnameOverride`, complaints);
  check('serviceAccountName', dns1123Subdomain);
  check('nodeName', dns1123Subdomain);
  const deadline = spec.activeDeadlineSeconds;
  if (typeof deadline === 'number') {
    complaints.messages(`${field}.activeDeadlineSeconds`, deadline, inRange(deadline, 1, 2_147_483_647));
  }
  check('hostname', dns1123Label);
  check('subdomain', dns1123Label);
  validateTolerations(spec.tolerations, `${field}.tolerations`, complaints);
  listOf(spec.hostAliases).forEach((alias, index) => {
    const ip = textOf(fieldsOf(alias).ip);
    const why = ipProblem(ip, complaints.rules.strictAddresses);
    if (why !== undefined) complaints.invalid(`${field}.hostAliases[${index}].ip`, ip, why);
    listOf(fieldsOf(alias).hostnames).forEach((name, at) => {
      complaints.name(`${field}.hostAliases[${index}].hostnames[${at}]`, textOf(name), dns1123Subdomain);
    });
  });
  check('priorityClassName', dns1123Subdomain);
  check('runtimeClassName', dns1123Subdomain);
  if (spec.preemptionPolicy !== undefined) {
    complaints.oneOf(`${field}.preemptionPolicy`, spec.preemptionPolicy, ['PreemptLowerPriority', 'Never']);
  }
  const overhead = fieldsOf(spec.overhead) as ResourceList;
  for (const name of Object.keys(overhead).sort()) {
    validateAmount(name, overhead[name]!, `${field}.overhead.limits[${name}]`, complaints);
  }
}

function validateGates(spec: Fields, field: string, complaints: Complaints): void {
  listOf(spec.readinessGates).forEach((gate, index) => {
    const name = textOf(fieldsOf(gate).conditionType);
    complaints.name(`${field}.readinessGates[${index}].conditionType`, name, qualifiedName);
  });
  const seen = new Set<string>();
  listOf(spec.schedulingGates).forEach((gate, index) => {
    const name = textOf(fieldsOf(gate).name);
    complaints.name(`${field}.schedulingGates[${index}]`, name, qualifiedName);
    if (seen.has(name)) complaints.add(duplicate(`${field}.schedulingGates[${index}]`, name));
    seen.add(name);
  });
}

function validatePodSecurity(context: Fields, spec: Fields, field: string, complaints: Complaints): void {
  validateUsers(context, ['fsGroup', 'runAsUser', 'runAsGroup'], field, complaints);
  listOf(context.supplementalGroups).forEach((group, index) => {
    const id = group as number;
    complaints.messages(`${field}.supplementalGroups[${index}]`, id, inRange(id, 0, 2_147_483_647));
  });
  if (spec.shareProcessNamespace === true && spec.hostPID === true) {
    const both = 'ShareProcessNamespace and HostPID cannot both be enabled';
    complaints.invalid(`${field}.shareProcessNamespace`, true, both);
  }
  if (context.fsGroupChangePolicy !== undefined) {
    complaints.oneOf(`${field}.fsGroupChangePolicy`, context.fsGroupChangePolicy, [
      'Always',
      'OnRootMismatch',
    ]);
  }
}

function validateHostNetwork(spec: Fields, field: string, isPod: boolean, complaints: Complaints): void {
  listOf(spec.containers).forEach((container, index) => {
    listOf(fieldsOf(container).ports).forEach((entry, at) => {
      const { hostPort = 0, containerPort = 0 } = fieldsOf(entry);
      if (hostPort === containerPort || (!isPod && hostPort === 0)) return;
      const same = 'must match `containerPort` when `hostNetwork` is true';
      complaints.invalid(`${field}[${index}].ports[${at}].hostPort`, hostPort, same);
    });
  });
}

function validateImageSpaces(containers: unknown, field: string, complaints: Complaints): void {
  listOf(containers).forEach((container, index) => {
    const image = textOf(fieldsOf(container).image);
    if (image.trim() === image) return;
    complaints.invalid(`${field}[${index}].image`, image, 'must not have leading or trailing whitespace');
  });
}
