import type { Deployment, EventObject, KubeObject, Node, Pod } from '../api/types';
import type { JournalEntry } from '../store/journal';
import { whatHappened } from '../view/timeline';
import { differenceOf, leavesOf } from './difference';
import { shortestTolerance } from './why-tolerance';
import {
  actor,
  FIELDS_OF_DELETION,
  nameOf,
  quotaIn,
  type Said,
  type Sentence,
  type Surroundings,
} from './why-words';

/** What somebody changed of an object. */
export function updateSentence(
  entry: JournalEntry,
  name: string,
  before: KubeObject,
  after: KubeObject,
  around: Surroundings,
): Sentence {
  const said = whatHappened(entry);
  const who = actor(entry.by);
  const [first = ''] = said;
  const deleted = /^deleted(?:, grace period (\d+)s)?$/.exec(first);
  if (deleted) {
    const deed = isEviction(entry, after) ? 'evicted' : 'deleted';
    return deletionSentence(entry, `${who} ${deed} ${name}`, deleted[1], after, around);
  }
  if (first === 'nothing of it is left on the node')
    return { words: `nothing of ${name} was left on its node` };
  if (first.startsWith('Scheduled to ')) {
    const fields = ['spec/nodeSelector', 'spec/affinity'];
    return { words: `${who} placed ${name} on ${first.slice(13)}`, fields };
  }
  if (first.startsWith('scaled from '))
    return scaleSentence(entry, `${who} ${first.replace('scaled', `scaled ${name}`)}`, after, around);
  if (first.startsWith('tainted ')) return { words: `${who} tainted ${name}: ${first.slice(8)}` };
  const phase = /^phase (.+)$/.exec(first);
  if (phase && entry.object.kind === 'Pod') {
    // Why it is evicted, the eviction says.
    const isTold = (text: string) => phase[1] === 'Failed: Evicted' && text.startsWith('to be disrupted: ');
    const more = said.slice(1).filter((text) => !isTold(text));
    const words = `${name} became ${[phase[1]!, ...more].join(', ')}`;
    return { words, fields: FIELDS_OF_PHASES[phase[1]!] };
  }
  if (said.length > 0) {
    const ready = entry.object.kind === 'Node' && said.find((text) => /^(not )?Ready\b/.test(text));
    if (first === 'ReplicaFailure') return failureSentence(name, after, around);
    return { words: `${name}: ${ready || said.join(', ')}`, ...waiting(first, after) };
  }
  return { words: changeWords(who, name, before, after), fields: CHANGED_FOR[entry.by] };
}

/** Why a controller could not make the pods that it should. */
function failureSentence(name: string, after: KubeObject, around: Surroundings): Sentence {
  const { metadata, status } = after as Deployment;
  const { conditions = [] } = status;
  const { message = '' } = conditions.find(({ type }) => type === 'ReplicaFailure') ?? {};
  return {
    words: `${name} cannot make its pods: ${message} (ReplicaFailure)`,
    ...quotaIn(message, metadata.namespace, around),
  };
}

function changeWords(who: string, name: string, before: KubeObject, after: KubeObject): string {
  const changes = leavesOf(differenceOf(before, after)).filter(([path]) => !ECHO.test(path));
  if (changes.length === 0) return `${who} noted the status of ${name}`;
  const what = changes.slice(0, 2).map(([path, value]) => `${path} ${value}`);
  return `${who} changed ${name}: ${what.join(', ')}${changes.length > 2 ? ', …' : ''}`;
}

function deletionSentence(
  entry: JournalEntry,
  words: string,
  grace: string | undefined,
  after: KubeObject,
  around: Surroundings,
): Sentence {
  const preemptor = entry.by === 'default-scheduler' ? around.entry(entry.because) : undefined;
  if (preemptor !== undefined) {
    const { uid } = preemptor.object;
    return {
      words: `${words} to make room for ${nameOf(preemptor)}`,
      fields: ['spec/priorityClassName'],
      uid,
    };
  }
  const evicted = entry.object.kind === 'Pod' ? evictionOf(entry, after as Pod, around) : '';
  const time = grace === undefined ? '' : ` (grace period ${grace}s)`;
  const fields = evicted
    ? ['spec/tolerations']
    : [...(FIELDS_OF_DELETION[entry.by] ?? []), 'spec/terminationGracePeriodSeconds'];
  return { words: words + time + evicted, fields };
}

/** What the API server deletes itself, it was asked to evict. pkg/registry/core/pod/storage/eviction.go */
export function isEviction({ by, object }: JournalEntry, after: KubeObject): boolean {
  if (by !== 'kube-apiserver' || object.kind !== 'Pod') return false;
  const { conditions = [] } = (after as Pod).status;
  return conditions.some(
    ({ type, reason }) => type === 'DisruptionTarget' && reason === 'EvictionByEvictionAPI',
  );
}

/** A container that waits, and why. */
function waiting(first: string, object: KubeObject): Pick<Sentence, 'fields' | 'said'> {
  const [, container = '', reason] = WAITING.exec(first) ?? [];
  switch (reason) {
    case 'ErrImagePull':
    case 'ImagePullBackOff':
    case 'InvalidImageName':
    case 'ErrImageNeverPull':
      return { fields: [`${container}/image`], said: ofImage(object, container) };
    case 'CrashLoopBackOff':
      return {
        fields: [
          `${container}/restartPolicy`,
          'spec/restartPolicy',
          `${container}/command`,
          `${container}/args`,
          `${container}/image`,
        ],
        said: { name: container, what: ['exit'], instead: true },
      };
    default:
      return {};
  }
}

/** What a step may have said of the image of a container. */
function ofImage(object: KubeObject, container: string): Said | undefined {
  const { initContainers = [], containers } = (object as Pod).spec;
  const image = [...initContainers, ...containers].find(({ name }) => name === container)?.image;
  return image === undefined ? undefined : { name: image, what: ['image'] };
}

const WAITING = /^(?:container|init container|sidecar) (\S+) waiting: (\w+)/;

function scaleSentence(
  entry: JournalEntry,
  words: string,
  { metadata }: KubeObject,
  around: Surroundings,
): Sentence {
  const rescale = entry.by === 'horizontal-pod-autoscaler' ? rescaleOf(entry, around) : undefined;
  if (rescale === undefined) {
    const owner = metadata.ownerReferences?.find(({ controller }) => controller);
    return { words, fields: ['own/replicas'], uid: owner?.uid };
  }
  const { message, involvedObject } = rescale;
  const reason = message.slice(message.indexOf('reason: ') + 8);
  return { words: `${words} (${reason})`, fields: fieldsOfRescale(reason), uid: involvedObject.uid };
}

/** pkg/controller/podautoscaler/horizontal.go (reconcileAutoscaler) */
function fieldsOfRescale(reason: string): readonly string[] {
  if (reason.endsWith('Spec.MaxReplicas')) return ['own/maxReplicas'];
  if (reason.endsWith('Spec.MinReplicas')) return ['own/minReplicas'];
  return ['own/metrics', 'own/targetCPUUtilizationPercentage'];
}

/** What decides that a pod comes to its end, or that a limit of time has led to it. */
const FIELDS_OF_PHASES: Readonly<Record<string, readonly string[]>> = {
  Failed: ['spec/restartPolicy'],
  Succeeded: ['spec/restartPolicy'],
  'Failed: DeadlineExceeded': ['spec/activeDeadlineSeconds'],
};

/** Changes without a sentence of their own that follow from a field. */
const CHANGED_FOR: Readonly<Record<string, readonly string[]>> = {
  'horizontal-pod-autoscaler': ['own/metrics', 'own/minReplicas'],
};

/** Why the controller of taints ends a pod: for how long it tolerates what its node is tainted with. */
function evictionOf({ by, because }: JournalEntry, pod: Pod, around: Surroundings): string {
  if (by !== 'taint-eviction-controller') return '';
  const change = around.entry(because)?.change;
  const node = change?.what === 'updated' ? (change.after as Node) : undefined;
  const ends = node?.kind === 'Node' ? shortestTolerance(pod, node) : undefined;
  if (ends?.seconds !== undefined) return `, which tolerates ${ends.key} for ${ends.seconds}s`;
  if (ends !== undefined) return `, which does not tolerate ${ends.key}`;
  return ', which does not tolerate the taint any longer';
}

/** What an autoscaler says of its reason, in the event that it writes next. */
function rescaleOf({ id, at }: JournalEntry, around: Surroundings): EventObject | undefined {
  for (let next = around.entry(id + 1); next?.at === at; next = around.entry(next.id + 1)) {
    const { object, change } = next;
    if (object.kind !== 'Event' || (change.what !== 'created' && change.what !== 'updated')) continue;
    const event = change.after as EventObject;
    if (event.reason === 'SuccessfulRescale') return event;
  }
  return undefined;
}

/** What the API server and kubectl note beside what was changed. */
const ECHO =
  /^(metadata\.(generation|resourceVersion|managedFields|annotations|creationTimestamp|uid)|status)/;
