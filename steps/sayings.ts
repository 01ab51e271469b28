import {
  InvalidImageName,
  type JournalEntry,
  type Moment,
  type Pod,
  parseImage,
  type Runs,
  type StorySaying,
} from '../engine';
import { AuthorError, didYouMean, type FeaturePlace } from './author-error';
import { containersOf } from './references';

import { textMatches } from './wildcard';

/** What a step said of runs of a container; without a pod, of every pod's container of that name. */
export interface ContainerSaying {
  readonly container: string;
  readonly pod?: string;
  readonly namespace?: string;
  readonly runs: Runs;
  /** What it says: `exit`, `listens`, … */
  readonly says?: readonly string[];
  readonly place: FeaturePlace;
  /** How much of the journal had been written when it was said. */
  readonly written: number;
}

/** An image by its whole name and as it was written, and the node that has it, where one was named. */
export interface ImageSaying {
  readonly image: string;
  readonly written: string;
  readonly node?: string;
  readonly place: FeaturePlace;
}

/** A saying that was about nothing. */
export interface IdleSaying {
  readonly fault: string;
  readonly advice: string;
  readonly place: FeaturePlace;
}

/** What the steps of a scenario said that no manifest can tell, so that at its end none was about nothing. */
export class Sayings {
  readonly ofContainers: ContainerSaying[] = [];
  readonly ofImages: ImageSaying[] = [];
  readonly ofCommands: { readonly name: string; readonly place: FeaturePlace }[] = [];

  /** The first saying that nothing in the journal answers to. */
  idle(entries: readonly JournalEntry[]): IdleSaying | undefined {
    const { ofContainers, ofImages, ofCommands } = this;
    if (ofContainers.length + ofImages.length + ofCommands.length === 0) return undefined;
    const pods = podsIn(entries);
    return (
      first(ofContainers, (saying) => idleContainer(saying, pods, entries)) ??
      first(ofImages, (saying) => idleImage(saying, pods, entries)) ??
      first(ofCommands, (saying) => idleCommand(saying, entries))
    );
  }
}

/** The sayings as a story tells them, in the order in which they were said. */
export function toldSayings({ ofContainers, ofImages }: Sayings): readonly StorySaying[] {
  const containers = ofContainers.map(
    ({ container, pod, namespace, runs: { from, to }, says = [], place }): StorySaying => ({
      name: container,
      pod,
      namespace,
      from,
      to: Number.isFinite(to) ? to : undefined,
      says,
      line: place.line,
    }),
  );
  const images = ofImages.map(
    ({ written, place }): StorySaying => ({ name: written, says: ['image'], line: place.line }),
  );
  return [...containers, ...images];
}

/** An AuthorError for a saying of a run that has begun: what it does was asked when it was created. */
export function checkNotTooLate(
  saying: ContainerSaying,
  moment: Pick<Moment, 'list'>,
  entries: readonly JournalEntry[],
): void {
  // Simplified: between the creation of a container and its start, a saying is taken and comes too late all the same.
  const living = new Set(moment.list('Pod').map(({ metadata }) => metadata.uid));
  const running = new Map<string, number>();
  for (const { object, change } of entries) {
    if (change.what !== 'process' || !living.has(object.uid) || !isAbout(saying, object, change.container))
      continue;
    if (change.event === 'started') running.set(object.uid, change.run);
    else if (change.event === 'exited') running.delete(object.uid);
  }
  for (const run of running.values()) {
    if (run < saying.runs.from || run > saying.runs.to) continue;
    throw new AuthorError(
      `container "${saying.container}" runs already; say what it does before it starts`,
      `Say it before the pod is made or time goes on; or of later runs, as in: on run ${run + 1}`,
    );
  }
}

/** The whole name of an image; what is no name stays as it is, for the kubelet will tell. */
export function normalizedImage(image: string): string {
  try {
    return parseImage(image).normalized;
  } catch (error) {
    if (error instanceof InvalidImageName) return image;
    throw error;
  }
}

function idleContainer(
  saying: ContainerSaying,
  pods: readonly Pod[],
  entries: readonly JournalEntry[],
): Omit<IdleSaying, 'place'> | undefined {
  const { container, runs, written } = saying;
  for (let i = written; i < entries.length; i += 1) {
    const { object, change } = entries[i]!;
    if (change.what !== 'process' || change.event !== 'started' || !isAbout(saying, object, change.container))
      continue;
    if (change.run >= runs.from && change.run <= runs.to) return undefined;
  }
  const names = [...new Set(pods.flatMap((pod) => containersOf(pod).map(({ name }) => name)))];
  if (!names.includes(container)) {
    return {
      fault: `a step says what container "${container}" does, but no pod ever had one of that name`,
      advice: didYouMean(container, names),
    };
  }
  const ofPod = saying.pod === undefined ? '' : ` of pod "${saying.pod}"`;
  return {
    fault: `a step says what container "${container}"${ofPod} does${runsText(runs)}, but no such run started afterwards`,
    advice: 'Let time go on until it starts, or leave the saying out.',
  };
}

function idleImage(
  { image, written, node }: ImageSaying,
  pods: readonly Pod[],
  entries: readonly JournalEntry[],
): Omit<IdleSaying, 'place'> | undefined {
  const nodes = new Set(entries.flatMap(({ object }) => (object.kind === 'Node' ? [object.name] : [])));
  if (node !== undefined && !nodes.has(node)) {
    return {
      fault: `a step says that image "${written}" is on node "${node}", but there never was one of that name`,
      advice: didYouMean(node, [...nodes]),
    };
  }
  const images = [...new Set(pods.flatMap(imagesOf))];
  if (images.some((one) => normalizedImage(one) === image)) return undefined;
  return {
    fault: `a step says something of image "${written}", but no container ever had it`,
    advice: didYouMean(written, images),
  };
}

/** Of its containers and of its image volumes. */
function imagesOf(pod: Pod): readonly string[] {
  const ofVolumes = (pod.spec.volumes ?? []).flatMap(({ image }) => image?.reference ?? []);
  return [...containersOf(pod).map((container) => container.image), ...ofVolumes];
}

/** Whether the name stands in any object: in a command, a hook, a probe, or a script of a ConfigMap. */
function idleCommand(
  { name }: { readonly name: string },
  entries: readonly JournalEntry[],
): Omit<IdleSaying, 'place'> | undefined {
  const words = new Set<string>();
  for (const { change, object } of entries) {
    if (change.what !== 'created' && change.what !== 'updated') continue;
    if (object.kind === 'Event') continue;
    const texts = textsOf(change.after);
    if (texts.some((text) => text.includes(name))) return undefined;
    if (object.kind === 'Pod')
      for (const { command = [], args = [] } of containersOf(change.after as Pod))
        for (const text of [...command, ...args]) for (const word of text.split(/[^\w./-]+/)) words.add(word);
  }
  words.delete('');
  return {
    fault: `a step says what command "${name}" does, but nothing ever names it`,
    advice: didYouMean(name, [...words]),
  };
}

function isAbout(
  { container, pod, namespace }: ContainerSaying,
  object: { readonly namespace: string; readonly name: string },
  name: string,
): boolean {
  return (
    container === name &&
    (pod === undefined || (pod.endsWith('*') ? textMatches(pod, object.name) : pod === object.name)) &&
    (namespace === undefined || namespace === object.namespace)
  );
}

/** Every state that every pod was in: an image may be another by now. */
function podsIn(entries: readonly JournalEntry[]): readonly Pod[] {
  return entries.flatMap(({ object, change }) =>
    object.kind === 'Pod' && (change.what === 'created' || change.what === 'updated')
      ? [change.after as Pod]
      : [],
  );
}

function runsText({ from, to }: Runs): string {
  if (to === Number.POSITIVE_INFINITY) return '';
  return from === to ? ` on run ${from}` : ` on runs ${from} to ${to}`;
}

/** All texts in an object. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

function first<T extends { readonly place: FeaturePlace }>(
  sayings: readonly T[],
  idle: (saying: T) => Omit<IdleSaying, 'place'> | undefined,
): IdleSaying | undefined {
  for (const saying of sayings) {
    const found = idle(saying);
    if (found !== undefined) return { ...found, place: saying.place };
  }
  return undefined;
}
