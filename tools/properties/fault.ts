import fc from 'fast-check';
import { type Cluster, type KubeObject, type Pod, seconds } from '../../engine';

/** One thing that goes wrong, in seconds from the start. */
export interface Fault {
  readonly what:
    | 'pod deleted'
    | 'pod force deleted'
    | 'container crashed'
    | 'node down'
    | 'node cut off'
    | 'kubelet down'
    | 'sandbox lost'
    | 'written by somebody else'
    | 'status lost'
    | 'controllers restarted';
  readonly at: number;
  /** How long a node, a kubelet or the controllers are away, in seconds. */
  readonly lasts?: number;
  /** Which of the pods or nodes. */
  readonly which: number;
}

const LASTING = new Set<Fault['what']>([
  'node down',
  'node cut off',
  'kubelet down',
  'controllers restarted',
]);

export const aFault: fc.Arbitrary<Fault> = fc
  .record({
    what: fc.constantFrom<Fault['what'][]>(
      'pod deleted',
      'pod force deleted',
      'container crashed',
      'node down',
      'node cut off',
      'kubelet down',
      'sandbox lost',
      'written by somebody else',
      'status lost',
      'controllers restarted',
    ),
    at: fc.integer({ min: 0, max: 120 }),
    lasts: fc.constantFrom(1, 30, 60, 200, 600),
    which: fc.nat(5),
  })
  .map(({ lasts, ...fault }) => (LASTING.has(fault.what) ? { ...fault, lasts } : fault));

/** Runs up to the fault, and lets it happen; to nobody where there is nobody. */
export function strike(cluster: Cluster, { what, at, lasts = 0, which }: Fault): void {
  cluster.runUntil(Math.max(cluster.now, seconds(at)));
  const { store, disturbances, now } = cluster;
  const node = `node-${(which % 3) + 1}`;
  const pods = store.list<Pod>('Pod', 'default');
  const pod = pods[which % Math.max(1, pods.length)];
  const name = pod?.metadata.name ?? '';
  switch (what) {
    case 'pod deleted':
      if (pod) cluster.deletePod({ namespace: 'default', name });
      break;
    case 'pod force deleted':
      if (pod) cluster.deletePod({ namespace: 'default', name }, 0);
      break;
    case 'container crashed':
      if (pod) cluster.crashContainer({ namespace: 'default', pod: name, container: 'app' }, 1);
      break;
    case 'sandbox lost':
      if (pod) disturbances.loseSandbox(pod.metadata.uid);
      break;
    case 'node down':
      disturbances.cutPower(node);
      cluster.runUntil(now + seconds(lasts));
      disturbances.boot(node);
      break;
    case 'node cut off':
      disturbances.cutOff(node);
      cluster.runUntil(now + seconds(lasts));
      disturbances.reconnect(node);
      break;
    case 'kubelet down':
      disturbances.restartKubelet(node, seconds(lasts));
      break;
    case 'controllers restarted': {
      const { components } = cluster;
      for (const one of components.names) components.stop(one);
      // Something happens of which they hear nothing.
      if (pod) cluster.deletePod({ namespace: 'default', name });
      cluster.runUntil(now + seconds(lasts));
      for (const one of components.names) components.start(one);
      break;
    }
    case 'written by somebody else':
      for (const object of owners(cluster)) touch(cluster, object);
      break;
    case 'status lost':
      for (const object of owners(cluster))
        store.update(object, { ...object, status: {} } as never, 'somebody');
      break;
  }
}

function owners({ store }: Cluster): readonly KubeObject[] {
  return ['ReplicaSet', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicationController'].flatMap((kind) =>
    store.list(kind, 'default'),
  );
}

function touch({ store }: Cluster, object: KubeObject): void {
  const annotations = { ...object.metadata.annotations, 'example.com/seen-by': 'somebody' };
  store.update(object, { ...object, metadata: { ...object.metadata, annotations } }, 'somebody');
}
