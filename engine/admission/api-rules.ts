import type { ApiRules } from '../api/rules';
import { NEWEST_RULES } from '../api/rules';
import { type DifferenceName, NEWEST_MINOR, type Version } from '../profiles/versions';

/** What the API server of a release takes. The same rules for the same release, for answers are remembered by them. */
export function apiRules(version: Version): ApiRules {
  if (version.minor === NEWEST_MINOR) return NEWEST_RULES;
  let rules = byMinor.get(version.minor);
  if (rules === undefined) {
    rules = rulesOf(version);
    byMinor.set(version.minor, rules);
  }
  return rules;
}

const byMinor = new Map<number, ApiRules>();

function rulesOf(version: Version): ApiRules {
  const unknown = FIELDS.filter(([, difference]) => !version.has(difference));
  return {
    unknownFields: new Set(unknown.flatMap(([fields]) => fields)),
    sleep: sleepOf(version),
    anyContainerRestartPolicy: version.has('containerRestartPolicyUnderstood'),
    restartAllContainers: version.has('restartAllContainers'),
    envFiles: version.has('envFiles'),
    preferSameTraffic: version.has('preferSameTraffic'),
    digitServiceNames: version.has('digitServiceNames'),
    relaxedSearchDomains: version.has('relaxedSearchDomains'),
    strictAddresses: version.has('strictAddresses'),
  };
}

function sleepOf(version: Version): ApiRules['sleep'] {
  if (version.has('sleepOfZeroSeconds')) return 'nonNegative';
  return version.has('sleepTextNamesGate') ? 'positiveUnlessGate' : 'positive';
}

/** The fields that came with a release. staging/src/k8s.io/api/core/v1/types.go, …/batch/v1/types.go */
const FIELDS: readonly (readonly [fields: readonly string[], since: DifferenceName])[] = [
  [['PodSecurityContext.appArmorProfile', 'SecurityContext.appArmorProfile'], 'appArmorProfileField'],
  [['VolumeMount.recursiveReadOnly'], 'recursiveReadOnlyField'],
  [['Volume.image'], 'imageVolumeField'],
  [['PodSecurityContext.supplementalGroupsPolicy'], 'supplementalGroupsPolicyField'],
  [['ServiceSpec.trafficDistribution'], 'trafficDistributionField'],
  [['PodSpec.resources'], 'podResourcesField'],
  [['PodSecurityContext.seLinuxChangePolicy'], 'seLinuxChangePolicyField'],
  [['Lifecycle.stopSignal'], 'stopSignalField'],
  [['Container.restartPolicyRules', 'EphemeralContainer.restartPolicyRules'], 'restartRulesField'],
  [['EnvVarSource.fileKeyRef'], 'fileKeyRefField'],
  [['PodSpec.hostnameOverride'], 'hostnameOverrideField'],
  [['VolumeProjection.podCertificate'], 'podCertificateField'],
  [['PodSpec.schedulingGroup'], 'schedulingGroupField'],
  [['HPAScalingRules.tolerance'], 'toleranceField'],
  [['JobSpec.successPolicy'], 'jobSuccessPolicyField'],
  [['JobSpec.managedBy'], 'jobManagedByField'],
];
