import { isDefaultClass } from '../api/storage-classes';
import type { KubeObject, StorageClass, VolumeAttachment } from '../api/types';
import { ageOf, type Listing, listing } from './listing';

interface PriorityClass extends KubeObject {
  readonly value: number;
  readonly globalDefault?: boolean;
  readonly preemptionPolicy?: string;
}

interface CSIDriver extends KubeObject {
  readonly spec: {
    readonly attachRequired?: boolean;
    readonly podInfoOnMount?: boolean;
    readonly storageCapacity?: boolean;
    readonly tokenRequests?: readonly { readonly audience: string }[];
    readonly requiresRepublish?: boolean;
    readonly volumeLifecycleModes?: readonly string[];
  };
}

/** What `kubectl get` shows of classes and drivers. pkg/printers/internalversion/printers.go (printStorageClass, printCSIDriver) */
export const CLASSES: Readonly<Record<string, Listing>> = {
  StorageClass: listing(
    'NAME PROVISIONER RECLAIMPOLICY VOLUMEBINDINGMODE ALLOWVOLUMEEXPANSION AGE',
    '',
    (one: StorageClass, moment) => [
      `${one.metadata.name}${isDefaultClass(one) ? ' (default)' : ''}`,
      one.provisioner,
      one.reclaimPolicy ?? 'Delete',
      one.volumeBindingMode ?? 'Immediate',
      String(one.allowVolumeExpansion ?? false),
      ageOf(one, moment),
    ],
  ),
  VolumeAttachment: listing('NAME ATTACHER PV NODE ATTACHED AGE', '', (one: VolumeAttachment, moment) => [
    one.metadata.name,
    one.spec.attacher,
    one.spec.source.persistentVolumeName ?? '',
    one.spec.nodeName,
    String(one.status.attached),
    ageOf(one, moment),
  ]),
  PriorityClass: listing(
    'NAME VALUE GLOBAL-DEFAULT AGE PREEMPTIONPOLICY',
    '',
    (one: PriorityClass, moment) => [
      one.metadata.name,
      String(one.value),
      String(one.globalDefault ?? false),
      ageOf(one, moment),
      one.preemptionPolicy ?? '',
    ],
  ),
  RuntimeClass: listing('NAME HANDLER AGE', '', (one: KubeObject & { handler: string }, moment) => [
    one.metadata.name,
    one.handler,
    ageOf(one, moment),
  ]),
  VolumeAttributesClass: listing(
    'NAME DRIVERNAME AGE',
    '',
    (one: KubeObject & { driverName: string }, moment) => [
      one.metadata.name,
      one.driverName,
      ageOf(one, moment),
    ],
  ),
  CSINode: listing(
    'NAME DRIVERS AGE',
    '',
    (one: KubeObject & { spec?: { drivers?: readonly unknown[] } }, moment) => [
      one.metadata.name,
      String((one.spec?.drivers ?? []).length),
      ageOf(one, moment),
    ],
  ),
  CSIStorageCapacity: listing(
    'NAME STORAGECLASSNAME CAPACITY',
    '',
    (one: KubeObject & { storageClassName: string; capacity?: string }) => [
      one.metadata.name,
      one.storageClassName,
      one.capacity ?? '<unset>',
    ],
  ),
  CSIDriver: listing(
    'NAME ATTACHREQUIRED PODINFOONMOUNT STORAGECAPACITY TOKENREQUESTS REQUIRESREPUBLISH MODES AGE',
    '',
    (one: CSIDriver, moment) => {
      const { tokenRequests, volumeLifecycleModes = [], ...spec } = one.spec;
      return [
        one.metadata.name,
        String(spec.attachRequired ?? true),
        String(spec.podInfoOnMount ?? false),
        String(spec.storageCapacity ?? false),
        tokenRequests?.map(({ audience }) => audience).join(',') ?? '<unset>',
        String(spec.requiresRepublish ?? false),
        volumeLifecycleModes.join(',') || '<none>',
        ageOf(one, moment),
      ];
    },
  ),
};
