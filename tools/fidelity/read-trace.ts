import type { KubeObject, PodStatus } from '../../engine';

/**
 * A line of a recording, as far as it is compared; `../shared/traces/README.md` says what each `src` means. What the
 * engine tells is turned into the same lines, so that one code reads both.
 */
export type TraceLine = PodLine | RowLine | EventLine | ProcessLine | CrowdLine;

interface At {
  /** Milliseconds since the first object was created. */
  readonly t: number;
}

export interface PodLine extends At {
  readonly src: 'pod';
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly name: string;
  readonly gen?: number;
  readonly deletionTimestamp?: string;
  readonly deletionGracePeriodSeconds?: number;
  readonly node?: string;
  readonly status: PodStatus;
}

/** What `kubectl get pods` prints. */
export interface RowLine extends At {
  readonly src: 'row';
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly name: string;
  readonly ready: string;
  readonly status: string;
  readonly restarts: string;
}

export interface EventLine extends At {
  readonly src: 'event';
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  /** `Pod/p` */
  readonly obj: string;
  /** `spec.containers{a}` */
  readonly field?: string;
  readonly etype: string;
  readonly reason: string;
  readonly message: string;
  readonly count?: number;
  readonly by?: string;
}

/** When a process really started and ended, as the runtime saw it. */
export interface ProcessLine extends At {
  readonly src: 'containerd';
  readonly topic: string;
  readonly pod: string;
  readonly container: string;
  readonly exit?: number;
}

/** A pod of a ReplicaSet comes or goes, whichever. No recording has such lines: they are made of the others. */
export interface CrowdLine extends At {
  readonly src: 'crowd';
  readonly set: string;
  readonly what: 'came' | 'is gone';
}

export interface Recording {
  readonly lines: readonly TraceLine[];
  /** The wall clock at 0, in Unix milliseconds. */
  readonly epoch: number;
  /** Which namespace the objects were in. */
  readonly namespace: string;
}

const COMPARED = new Set(['pod', 'row', 'event', 'containerd']);

/** Reads a recording. Lines about kinds that are not compared, and the recorder's own actions, are left out. */
export function readTrace(text: string): Recording {
  const all = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { src: string; case?: string; wall0?: number });
  const start = all.find((line) => line.src === 'meta' && line.wall0 !== undefined);
  if (start === undefined)
    throw new Error('the recording has no "meta" line with the wall clock at its start');
  return {
    lines: all.filter((line) => COMPARED.has(line.src)) as unknown as TraceLine[],
    epoch: start.wall0!,
    namespace: `t-${start.case}`,
  };
}

/** What was done to the objects of a manifest: at a time, or some time after a pod's row first showed a status. */
export interface Action {
  readonly at?: number;
  readonly after?: { readonly pod: string; readonly status: string; readonly delay: number };
  readonly verb: string;
  readonly path: string;
  readonly body?: KubeObject | Record<string, unknown>;
}

export interface Story {
  readonly manifest: string;
  /** How long it was watched, in milliseconds. */
  readonly duration: number;
  readonly actions: readonly Action[];
}

export const KUBELET_STOPS = 'the kubelet stops';

/** What was done to the node is no request, and stands in the recording alone: the kubelet's end, and its new start. */
export function deedsIn(text: string): readonly Action[] {
  const actions = text
    .split('\n')
    .filter((line) => line.includes('"src":"action"'))
    .map((line) => JSON.parse(line) as { readonly t: number; readonly do: string });
  const timesOf = (begins: string) => actions.filter((one) => one.do.startsWith(begins)).map(({ t }) => t);
  const starts = timesOf('kubelet process started again');
  return timesOf('kubelet process ended').map((at) => {
    const start = starts.find((one) => one > at);
    if (start === undefined) throw new Error(`the kubelet that ended at ${at} ms never started again`);
    return { at, verb: KUBELET_STOPS, path: '', body: { downFor: start - at } };
  });
}

/** The story with further deeds, each before the first that has a later time. */
export function withDeeds(story: Story, deeds: readonly Action[]): Story {
  if (deeds.length === 0) return story;
  const actions = [...story.actions];
  for (const deed of deeds) {
    const next = actions.findIndex(({ at }) => at !== undefined && at > deed.at!);
    actions.splice(next === -1 ? actions.length : next, 0, deed);
  }
  return { ...story, actions };
}

/** Reads a manifest with its leading `# for`, `# at` and `# after` lines. */
export function readStory(text: string): Story {
  let duration = 0;
  const actions: Action[] = [];
  for (const line of text.split('\n')) {
    if (!line.startsWith('# ')) continue;
    const [, word, rest] = /^# (for|at|after) (.*)$/.exec(line) ?? [];
    if (word === 'for') duration = Number(rest) * 1_000;
    else if (word === 'at')
      actions.push(readAction(/^(?<at>\d+) (?<verb>\S+) (?<path>\S+)(?: (?<body>.*))?$/, rest!));
    else if (word === 'after') {
      actions.push(
        readAction(
          /^(?<pod>\S+) (?<status>\S+) \+(?<delay>\d+) (?<verb>\S+) (?<path>\S+)(?: (?<body>.*))?$/,
          rest!,
        ),
      );
    } else throw new Error(`this comment says neither for, at nor after: ${line}`);
  }
  if (duration === 0) throw new Error('the manifest does not say for how long it was watched');
  return { manifest: text, duration, actions };
}

function readAction(pattern: RegExp, text: string): Action {
  const found = pattern.exec(text)?.groups;
  if (found === undefined) throw new Error(`this action cannot be read: ${text}`);
  const { at, pod, status, delay, verb, path, body } = found;
  return {
    ...(at === undefined
      ? { after: { pod: pod!, status: status!, delay: Number(delay) } }
      : { at: Number(at) }),
    verb: verb!,
    path: path!,
    ...(body !== undefined && { body: JSON.parse(body) as Record<string, unknown> }),
  };
}
