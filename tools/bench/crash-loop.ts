import { Cluster, hours } from '../../engine';

/** A pod whose container ends at once, for ever: the hardest work per pod that a kubelet has. */
const MANIFEST = `
apiVersion: v1
kind: Pod
metadata:
  generateName: crash-
spec:
  containers:
  - name: app
    image: busybox:1.36
    command: ["sh", "-c", "exit 1"]
`;

export interface CrashLoop {
  readonly pods: number;
  /** Seconds of CPU for one virtual hour, and of the wall. */
  readonly cpu: number;
  readonly wall: number;
  readonly events: number;
  /** Entries written to the journal. */
  readonly entries: number;
  /** Bytes of heap for each pod at the end of the hour, with its events and what the journal keeps. */
  readonly bytesPerPod: number;
  /** The size of one pod as JSON. */
  readonly json: number;
}

/** Lets `pods` pods crash-loop for one virtual hour. The journal keeps the newest 10,000 entries; its digest covers all. */
export function crashLoop(pods: number): CrashLoop {
  collect();
  const before = process.memoryUsage().heapUsed;
  const cluster = new Cluster({ journalKeeps: 10_000 });
  for (let node = 1; node <= Math.ceil(pods / 1_000); node += 1) {
    cluster.addNode({ name: `node-${node}`, pods: '1000' });
  }
  for (let pod = 0; pod < pods; pod += 1) cluster.load(MANIFEST, { file: 'bench.yaml', line: 1 });
  const cpuBefore = process.cpuUsage();
  const wallBefore = process.hrtime.bigint();
  cluster.applyLoaded();
  cluster.runFor(hours(1));
  const cpu = process.cpuUsage(cpuBefore);
  const wall = Number(process.hrtime.bigint() - wallBefore) / 1e9;
  collect();
  const bytes = process.memoryUsage().heapUsed - before;
  return {
    pods,
    cpu: (cpu.user + cpu.system) / 1e6,
    wall,
    events: cluster.simulation.eventsHandled,
    entries: cluster.journal.length,
    bytesPerPod: bytes / pods,
    json: JSON.stringify(cluster.store.list('Pod')[0]).length,
  };
}

function collect(): void {
  (globalThis as { gc?: () => void }).gc?.();
}
