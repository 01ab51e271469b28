import type { EventObject } from '../api/types';
import type { JournalEntry } from '../store/journal';
import { actor, nameOf, quotaIn, type Said, type Sentence, type Surroundings } from './why-words';

/** What somebody said in an event, and which field it is about. */
export function eventSentence(
  { reason, message, involvedObject, ...event }: EventObject,
  around: Surroundings,
): Sentence {
  const who = actor(event.source?.component || event.reportingComponent);
  const about = nameOf({ object: involvedObject as JournalEntry['object'] });
  const words =
    reason === 'Evicted'
      ? `${who} evicted ${about}: ${message.trim()}`
      : `${who} said of ${about}: ${message.trim()} (${reason})`;
  const quota = quotaIn(message, involvedObject.namespace, around);
  if (quota !== undefined) return { words, ...quota };
  const container = /\{(.+)\}/.exec(involvedObject.fieldPath ?? '')?.[1] ?? '';
  const fields = EVENT_FIELDS[reason]?.(message, container);
  return { words, fields, uid: involvedObject.uid, said: saidOf(reason, message, container) };
}

type FieldsOfEvent = (message: string, container: string) => readonly string[];

const ofImage: FieldsOfEvent = (_, container) => [`${container}/image`];
const ofProbe: FieldsOfEvent = (message, container) => {
  const kind = /(liveness|readiness|startup)/.exec(message.toLowerCase())?.[1];
  return [`${container}/${kind}Probe`];
};

/** Which fields an event is about. */
const EVENT_FIELDS: Readonly<Record<string, FieldsOfEvent>> = {
  Failed: ofImage,
  BackOff: (message, container) =>
    message.includes('pulling')
      ? [`${container}/image`]
      : [`${container}/command`, `${container}/args`, `${container}/image`],
  ErrImageNeverPull: ofImage,
  InspectFailed: ofImage,
  Unhealthy: ofProbe,
  Killing: ofProbe,
  FailedPostStartHook: (_, container) => [`${container}/lifecycle.postStart`],
  FailedPreStopHook: (_, container) => [`${container}/lifecycle.preStop`],
  FailedScheduling: (message) => schedulingFields(message),
  FailedMount: () => ['spec/volumes'],
  FailedAttachVolume: () => ['spec/volumes'],
  ProvisioningFailed: () => ['own/storageClassName'],
  FailedBinding: () => ['own/storageClassName', 'own/accessModes'],
  WaitForFirstConsumer: () => ['own/storageClassName'],
  DeadlineExceeded: () => ['spec/activeDeadlineSeconds', 'own/activeDeadlineSeconds'],
  BackoffLimitExceeded: () => ['own/backoffLimit'],
  PodFailurePolicy: () => ['own/podFailurePolicy'],
  Evicted: (message) => storageFields(message),
};

/** A step may have said that an image cannot be pulled. */
function saidOf(reason: string, message: string, container: string): Said | undefined {
  const image = /image "([^"]+)"/.exec(message)?.[1];
  if (image !== undefined && (reason === 'Failed' || reason === 'BackOff'))
    return { name: image, what: ['image'] };
  if (reason === 'BackOff') return { name: container, what: ['exit'], instead: true };
  if (reason === 'Unhealthy') return { name: container, what: ['answers', 'listens'] };
  return undefined;
}

/** Which limit a pod has exceeded with what it wrote. pkg/kubelet/eviction/eviction_manager.go (localStorageEviction) */
function storageFields(message: string): readonly string[] {
  const volume = /EmptyDir volume "([^"]+)"/.exec(message)?.[1];
  if (volume !== undefined) return [`volume/${volume}/sizeLimit`];
  const container =
    /^Container (\S+) exceeded/.exec(message)?.[1] ?? (message.startsWith('Pod ephemeral') ? '*' : '');
  return container === ''
    ? []
    : [`${container}/resources.limits.ephemeral-storage`, `${container}/resources`];
}

/** What a pod wants that no node has. pkg/scheduler/framework (the words of the filters) */
function schedulingFields(message: string): readonly string[] {
  const fields: string[] = [];
  if (message.includes('Insufficient')) fields.push('*/resources.requests', '*/resources');
  if (message.includes('node affinity/selector')) fields.push('spec/nodeSelector', 'spec/affinity');
  if (message.includes('pod affinity') || message.includes('pod anti-affinity')) fields.push('spec/affinity');
  if (message.includes('topology spread')) fields.push('spec/topologySpreadConstraints');
  if (message.includes('untolerated taint')) fields.push('spec/tolerations');
  if (message.includes('ersistent')) fields.push('spec/volumes');
  return fields;
}
