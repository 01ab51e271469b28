import type { Moment } from '../engine';

/** Who takes a pod for its workload is told how to name it: of these kinds, the names of pods are made up. Nothing otherwise. */
export function madeUpNames(name: string, kind: string, moment: Moment): string {
  if (kind !== 'Pod') return '';
  const maker = MAKERS.find((one) => moment.everSeen(one).some(({ metadata }) => metadata.name === name));
  if (maker === undefined) return '';
  const of = `${maker.toLowerCase()} "${name}"`;
  return ` The names of the pods of ${of} are made up. Say: the first pod of ${of}`;
}

const MAKERS = ['Deployment', 'ReplicaSet', 'DaemonSet', 'Job'];
