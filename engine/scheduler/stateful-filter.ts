import type { Rejection } from './filter';
import type { NodeInfo } from './node-info';
import type { PodInfo } from './pod-info';

/** A filter of one pod over all nodes that depends on where other pods are. */
export interface StatefulFilter {
  reject(node: NodeInfo): Rejection | undefined;
  /** Thinks a pod of a node away (-1), or there (1): for preemption, and for pods that will come. */
  shift(node: NodeInfo, other: PodInfo, by: 1 | -1): void;
}
