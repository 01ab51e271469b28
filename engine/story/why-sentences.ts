import type { EventObject, KubeObject } from '../api/types';
import type { JournalEntry } from '../store/journal';
import { whatHappened } from '../view/timeline';
import { isEviction, updateSentence } from './why-of-changes';
import { eventSentence } from './why-of-events';
import { processSentence } from './why-of-processes';
import { actor, eventOf, FIELDS_OF_DELETION, nameOf, type Sentence, type Surroundings } from './why-words';

/** Whether an entry tells a person anything: it does not where it only counts up an event or echoes what is known. */
export function tells(entry: JournalEntry): boolean {
  if (entry.by === USER) return true;
  if (entry.object.kind === 'Event') return false;
  return whatHappened(entry).length > 0;
}

/** What happens again and again has the same key. */
export function keyOfWhat({ change, object, by }: JournalEntry): string {
  const about = `${by} ${object.kind}/${object.namespace}/${object.name}`;
  if (change.what !== 'process') return `${about} ${change.what}`;
  const { container, event, run, hook, probe, outcome } = change;
  // The first start is no repetition: something else led to it.
  return `${about} ${container} ${event} ${event === 'started' && run === 1 ? 'first' : (hook ?? probe ?? outcome ?? '')}`;
}

/** An entry in a sentence that a newcomer understands. */
export function sentenceOf(entry: JournalEntry, around: Surroundings): Sentence {
  const { change, object, by } = entry;
  if (change.what === 'process') return processSentence(entry, change, around);
  const said = eventOf(entry);
  if (said !== undefined) return eventSentence(said, around);
  const name = nameOf(entry);
  switch (change.what) {
    case 'note':
      return { words: noteWords(name, change.text), ...ofNote(entry, change.text, around) };
    case 'created':
      return {
        words: `${actor(by)} created ${name}`,
        fields: by === 'cronjob-controller' ? CREATED_BY_SCHEDULE : CREATED,
        uid: controllerUid(change.after) ?? object.uid,
      };
    case 'deleted':
      if (object.kind === 'Event') return { words: goneEventWords(change.before as EventObject, by) };
      return {
        words: `${name} was gone: ${deletionOf(entry, change.before, around)}`,
        fields: FIELDS_OF_DELETION[by],
      };
    case 'updated':
      return updateSentence(entry, name, change.before, change.after, around);
  }
}

/** What was said is not said again when nobody keeps it any longer. */
function goneEventWords({ reason, involvedObject }: EventObject, by: string): string {
  const about = nameOf({ object: involvedObject as JournalEntry['object'] });
  return `the event ${reason} of ${about} was gone: ${actor(by)} deleted it`;
}

/** Who deleted it. What is deleted gracefully is marked first, and goes later. */
function deletionOf(gone: JournalEntry, { metadata }: KubeObject, around: Surroundings): string {
  const marked = metadata.deletionTimestamp === undefined ? undefined : around.marked(metadata.uid, gone.id);
  const { by, change } = marked ?? gone;
  const isEvicted = change.what === 'updated' && isEviction(marked!, change.after);
  return `${actor(by)} ${isEvicted ? 'evicted' : 'deleted'} it`;
}

const USER = 'user';
const CREATED = ['own/replicas', 'own/completions', 'own/parallelism'];
/** What makes a Job. */
const CREATED_BY_SCHEDULE = ['own/schedule'];

/** A note is about what the object has, or says what the object does. */
function noteWords(name: string, text: string): string {
  if (text.startsWith('warning: ')) return text;
  return `${name}${/^(its|the|container) /.test(text) || text.includes(': ') ? ':' : ''} ${text}`;
}

/** A note that names a field of the spec follows from it, `its activeDeadlineSeconds (10) are over`; so does one that names a budget. */
function ofNote(
  { object: { namespace }, because }: JournalEntry,
  text: string,
  around: Surroundings,
): Omit<Sentence, 'words'> {
  const used = USED.exec(text)?.[1];
  if (used !== undefined) return ofUse(used, around.entry(because));
  const field = /^its ([a-z]+[A-Z]\w*) \(/.exec(text)?.[1];
  if (field !== undefined) return { fields: [`own/${field}`, `spec/${field}`] };
  const budget = / waits for the PodDisruptionBudget (\S+)$/.exec(text)?.[1];
  if (budget === undefined) return {};
  const uid = around.named('PodDisruptionBudget', namespace, budget)?.metadata.uid;
  return { fields: ['own/minAvailable', 'own/maxUnavailable'], uid };
}

/** What is used or written, follows from what a step said of the container, or from what it runs. */
function ofUse(verb: string, user: JournalEntry | undefined): Omit<Sentence, 'words'> {
  if (user?.change.what !== 'process') return {};
  const { object } = user;
  const { container, run } = user.change;
  const fields = [`${container}/command`, `${container}/args`, `${container}/image`];
  const said = { name: container, run, what: ['memory'], of: object, instead: true } as const;
  return { fields, uid: object.uid, said: verb === 'uses' ? said : undefined };
}

const USED = /(?:: pod \S+ |\b(?:have|has) )(uses|written) /;

function controllerUid({ metadata }: KubeObject): string | undefined {
  return metadata.ownerReferences?.find(({ controller }) => controller)?.uid;
}
