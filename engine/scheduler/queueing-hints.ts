import { conflict } from '../api/host-ports';
import { matchesNode } from '../api/node-affinity';
import { matches } from '../api/selectors';
import { untoleratedTaint } from '../api/tolerations';
import type { Labels, Node } from '../api/types';
import { type AffinityTerm, type NamespaceLabels, termMeans } from './affinity-terms';
import { sharesDisk } from './disk-conflicts';
import { type Plugin, resourcesFit } from './filter';
import { NodeInfo } from './node-info';
import { shareClaim } from './once-pod-claims';
import type { PodInfo } from './pod-info';
import { ownConstraints } from './spread-constraints';
import { concerns, type StorageNews } from './storage-news';

/** What happened in the cluster, as far as it may help a pod that was rejected. */
export type ClusterChange =
  | { readonly what: 'node'; readonly before?: Node; readonly node: Node }
  | { readonly what: 'node gone'; readonly node: Node }
  /** Gone, finished, or no longer nominated for a node. */
  | { readonly what: 'pod gone'; readonly pod: PodInfo }
  | { readonly what: 'pod assigned'; readonly pod: PodInfo }
  | { readonly what: 'pod updated'; readonly before: PodInfo; readonly pod: PodInfo }
  /** It asks for less than before. */
  | { readonly what: 'pod shrunk'; readonly pod: PodInfo }
  | { readonly what: 'storage'; readonly news: StorageNews }
  | { readonly what: 'own update'; readonly before: PodInfo };

/**
 * Whether a change may help a pod that these plugins rejected; otherwise trying again would be in vain. A pod that no plugin
 * rejected (there was no node at all) is tried again after anything.
 * isSchedulableAfter… of each plugin in pkg/scheduler/framework/plugins
 */
export function worthRetrying(
  pod: PodInfo,
  plugins: ReadonlySet<Plugin>,
  change: ClusterChange,
  labelsOf: NamespaceLabels = () => undefined,
): boolean {
  if (plugins.size === 0) return true;
  for (const plugin of plugins) if (helps(pod, plugin, change, labelsOf)) return true;
  return false;
}

function helps(pod: PodInfo, plugin: Plugin, change: ClusterChange, labelsOf: NamespaceLabels): boolean {
  switch (change.what) {
    case 'node':
      return nodeHelps(pod, plugin, change.before, change.node);
    case 'node gone':
      return plugin === 'PodTopologySpread' && hasAllKeys(pod, change.node.metadata.labels);
    case 'pod gone':
      // Any pod that leaves a node may make room, whichever resource it frees.
      if (plugin === 'NodeResourcesFit') return true;
      if (plugin === 'NodeVolumeLimits') return hasClaims(change.pod);
      if (plugin === 'VolumeRestrictions')
        return pod.namespace === change.pod.namespace && sharesStorage(pod, change.pod);
      if (plugin === 'PodTopologySpread') return isSpreadWith(pod, change.pod);
      if (plugin === 'InterPodAffinity')
        return allMean(pod.terms.far, change.pod, labelsOf) || allMean(change.pod.terms.far, pod, labelsOf);
      return plugin === 'NodePorts' && conflict(pod.ports, change.pod.ports);
    case 'pod assigned':
      if (plugin === 'PodTopologySpread') return isSpreadWith(pod, change.pod);
      return plugin === 'InterPodAffinity' && allMean(pod.terms.near, change.pod, labelsOf);
    case 'pod updated':
      return updateHelps(pod, plugin, change.before, change.pod, labelsOf);
    case 'pod shrunk':
      return plugin === 'NodeResourcesFit';
    case 'storage':
      return concerns(change.news, plugin, pod.pod);
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
    case 'VolumeRestrictions':
      return before === undefined;
    case 'PodTopologySpread':
      return spreadNodeHelps(pod, before, node);
    case 'InterPodAffinity':
      return interPodNodeHelps(pod, before, node);
    case 'VolumeBinding':
    case 'VolumeZone':
      return before === undefined || before.metadata.labels !== node.metadata.labels;
    case 'NodeVolumeLimits':
      return false;
    case 'NodeDeclaredFeatures':
      return before?.status.declaredFeatures !== node.status.declaredFeatures;
  }
}

function spreadNodeHelps(pod: PodInfo, before: Node | undefined, node: Node): boolean {
  const now = hasAllKeys(pod, node.metadata.labels);
  if (before === undefined) return now;
  if (now !== hasAllKeys(pod, before.metadata.labels)) return true;
  const { labels: old = {} } = before.metadata;
  const { labels = {} } = node.metadata;
  const moved = hard(pod).some(({ topologyKey }) => old[topologyKey] !== labels[topologyKey]);
  return now && (moved || before.spec.taints !== node.spec.taints);
}

function interPodNodeHelps({ terms }: PodInfo, before: Node | undefined, node: Node): boolean {
  const value = (of: Node | undefined, key: string) => of?.metadata.labels?.[key];
  const comes = ({ topologyKey }: AffinityTerm) =>
    value(node, topologyKey) !== undefined && value(before, topologyKey) !== value(node, topologyKey);
  // A node without the key of a term to be far from is in nobody's way.
  const leaves = ({ topologyKey }: AffinityTerm) =>
    before === undefined ||
    (value(before, topologyKey) !== undefined && value(before, topologyKey) !== value(node, topologyKey));
  return terms.near.some(comes) || terms.far.some(leaves);
}

function updateHelps(
  pod: PodInfo,
  plugin: Plugin,
  before: PodInfo,
  after: PodInfo,
  labelsOf: NamespaceLabels,
): boolean {
  if (plugin === 'PodTopologySpread') {
    if (after.namespace !== pod.namespace) return false;
    return hard(pod).some(
      ({ selector }) =>
        selector !== undefined && matches(selector, before.labels) !== matches(selector, after.labels),
    );
  }
  if (plugin !== 'InterPodAffinity') return false;
  const { near, far } = pod.terms;
  return (
    (!allMean(near, before, labelsOf) && allMean(near, after, labelsOf)) ||
    (allMean(far, before, labelsOf) && !allMean(far, after, labelsOf))
  );
}

function ownUpdateHelps(pod: PodInfo, plugin: Plugin, before: PodInfo): boolean {
  switch (plugin) {
    case 'TaintToleration':
    case 'NodeUnschedulable':
      return pod.tolerations !== before.tolerations;
    case 'NodeResourcesFit':
      return asksForLess(pod, before);
    case 'PodTopologySpread':
      return pod.labels !== before.labels || pod.tolerations !== before.tolerations;
    case 'InterPodAffinity':
      return pod.labels !== before.labels;
    default:
      return false;
  }
}

/** Whether what a pod leaves behind may be a volume of a driver. (isSchedulableAfterPodDeleted) */
function hasClaims({ pod }: PodInfo): boolean {
  return (pod.spec.volumes ?? []).some(
    (volume) => volume.persistentVolumeClaim !== undefined || volume.ephemeral !== undefined,
  );
}

function sharesStorage(one: PodInfo, other: PodInfo): boolean {
  return sharesDisk(one.pod, other.pod) || shareClaim(one, other);
}

function hard({ pod }: PodInfo) {
  return ownConstraints(pod, 'DoNotSchedule');
}

function hasAllKeys(pod: PodInfo, labels: Labels = {}): boolean {
  return hard(pod).every(({ topologyKey }) => Object.hasOwn(labels, topologyKey));
}

/** Whether a pod counts where another is spread. */
function isSpreadWith(pod: PodInfo, other: PodInfo): boolean {
  return (
    other.namespace === pod.namespace &&
    hard(pod).some(({ selector }) => selector !== undefined && matches(selector, other.labels))
  );
}

/** Whether there are terms, and all of them mean a pod. */
function allMean(terms: readonly AffinityTerm[], pod: PodInfo, labelsOf: NamespaceLabels): boolean {
  return terms.length > 0 && terms.every((term) => termMeans(term, pod.namespace, pod.labels, labelsOf));
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
