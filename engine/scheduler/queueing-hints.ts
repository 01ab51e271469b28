import { conflict } from '../api/host-ports';
import { matchesNode } from '../api/node-affinity';
import { untoleratedTaint } from '../api/tolerations';
import type { Node } from '../api/types';
import { type Plugin, resourcesFit } from './filter';
import { NodeInfo, type PodInfo } from './node-info';

/** What happened in the cluster, as far as it may help a pod that was rejected. */
export type ClusterChange =
  | { readonly what: 'node'; readonly before?: Node; readonly node: Node }
  | { readonly what: 'pod gone'; readonly pod: PodInfo }
  | { readonly what: 'pod assigned' }
  | { readonly what: 'storage' }
  | { readonly what: 'own update'; readonly before: PodInfo };

/**
 * Whether a change may help a pod that these plugins rejected; otherwise trying again would be in vain. A pod that no plugin
 * rejected (there was no node at all) is tried again after anything.
 * isSchedulableAfter… of each plugin in pkg/scheduler/framework/plugins/
 */
export function worthRetrying(pod: PodInfo, plugins: ReadonlySet<Plugin>, change: ClusterChange): boolean {
  if (plugins.size === 0) return true;
  for (const plugin of plugins) if (helps(pod, plugin, change)) return true;
  return false;
}

function helps(pod: PodInfo, plugin: Plugin, change: ClusterChange): boolean {
  switch (change.what) {
    case 'node':
      return nodeHelps(pod, plugin, change.before, change.node);
    case 'pod gone':
      // Any pod that leaves a node may make room, whichever resource it frees.
      if (plugin === 'NodeResourcesFit' || plugin === 'InterPodAffinity' || plugin === 'PodTopologySpread')
        return true;
      return plugin === 'NodePorts' && conflict(pod.ports, change.pod.ports);
    case 'pod assigned':
      return plugin === 'InterPodAffinity' || plugin === 'PodTopologySpread';
    case 'storage':
      return plugin === 'VolumeBinding';
    case 'own update':
      return ownUpdateHelps(pod, plugin, change.before);
  }
}

function nodeHelps(pod: PodInfo, plugin: Plugin, before: Node | undefined, node: Node): boolean {
  switch (plugin) {
    case 'NodeUnschedulable':
      return !node.spec.unschedulable && (before === undefined || before.spec.unschedulable === true);
    case 'TaintToleration':
      return !isRepelled(pod, node) && (before === undefined || isRepelled(pod, before));
    case 'NodeAffinity':
      return matchesNode(pod.pod, node) && (before === undefined || !matchesNode(pod.pod, before));
    case 'NodeResourcesFit':
      return (
        resourcesFit(pod, new NodeInfo(node)) === undefined &&
        (before === undefined || hasMore(pod, new NodeInfo(before), new NodeInfo(node)))
      );
    case 'NodeName':
    case 'NodePorts':
      return before === undefined;
    case 'VolumeBinding':
    case 'PodTopologySpread':
    case 'InterPodAffinity':
      return before?.metadata.labels !== node.metadata.labels || before?.spec.taints !== node.spec.taints;
  }
}

function ownUpdateHelps(pod: PodInfo, plugin: Plugin, before: PodInfo): boolean {
  switch (plugin) {
    case 'TaintToleration':
    case 'NodeUnschedulable':
      return pod.tolerations !== before.tolerations;
    case 'NodeResourcesFit':
      return asksForLess(pod, before);
    case 'PodTopologySpread':
    case 'InterPodAffinity':
      return pod.pod.metadata.labels !== before.pod.metadata.labels;
    default:
      return false;
  }
}

function isRepelled(pod: PodInfo, { spec }: Node): boolean {
  return spec.taints !== undefined && untoleratedTaint(spec.taints, pod.tolerations) !== undefined;
}

/** Whether the node now offers more of something the pod asks for. */
function hasMore({ requests }: PodInfo, before: NodeInfo, now: NodeInfo): boolean {
  const [old, fresh] = [before.allocatable, now.allocatable];
  if (fresh.pods > old.pods) return true;
  if (requests.milliCPU > 0 && fresh.milliCPU > old.milliCPU) return true;
  if (requests.memory > 0 && fresh.memory > old.memory) return true;
  if (requests.ephemeralStorage > 0 && fresh.ephemeralStorage > old.ephemeralStorage) return true;
  for (const name of requests.scalar?.keys() ?? []) {
    if ((fresh.scalar?.get(name) ?? 0) > (old.scalar?.get(name) ?? 0)) return true;
  }
  return false;
}

/** Whether a pod's requests have shrunk. */
export function asksForLess({ requests: now }: PodInfo, { requests: before }: PodInfo): boolean {
  if (now.milliCPU < before.milliCPU || now.memory < before.memory) return true;
  if (now.ephemeralStorage < before.ephemeralStorage) return true;
  for (const [name, amount] of before.scalar ?? []) if ((now.scalar?.get(name) ?? 0) < amount) return true;
  return false;
}
