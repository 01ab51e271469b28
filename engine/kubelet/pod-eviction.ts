import type { Context } from './context';
import { evicted } from './events';
import type { PodWorker } from './pod-worker';

/** Why a kubelet stops a pod before its end, and how long it lets its containers stop. */
export interface Eviction {
  readonly reason: string;
  readonly message: string;
  readonly graceSeconds: number;
}

/**
 * Marks a pod as evicted and says so; its worker has then to stop it. The pod is Failed when all its containers have ended.
 * pkg/kubelet/eviction/eviction_manager.go (evictPod)
 */
export function evict(context: Context, worker: PodWorker, eviction: Eviction): void {
  worker.eviction = eviction;
  context.event(worker, evicted(eviction.message));
}
