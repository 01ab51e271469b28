import { ApiError, type Cluster, type Pod, seconds } from '../../engine';

/** What happens to a pod from outside, and when, in seconds. */
export type Deed = { readonly at: number; readonly pod: number } & (
  | { readonly what: 'delete'; readonly grace?: number }
  | { readonly what: 'crash'; readonly code: number }
  | { readonly what: 'OOM kill' }
  | { readonly what: 'configMap' }
  | { readonly what: 'resize'; readonly mebibytes: number }
  | { readonly what: 'container lost' }
  | { readonly what: 'sandbox lost' }
  | { readonly what: 'kubelet'; readonly downFor: number }
  | { readonly what: 'power cut'; readonly darkFor: number }
);

/** One step of a story: the words of a feature, and what they do. Between steps there is only time. */
export interface Step {
  readonly at: number;
  readonly words: string;
  /** The manifest under the words. */
  readonly text?: string;
  do(cluster: Cluster): void;
}

const NODE = 'node-1';

/** The steps of a deed: most are one, a power cut has an end too. What cannot be done at its time is not done. */
export function stepsOf(deed: Deed, name: string, container: string): readonly Step[] {
  const at = seconds(deed.at);
  const target = { namespace: 'default', pod: name, container };
  const ofPod = `container "${container}" of pod "${name}"`;
  switch (deed.what) {
    case 'delete':
      return [deletion(at, name, deed.grace)];
    case 'crash':
      return [
        {
          at,
          words: `${ofPod} crashes with exit code ${deed.code}`,
          do: (cluster) => void cluster.crashContainer(target, deed.code),
        },
      ];
    case 'OOM kill':
      return [
        { at, words: `${ofPod} is OOM killed`, do: (cluster) => void cluster.oomKillContainer(target) },
      ];
    case 'configMap':
      return [applied(at, { kind: 'ConfigMap', metadata: { name: 'late' }, data: { key: 'value' } })];
    case 'resize':
      return [resize(at, name, container, deed.mebibytes)];
    case 'container lost':
      return [
        {
          at,
          words: `${ofPod} is lost`,
          do: (cluster) =>
            withUid(cluster, name, (uid) => cluster.disturbances.loseContainer(uid, container)),
        },
      ];
    case 'sandbox lost':
      return [
        {
          at,
          words: `the sandbox of pod "${name}" is lost`,
          do: (cluster) => withUid(cluster, name, (uid) => cluster.disturbances.loseSandbox(uid)),
        },
      ];
    case 'kubelet':
      return [
        {
          at,
          words: `the kubelet of node "${NODE}" ${deed.downFor === 0 ? 'restarts' : `is down for ${deed.downFor}s`}`,
          do: (cluster) => void cluster.disturbances.restartKubelet(NODE, seconds(deed.downFor)),
        },
      ];
    case 'power cut':
      return [
        { at, words: `node "${NODE}" goes down`, do: (cluster) => void cluster.disturbances.cutPower(NODE) },
        {
          at: at + seconds(deed.darkFor),
          words: `node "${NODE}" comes back`,
          do: (cluster) => void cluster.disturbances.boot(NODE),
        },
      ];
  }
}

export function applyText(cluster: Cluster, text: string): void {
  cluster.load(text, { file: 'story.yaml', line: 1 });
  cluster.applyLoaded();
}

function deletion(at: number, name: string, grace: number | undefined): Step {
  const how =
    grace === undefined
      ? 'deleted'
      : grace === 0
        ? 'force deleted'
        : `deleted with a grace period of ${grace}s`;
  return {
    at,
    words: `pod "${name}" is ${how}`,
    do: (cluster) => {
      const ref = { namespace: 'default', name };
      if (cluster.store.get<Pod>('Pod', 'default', name)) cluster.deletePod(ref, grace);
    },
  };
}

/** A resize may be refused, for a pod that is at its end or has no room: that is a story too. */
function resize(at: number, name: string, container: string, mebibytes: number): Step {
  const resources = { limits: { memory: `${mebibytes}Mi` }, requests: { memory: `${mebibytes}Mi` } };
  return {
    at,
    words: `container "${container}" of pod "${name}" is resized to:`,
    text: JSON.stringify(resources),
    do: (cluster) => {
      try {
        const containers = [{ name: container, resources }];
        cluster.resources.resizePod({ namespace: 'default', name }, { spec: { containers } });
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
      }
    },
  };
}

function applied(at: number, object: object): Step {
  const text = JSON.stringify({ apiVersion: 'v1', ...object });
  return { at, words: 'I apply:', text, do: (cluster) => applyText(cluster, text) };
}

function withUid(cluster: Cluster, name: string, deed: (uid: string) => unknown): void {
  cluster.runUntil(cluster.now);
  const uid = cluster.store.get<Pod>('Pod', 'default', name)?.metadata.uid;
  if (uid !== undefined) deed(uid);
}
