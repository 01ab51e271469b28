import { type AttachableVolume, attachmentName } from '../api/attachable-volumes';
import type { Node, VolumeAttachment } from '../api/types';
import type { Holder } from './attach-steps';
import type { ControllerContext } from './controller';
import { readiness } from './node-health';

const OUT_OF_SERVICE = 'node.kubernetes.io/out-of-service';

/**
 * What is written of attached volumes: an object for each that a driver attaches, and a list in the status of each node.
 * https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume-attachment-v1/
 */
// Simplified: the driver's attacher holds neither the object nor the volume by a finalizer.
export class VolumeAttachments {
  constructor(
    private readonly context: ControllerContext,
    private readonly by: string,
  ) {}

  /** Asks the driver of a volume to attach it. (csiAttacher.Attach) */
  create({ csi, volume }: AttachableVolume, nodeName: string): void {
    if (csi === undefined) return;
    const name = attachmentName(csi, nodeName);
    const { store } = this.context;
    if (store.get('VolumeAttachment', '', name) !== undefined) return;
    const object = {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'VolumeAttachment',
      metadata: { name },
      spec: { attacher: csi.driver, nodeName, source: { persistentVolumeName: volume } },
      status: { attached: false },
    };
    store.create(object, this.by);
  }

  /** The driver has attached it. */
  attached(volume: AttachableVolume, nodeName: string): void {
    const object = this.find(volume, nodeName);
    if (object === undefined || object.status.attached) return;
    this.context.store.update<VolumeAttachment>(
      object,
      { ...object, status: { attached: true } },
      object.spec.attacher,
    );
  }

  /** The driver has detached it. */
  remove(volume: AttachableVolume, nodeName: string): void {
    const object = this.find(volume, nodeName);
    if (object !== undefined) this.context.api.delete(object, this.by);
  }

  /** What a kubelet may mount stands in the status of its node. (UpdateNodeStatusForNode) */
  reportAttached(nodeName: string, volume: string, isAttached: boolean): void {
    const { store } = this.context;
    const node = store.get<Node>('Node', '', nodeName);
    if (node === undefined) return;
    const { volumesAttached: before = [], ...rest } = node.status;
    const others = before.filter(({ name }) => name !== volume);
    const volumesAttached = isAttached ? [...others, { name: volume, devicePath: '' }] : others;
    const status = volumesAttached.length === 0 ? rest : { ...rest, volumesAttached };
    store.update<Node>(node, { ...node, status }, this.by);
  }

  private find({ csi }: AttachableVolume, nodeName: string): VolumeAttachment | undefined {
    if (csi === undefined) return undefined;
    return this.context.store.get<VolumeAttachment>('VolumeAttachment', '', attachmentName(csi, nodeName));
  }
}

/** What a node says of a volume that it has. Of a node that is gone nobody can say that it has let go. */
export function holderOf(node: Node | undefined, volume: string): Holder {
  if (node === undefined) return { inUse: true, isReady: false, isOutOfService: false };
  return {
    inUse: node.status.volumesInUse?.includes(volume) === true,
    isReady: readiness(node) === 'True',
    isOutOfService: node.spec.taints?.some(({ key }) => key === OUT_OF_SERVICE) === true,
  };
}
