/** What a container does that no manifest tells. Times in seconds of its run. */
export interface StoryActs {
  readonly exit?: { readonly code: number; readonly after: number };
  readonly ignoresTerm?: boolean;
  readonly stopTakes?: number;
  readonly listensAfter?: number;
  readonly failsFrom?: number;
  readonly uses?: { readonly mebibytes: number; readonly after: number };
}

export interface StoryProbe {
  readonly kind: 'startupProbe' | 'readinessProbe' | 'livenessProbe';
  readonly handler: 'http' | 'tcp' | 'exec';
  readonly initialDelay: number;
  readonly period: number;
  readonly failureThreshold: number;
  readonly grace?: number;
}

export interface StoryHook {
  readonly when: 'postStart' | 'preStop';
  readonly how: 'sleep' | 'exec' | 'fails' | 'http';
  readonly takes: number;
}

/** A container of a story: a script, as its manifest says it, or acts, as steps say them. */
export interface StoryContainer {
  readonly script?: string;
  readonly acts?: StoryActs;
  readonly probes: readonly StoryProbe[];
  readonly hooks: readonly StoryHook[];
  /** Of its own. For an init container, Always makes it a sidecar. */
  readonly policy?: 'Always' | 'OnFailure' | 'Never';
  /** The exit code for which a rule starts it again. */
  readonly rule?: { readonly code: number; readonly all: boolean };
  readonly memoryLimit?: number;
  readonly restartsOnResize?: boolean;
  /** It needs a configMap that may come late: as variables, or as files. */
  readonly needs?: 'variables' | 'files';
}

export interface StoryPod {
  readonly restartPolicy: 'Always' | 'OnFailure' | 'Never';
  readonly grace: number;
  readonly activeDeadlineSeconds?: number;
  readonly init: readonly StoryContainer[];
  readonly containers: readonly StoryContainer[];
  /** When it is applied, in seconds. */
  readonly appliedAt: number;
  /** Its images cannot be pulled before. */
  readonly pullsAt?: number;
}

export function podName(index: number): string {
  return `pod-${index}`;
}

/** The containers of a pod by their names, init containers first. */
export function namedContainers({
  init,
  containers,
}: StoryPod): readonly (readonly [name: string, one: StoryContainer])[] {
  return [
    ...init.map((one, i) => [`init-${i}`, one] as const),
    ...containers.map((one, i) => [`main-${i}`, one] as const),
  ];
}

/** The one to which something happens. */
export function lastContainer(pod: StoryPod): string {
  return namedContainers(pod).at(-1)![0];
}

/** The manifest of a pod, as JSON. */
export function manifestOf(name: string, index: number, pod: StoryPod): string {
  const image = pod.pullsAt === undefined ? 'app:1' : `private/app-${index}:1`;
  const init = pod.init.map((one, i) => containerOf(`init-${i}`, one, image, true, pod));
  const containers = pod.containers.map((one, i) => containerOf(`main-${i}`, one, image, false, pod));
  const files = [...pod.init, ...pod.containers].some(({ needs }) => needs === 'files');
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: {
      restartPolicy: pod.restartPolicy,
      terminationGracePeriodSeconds: pod.grace,
      activeDeadlineSeconds: pod.activeDeadlineSeconds,
      initContainers: init.length > 0 ? init : undefined,
      containers,
      volumes: files ? [{ name: 'late', configMap: { name: 'late' } }] : undefined,
    },
  });
}

function containerOf(
  name: string,
  one: StoryContainer,
  image: string,
  isInit: boolean,
  { grace, restartPolicy }: StoryPod,
): object {
  const longRunning = !isInit || one.policy === 'Always';
  const { policy, rule } = one;
  return {
    name,
    image: one.script === undefined ? image : 'busybox:1.36',
    command: one.script === undefined ? undefined : ['sh', '-c', one.script],
    restartPolicy: policy,
    restartPolicyRules:
      rule && policy
        ? [
            {
              action: rule.all ? 'RestartAllContainers' : 'Restart',
              exitCodes: { operator: 'In', values: [rule.code] },
            },
          ]
        : undefined,
    resources: one.memoryLimit === undefined ? undefined : { limits: { memory: `${one.memoryLimit}Mi` } },
    resizePolicy:
      one.restartsOnResize && restartPolicy !== 'Never'
        ? [{ resourceName: 'memory', restartPolicy: 'RestartContainer' }]
        : undefined,
    envFrom: one.needs === 'variables' ? [{ configMapRef: { name: 'late' } }] : undefined,
    volumeMounts: one.needs === 'files' ? [{ name: 'late', mountPath: '/late' }] : undefined,
    ...(longRunning && Object.fromEntries(one.probes.map((probe) => [probe.kind, probeOf(probe, one)]))),
    lifecycle:
      longRunning && one.hooks.length > 0
        ? Object.fromEntries(one.hooks.map((hook) => [hook.when, hookOf(hook, one, grace)]))
        : undefined,
  };
}

function probeOf(probe: StoryProbe, one: StoryContainer): object {
  const handlers = {
    http: { httpGet: { path: '/healthz', port: 8080 } },
    tcp: { tcpSocket: { port: 8080 } },
    exec: { exec: { command: ['test', '-f', '/tmp/healthy'] } },
  };
  return {
    ...handlers[hasShell(one) ? probe.handler : probe.handler === 'exec' ? 'tcp' : probe.handler],
    initialDelaySeconds: probe.initialDelay,
    periodSeconds: probe.period,
    failureThreshold: probe.failureThreshold,
    terminationGracePeriodSeconds: probe.kind === 'readinessProbe' ? undefined : probe.grace,
  };
}

function hookOf(hook: StoryHook, one: StoryContainer, grace: number): object {
  if (hook.how === 'http') return { httpGet: { path: '/hook', port: 8080 } };
  if (hook.how === 'sleep' || !hasShell(one)) return { sleep: { seconds: Math.min(hook.takes, grace) } };
  const script = hook.how === 'fails' ? `sleep ${hook.takes}; exit 3` : `sleep ${hook.takes}`;
  return { exec: { command: ['sh', '-c', script] } };
}

function hasShell({ script }: StoryContainer): boolean {
  return script !== undefined;
}
