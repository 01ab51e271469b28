import { Cluster, days, type Pod, type ProbeKind } from '../../engine';

/** How the pods of the measure are probed: over the network, or by commands in the container. */
export type ProbedBy = 'httpGet' | 'exec';

const PROBES: Readonly<Record<ProbedBy, string>> = {
  httpGet: '{ httpGet: { path: /, port: 80 } }',
  exec: '{ exec: { command: [cat, /etc/hostname] } }',
};

export interface ProbedPods {
  readonly by: ProbedBy;
  /** Runs of probes in all. */
  readonly runs: number;
  readonly events: number;
  readonly cpu: number;
  readonly wall: number;
}

/** Lets 100 healthy pods, each with a readiness and a liveness probe every 10 seconds, live for one virtual day. */
export function probedPods(by: ProbedBy, pods = 100): ProbedPods {
  const cluster = new Cluster();
  for (let pod = 0; pod < pods; pod += 1) cluster.load(manifest(pod, by), { file: 'bench.yaml', line: 1 });
  const cpuBefore = process.cpuUsage();
  const wallBefore = process.hrtime.bigint();
  cluster.applyLoaded();
  cluster.runFor(days(1));
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    by,
    runs: runsIn(cluster),
    events: cluster.simulation.eventsHandled,
    cpu: (user + system) / 1e6,
    wall: Number(process.hrtime.bigint() - wallBefore) / 1e9,
  };
}

function manifest(pod: number, by: ProbedBy): string {
  return `
apiVersion: v1
kind: Pod
metadata: { name: web-${pod} }
spec:
  containers:
  - name: app
    image: nginx:1.27
    readinessProbe: ${PROBES[by]}
    livenessProbe: ${PROBES[by]}
`;
}

function runsIn(cluster: Cluster): number {
  const kinds: readonly ProbeKind[] = ['readiness', 'liveness'];
  let runs = 0;
  for (const { metadata } of cluster.store.list<Pod>('Pod'))
    for (const kind of kinds) runs += cluster.probeRuns(metadata.uid, 'app', kind)!.length;
  return runs;
}
