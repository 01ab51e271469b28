import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { Cluster, type Deployment, hours } from '../../engine';

const ZONES = ['a', 'b', 'c'] as const;
const PODS_PER_NODE = 30;
const REPLICAS = 100;
/** Between two acts an hour passes, as it would: a million events are no load for ever. */
const EVENTS_EXPIRE = hours(1.1);
/** So that the whole process stays below 4 GB: what V8 may take for objects, and the size of its young generation, in MiB. */
const MEMORY = ['--max-old-space-size=3300', '--max-semi-space-size=32'];

/** One act of the story, and what it cost. */
export interface Act {
  readonly name: string;
  /** Seconds of CPU. */
  readonly cpu: number;
  readonly wall: number;
  readonly events: number;
}

export interface LargeCluster {
  readonly nodes: number;
  readonly pods: number;
  readonly acts: readonly Act[];
  /** The largest heap after an act, in bytes. */
  readonly heap: number;
}

/** The same, and the most memory that the process had, in bytes. */
export interface MeasuredCluster extends LargeCluster {
  readonly memory: number;
}

/** The large cluster in a process of its own, limited to 4 GB; tells each act when it ends, for the whole takes many minutes. */
export function largeClusterApart(nodes: number): MeasuredCluster {
  const args = [...MEMORY, '--require', path.join(__dirname, '..', 'register.js'), __filename, `${nodes}`];
  const { stdout } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!stdout.startsWith('{')) throw new Error(`The cluster of ${nodes} nodes did not come to its end.`);
  return JSON.parse(stdout) as MeasuredCluster;
}

/**
 * A large cluster under deployments of a hundred replicas: brought up, rolled once, and one of three zones loses its power, until
 * all replicas are available again. Throws when an act does not come to its end, for then its time says nothing.
 */
function largeCluster(nodes: number, tell: (act: Act) => void): LargeCluster {
  const deployments = (nodes * PODS_PER_NODE) / REPLICAS;
  const cluster = new Cluster({ journalKeeps: 10_000 });
  const acts: Act[] = [];
  let heap = 0;
  const act = (name: string, work: () => void) => {
    const cpuBefore = process.cpuUsage();
    const wallBefore = process.hrtime.bigint();
    const eventsBefore = cluster.simulation.eventsHandled;
    work();
    const { user, system } = process.cpuUsage(cpuBefore);
    heap = Math.max(heap, process.memoryUsage().heapUsed);
    const cost = {
      name,
      cpu: (user + system) / 1e6,
      wall: Number(process.hrtime.bigint() - wallBefore) / 1e9,
      events: cluster.simulation.eventsHandled - eventsBefore,
    };
    acts.push(cost);
    tell(cost);
    const missing = unavailable(cluster);
    if (missing > 0) throw new Error(`after "${name}" ${missing} replicas are still missing`);
  };

  act('brought up', () => {
    for (let i = 1; i <= nodes; i += 1) {
      cluster.addNode({ name: `node-${i}`, cpu: '16', memory: '64Gi', zone: ZONES[i % ZONES.length]! });
    }
    for (let i = 1; i <= deployments; i += 1) {
      cluster.load(manifest(`app-${i}`), { file: 'bench.yaml', line: 1 });
    }
    cluster.applyLoaded();
    cluster.runFor(EVENTS_EXPIRE);
  });
  act('rolled', () => {
    for (let i = 1; i <= deployments; i += 1) {
      const ref = { kind: 'Deployment', namespace: 'default', name: `app-${i}` };
      cluster.workloads.setImage(ref, 'app', 'nginx:1.28');
    }
    cluster.runFor(EVENTS_EXPIRE);
  });
  act('a zone lost', () => {
    for (let i = 1; i <= nodes; i += 1) {
      if (ZONES[i % ZONES.length] === 'c') cluster.disturbances.cutPower(`node-${i}`);
    }
    // The node controller evicts from one node each ten seconds.
    cluster.runFor(hours(1) + (nodes / ZONES.length) * 10_000);
  });
  return { nodes, pods: deployments * REPLICAS, acts, heap };
}

function manifest(name: string): string {
  return JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas: REPLICAS,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: {
          containers: [
            { name: 'app', image: 'nginx:1.27', resources: { requests: { cpu: '100m', memory: '128Mi' } } },
          ],
        },
      },
    },
  });
}

function unavailable({ store }: Cluster): number {
  const missing = ({ spec, status }: Deployment) =>
    (spec.replicas ?? 1) - Math.min(status?.availableReplicas ?? 0, status?.updatedReplicas ?? 0);
  return store.list<Deployment>('Deployment').reduce((sum, one) => sum + missing(one), 0);
}

if (require.main === module) {
  const nodes = Number(process.argv[2]);
  const cluster = largeCluster(nodes, ({ name, cpu }) =>
    console.error(`${nodes} nodes: ${name} after ${cpu.toFixed(0)}s of CPU`),
  );
  console.log(JSON.stringify({ ...cluster, memory: process.resourceUsage().maxRSS * 1024 }));
}
