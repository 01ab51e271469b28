import { quantityValue } from './quantity';
import type { ClaimCondition, ClaimStatus, PersistentVolumeClaim, Quantity, Timestamp } from './types';

/** One of the conditions that tell how far the expansion of a volume has come. */
export type ResizeCondition = ClaimCondition;

const OF_RESIZES = [
  ...['Resizing', 'FileSystemResizePending', 'ControllerResizeError', 'NodeResizeError'],
] as const satisfies readonly string[];

/** How large a claim wants its volume, in bytes. */
export function claimSize({ spec }: PersistentVolumeClaim): number {
  return quantityValue(spec.resources?.requests?.storage ?? '0');
}

/**
 * The conditions of a claim whose expansion has come to the next step: that step's in the place of those before it, others as they are.
 * pkg/volume/util/resize_util.go (MergeResizeConditionOnPVC)
 */
export function resizeConditions(
  before: readonly ClaimCondition[],
  step: Omit<ClaimCondition, 'lastProbeTime' | 'lastTransitionTime'>,
  now: Timestamp,
): readonly ClaimCondition[] {
  const known = before.find(({ type }) => type === step.type);
  const kept = known?.status === step.status ? known : undefined;
  const next = kept ?? { ...step, lastProbeTime: null, lastTransitionTime: now };
  return [...withoutResizes(before), next];
}

/** Whether the file system of a claim's volume is to be made as large as its disk. */
export function isFileSystemPending({ status }: PersistentVolumeClaim): boolean {
  return (
    status.conditions?.some(({ type, status: is }) => type === 'FileSystemResizePending' && is === 'True') ===
    true
  );
}

/** The status of a claim whose volume has its new size, everywhere. (MarkNodeExpansionFinishedWithRecovery) */
export function expanded(before: ClaimStatus, size: Quantity): ClaimStatus {
  const { allocatedResourceStatuses: _, conditions = [], ...status } = before;
  const others = withoutResizes(conditions);
  return {
    ...status,
    capacity: { ...status.capacity, storage: size },
    ...(others.length > 0 && { conditions: others }),
  };
}

function withoutResizes(conditions: readonly ClaimCondition[]): readonly ClaimCondition[] {
  return conditions.filter(({ type }) => !(OF_RESIZES as readonly string[]).includes(type));
}
