import { Cluster, type LatencyProfileName, seconds } from '../../engine';
import { applyText, type Deed, type Step, stepsOf } from './story-deeds';
import {
  lastContainer,
  manifestOf,
  namedContainers,
  podName,
  type StoryContainer,
  type StoryPod,
} from './story-pod';

export interface Story {
  readonly seed?: number;
  readonly latencies: LatencyProfileName;
  readonly pods: readonly StoryPod[];
  readonly deeds: readonly Deed[];
}

/** Tells a story up to `end`, stopping also at each of the given moments, which must change nothing. */
export function tell(story: Story, end: number, stops: readonly number[] = []): Cluster {
  const cluster = new Cluster({ seed: story.seed, latencies: story.latencies });
  const waits = [...stops].sort((a, b) => a - b);
  for (const saying of sayings(story)) saying.do(cluster);
  for (const step of steps(story)) {
    while (waits.length > 0 && waits[0]! < step.at) cluster.runUntil(waits.shift()!);
    cluster.runUntil(step.at);
    step.do(cluster);
  }
  for (const wait of waits) if (wait > cluster.now && wait < end) cluster.runUntil(wait);
  cluster.runUntil(end);
  return cluster;
}

/** The story as a scenario that can be pasted into a feature. */
export function asScenario(story: Story, end: number): string {
  const lines = ['Scenario: A story that was made up'];
  const given: string[] = [];
  if (story.seed !== undefined) given.push(`seed ${story.seed}`);
  given.push(`${story.latencies} latencies`, ...sayings(story).map(({ words }) => words));
  lines.push(...given.map((words, i) => `  ${i === 0 ? 'Given' : 'And'} ${words}`));
  let now = 0;
  for (const { at, words, text } of steps(story)) {
    if (at > now) lines.push(`  When ${(at - now) / 1_000} seconds pass`);
    now = at;
    lines.push(`  When ${words}`);
    if (text !== undefined) lines.push('    """yaml', `    ${text}`, '    """');
  }
  if (end > now) lines.push(`  When ${(end - now) / 1_000} seconds pass`);
  return lines.join('\n');
}

/** What is said of containers and images before anything happens. */
function sayings(story: Story): readonly Step[] {
  return story.pods.flatMap((pod, i) => {
    const images = pod.pullsAt === undefined ? [] : [imageSaying(i, pod.pullsAt)];
    return [
      ...images,
      ...namedContainers(pod).flatMap(([name, one]) => containerSayings(podName(i), name, one)),
    ];
  });
}

function imageSaying(index: number, until: number): Step {
  const image = `private/app-${index}:1`;
  return {
    at: 0,
    words: `image "${image}" cannot be pulled until ${until}s`,
    do: (cluster) => cluster.declareImage(image, { cannotBePulled: { until: seconds(until) } }),
  };
}

function containerSayings(pod: string, container: string, { acts }: StoryContainer): readonly Step[] {
  const said: Step[] = [];
  const say = (words: string, behaviour: Parameters<Cluster['declare']>[2]) =>
    said.push({
      at: 0,
      words: `container "${container}" of pod "${pod}" ${words}`,
      do: (cluster) => cluster.declare({ container, pod }, EVERY_RUN, behaviour),
    });
  if (acts === undefined) return said;
  const { exit, ignoresTerm, stopTakes, listensAfter, failsFrom, uses } = acts;
  if (exit)
    say(`exits with code ${exit.code} after ${exit.after}s`, {
      exit: { code: exit.code, after: seconds(exit.after) },
    });
  if (ignoresTerm) say('ignores SIGTERM', { ignores: ['SIGTERM'] });
  else if (stopTakes !== undefined) {
    say(`takes ${stopTakes}s to stop on SIGTERM`, { onStop: { after: seconds(stopTakes) } });
  }
  if (listensAfter !== undefined) {
    say(`listens on port 8080 after ${listensAfter}s`, {
      listens: [{ port: 8080, after: seconds(listensAfter) }],
    });
    if (failsFrom !== undefined) {
      const answer = {
        method: 'GET',
        path: '/healthz',
        status: 500,
        from: seconds(failsFrom),
        until: seconds(failsFrom + 20),
      };
      say(`answers GET /healthz with 500 from ${failsFrom}s to ${failsFrom + 20}s`, { answers: [answer] });
    }
  }
  if (uses)
    say(`uses ${uses.mebibytes}Mi of memory after ${uses.after}s`, {
      memory: [{ bytes: uses.mebibytes * 1_048_576, after: seconds(uses.after) }],
    });
  return said;
}

const EVERY_RUN = { from: 1, to: Number.POSITIVE_INFINITY };

/** Pods that are applied, and what happens to them, in the order of their times. */
function steps(story: Story): readonly Step[] {
  const applied = story.pods.map((pod, i): Step => {
    const text = manifestOf(podName(i), i, pod);
    return { at: seconds(pod.appliedAt), words: 'I apply:', text, do: (cluster) => applyText(cluster, text) };
  });
  const done = story.deeds.flatMap((deed) => {
    const index = deed.pod % story.pods.length;
    return stepsOf(deed, podName(index), lastContainer(story.pods[index]!));
  });
  return [...applied, ...done].sort((a, b) => a.at - b.at);
}
