import fc from 'fast-check';
import { Cluster, type LatencyProfileName, type Pod, seconds } from '../../engine';

/** A container of a story: what it runs, said as its manifest says it. */
export interface StoryContainer {
  readonly script: string;
  readonly sidecar?: boolean;
}

export interface StoryPod {
  readonly restartPolicy: 'Always' | 'OnFailure' | 'Never';
  readonly grace: number;
  readonly activeDeadlineSeconds?: number;
  readonly init: readonly StoryContainer[];
  readonly containers: readonly StoryContainer[];
  /** When it is applied, and when it is deleted, in seconds. */
  readonly appliedAt: number;
  readonly deletedAt?: number;
  readonly force: boolean;
}

export interface Story {
  readonly seed?: number;
  readonly latencies: LatencyProfileName;
  readonly pods: readonly StoryPod[];
}

const script = fc.oneof(
  fc.constantFrom('exit 0', 'exit 1', 'sleep 3600', 'sleep 1; exit 3', 'while true; do sleep 7; done'),
  fc.constantFrom(
    "trap 'exit 0' TERM; while :; do sleep 1; done",
    'sleep 100 & wait',
    "trap '' TERM; sleep 50",
  ),
  fc.tuple(fc.nat(90), fc.nat(3)).map(([time, code]) => `sleep ${time}; exit ${code}`),
);
const container = fc.record({ script });

/** A story of one to three pods, each with its scripts, its policy, and perhaps an end. */
export const aStory: fc.Arbitrary<Story> = fc.record({
  seed: fc.option(fc.nat(1_000), { nil: undefined }),
  latencies: fc.constantFrom('ideal', 'typical', 'random'),
  pods: fc.array(
    fc.record({
      restartPolicy: fc.constantFrom('Always', 'OnFailure', 'Never'),
      grace: fc.nat(40),
      activeDeadlineSeconds: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
      init: fc.array(container, { maxLength: 2 }),
      containers: fc.array(container, { minLength: 1, maxLength: 3 }),
      appliedAt: fc.nat(30),
      deletedAt: fc.option(fc.integer({ min: 31, max: 400 }), { nil: undefined }),
      force: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

/** The deeds of a story in the order of their times. */
export function deeds(
  story: Story,
): readonly { readonly at: number; readonly do: (cluster: Cluster) => void }[] {
  const all = story.pods.flatMap((pod, i) => {
    const name = `pod-${i}`;
    const apply = {
      at: seconds(pod.appliedAt),
      do: (cluster: Cluster) => {
        cluster.load(manifestOf(name, pod), { file: 'story.yaml', line: 1 });
        cluster.applyLoaded();
      },
    };
    if (pod.deletedAt === undefined) return [apply];
    const remove = {
      at: seconds(pod.deletedAt),
      do: (cluster: Cluster) => {
        if (cluster.store.get<Pod>('Pod', 'default', name)) {
          cluster.deletePod({ namespace: 'default', name }, pod.force ? 0 : undefined);
        }
      },
    };
    return [apply, remove];
  });
  return all.sort((a, b) => a.at - b.at);
}

/** Tells a story up to `end`, stopping also at each of the given moments, which must change nothing. */
export function tell(story: Story, end: number, stops: readonly number[] = []): Cluster {
  const cluster = new Cluster({ seed: story.seed, latencies: story.latencies });
  const waits = [...stops].sort((a, b) => a - b);
  for (const deed of deeds(story)) {
    while (waits.length > 0 && waits[0]! < deed.at) cluster.runUntil(waits.shift()!);
    cluster.runUntil(deed.at);
    deed.do(cluster);
  }
  for (const wait of waits) if (wait > cluster.now && wait < end) cluster.runUntil(wait);
  cluster.runUntil(end);
  return cluster;
}

function manifestOf(name: string, pod: StoryPod): string {
  const written = (one: StoryContainer, i: number, kind: string) => ({
    name: `${kind}-${i}`,
    image: 'busybox:1.36',
    command: ['sh', '-c', one.script],
  });
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: {
      restartPolicy: pod.restartPolicy,
      terminationGracePeriodSeconds: pod.grace,
      ...(pod.activeDeadlineSeconds !== undefined && { activeDeadlineSeconds: pod.activeDeadlineSeconds }),
      ...(pod.init.length > 0 && { initContainers: pod.init.map((one, i) => written(one, i, 'init')) }),
      containers: pod.containers.map((one, i) => written(one, i, 'main')),
    },
  });
}
