import { addressNumber, isWithin, rangeOf } from '../api/address-ranges';
import type { Service, ServiceCIDR, ServiceCIDRCondition } from '../api/types';
import { type Instant, seconds } from '../simulation/time';
import { type ControllerContext, startController } from './controller';
import { keyOf } from './owner-references';

const NAME = 'service-cidr-controller';
const FINALIZER = 'networking.k8s.io/service-cidr-finalizer';

/** A range that is to go stays so long, so that nobody gets an address of it any more. (deletionGracePeriod) */
export const DELETION_GRACE = seconds(10);

/** What is to be done about a range of addresses for services. */
export type CidrStep =
  | { readonly do: 'ready' }
  /** Addresses in use would be of no range. */
  | { readonly do: 'keep' }
  | { readonly do: 'wait'; readonly until: Instant }
  | { readonly do: 'release' };

/**
 * A new range may be used at once; one that is to go is kept while addresses of it are in use that no other range has, and some
 * seconds more.
 * pkg/controller/servicecidrs/servicecidrs_controller.go (sync, canDeleteCIDR)
 * @param deletedAt when somebody asked for its end
 * @param others the other ranges
 * @param addresses those that services have
 */
export function cidrStep(
  own: readonly string[],
  deletedAt: Instant | undefined,
  others: readonly string[],
  addresses: readonly string[],
  now: Instant,
): CidrStep {
  if (deletedAt === undefined) return { do: 'ready' };
  const orphan = (address: string) => isOfAny(own, address) && !isOfAny(others, address);
  if (!own.every((range) => isPartOfAny(others, range)) && addresses.some(orphan)) return { do: 'keep' };
  const until = deletedAt + DELETION_GRACE;
  return until > now ? { do: 'wait', until } : { do: 'release' };
}

/**
 * Looks after the ranges from which services get their addresses.
 * https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/
 */
// Simplified: which addresses are in use is read from services, for there are no IPAddress objects.
export function startServiceCidrController(context: ControllerContext): void {
  const { store, api, simulation, calendar } = context;
  const queue = startController<ServiceCIDR>(context, {
    name: NAME,
    kind: 'ServiceCIDR',
    sync: (cidr) => {
      const { finalizers = [], deletionTimestamp } = cidr.metadata;
      const deletedAt = deletionTimestamp === undefined ? undefined : calendar.instant(deletionTimestamp);
      const others = store.list<ServiceCIDR>('ServiceCIDR').filter((one) => one !== cidr);
      const ranges = others.flatMap(({ spec }) => spec.cidrs);
      const addresses = store.list<Service>('Service').flatMap(({ spec }) => spec.clusterIP ?? []);
      const step = cidrStep(cidr.spec.cidrs, deletedAt, ranges, addresses, simulation.now);
      if (step.do === 'wait') queue.addAfter(keyOf(cidr), step.until - simulation.now);
      else if (step.do === 'release')
        withFinalizers(
          cidr,
          finalizers.filter((one) => one !== FINALIZER),
        );
      else {
        const own = finalizers.includes(FINALIZER) || step.do === 'keep';
        withCondition(own ? cidr : withFinalizers(cidr, [...finalizers, FINALIZER]), step.do === 'ready');
      }
    },
  });
  store.watch('Service', ({ type }) => {
    if (type !== 'DELETED') return;
    for (const cidr of store.list<ServiceCIDR>('ServiceCIDR'))
      if (cidr.metadata.deletionTimestamp !== undefined) queue.add(keyOf(cidr), context.latency());
  });

  function withFinalizers(cidr: ServiceCIDR, finalizers: readonly string[]): ServiceCIDR {
    return api.update<ServiceCIDR>(cidr, { ...cidr, metadata: { ...cidr.metadata, finalizers } }, NAME);
  }

  function withCondition(cidr: ServiceCIDR, isReady: boolean): void {
    const before = cidr.status?.conditions?.find(({ type }) => type === 'Ready');
    if (before?.status === (isReady ? 'True' : 'False')) return;
    const condition = readyCondition(isReady, calendar.timestamp(simulation.now));
    store.update<ServiceCIDR>(cidr, { ...cidr, status: { conditions: [condition] } }, NAME);
  }
}

function readyCondition(isReady: boolean, lastTransitionTime: string): ServiceCIDRCondition {
  return isReady
    ? {
        type: 'Ready',
        status: 'True',
        reason: '',
        message: 'Kubernetes Service CIDR is ready',
        lastTransitionTime,
      }
    : {
        type: 'Ready',
        status: 'False',
        reason: 'Terminating',
        message:
          'There are still IPAddresses referencing the ServiceCIDR, please remove them or create a new ServiceCIDR',
        lastTransitionTime,
      };
}

function isOfAny(ranges: readonly string[], address: string): boolean {
  const number = addressNumber(address);
  return ranges.some((text) => {
    const range = rangeOf(text);
    return range !== undefined && isWithin(range, number);
  });
}

function isPartOfAny(ranges: readonly string[], text: string): boolean {
  const part = rangeOf(text);
  return ranges.some((one) => {
    const whole = rangeOf(one);
    return (
      part !== undefined && whole !== undefined && part.size <= whole.size && isWithin(whole, part.first)
    );
  });
}
