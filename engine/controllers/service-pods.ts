import type { Labels, Pod, Service } from '../api/types';
import type { Store } from '../store/store';
import { keyOf } from './owner-references';
import { endpointDiffers } from './pod-endpoint';

/** The pods that a service selects, in the order of their making. */
export function podsOf(store: Store, service: Service): readonly Pod[] {
  const { selector } = service.spec;
  if (!hasSelector(service)) return [];
  return store
    .list<Pod>('Pod', service.metadata.namespace)
    .filter(({ metadata }) => selected(selector!, metadata.labels));
}

/** Nobody looks for the endpoints of a service without a selector, or of one that is a name only. */
export function hasSelector({ spec }: Service): boolean {
  if (spec.type === 'ExternalName') return false;
  for (const _ in spec.selector) return true;
  return false;
}

/** Tells the keys of the services to which a change of a pod may matter. */
export function watchPodsOfServices(store: Store, wake: (key: string) => void): void {
  store.watch('Pod', ({ type, before, object }) => {
    const pod = object as Pod;
    const old = before as Pod;
    if (type === 'MODIFIED' && !endpointDiffers(old, pod)) return;
    // A pod without an address is nobody's endpoint yet.
    if (type === 'ADDED' && !pod.status.podIP) return;
    const { labels } = pod.metadata;
    const earlier = type === 'MODIFIED' ? old.metadata.labels : labels;
    for (const service of store.list<Service>('Service', pod.metadata.namespace)) {
      const { selector } = service.spec;
      if (!hasSelector(service)) continue;
      if (selected(selector!, labels) || (earlier !== labels && selected(selector!, earlier)))
        wake(keyOf(service));
    }
  });
}

function selected(selector: Labels, labels: Labels | undefined): boolean {
  if (labels === undefined) return false;
  for (const key in selector) if (labels[key] !== selector[key]) return false;
  return true;
}
