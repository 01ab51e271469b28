import type { Pod, Service, Timestamp } from '../api/types';
import { readyCondition } from './pod-availability';

/**
 * Since when a change waits to be told of in a service's endpoints: what the annotation
 * `endpoints.kubernetes.io/last-change-trigger-time` says. It is the earliest of the changes since the last sync: a pod's
 * last change of readiness, or the making of the service.
 * staging/src/k8s.io/endpointslice/util/trigger_time_tracker.go
 */
export class TriggerTimes {
  private readonly known = new Map<string, Known>();

  /** @param key `namespace/name` of the service */
  next(key: string, service: Service, pods: readonly Pod[]): Timestamp | undefined {
    const before = this.known.get(key);
    const times = new Map<string, Timestamp>();
    let earliest: Timestamp | undefined;
    for (const pod of pods) {
      const time = readyCondition(pod)?.lastTransitionTime;
      if (!time) continue;
      times.set(pod.metadata.name, time);
      if (time > (before?.pods.get(pod.metadata.name) ?? '')) earliest = earlier(earliest, time);
    }
    const made = service.metadata.creationTimestamp;
    if (before !== undefined && made > before.service) earliest = earlier(earliest, made);
    this.known.set(key, { service: made, pods: times });
    return before === undefined ? made : earliest;
  }

  forget(key: string): void {
    this.known.delete(key);
  }
}

interface Known {
  readonly service: Timestamp;
  readonly pods: ReadonlyMap<string, Timestamp>;
}

/** Stamps are of one form, so their order is that of their texts. */
const earlier = (a: Timestamp | undefined, b: Timestamp): Timestamp => (a === undefined || b < a ? b : a);
