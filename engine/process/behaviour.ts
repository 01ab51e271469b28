import type { Duration } from '../simulation/time';

/**
 * What a step says of a container that no manifest can tell. Every field is one saying; times count from the
 * start of the container's run.
 */
export interface Behaviour {
  readonly exit?: { readonly code: number; readonly after: Duration };
  /** "runs until it is stopped" */
  readonly untilStopped?: true;
  /** "ignores SIGTERM" */
  readonly ignores?: readonly string[];
  /** "takes 12s to stop on SIGTERM", "exits with code 3 on SIGTERM" */
  readonly onStop?: { readonly after?: Duration; readonly code?: number };
  readonly listens?: readonly { readonly port: number; readonly after: Duration }[];
  readonly answers?: readonly DeclaredAnswer[];
  readonly memory?: readonly { readonly bytes: number; readonly after: Duration }[];
}

/** "answers GET /healthz with 500 from 60s to 90s", "takes 3s to answer GET /healthz", "with a redirect to …", "gRPC health checks with NOT_SERVING" */
export interface DeclaredAnswer {
  readonly method: string;
  readonly path: string;
  readonly status?: number;
  readonly redirect?: string;
  readonly takes?: Duration;
  /** Of `GRPC`, where the path is the name of a service: what the health service says of it. */
  readonly health?: string;
  readonly from: Duration;
  /** Infinity when it goes on. */
  readonly until: Duration;
}

/** Which runs of a container a saying is about, both included; run 1 is the first start. */
export interface Runs {
  readonly from: number;
  readonly to: number;
}

export interface DeclaredBehaviour {
  readonly runs: Runs;
  readonly behaviour: Behaviour;
}

/**
 * What holds for one run: the sayings for it, later ones over earlier ones, field by field; lists of ports,
 * answers and memory add up, the later entry first.
 */
export function behaviourOfRun(declared: readonly DeclaredBehaviour[], run: number): Behaviour | undefined {
  let sum: Behaviour | undefined;
  for (const { runs, behaviour } of declared) {
    if (run < runs.from || run > runs.to) continue;
    sum = sum === undefined ? behaviour : combine(sum, behaviour);
  }
  return sum;
}

function combine(earlier: Behaviour, later: Behaviour): Behaviour {
  const { exit, untilStopped, ...rest } = earlier;
  const ending =
    later.exit || later.untilStopped ? {} : { ...(exit && { exit }), ...(untilStopped && { untilStopped }) };
  return {
    ...rest,
    ...ending,
    ...later,
    ...(earlier.onStop && later.onStop && { onStop: { ...earlier.onStop, ...later.onStop } }),
    ...join('listens', earlier, later),
    ...join('answers', earlier, later),
    ...join('memory', earlier, later),
  };
}

function join<K extends 'listens' | 'answers' | 'memory'>(
  key: K,
  earlier: Behaviour,
  later: Behaviour,
): Partial<Behaviour> {
  const all = [...(later[key] ?? []), ...(earlier[key] ?? [])];
  return all.length > 0 ? { [key]: all } : {};
}
