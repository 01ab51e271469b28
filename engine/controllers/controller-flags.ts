import { GoDurationError, parseGoDuration } from '../api/go-duration';
import { type Duration, minutes, seconds } from '../simulation/time';

/** What the flags of the kube-controller-manager say, as far as they have an effect here. */
export interface ControllerFlags {
  /** How many finished pods may stay; none is taken away for their number where it is not above 0. */
  readonly terminatedPodGcThreshold: number;
  /** After so long without a word of its kubelet a node is Unknown. */
  readonly nodeMonitorGracePeriod: Duration;
  readonly autoscalerSyncPeriod: Duration;
  /** As a share: 0.1 is ten percent. */
  readonly autoscalerTolerance: number;
  readonly downscaleStabilization: Duration;
}

export class ControllerFlagError extends Error {
  override name = 'ControllerFlagError';

  constructor(
    message: string,
    /** The flag that was said and is none, and the flags that there are. */
    readonly unknown = '',
    readonly known: readonly string[] = [],
  ) {
    super(message);
  }
}

/** @param hasLongerGracePeriod as Kubernetes has since 1.32 */
export function defaultFlags(hasLongerGracePeriod: boolean): ControllerFlags {
  return {
    terminatedPodGcThreshold: 12_500,
    nodeMonitorGracePeriod: seconds(hasLongerGracePeriod ? 50 : 40),
    autoscalerSyncPeriod: seconds(15),
    autoscalerTolerance: 0.1,
    downscaleStabilization: minutes(5),
  };
}

/**
 * Reads flags as they stand on a command line: `--terminated-pod-gc-threshold=100 --node-monitor-grace-period=20s`. Throws a
 * ControllerFlagError.
 * https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
 */
export function readControllerFlags(text: string): Partial<ControllerFlags> {
  const flags: Record<string, number> = {};
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const [, name, value] = /^--([^=]+)=(.*)$/.exec(word) ?? [];
    if (name === undefined || value === undefined)
      throw new ControllerFlagError(
        `"${word}" is no flag with a value, as in --terminated-pod-gc-threshold=100`,
      );
    const flag = FLAGS.get(name);
    if (flag === undefined)
      throw new ControllerFlagError(`of the kube-controller-manager no --${name} is known here`, name, [
        ...FLAGS.keys(),
      ]);
    const [field, read] = flag;
    flags[field] = read(value, name);
  }
  return flags;
}

type Reader = (value: string, name: string) => number;

const wholeNumber: Reader = (value, name) => {
  if (/^-?\d+$/.test(value)) return Number(value);
  throw new ControllerFlagError(`--${name} is a whole number, not "${value}"`);
};

const share: Reader = (value, name) => {
  if (/^\d*\.?\d+$/.test(value)) return Number(value);
  throw new ControllerFlagError(`--${name} is a number such as 0.1, not "${value}"`);
};

/** Without a length nothing would ever wait, so the shortest is a millisecond. */
const duration: Reader = (value, name) => {
  try {
    const length = parseGoDuration(value);
    if (length > 0) return length;
  } catch (error) {
    if (!(error instanceof GoDurationError)) throw error;
  }
  throw new ControllerFlagError(`--${name} is a duration above 0 such as 30s or 5m, not "${value}"`);
};

const FLAGS: ReadonlyMap<string, readonly [field: keyof ControllerFlags, read: Reader]> = new Map([
  ['terminated-pod-gc-threshold', ['terminatedPodGcThreshold', wholeNumber]],
  ['node-monitor-grace-period', ['nodeMonitorGracePeriod', duration]],
  ['horizontal-pod-autoscaler-sync-period', ['autoscalerSyncPeriod', duration]],
  ['horizontal-pod-autoscaler-tolerance', ['autoscalerTolerance', share]],
  ['horizontal-pod-autoscaler-downscale-stabilization', ['downscaleStabilization', duration]],
]);
