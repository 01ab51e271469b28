import { matchesNode } from '../api/node-affinity';
import { tolerated, untoleratedTaint } from '../api/tolerations';
import type { Taint } from '../api/types';
import type { NodeInfo } from './node-info';
import type { PodInfo } from './pod-info';

/** The scheduler's plugins that can turn a pod away. */
export type Plugin =
  | 'NodeUnschedulable'
  | 'NodeName'
  | 'TaintToleration'
  | 'NodeAffinity'
  | 'NodePorts'
  | 'NodeResourcesFit'
  | 'VolumeRestrictions'
  | 'NodeVolumeLimits'
  | 'VolumeBinding'
  | 'VolumeZone'
  | 'PodTopologySpread'
  | 'InterPodAffinity'
  | 'NodeDeclaredFeatures';

/** Why a node is no place for a pod. */
export interface Rejection {
  readonly plugin: Plugin;
  /** In Kubernetes' words; several only from NodeResourcesFit and VolumeBinding. */
  readonly reasons: readonly string[];
  /** True when taking other pods away would not help: preemption does not look at this node. */
  readonly unresolvable: boolean;
}

/**
 * Whether a pod may go to a node, by the plugins in the order of the default profile; the first that rejects has the
 * last word. Undefined means that the node is feasible. Older releases name the taint that is not tolerated.
 * pkg/scheduler/apis/config/v1/default_plugins.go, pkg/scheduler/framework/plugins/
 */
export function filterNode(pod: PodInfo, node: NodeInfo, namesTaints = false): Rejection | undefined {
  if (node.node.spec.unschedulable && !tolerated(UNSCHEDULABLE_TAINT, pod.tolerations)) return UNSCHEDULABLE;
  const { nodeName } = pod.pod.spec;
  if (nodeName && nodeName !== node.name) return OTHER_NAME;
  if (node.taints.length > 0) {
    const taint = untoleratedTaint(node.taints, pod.tolerations);
    if (taint !== undefined) return namesTaints ? tainted(taint) : TAINTED;
  }
  if (!matchesNode(pod.pod, node.node)) return AFFINITY;
  if (pod.ports.length > 0 && node.portsTaken(pod.ports)) return PORTS;
  return fits(pod, node) ? undefined : resourcesFit(pod, node);
}

/**
 * Which resources are short, in the order in which Kubernetes names them. Pods without requests need only a slot.
 * pkg/scheduler/framework/plugins/noderesources/fit.go (fitsRequest)
 */
export function resourcesFit(pod: PodInfo, node: NodeInfo): Rejection | undefined {
  const { requests } = pod;
  const { allocatable } = node;
  let short = node.pods.size < allocatable.pods ? 0 : TOO_MANY_PODS;
  let unresolvable = 0;
  const check = (bit: number, request: number, capacity: number, used: number): void => {
    if (request === 0 || request <= capacity - used) return;
    short |= bit;
    if (request > capacity) unresolvable = UNRESOLVABLE;
  };
  check(CPU, requests.milliCPU, allocatable.milliCPU, node.milliCPU);
  check(MEMORY, requests.memory, allocatable.memory, node.memory);
  check(STORAGE, requests.ephemeralStorage, allocatable.ephemeralStorage, node.ephemeralStorage);
  if (requests.scalar !== undefined) {
    const names: string[] = [];
    for (const [name, amount] of requests.scalar) {
      const capacity = allocatable.scalar?.get(name) ?? 0;
      if (amount === 0 || amount <= capacity - (node.scalar.get(name) ?? 0)) continue;
      names.push(`Insufficient ${name}`);
      if (amount > capacity) unresolvable = UNRESOLVABLE;
    }
    if (names.length > 0) return shortage(short, unresolvable, names);
  }
  return short === 0 ? undefined : usualShortage(short | unresolvable);
}

const TOO_MANY_PODS = 1;
const CPU = 2;
const MEMORY = 4;
const STORAGE = 8;
const UNRESOLVABLE = 16;

const SHORT: readonly (readonly [bit: number, reason: string])[] = [
  [TOO_MANY_PODS, 'Too many pods'],
  [CPU, 'Insufficient cpu'],
  [MEMORY, 'Insufficient memory'],
  [STORAGE, 'Insufficient ephemeral-storage'],
];

function shortage(short: number, unresolvable: number, names: readonly string[] = []): Rejection {
  const usual = SHORT.filter(([bit]) => (short & bit) !== 0).map(([, reason]) => reason);
  return { plugin: 'NodeResourcesFit', reasons: [...usual, ...names], unresolvable: unresolvable !== 0 };
}

/** The few that there are are made once: thousands of full nodes give the same reason. */
const SHORTAGES: (Rejection | undefined)[] = [];

function usualShortage(bits: number): Rejection {
  SHORTAGES[bits] ??= shortage(bits, bits & UNRESOLVABLE);
  return SHORTAGES[bits];
}

/** `resourcesFit` without its reasons: asked for every node of every pod, it allocates nothing. */
function fits(pod: PodInfo, node: NodeInfo): boolean {
  const { requests } = pod;
  const { allocatable } = node;
  return (
    node.pods.size < allocatable.pods &&
    (requests.milliCPU === 0 || requests.milliCPU <= allocatable.milliCPU - node.milliCPU) &&
    (requests.memory === 0 || requests.memory <= allocatable.memory - node.memory) &&
    (requests.ephemeralStorage === 0 ||
      requests.ephemeralStorage <= allocatable.ephemeralStorage - node.ephemeralStorage) &&
    (requests.scalar === undefined || resourcesFit(pod, node) === undefined)
  );
}

const UNSCHEDULABLE_TAINT: Taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };

const UNSCHEDULABLE = always('NodeUnschedulable', 'node(s) were unschedulable');
const OTHER_NAME = always('NodeName', "node(s) didn't match the requested node name");
const TAINTED = always('TaintToleration', 'node(s) had untolerated taint(s)');
const AFFINITY = always('NodeAffinity', "node(s) didn't match Pod's node affinity/selector");
const PORTS: Rejection = {
  plugin: 'NodePorts',
  reasons: ["node(s) didn't have free ports for the requested pod ports"],
  unresolvable: false,
};

function tainted({ key, value = '' }: Taint): Rejection {
  return always('TaintToleration', `node(s) had untolerated taint {${key}: ${value}}`);
}

function always(plugin: Plugin, reason: string): Rejection {
  return { plugin, reasons: [reason], unresolvable: true };
}
