import { memoised } from '../api/fields';
import { matchesNode } from '../api/node-affinity';
import { tolerated } from '../api/tolerations';
import type { Node, Pod, PodSpec, PodTemplate, Taint, Toleration } from '../api/types';

/** Whether a node gets a daemon pod, and whether one that is there may stay. */
export interface Placement {
  readonly runs: boolean;
  readonly stays: boolean;
}

/**
 * A node gets a daemon pod when its name, its labels and its taints allow it; room, ports and other pods are not looked at. One
 * that runs there stays where only a NoSchedule taint came.
 * pkg/controller/daemon/daemon_controller.go (NodeShouldRunDaemonPod)
 */
export function placement(template: PodTemplate, node: Node): Placement {
  const { nodeName } = template.spec;
  if (nodeName && nodeName !== node.metadata.name) return NEVER;
  const spec = withDaemonTolerations(template.spec);
  if (!matchesNode({ spec } as Pod, node)) return NEVER;
  const { taints = [] } = node.spec;
  const { tolerations = [] } = spec;
  const refuses = (effect: string) => (taint: Taint) =>
    taint.effect === effect && !tolerated(taint, tolerations);
  const stays = !taints.some(refuses('NoExecute'));
  return { runs: stays && !taints.some(refuses('NoSchedule')), stays };
}

const NEVER: Placement = { runs: false, stays: false };

/** The template of all daemon pods but for their nodes. pkg/controller/daemon/util/daemonset_util.go (CreatePodTemplate) */
export function daemonTemplate(
  template: PodTemplate,
  generation: string | undefined,
  hash: string,
): PodTemplate {
  const labels = {
    ...template.metadata?.labels,
    ...(generation !== undefined && { [GENERATION_LABEL]: generation }),
    [HASH_LABEL]: hash,
  };
  return { metadata: { ...template.metadata, labels }, spec: withDaemonTolerations(template.spec) };
}

export const GENERATION_LABEL = 'pod-template-generation';
export const HASH_LABEL = 'controller-revision-hash';

/**
 * The template with a pod's node, in the place of all that it required of nodes.
 * pkg/controller/daemon/util/daemonset_util.go (ReplaceDaemonSetPodNodeNameNodeAffinity)
 */
export function pinned(template: PodTemplate, node: string): PodTemplate {
  const { affinity } = template.spec;
  const nodeSelectorTerms = [
    { matchFields: [{ key: 'metadata.name', operator: 'In' as const, values: [node] }] },
  ];
  const nodeAffinity = {
    ...affinity?.nodeAffinity,
    requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms },
  };
  return { ...template, spec: { ...template.spec, affinity: { ...affinity, nodeAffinity } } };
}

/**
 * The node that a daemon pod is on, or is meant for; undefined where it says none.
 * pkg/controller/daemon/util/daemonset_util.go (GetTargetNodeName)
 */
export function targetNode({ spec }: Pod): string | undefined {
  if (spec.nodeName) return spec.nodeName;
  const terms =
    spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
  for (const { matchFields = [] } of terms ?? []) {
    for (const { key, operator, values = [] } of matchFields) {
      if (key === 'metadata.name' && operator === 'In') return values.length === 1 ? values[0] : undefined;
    }
  }
  return undefined;
}

/** Daemon pods stay on nodes in trouble, and start on cordoned ones. (AddOrUpdateDaemonPodTolerations) */
const withDaemonTolerations: (spec: PodSpec) => PodSpec = memoised((spec) => {
  const network = spec.hostNetwork ? [daemonToleration('network-unavailable', 'NoSchedule')] : [];
  const tolerations = [...(spec.tolerations ?? [])];
  for (const added of [...TOLERATIONS, ...network]) {
    const at = tolerations.findIndex((one) => matchesToleration(one, added));
    if (at < 0) tolerations.push(added);
    else tolerations[at] = added;
  }
  return { ...spec, tolerations };
});

/** Whether two tolerations mean the same taint, with whatever seconds. staging/src/k8s.io/api/core/v1/toleration.go (MatchToleration) */
function matchesToleration(a: Toleration, b: Toleration): boolean {
  return (
    (a.key ?? '') === (b.key ?? '') &&
    (a.effect ?? '') === (b.effect ?? '') &&
    (a.operator || 'Equal') === b.operator &&
    (a.value ?? '') === (b.value ?? '')
  );
}

function daemonToleration(name: string, effect: string): Toleration {
  return { effect, key: `node.kubernetes.io/${name}`, operator: 'Exists' };
}

const TOLERATIONS: readonly Toleration[] = [
  daemonToleration('not-ready', 'NoExecute'),
  daemonToleration('unreachable', 'NoExecute'),
  daemonToleration('disk-pressure', 'NoSchedule'),
  daemonToleration('memory-pressure', 'NoSchedule'),
  daemonToleration('pid-pressure', 'NoSchedule'),
  daemonToleration('unschedulable', 'NoSchedule'),
];
