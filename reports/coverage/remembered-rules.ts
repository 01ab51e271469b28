/**
 * Rules whose answers the engine keeps for whoever asks the same again, be it another scenario (`memoised` and the like): who asked first
 * depends on the order of the scenarios. So it is told whether they were reached, and not by how many. tools/determinism.test.ts finds those that
 * are missing here.
 */
export const REMEMBERED: ReadonlySet<string> = new Set([
  'engine/admission/dropped-fields.ts#withoutRestartPolicies',
  'engine/api/pod-totals.ts#podTotals',
  'engine/api/qos.ts#qosClass',
  'engine/api/quantity.ts#canonicalResources',
  'engine/api/selectors.ts#selectorOf',
  'engine/api/validate-container.ts#validateCommon',
  'engine/api/validate-container.ts#validateContainers',
  'engine/api/validate-container.ts#validateInitContainers',
  'engine/api/validate-dns.ts#validateDnsConfig',
  'engine/api/validate-environment.ts#validateEnvironment',
  'engine/api/validate-ephemeral.ts#validateEphemeralContainers',
  'engine/api/validate-probe.ts#validateProbe',
  'engine/api/validate-resources.ts#validateResource',
  'engine/api/validate-resources.ts#validateResources',
  'engine/api/validate-scheduling.ts#validateAffinity',
  'engine/api/validate-scheduling.ts#validateSpread',
  'engine/api/validate-scheduling.ts#validateTolerations',
  'engine/api/validate-volume.ts#validateVolumes',
  'engine/controllers/daemon-placement.ts#matchesToleration',
  'engine/kubelet/volume-files.ts#isWritten',
  'engine/scheduler/affinity-terms.ts#affinityTerms',
]);
