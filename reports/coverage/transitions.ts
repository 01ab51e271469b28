import type { CatalogueEntry, Group } from './catalogue';

/**
 * The ways that Kubernetes leaves open from one state to the next: what is created begins in one of the first, and an empty end is a deletion.
 * A pod never leaves Succeeded and Failed but by being deleted.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
 */
export const TRANSITIONS: readonly CatalogueEntry[] = [
  ...ways('phase', 'engine/kubelet/pod-phase.ts#podPhase', [
    ['Pod', '', 'Pending'],
    ['Pod', 'Pending', 'Running'],
    ['Pod', 'Pending', 'Succeeded'],
    ['Pod', 'Pending', 'Failed'],
    ['Pod', 'Running', 'Pending'],
    ['Pod', 'Running', 'Succeeded'],
    ['Pod', 'Running', 'Failed'],
    ['Pod', 'Pending', ''],
    ['Pod', 'Running', ''],
    ['Pod', 'Succeeded', ''],
    ['Pod', 'Failed', ''],
  ]),
  ...ways('phase', 'engine/controllers/volume-steps.ts#claimStep', [
    ['PersistentVolumeClaim', '', 'Pending'],
    ['PersistentVolumeClaim', 'Pending', 'Bound'],
    ['PersistentVolumeClaim', 'Pending', 'Lost'],
    ['PersistentVolumeClaim', 'Bound', 'Lost'],
    ['PersistentVolumeClaim', 'Pending', ''],
    ['PersistentVolumeClaim', 'Bound', ''],
    ['PersistentVolumeClaim', 'Lost', ''],
  ]),
  ...ways('phase', 'engine/controllers/volume-steps.ts#volumeStep', [
    ['PersistentVolume', '', 'Pending'],
    ['PersistentVolume', 'Pending', 'Available'],
    ['PersistentVolume', 'Pending', 'Bound'],
    ['PersistentVolume', 'Available', 'Bound'],
    ['PersistentVolume', 'Bound', 'Released'],
    ['PersistentVolume', 'Released', 'Available'],
    ['PersistentVolume', 'Released', 'Failed'],
    ['PersistentVolume', 'Available', ''],
    ['PersistentVolume', 'Released', ''],
    ['PersistentVolume', 'Failed', ''],
  ]),
  ...ways('phase', 'engine/controllers/namespace.ts', [
    ['Namespace', '', 'Active'],
    ['Namespace', 'Active', 'Terminating'],
    ['Namespace', 'Terminating', ''],
  ]),
  ...ways('container', 'engine/kubelet/container-status.ts#containerStatus', [
    ['', 'waiting'],
    ['waiting', 'running'],
    ['waiting', 'terminated'],
    ['running', 'terminated'],
    ['running', 'waiting'],
    ['terminated', 'waiting'],
    ['terminated', 'running'],
  ]),
  ...ways('process', 'engine/store/journal.ts#ProcessChange', [
    ['started'],
    ['exited'],
    ['hook', 'postStart'],
    ['hook', 'preStop'],
    ['signal', 'handled'],
    ['signal', 'ignored'],
    ['signal', 'fatal'],
    ['probe', 'startup', 'succeeded'],
    ['probe', 'startup', 'failed'],
    ['probe', 'readiness', 'succeeded'],
    ['probe', 'readiness', 'failed'],
    ['probe', 'liveness', 'succeeded'],
    ['probe', 'liveness', 'failed'],
  ]),
];

function ways(group: Group, place: string, all: readonly (readonly string[])[]): readonly CatalogueEntry[] {
  return all.map((texts) => ({ group, texts, place }));
}
