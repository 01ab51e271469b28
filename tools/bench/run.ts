import { cpus } from 'node:os';
import { Digest } from '../../engine/simulation/digest';
import { bookFigures } from './book-figures';
import { crashLoop } from './crash-loop';
import { Figures, plain, times } from './figures';
import { bareHeap } from './floor';
import { type LargeCluster, largeClusterApart } from './large-cluster';
import { probedPods } from './probed-pods';
import { startSeconds, suiteSeconds } from './suite';

const seconds = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

/**
 * `npm run bench`: what the design promises, measured. Ratios are taken in one run against floors of the same run,
 * because machines differ and are noisy; absolute figures are for information. Nothing here is asserted. `npm run bench -- book` measures the book alone.
 */
function main(): void {
  const figures = new Figures();
  const isBookAlone = process.argv.includes('book');
  const told = [...(isBookAlone ? [] : engineFigures(figures)), ...bookFigures(figures)];
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}\n`);
  console.log(`${figures}\n\nFor information:\n${told.join('\n')}`);
}

/** What the engine and its features take. Answers what is for information. */
function engineFigures(figures: Figures): readonly string[] {
  const figure = figures.add.bind(figures);
  const clusters = [largeClusterApart(500), largeClusterApart(5_000)] as const;
  const [tenth, whole] = clusters.map((one) => cpuOf(one)) as [number, number];
  figure('growth from a tenth to 5,000 nodes (exponent)', Math.log10(whole / tenth), plain, 1.4, 1.2);
  figure('memory of 5,000 nodes and 150,000 pods, GB', clusters[1].memory / 1e9, plain, 4, 4);

  crashLoop(500);
  const loops = [1_000, 10_000, 100_000].map((pods) => crashLoop(pods));
  const [small, middle, large] = loops as [(typeof loops)[0], (typeof loops)[0], (typeof loops)[0]];
  bareHeap(10_000, 200_000);
  const heap = seconds(() => bareHeap(10_000, middle.events)) / middle.events;

  figure('one event of the engine against a bare heap', middle.cpu / middle.events / heap, times, 15, 7);
  figure(
    'virtual against wall time, 10,000 crash-looping pods',
    3_600 / middle.wall,
    plain,
    1_000,
    3_000,
    false,
  );
  figure(
    'growth from 1,000 to 100,000 pods (exponent)',
    Math.log(large.cpu / small.cpu) / Math.log(100),
    plain,
    1.4,
    1.2,
  );
  figure('memory of a pod against its JSON', large.bytesPerPod / large.json, times, 0.8, 0.4);

  probedPods('exec', 10);
  const probed = [probedPods('httpGet'), probedPods('exec')];
  for (const { by, wall } of probed) {
    const what = `virtual against wall time, 100 pods with two probes each (${by})`;
    figure(what, 86_400 / wall, plain, 10_000, 20_000, false);
  }

  const real = suiteSeconds('real', 3);
  const empty = suiteSeconds('empty', 3);
  figure('the features against the same with empty steps', real / empty, times, 1.4, 1.2);

  const start = startSeconds(5);
  figure('start-up to the first scenario against bare Cucumber', start.real / start.bare, times, 1.3, 1.1);

  const told: string[] = [];
  for (const { pods, cpu, wall, events, entries, bytesPerPod, json } of loops) {
    told.push(
      `  ${pods} pods, one virtual hour: ${cpu.toFixed(1)}s of CPU, ${wall.toFixed(1)}s of wall, ${events} events ` +
        `(${((1e6 * cpu) / events).toFixed(1)} µs each), ${entries} journal entries, ${bytesPerPod.toFixed(0)} bytes a pod (JSON ${json})`,
    );
  }
  for (const { by, runs, events, cpu, wall } of probed) {
    told.push(
      `  100 pods with two probes (${by}), one virtual day: ${runs} runs, ${cpu.toFixed(1)}s of CPU, ${wall.toFixed(1)}s of wall, ` +
        `${(events / wall).toFixed(0)} events a second`,
    );
  }
  for (const { nodes, pods, acts, heap, memory } of clusters) {
    const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;
    told.push(
      `  ${nodes} nodes, ${pods} pods, ${gigabytes(memory)}, of it ${gigabytes(heap)} of heap after an act:`,
    );
    for (const { name, cpu, wall, events } of acts) {
      told.push(
        `    ${name}: ${cpu.toFixed(1)}s of CPU, ${wall.toFixed(1)}s of wall, ${events} events (${(events / cpu).toFixed(0)} a second of CPU)`,
      );
    }
  }
  told.push(`  a bare heap: ${(1e6 * heap).toFixed(2)} µs an event`);
  told.push(`  the digest of one status change: ${(1e6 * digestSeconds()).toFixed(2)} µs`);
  told.push(`  start-up: ${start.real.toFixed(2)}s of CPU, bare ${start.bare.toFixed(2)}s`);
  told.push(`  the features: ${real.toFixed(1)}s of CPU, with empty steps ${empty.toFixed(1)}s`);
  return told;
}

/** Seconds of CPU of all its acts. */
function cpuOf({ acts }: LargeCluster): number {
  return acts.reduce((sum, { cpu }) => sum + cpu, 0);
}

/** Seconds that the digest takes for a change of phase, one condition and one container's state. */
function digestSeconds(): number {
  const digest = new Digest();
  const condition = {
    type: 'Ready',
    status: 'False',
    lastTransitionTime: '2026-01-01T00:00:10Z',
    reason: 'ContainersNotReady',
  };
  const spec = { containers: [] };
  const before = {
    spec,
    status: {
      phase: 'Pending',
      conditions: [condition],
      containerStatuses: [{ name: 'app', restartCount: 1 }],
    },
  };
  const after = {
    spec,
    status: {
      phase: 'Running',
      conditions: [{ ...condition, status: 'True' }],
      containerStatuses: [{ name: 'app', restartCount: 2 }],
    },
  };
  const rounds = 200_000;
  return (
    seconds(() => {
      for (let i = 0; i < rounds; i += 1) digest.difference(before, after);
    }) / rounds
  );
}

main();
