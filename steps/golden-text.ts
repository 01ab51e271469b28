import { type Instant, type JournalEntry, type KubeObject, shortDuration, timeline } from '../engine';

/** A timeline as its golden file has it. */
export interface GoldenText {
  readonly text: string;
  /** The journal's entry behind each line of the text; nothing for lines that tell no happening. */
  readonly entries: readonly (number | undefined)[];
}

/**
 * The story of a scenario as a file that people compare: a line a happening, in virtual time. Nothing in it depends on what else the file has: columns
 * have a fixed width, and names that the cluster made up are numbered.
 */
export function goldenText(title: string, entries: readonly JournalEntry[], now: Instant): GoldenText {
  const named = namer(entries);
  const happenings = timeline(entries).map(({ at, object, namespace, what, entry }) => {
    const where = namespace === '' || namespace === 'default' ? '' : ` -n ${namespace}`;
    return { line: row(at, `${named(object)}${where}`, named(what)), entry };
  });
  return {
    text: `${[`# ${title}`, ...happenings.map(({ line }) => line), `${time(now)}end`].join('\n')}\n`,
    entries: [undefined, ...happenings.map(({ entry }) => entry), undefined],
  };
}

function row(at: Instant, object: string, what: string): string {
  return `${time(at)}${object.padEnd(OBJECT - 2)}  ${what.replaceAll('\n', ' ')}`;
}

function time(at: Instant): string {
  return `${shortDuration(at).padEnd(TIME - 1)} `;
}

const TIME = 8;
const OBJECT = 20;

/**
 * Puts numbers in the place of uids, of hashes of templates, and of what was added to a `generateName`: `web-<1>-<2>` is the second pod of the first
 * template that is told of. All of them change with whatever else the cluster makes a name for.
 */
function namer(entries: readonly JournalEntry[]): (text: string) => string {
  const generated = new Map<string, string>();
  const hashes = new Set<string>();
  for (const { change } of entries) {
    if (change.what !== 'created') continue;
    const { metadata } = change.after as KubeObject;
    const { generateName, name, labels = {} } = metadata;
    if (
      generateName !== undefined &&
      name.startsWith(generateName) &&
      MADE_UP.test(name.slice(generateName.length))
    )
      generated.set(name, generateName);
    for (const label of HASHES) if (labels[label] !== undefined) hashes.add(labels[label].split('-').at(-1)!);
  }
  const numbers = new Map<string, Map<string, number>>();
  const number = (of: string, one: string) => {
    const known = numbers.get(of) ?? new Map<string, number>();
    numbers.set(of, known);
    if (!known.has(one)) known.set(one, known.size + 1);
    return `<${known.get(one)}>`;
  };
  const named = (name: string): string => {
    const base = generated.get(name);
    if (base !== undefined) return `${named(base.slice(0, -1))}${base.slice(-1)}${number(base, name)}`;
    const cut = name.lastIndexOf('-') + 1;
    if (!hashes.has(name.slice(cut))) return name;
    const before = name.slice(0, cut);
    return `${before}${number(`hash of ${before}`, name)}`;
  };
  return (text) => text.replace(UID, (uid) => number('uid', uid).replace('<', '<uid ')).replace(NAME, named);
}

/** Pods of a StatefulSet have a `generateName`, too, and a name of their own all the same. */
const MADE_UP = /^[a-z0-9]{5}$/;
const HASHES = ['pod-template-hash', 'controller-revision-hash'];
const UID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;
const NAME = /[a-z0-9]+(?:[-.][a-z0-9]+)*/g;
