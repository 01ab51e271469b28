import type { Node, Pod } from '../api/types';
import type { Rejection } from './filter';
import type { PodInfo } from './pod-info';
import type { StatefulFilter } from './stateful-filter';

/**
 * Keeps a pod from nodes whose kubelets do not declare what it needs of them. Undefined where it needs nothing special.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/node-declared-features/
 * pkg/scheduler/framework/plugins/nodedeclaredfeatures/nodedeclaredfeatures.go
 */
export function declaredFeaturesFilter({ pod }: PodInfo): StatefulFilter | undefined {
  const needed = neededFeatures(pod);
  if (needed.length === 0) return undefined;
  return {
    reject: ({ node }) => (declares(node, needed) ? undefined : LACKS),
    shift: () => {},
  };
}

/** staging/src/k8s.io/component-helpers/nodedeclaredfeatures/features (InferForScheduling) */
export function neededFeatures({ spec }: Pod): readonly string[] {
  const needed: string[] = [];
  if (spec.containers.some(restartsAll) || spec.initContainers?.some(restartsAll))
    needed.push('RestartAllContainersOnContainerExits');
  if (spec.hostNetwork && spec.hostUsers === false) needed.push('UserNamespacesHostNetworkSupport');
  return needed;
}

function restartsAll({ restartPolicyRules }: Pod['spec']['containers'][number]): boolean {
  return restartPolicyRules?.some(({ action }) => action === 'RestartAllContainers') === true;
}

function declares({ status }: Node, needed: readonly string[]): boolean {
  return needed.every((feature) => status.declaredFeatures?.includes(feature));
}

const LACKS: Rejection = {
  plugin: 'NodeDeclaredFeatures',
  reasons: ["node(s) didn't match Pod's required features"],
  unresolvable: true,
};
