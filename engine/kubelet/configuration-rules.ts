import { parseGoDuration } from '../api/go-duration';
import { parseQuantity } from '../api/quantity';
import type { Version } from '../profiles/versions';
import { type Duration, goDuration, seconds } from '../simulation/time';
import type { KubeletConfiguration, Said } from './kubelet-configuration';

/**
 * Why a kubelet would not start with this configuration, in its words; `undefined` when it would.
 * pkg/kubelet/apis/config/validation/validation.go, pkg/kubelet/eviction/helpers.go (ParseThresholdConfig),
 * cmd/kubelet/app/server.go (parseResourceList)
 */
export function refusal(whole: KubeletConfiguration, said: Said, version: Version): string | undefined {
  for (const rule of RULES) {
    const message = rule(whole, said, version);
    if (message !== undefined) return message;
  }
  return undefined;
}

type Rule = (whole: KubeletConfiguration, said: Said, version: Version) => string | undefined;

const RULES: readonly Rule[] = [
  (whole) => negative(whole, 'maxPods', '--max-pods'),
  (whole) => negative(whole, 'podsPerCore', '--pods-per-core'),
  (whole) => negative(whole, 'registryBurst', '--registry-burst'),
  (whole) => negative(whole, 'registryPullQPS', '--registry-qps'),
  pulls,
  crashLoop,
  lease,
  images,
  listedImages,
  shutdown,
  memory,
  logs,
  strategy,
  ({ evictionHard }) => thresholds(evictionHard),
  ({ evictionSoft }) => thresholds(evictionSoft),
  softThresholds,
  ({ evictionMinimumReclaim }) => reclaims(evictionMinimumReclaim),
  ({ systemReserved }) => reserved(systemReserved),
  ({ kubeReserved }) => reserved(kubeReserved),
];

const WRONG = 'invalid configuration:';

function negative(
  whole: KubeletConfiguration,
  field: 'maxPods' | 'podsPerCore' | 'registryBurst' | 'registryPullQPS',
  flag: string,
): string | undefined {
  const value = whole[field];
  return value < 0 ? `${WRONG} ${field} (${flag}) ${value} must not be a negative number` : undefined;
}

function pulls({ maxParallelImagePulls: most, serializeImagePulls }: KubeletConfiguration) {
  if (most === undefined) return undefined;
  if (most < 1) return `${WRONG} maxParallelImagePulls ${most} must be a positive number`;
  return serializeImagePulls && most > 1
    ? `${WRONG} maxParallelImagePulls cannot be larger than 1 unless SerializeImagePulls (--serialize-image-pulls) is set to false`
    : undefined;
}

function crashLoop(_: KubeletConfiguration, said: Said, version: Version) {
  const period = said.crashLoopBackOff?.maxContainerRestartPeriod;
  if (period === undefined) return undefined;
  if (!version.has('maxContainerRestartPeriod')) {
    return `${WRONG} FeatureGate KubeletCrashLoopBackOffMax not enabled, CrashLoopBackOff.MaxContainerRestartPeriod must not be set`;
  }
  return period < seconds(1) || period > seconds(300)
    ? `${WRONG} CrashLoopBackOff.MaxContainerRestartPeriod (got: ${period / 1_000} seconds) must be set between 1s and 300s`
    : undefined;
}

function lease({ nodeLeaseDurationSeconds }: KubeletConfiguration) {
  return nodeLeaseDurationSeconds <= 0
    ? `${WRONG} nodeLeaseDurationSeconds must be greater than 0`
    : undefined;
}

function images(whole: KubeletConfiguration) {
  const { imageGCHighThresholdPercent: high, imageGCLowThresholdPercent: low } = whole;
  const { imageMaximumGCAge: most, imageMinimumGCAge: least } = whole;
  if (high < 0 || high > 100) {
    return `${WRONG} imageGCHighThresholdPercent (--image-gc-high-threshold) ${high} must be between 0 and 100, inclusive`;
  }
  if (low < 0 || low > 100) {
    return `${WRONG} imageGCLowThresholdPercent (--image-gc-low-threshold) ${low} must be between 0 and 100, inclusive`;
  }
  if (low >= high) {
    return `${WRONG} imageGCLowThresholdPercent (--image-gc-low-threshold) ${low} must be less than imageGCHighThresholdPercent (--image-gc-high-threshold) ${high}`;
  }
  if (least < 0) return `${WRONG} imageMinimumGCAge ${goDuration(least)} must not be negative`;
  if (most < 0) return `${WRONG} imageMaximumGCAge ${goDuration(most)} must not be negative`;
  return most > 0 && most <= least
    ? `${WRONG} imageMaximumGCAge ${goDuration(most)} must be greater than imageMinimumGCAge ${goDuration(least)}`
    : undefined;
}

function listedImages({ nodeStatusMaxImages: most }: KubeletConfiguration) {
  return most < -1
    ? `${WRONG} nodeStatusMaxImages (--node-status-max-images) ${most} must be -1 or greater`
    : undefined;
}

function shutdown(whole: KubeletConfiguration) {
  const { shutdownGracePeriod: all, shutdownGracePeriodCriticalPods: critical } = whole;
  if (critical > all) {
    return `${WRONG} shutdownGracePeriodCriticalPods {${goDuration(critical)}} must be <= shutdownGracePeriod {${goDuration(all)}}`;
  }
  return (
    shorterThanASecond('shutdownGracePeriod', all) ??
    shorterThanASecond('shutdownGracePeriodCriticalPods', critical)
  );
}

function shorterThanASecond(field: string, period: Duration): string | undefined {
  return period < 0 || (period > 0 && period < seconds(1))
    ? `${WRONG} ${field} {${goDuration(period)}} must be either zero or otherwise >= 1 sec`
    : undefined;
}

function memory({ memoryThrottlingFactor: factor }: KubeletConfiguration) {
  return factor <= 0 || factor > 1
    ? `${WRONG} memoryThrottlingFactor ${factor} must be greater than 0 and less than or equal to 1.0`
    : undefined;
}

function logs({ containerLogMaxFiles }: KubeletConfiguration) {
  return containerLogMaxFiles <= 1 ? `${WRONG} containerLogMaxFiles must be greater than 1` : undefined;
}

function strategy({ configMapAndSecretChangeDetectionStrategy: mode }: KubeletConfiguration) {
  return ['Watch', 'Cache', 'Get'].includes(mode)
    ? undefined
    : `unknown configmap and secret manager mode: ${mode}`;
}

const SIGNALS = new Set([
  'memory.available',
  'nodefs.available',
  'nodefs.inodesFree',
  'imagefs.available',
  'imagefs.inodesFree',
  'containerfs.available',
  'containerfs.inodesFree',
  'pid.available',
  'allocatableMemory.available',
]);

function thresholds(statements: Readonly<Record<string, string>>): string | undefined {
  for (const [signal, value] of Object.entries(statements)) {
    if (!SIGNALS.has(signal)) return unsupported(signal);
    const amount = amountOf(value);
    if ('problem' in amount) return amount.problem;
    if (amount.percent && amount.value < 0)
      return `eviction percentage threshold ${signal} must be >= 0%: ${value}`;
    if (amount.percent && amount.value > 100)
      return `eviction percentage threshold ${signal} must be <= 100%: ${value}`;
    if (!amount.percent && amount.value <= 0)
      return `eviction threshold ${signal} must be positive: ${value}`;
  }
  return undefined;
}

function softThresholds({ evictionSoft, evictionSoftGracePeriod }: KubeletConfiguration) {
  for (const [signal, period] of Object.entries(evictionSoftGracePeriod)) {
    if (!SIGNALS.has(signal)) return unsupported(signal);
    const problem = problemOf(() => parseGoDuration(period));
    if (problem !== undefined) return problem;
    if (parseGoDuration(period) < 0)
      return `invalid eviction grace period specified: ${period}, must be a positive value`;
  }
  const without = Object.keys(evictionSoft).find((signal) => !Object.hasOwn(evictionSoftGracePeriod, signal));
  return without && `grace period must be specified for the soft eviction threshold ${without}`;
}

function reclaims(statements: Readonly<Record<string, string>>): string | undefined {
  for (const [signal, value] of Object.entries(statements)) {
    if (!SIGNALS.has(signal)) return unsupported(signal);
    const amount = amountOf(value);
    if ('problem' in amount) return amount.problem;
    if (amount.percent && amount.value <= 0)
      return `eviction percentage minimum reclaim ${signal} must be positive: ${value}`;
    if (amount.value < 0) return `negative eviction minimum reclaim specified for ${signal}`;
  }
  return undefined;
}

function reserved(resources: Readonly<Record<string, string>>): string | undefined {
  for (const [resource, value] of Object.entries(resources)) {
    if (!['cpu', 'memory', 'ephemeral-storage', 'pid'].includes(resource))
      return `cannot reserve "${resource}" resource`;
    const problem = problemOf(() => parseQuantity(value));
    if (problem !== undefined)
      return `failed to parse quantity "${value}" for "${resource}" resource: ${problem}`;
    if (parseQuantity(value).nano < 0n)
      return `resource quantity for "${resource}" cannot be negative: ${value}`;
  }
  return undefined;
}

function unsupported(signal: string): string {
  return `unsupported eviction signal ${signal}`;
}

type Amount = { readonly value: number; readonly percent: boolean } | { readonly problem: string };

function amountOf(text: string): Amount {
  if (text.endsWith('%')) {
    const value = Number(text.slice(0, -1));
    const number = text === '%' || Number.isNaN(value) ? undefined : value;
    if (number !== undefined) return { value: number, percent: true };
    return { problem: `strconv.ParseFloat: parsing ${JSON.stringify(text.slice(0, -1))}: invalid syntax` };
  }
  const problem = problemOf(() => parseQuantity(text));
  return problem === undefined ? { value: Number(parseQuantity(text).nano), percent: false } : { problem };
}

/** The message of the error that reading a text throws, if it throws one. */
function problemOf(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
