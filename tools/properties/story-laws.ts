import { type Cluster, type Pod, seconds } from '../../engine';
import type { Story } from './story';
import { namedContainers, podName, type StoryPod } from './story-pod';

/** What a kill may take beyond its grace period: the two seconds that are always left, signals, and noticing the failure. */
const SLACK = seconds(6);

/**
 * Laws that need to know how a story was meant to go, and so are not among those of every scenario: a liveness probe that
 * fails often enough ends its container's run, and a resize that was accepted is either carried out or a condition says why not.
 */
export function brokenAtTheEnd(cluster: Cluster, story: Story): string | undefined {
  for (const [index, pod] of story.pods.entries()) {
    const name = podName(index);
    for (const [container, one] of namedContainers(pod)) {
      const liveness = one.probes.find(({ kind }) => kind === 'livenessProbe');
      if (liveness === undefined || isDisturbed(story)) continue;
      const found = survivor(cluster, name, container, liveness.failureThreshold, patienceWith(pod, story));
      if (found !== undefined) return found;
    }
    const lost = lostResize(cluster, name);
    if (lost !== undefined) return lost;
  }
  return undefined;
}

/** A kubelet that is away probes and kills nobody. */
function isDisturbed({ deeds }: Story): boolean {
  return deeds.some(({ what }) => what === 'kubelet' || what === 'power cut' || what === 'sandbox lost');
}

/** One sync kills one container after the other, and waits for every postStart hook on the way. */
function patienceWith(pod: StoryPod, { deeds }: Story): number {
  const asked = deeds.map((deed) => (deed.what === 'delete' ? (deed.grace ?? 0) : 0));
  const each = namedContainers(pod).map(([, { probes, hooks }]) => {
    const own = probes.map(({ grace = 0 }) => grace);
    const hook = hooks.map(({ takes }) => takes);
    return Math.max(pod.grace, ...own, ...asked) + Math.max(0, ...hook);
  });
  return each.reduce((sum, one) => sum + seconds(one) + SLACK, 0);
}

/** A run that went on long after its liveness probe had failed often enough in a row. */
function survivor(
  cluster: Cluster,
  name: string,
  container: string,
  threshold: number,
  patience: number,
): string | undefined {
  for (const uid of uidsOf(cluster, name)) {
    const runs = runsOf(cluster, uid, container);
    let failures = 0;
    let current: Run | undefined;
    for (const { at, outcome } of cluster.probeRuns(uid, container, 'liveness') ?? []) {
      const run = runs.findLast((one) => one.from < at);
      // A run that began anew begins to count anew, and a process that has ended is not killed.
      if (run !== current || outcome !== 'failed') failures = 0;
      current = run;
      if (run === undefined || outcome !== 'failed') continue;
      failures += 1;
      if (failures < threshold || Math.min(run.to, cluster.now) <= at + patience) continue;
      return `container "${container}" of pod "${name}" runs on although its liveness probe failed ${threshold} times in a row up to ${at / 1_000}s`;
    }
  }
  return undefined;
}

/** From the start of a process to its end. */
interface Run {
  readonly from: number;
  to: number;
}

function uidsOf({ journal }: Cluster, name: string): readonly string[] {
  return journal.entries
    .filter(
      ({ change, object }) => change.what === 'created' && object.kind === 'Pod' && object.name === name,
    )
    .map(({ object }) => object.uid);
}

function runsOf({ journal }: Cluster, uid: string, container: string): readonly Run[] {
  const runs: Run[] = [];
  for (const { at, object, change } of journal.entries) {
    if (object.uid !== uid || change.what !== 'process' || change.container !== container) continue;
    if (change.event === 'started') runs.push({ from: at, to: Number.POSITIVE_INFINITY });
    if (change.event === 'exited') runs.at(-1)!.to = at;
  }
  return runs;
}

function lostResize(cluster: Cluster, name: string): string | undefined {
  const pod = cluster.store.get<Pod>('Pod', 'default', name);
  if (pod === undefined || pod.metadata.deletionTimestamp !== undefined) return undefined;
  const { conditions = [], containerStatuses = [], phase } = pod.status;
  if (phase !== 'Running' || conditions.some(({ type }) => type.startsWith('PodResize'))) return undefined;
  for (const { name: container, state, resources, allocatedResources } of containerStatuses) {
    const wanted = pod.spec.containers.find((one) => one.name === container)?.resources;
    if (state.running === undefined || wanted?.limits?.memory === undefined) continue;
    const has = [resources?.limits?.memory, allocatedResources?.memory];
    if (has[0] === wanted.limits.memory && has[1] === wanted.requests?.memory) continue;
    return `container "${container}" of pod "${name}" should have ${wanted.limits.memory}, has ${has.join(' and ')}, and no condition says why`;
  }
  return undefined;
}
