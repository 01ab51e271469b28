import { isDefaultClass } from '../api/storage-classes';
import type { KubeObject, StorageClass, VolumeAttachment } from '../api/types';
import { ageOf, type Listing, listing } from './listing';

interface PriorityClass extends KubeObject {
  readonly value: number;
  readonly globalDefault?: boolean;
  readonly preemptionPolicy?: string;
}

/** What `kubectl get` shows of classes. pkg/printers/internalversion/printers.go (printStorageClass, printPriorityClass) */
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
};
