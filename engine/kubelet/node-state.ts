import type { Node } from '../api/types';
import { type Instant, seconds } from '../simulation/time';
import { crashLoopLimits } from './back-off';
import { KUBELET, type NodeState, type Start, type Tools } from './context';
import { hostIPOf } from './downward';
import type { KubeletConfiguration } from './kubelet-configuration';
import { NodeFiles } from './node-files';
import { newNodeImages } from './node-images';
import { NodeResources } from './node-use';

/** A node as its kubelet finds it that is there for the first time; where in its periods it does things is drawn. */
export function newNodeState(
  node: Node,
  { latency, simulation, configurations }: Pick<Tools, 'latency' | 'simulation' | 'configurations'>,
): NodeState {
  const { name } = node.metadata;
  const { relistPeriod, syncLoopTick } = latency.table;
  const { choices } = simulation;
  return {
    name,
    ...startedWith(node, configurations.of(name)),
    ...newNodeImages(node),
    hostFiles: new NodeFiles(name),
    isDown: false,
    isDark: false,
    isCutOff: false,
    withoutRuntimeSince: undefined,
    isPaused: false,
    lastObject: node,
    lastEntry: -1,
    addressesGiven: 0,
    relistPhase: choices.duration(0, Math.max(0, relistPeriod - 1)),
    tickPhase: choices.duration(0, Math.max(0, syncLoopTick - 1)),
    evictionPhase: choices.duration(0, seconds(10) - 1),
    kubeletSince: Number.NEGATIVE_INFINITY,
    hostIP: hostIPOf(node),
    source: { component: KUBELET, host: name },
  };
}

/** What a kubelet makes of its configuration when it starts. */
export function startedWith(node: Node, configuration: KubeletConfiguration): Start {
  const { crashLoopBackOff, maxParallelImagePulls = 0, serializeImagePulls } = configuration;
  return {
    configuration,
    resources: new NodeResources(node, configuration),
    crashLoop: crashLoopLimits(crashLoopBackOff.maxContainerRestartPeriod),
    pullsBusyUntil: new Array<Instant>(serializeImagePulls ? 1 : maxParallelImagePulls).fill(0),
  };
}
