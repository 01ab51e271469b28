import { test } from 'node:test';
import { expect } from 'expect';
import { type Cluster, minutes, readStory, seconds, shortDuration } from '../../engine';
import type { Lane } from './lane';
import { lanesOf } from './lanes';
import { storyOf } from './samples';

interface Row {
  readonly name: string;
  readonly manifest: string;
  readonly happens: (cluster: Cluster) => void;
  /** All lanes but that of the node, which is Ready all the time where it is not told. */
  readonly lanes: readonly string[];
}

const POD = 'apiVersion: v1\nkind: Pod\n';

const ROWS: readonly Row[] = [
  {
    name: 'a container that crashes waits in a back-off gap that tells how long it was',
    manifest: `${POD}metadata: { name: web }\nspec: { containers: [{ name: app, image: busybox, command: [sh, -c, sleep 5; exit 1] }] }`,
    happens: (cluster) => cluster.runFor(seconds(22)),
    lanes: [
      'Pod web: waiting Pending 0s–0s, running Running, Ready 0s–5s, half Running, not Ready 5s–5s, running Running, Ready 5s–10s, half Running, not Ready 10s–20s, running Running, Ready 20s– | placed node-1 0s',
      'container app: waiting ContainerCreating 0s–0s, running Running 0s–5s, failed Terminated, exit code 1 5s–5s, running Running (run 2) 5s–10s, gap back-off 10s 10s–20s, running Running (run 3) 20s– | event Pulling 0s, event Pulled 0s, exit 1 5s, exit 1 10s',
    ],
  },
  {
    name: 'a pod that no node has room for is Pending with the reason',
    manifest: `${POD}metadata: { name: big }\nspec: { containers: [{ name: app, image: nginx, resources: { requests: { cpu: "999" } } }] }`,
    happens: (cluster) => cluster.runFor(seconds(10)),
    lanes: [
      'Pod big: waiting Pending 0s–0s, waiting Pending: Unschedulable 0s– | warning FailedScheduling 0s',
      'container app: ',
    ],
  },
  {
    name: 'a deleted pod is Terminating, and a hook, a signal and an exit code are marks',
    manifest: `${POD}metadata: { name: web }\nspec: { terminationGracePeriodSeconds: 3, containers: [{ name: app, image: nginx, command: [sh, -c, "trap '' TERM; while true; do sleep 1; done"], lifecycle: { preStop: { sleep: { seconds: 1 } } } }] }`,
    happens: (cluster) => {
      cluster.runFor(seconds(10));
      cluster.deletePod({ namespace: 'default', name: 'web' });
      cluster.runFor(seconds(10));
    },
    lanes: [
      'Pod web: waiting Pending 0s–0s, running Running, Ready 0s–10s, ending Terminating 10s–13s, failed Failed 13s–13s | placed node-1 0s, gone 13s',
      'container app: waiting ContainerCreating 0s–0s, running Running 0s–13s, failed Terminated, exit code 137 13s–13s | event Pulling 0s, event Pulled 0s, hook preStop 10s, signal SIGQUIT 11s, signal SIGKILL 13s, exit 137 13s',
    ],
  },
  {
    name: 'a container that ends by the signal that asks it to has not failed, nor has its pod',
    manifest: `${POD}metadata: { name: web }\nspec: { containers: [{ name: app, image: busybox, command: [sh, -c, "trap 'exit 143' TERM; while true; do sleep 1; done"] }] }`,
    happens: (cluster) => {
      cluster.runFor(seconds(10));
      cluster.deletePod({ namespace: 'default', name: 'web' });
      cluster.runFor(seconds(10));
    },
    lanes: [
      'Pod web: waiting Pending 0s–0s, running Running, Ready 0s–10s, ending Terminating 10s–11s, ended Failed 11s–11s | placed node-1 0s, gone 11s',
      'container app: waiting ContainerCreating 0s–0s, running Running 0s–11s, ended Terminated, exit code 143 11s–11s | event Pulling 0s, event Pulled 0s, signal SIGTERM 10s, exit 143 11s',
    ],
  },
  {
    name: 'a probe is marked when it changes its mind, and so is the pod a member of its service',
    manifest: `${POD}metadata: { name: web, labels: { app: web } }\nspec: { containers: [{ name: app, image: nginx, readinessProbe: { httpGet: { port: 80 }, initialDelaySeconds: 5 } }] }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: shop }\nspec: { selector: { app: web }, ports: [{ port: 80 }] }`,
    happens: (cluster) => cluster.runFor(seconds(20)),
    lanes: [
      'Pod web: waiting Pending 0s–0s, half Running, not Ready 0s–10s, running Running, Ready 10s– | placed node-1 0s',
      'container app: waiting ContainerCreating 0s–0s, running Running 0s– | event Pulling 0s, event Pulled 0s, passed readiness 10s',
      'Service shop: waiting not ready 0s–10s, running ready 10s–',
    ],
  },
  {
    name: 'a node that loses its power is lost, its pod is not ready, and the container ends where nobody hears of it',
    manifest: `${POD}metadata: { name: web }\nspec: { containers: [{ name: app, image: nginx }] }`,
    happens: (cluster) => {
      cluster.runFor(seconds(10));
      cluster.disturbances.cutPower('node-1');
      cluster.runFor(minutes(7));
    },
    lanes: [
      'Node node-1: running Ready 0s–1m, lost NotReady 1m– | change goes down 10s, event NodeNotReady 1m, change 1m',
      'Pod web: waiting Pending 0s–0s, running Running, Ready 0s–1m, half Running, not Ready 1m– | placed node-1 0s, warning NodeNotReady 1m',
      'container app: waiting ContainerCreating 0s–0s, running Running 0s–10s, failed Terminated, exit code 255 Unknown 10s– | event Pulling 0s, event Pulled 0s, exit 255 10s',
    ],
  },
  {
    name: 'init containers and sidecars are named as such',
    manifest: `${POD}metadata: { name: web }\nspec: { restartPolicy: Never, initContainers: [{ name: first, image: busybox, command: [sleep, "2"] }, { name: proxy, image: nginx, restartPolicy: Always }], containers: [{ name: app, image: busybox, command: [sleep, "3"] }] }`,
    happens: (cluster) => cluster.runFor(seconds(10)),
    lanes: [
      'Pod web: waiting Pending 0s–2s, running Running, Ready 2s–5s, half Running, not Ready 5s–5s, ended Succeeded 5s– | placed node-1 0s',
      'init container first: waiting PodInitializing 0s–0s, running Running 0s–2s, ended Terminated, exit code 0 2s– | event Pulling 0s, event Pulled 0s, exit 0 2s',
      'sidecar proxy: waiting PodInitializing 0s–2s, running Running 2s–5s, ended Terminated, exit code 0 5s– | event Pulling 2s, event Pulled 2s, signal SIGQUIT 5s, exit 0 5s',
      'container app: waiting PodInitializing 0s–2s, running Running 2s–5s, ended Terminated, exit code 0 5s– | event Pulling 2s, event Pulled 2s, exit 0 5s',
    ],
  },
];

for (const { name, manifest, happens, lanes } of ROWS) {
  test(`in a timeline, ${name}`, () => {
    const groups = lanesOf(readStory(storyOf(manifest, happens)));
    expect(groups.flatMap((group) => group.lanes.map(told)).filter((lane) => lane !== ALWAYS_READY)).toEqual(
      lanes,
    );
  });
}

const ALWAYS_READY = 'Node node-1: running Ready 0s–';

/** `container app: waiting ContainerCreating 0s–0s, running Running 0s– | exit 1 5s` */
function told({ title, spans, marks }: Lane): string {
  const states = spans.map(
    ({ look, label, from, to }) =>
      `${look} ${label} ${shortDuration(from.at)}–${to ? shortDuration(to.at) : ''}`,
  );
  const signs = marks.map(({ kind, label, at }) =>
    `${kind} ${label} ${shortDuration(at)}`.replace('  ', ' '),
  );
  return `${title}: ${[states.join(', '), ...(signs.length > 0 ? [signs.join(', ')] : [])].join(' | ')}`;
}

test('a back-off tells what kubectl get pods shows in it', () => {
  const story = storyOf(
    `${POD}metadata: { name: web }\nspec: { containers: [{ name: app, image: busybox, command: [sh, -c, sleep 5; exit 1] }] }`,
    (cluster) => cluster.runFor(seconds(176)),
  );
  const lanes = lanesOf(readStory(story)).flatMap((group) => group.lanes);
  const gaps = lanes.flatMap(({ spans }) => spans.filter(({ look }) => look === 'gap'));
  expect(gaps.map(({ label, more }) => `${label}: ${more?.split('; ')[0]}`)).toEqual([
    'back-off 10s: kubectl get pods shows Error',
    'back-off 20s: kubectl get pods shows Error',
    'back-off 40s: kubectl get pods shows Error',
    'back-off 1m20s: kubectl get pods shows Error until 2m35s, then CrashLoopBackOff',
  ]);
});
