import { ApiError } from '../api/errors';
import type { EndpointSlice, Endpoints, Service } from '../api/types';
import { seconds } from '../simulation/time';
import { type ControllerContext, startController } from './controller';
import { endsWithNamespace } from './ending-namespace';
import { MANAGED_BY_LABEL, SERVICE_NAME_LABEL } from './endpoint-slice';
import {
  isMirrored,
  isSameMirror,
  MIRRORING,
  type Mirrored,
  MOST_MIRRORED,
  mirrorKey,
  mirrorMetadata,
  mirrorOf,
} from './mirrored-endpoints';
import { controllerReference, keyOf } from './owner-references';

const NAME = 'endpointslice-mirroring-controller';
/** How it signs its events. */
const SOURCE = 'endpoint-slice-mirroring-controller';

/**
 * Keeps EndpointSlices that say what Endpoints say that somebody wrote by hand, for a service without a selector.
 * https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#endpointslice-mirroring
 * pkg/controller/endpointslicemirroring/endpointslicemirroring_controller.go
 */
export function startEndpointSliceMirroring(context: ControllerContext): void {
  new EndpointSliceMirroring(context);
}

class EndpointSliceMirroring {
  /** The slices that it keeps, by `namespace/name` of the Endpoints and name of the slice. */
  private readonly slices = new Map<string, Map<string, EndpointSlice>>();
  /** What it writes itself need not wake it. */
  private writes = false;

  constructor(private readonly context: ControllerContext) {
    const { store, latency } = context;
    const queue = startController<Endpoints>(context, {
      name: NAME,
      kind: 'Endpoints',
      retries: { first: seconds(1), longest: seconds(100), most: 15 },
      sync: (endpoints) => this.sync(endpoints),
      gone: (key) => this.removeAll(key),
      concerns: (before, after) => isMirrored(before) || isMirrored(after),
    });
    const wake = (key: string) => queue.add(key, latency());
    store.watch('Service', ({ type, before, object }) => {
      const { selector } = (object as Service).spec;
      const differs =
        type === 'MODIFIED'
          ? (selector === undefined) !== ((before as Service).spec.selector === undefined)
          : selector === undefined;
      if (differs) wake(keyOf(object));
    });
    store.watch('EndpointSlice', ({ type, before, object }) => {
      const key = mirrorOwner(object as EndpointSlice);
      const old = before && mirrorOwner(before as EndpointSlice);
      if (old !== undefined) this.slices.get(old)?.delete(before!.metadata.name);
      if (key !== undefined) this.keep(key, object as EndpointSlice, type !== 'DELETED');
      if (this.writes) return;
      for (const one of new Set([key, old])) if (one !== undefined) wake(one);
    });
  }

  private sync(endpoints: Endpoints): void {
    const { store } = this.context;
    const { namespace, name } = endpoints.metadata;
    const service = store.get<Service>('Service', namespace ?? '', name);
    if (!isMirrored(endpoints) || service === undefined || service.spec.selector !== undefined) {
      this.removeAll(keyOf(endpoints));
      return;
    }
    const { slices, skipped } = mirrorOf(endpoints.subsets);
    if (skipped > 0) {
      const message = `A max of ${MOST_MIRRORED} addresses can be mirrored to EndpointSlices per Endpoints subset. ${skipped} addresses were skipped`;
      this.context.recorder.record(
        endpoints,
        { component: SOURCE },
        'Warning',
        'TooManyAddressesToMirror',
        message,
      );
    }
    this.carryOut(endpoints, slices);
  }

  /** One slice for each family and set of ports; what would be made anew is written over what would be removed. (reconcile) */
  private carryOut(endpoints: Endpoints, wanted: readonly Mirrored[]): void {
    const existing = new Map<string, EndpointSlice[]>();
    for (const slice of this.slices.get(keyOf(endpoints))?.values() ?? []) {
      const key = mirrorKey(slice);
      existing.set(key, [...(existing.get(key) ?? []), slice]);
    }
    const create: Mirrored[] = [];
    const update: [EndpointSlice, Mirrored][] = [];
    const remove: EndpointSlice[] = [];
    for (const one of wanted) {
      const key = mirrorKey({ addressType: one.addressType, ports: one.ports });
      const [first, ...others] = existing.get(key) ?? [];
      existing.delete(key);
      remove.push(...others);
      if (first === undefined) create.push(one);
      else if (!isSameMirror(first, one, endpoints)) update.push([first, one]);
    }
    for (const slices of existing.values()) remove.push(...slices);
    while (create.length > 0) {
      const at = remove.findIndex(({ addressType }) => addressType === create[0]!.addressType);
      if (at < 0) break;
      update.push([remove.splice(at, 1)[0]!, create.shift()!]);
    }
    this.write(endpoints, create, update, remove);
  }

  private write(
    endpoints: Endpoints,
    create: readonly Mirrored[],
    update: readonly (readonly [EndpointSlice, Mirrored])[],
    remove: readonly EndpointSlice[],
  ): void {
    const { api, store } = this.context;
    this.writes = true;
    try {
      if (endpoints.metadata.deletionTimestamp === undefined)
        for (const one of create) api.create(sliceOf(endpoints, one), NAME);
      for (const [slice, one] of update) store.update(slice, changed(slice, endpoints, one), NAME);
      for (const slice of remove) api.delete(slice, NAME);
    } catch (error) {
      if (!(error instanceof ApiError) || !endsWithNamespace(error)) throw error;
    } finally {
      this.writes = false;
    }
  }

  private removeAll(key: string): void {
    const slices = [...(this.slices.get(key)?.values() ?? [])];
    this.writes = true;
    for (const slice of slices) this.context.api.delete(slice, NAME);
    this.writes = false;
  }

  private keep(key: string, slice: EndpointSlice, isThere: boolean): void {
    let slices = this.slices.get(key);
    if (slices === undefined) this.slices.set(key, (slices = new Map()));
    if (isThere) slices.set(slice.metadata.name, slice);
    else slices.delete(slice.metadata.name);
    if (slices.size === 0) this.slices.delete(key);
  }
}

/** The Endpoints (`namespace/name`) of which a slice is a mirror; undefined of others. */
function mirrorOwner({ metadata }: EndpointSlice): string | undefined {
  const { [MANAGED_BY_LABEL]: manager, [SERVICE_NAME_LABEL]: name } = metadata.labels ?? {};
  return manager === MIRRORING && name ? `${metadata.namespace}/${name}` : undefined;
}

function sliceOf(endpoints: Endpoints, one: Mirrored) {
  const { name, namespace } = endpoints.metadata;
  const { labels, annotations } = mirrorMetadata(endpoints);
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: '',
      generateName: `${name}-`,
      namespace: namespace!,
      labels,
      ...(Object.keys(annotations).length > 0 && { annotations }),
      ownerReferences: [controllerReference(endpoints)],
    },
    addressType: one.addressType,
    endpoints: one.endpoints,
    ports: one.ports.length === 0 ? null : one.ports,
  };
}

function changed(slice: EndpointSlice, endpoints: Endpoints, one: Mirrored): EndpointSlice {
  const { generation = 1, annotations: _, ...metadata } = slice.metadata;
  const { labels, annotations } = mirrorMetadata(endpoints);
  return {
    ...slice,
    metadata: {
      ...metadata,
      generation: generation + 1,
      labels,
      ...(Object.keys(annotations).length > 0 && { annotations }),
      ownerReferences: [controllerReference(endpoints)],
    },
    endpoints: one.endpoints,
    ports: one.ports.length === 0 ? null : one.ports,
  };
}
