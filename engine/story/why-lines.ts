import type { JournalEntry } from '../store/journal';
import { differenceOf, leavesOf } from './difference';
import type { Origin, OriginField } from './origins';
import type { WhyContext, WhyLine } from './why';
import type { WhyPast } from './why-past';
import { nameOf, type Said, type Sentence } from './why-words';

/** Finds the lines that made things so. In one chain, each is named once, where it was decisive last. */
export class WhyLines {
  private readonly named = new Set<string>();

  constructor(
    private readonly past: WhyPast,
    private readonly root: JournalEntry,
    private readonly context: WhyContext,
  ) {}

  of(entry: JournalEntry, { fields, uid = entry.object.uid, said }: Sentence): readonly WhyLine[] {
    const lines: WhyLine[] = [];
    const saying = said && this.sayingOf(entry, said);
    if (saying) lines.push(saying);
    const isExplained = saying !== undefined && said!.instead === true;
    const written = fields && !isExplained ? this.writtenIn(uid, fields, entry.id) : undefined;
    if (written) lines.push(written);
    if (entry === this.root && !written) lines.push(...this.manifestOf(entry));
    return lines.filter(({ file, line, text }) => {
      const key = `${file}:${line}:${text}`;
      return !this.named.has(key) && this.named.add(key);
    });
  }

  /** What a step said last of a run of a container, or of an image. */
  private sayingOf(
    entry: JournalEntry,
    { name, run, what, of: object = entry.object }: Said,
  ): WhyLine | undefined {
    const found = this.context.sayings?.findLast(
      (saying) =>
        saying.name === name &&
        what.some((one) => saying.says.includes(one)) &&
        (saying.pod === undefined || saying.pod === object.name) &&
        (saying.namespace === undefined || saying.namespace === object.namespace) &&
        (run === undefined || (run >= (saying.from ?? 1) && run <= (saying.to ?? run))),
    );
    if (found === undefined) return undefined;
    const step = this.context.steps?.find(({ line }) => line === found.line);
    return { line: found.line, text: step?.text ?? '' };
  }

  private writtenIn(uid: string, fields: readonly string[], until: number): WhyLine | undefined {
    const origin = this.originFor(uid, until);
    const field = origin && fieldOf(origin, fields);
    return field && { file: origin.file, line: field[1], text: field[2] };
  }

  /** The manifest that an object was made of, or changed by. */
  private manifestOf(entry: JournalEntry): readonly WhyLine[] {
    const { id, object } = entry;
    const origin = this.context.origins?.find(
      ({ uid, from, to }) => uid === object.uid && from <= id && id < to,
    );
    return origin ? [{ file: origin.file, line: origin.line, text: nameOf(entry) }] : [];
  }

  /**
   * The manifest of an object, or of the one that made it: the newest, or the one with which the chain begins. Where a
   * command has changed what a field says, no manifest says it.
   */
  private originFor(uid: string, until: number): Origin | undefined {
    const { root, past, context } = this;
    // Owners are what somebody wrote: they may own each other.
    const seen = new Set<string>();
    for (let of: string | undefined = uid; of !== undefined && !seen.has(of); of = controllerOf(past, of)) {
      seen.add(of);
      const own = context.origins?.filter((origin) => origin.uid === of) ?? [];
      const begun = root.object.uid === of && own.find(({ from, to }) => from <= root.id && root.id < to);
      if (begun) return past.changesByUser(of, root.id, until).reduce(untouched, begun);
      const newest = own.findLast(({ from }) => from <= past.last);
      if (newest === undefined) continue;
      const left = root.object.uid === of ? untouched(newest, root) : newest;
      return past.changesByUser(of, newest.from, until).reduce(untouched, left);
    }
    return undefined;
  }
}

function controllerOf(past: WhyPast, uid: string): string | undefined {
  return past.objectAt(uid)?.metadata.ownerReferences?.find(({ controller }) => controller)?.uid;
}

/** `*` stands for any container. */
function fieldOf({ fields }: Origin, keys: readonly string[]): OriginField | undefined {
  for (const key of keys) {
    const found = fields.find(([name]) => name === key || (key[0] === '*' && name.endsWith(key.slice(1))));
    if (found) return found;
  }
  return undefined;
}

/** The manifest without those fields that a command has changed. */
function untouched(origin: Origin, { change }: JournalEntry): Origin {
  if (change.what !== 'updated') return origin;
  const paths = leavesOf(differenceOf(change.before, change.after)).map(([path]) => path);
  const isTouched = ([key]: OriginField) =>
    key.startsWith('own/')
      ? paths.some((path) => path.startsWith(`spec.${key.slice(4)}`))
      : paths.some((path) => IN_PODS.test(path));
  return { ...origin, fields: origin.fields.filter((field) => !isTouched(field)) };
}

/** What is changed of the pods that something makes, or of a pod itself. */
const IN_PODS =
  /^spec\.(jobTemplate\.spec\.)?template\.spec\b|^spec\.(containers|initContainers|tolerations|active)/;
