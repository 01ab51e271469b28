import type { Container, KubeObject, Node, Pod, PodSpec, ResourceList } from '../api/types';
import { ClusterView } from './cluster-view';
import { PodInfo } from './pod-info';

/** Objects as they stand in the store, for tables: only what matters is said. */

export function aPod(spec: Partial<PodSpec> = {}, name = 'web'): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'default',
      uid: `uid-${name}`,
      resourceVersion: '1',
      generation: 1,
      creationTimestamp: '2026-01-01T00:00:00Z',
    },
    spec: {
      containers: [aContainer()],
      restartPolicy: 'Always',
      terminationGracePeriodSeconds: 30,
      dnsPolicy: 'ClusterFirst',
      securityContext: {},
      schedulerName: 'default-scheduler',
      ...spec,
    },
    status: { phase: 'Pending' },
  };
}

export function aContainer(requests?: ResourceList, more: Partial<Container> = {}): Container {
  return {
    name: 'app',
    image: 'app:1',
    resources: requests ? { requests } : {},
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: 'IfNotPresent',
    ...more,
  };
}

export function aNode(
  name: string,
  more: { allocatable?: ResourceList; labels?: Record<string, string>; spec?: Node['spec'] } = {},
): Node {
  const allocatable = more.allocatable ?? { cpu: '4', memory: '8Gi', pods: '110' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      uid: `uid-${name}`,
      resourceVersion: '1',
      creationTimestamp: '2026-01-01T00:00:00Z',
      labels: { 'kubernetes.io/hostname': name, ...more.labels },
    },
    spec: more.spec ?? {},
    status: { capacity: allocatable, allocatable, conditions: [], addresses: [], nodeInfo: {} },
  };
}

/** A cluster as the scheduler sees it: nodes, pods by the node they have, and other objects. */
export function aView(
  nodes: readonly Node[],
  pods: readonly (readonly [node: string, pod: Pod])[] = [],
  objects: readonly KubeObject[] = [],
): ClusterView {
  const all = [...objects, ...pods.map(([, pod]) => pod)];
  const view = new ClusterView({
    get: <T extends KubeObject>(kind: string, namespace: string, name: string) =>
      all.find(
        (one) =>
          one.kind === kind && (one.metadata.namespace ?? '') === namespace && one.metadata.name === name,
      ) as T | undefined,
    list: <T extends KubeObject>(kind: string, namespace?: string) =>
      all.filter(
        (one) => one.kind === kind && (namespace === undefined || one.metadata.namespace === namespace),
      ) as unknown as readonly T[],
  });
  for (const node of nodes) view.nodes.put(node);
  for (const [node, pod] of pods) view.nodes.addPod(node, new PodInfo(pod));
  return view;
}
