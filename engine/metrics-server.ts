import type { Stoppable } from './controllers/switches';
import type { Simulation } from './simulation/simulation';
import type { Duration, Instant } from './simulation/time';

/**
 * Whether somebody measures what pods and nodes use, and when last: a cluster may have no metrics server, or one that is not there
 * for a while. https://github.com/kubernetes-sigs/metrics-server
 */
export class MetricsServer implements Stoppable {
  private isThere = true;
  private startedAt: Instant = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly simulation: Simulation,
    readonly isInstalled: boolean,
    /** How long it lets pass between two measurements. */
    private readonly resolution: () => Duration,
  ) {}

  stop(): void {
    this.isThere = false;
  }

  /** It has forgotten what it measured. */
  start(): void {
    this.isThere = true;
    this.startedAt = this.simulation.now;
  }

  /** What the API server answers in its stead, where nobody measures `pods` or `nodes`. */
  refusal(resource: string): string | undefined {
    const what = `(get ${resource}.metrics.k8s.io)`;
    if (!this.isInstalled) return `the server could not find the requested resource ${what}`;
    return this.isThere ? undefined : `the server is currently unable to handle the request ${what}`;
  }

  /** The newest measurement: its moment, and how long before it a container must have run. */
  get measurement(): { readonly at: Instant; readonly window: Duration } {
    const { now } = this.simulation;
    const window = this.resolution();
    return { at: window === 0 ? now : now - (now % window), window };
  }

  /** Whether two measurements have been made since it started, of which the use of a CPU is the difference. */
  get hasMeasured(): boolean {
    const { at, window } = this.measurement;
    return at - window >= this.startedAt;
  }
}
