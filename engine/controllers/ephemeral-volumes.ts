import { ApiError } from '../api/errors';
import { fieldsOf } from '../api/fields';
import { claimNameOf } from '../api/storage-classes';
import type { KubeObject, Labels, PersistentVolumeClaim, Pod, Volume } from '../api/types';
import type { ControllerContext } from './controller';
import { controllerReference, isControlledBy, keyOf, splitKey } from './owner-references';
import { WorkQueue } from './work-queue';

const NAME = 'ephemeral-volume-controller';
const COMPONENT = 'ephemeral_volume';

/**
 * Makes the claim of each generic ephemeral volume of a pod, which belongs to the pod and goes with it.
 * https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#generic-ephemeral-volumes
 * pkg/controller/volume/ephemeral/controller.go
 */
export function startEphemeralVolumes(context: ControllerContext): void {
  const { store, api, recorder } = context;

  function sync(pod: Pod): void {
    if (pod.metadata.deletionTimestamp !== undefined) return;
    for (const volume of pod.spec.volumes ?? []) {
      if (volume.ephemeral === undefined) continue;
      const name = claimNameOf(volume, pod)!;
      const claim = store.get<PersistentVolumeClaim>('PersistentVolumeClaim', pod.metadata.namespace!, name);
      if (claim === undefined) create(pod, volume, name);
      else if (!isControlledBy(claim, pod)) refuse(pod, volume, notIts(pod, claim));
    }
  }

  function create(pod: Pod, volume: Volume, name: string): void {
    const { metadata, spec } = fieldsOf(fieldsOf(volume.ephemeral).volumeClaimTemplate);
    const { labels, annotations } = fieldsOf(metadata) as { labels?: Labels; annotations?: Labels };
    const { namespace } = pod.metadata;
    try {
      api.create(
        {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: {
            name,
            namespace: namespace!,
            ...(labels && { labels }),
            ...(annotations && { annotations }),
            ownerReferences: [controllerReference(pod)],
          },
          spec,
        },
        NAME,
      );
    } catch (error) {
      if (error instanceof ApiError)
        recorder.record(
          pod,
          { component: COMPONENT },
          'Warning',
          'FailedBinding',
          failed(volume, `create PVC ${name}: ${error.message}`),
        );
      throw error;
    }
  }

  function refuse(pod: Pod, volume: Volume, why: string): void {
    recorder.record(pod, { component: COMPONENT }, 'Warning', 'FailedBinding', failed(volume, why));
    throw new ApiError('Conflict', why);
  }

  const queue = new WorkQueue(context.simulation, NAME, (key) => {
    const pod = store.get<Pod>('Pod', ...splitKey(key));
    if (pod === undefined) return queue.forget(key);
    try {
      sync(pod);
      queue.forget(key);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      queue.retry(key);
    }
  });
  store.watch('Pod', ({ type, object }) => {
    if (type === 'ADDED' && needsClaims(object as Pod)) queue.add(keyOf(object), context.latency());
  });
  context.switches.addQueue(NAME, queue, (add) => {
    for (const pod of store.list<Pod>('Pod')) if (needsClaims(pod)) add(keyOf(pod));
  });
}

const needsClaims = ({ spec }: Pod): boolean =>
  spec.volumes?.some(({ ephemeral }) => ephemeral !== undefined) === true;

const failed = (volume: Volume, why: string) => `ephemeral volume ${volume.name}: ${why}`;

function notIts({ metadata }: Pod, claim: KubeObject): string {
  const owner = `pod ${metadata.namespace}/${metadata.name}`;
  return `PVC ${claim.metadata.namespace}/${claim.metadata.name} was not created for ${owner} (pod is not owner)`;
}
