import type { TraceLine } from './read-trace';

/** The random end of a generated name. */
const SUFFIX = '-[bcdfghjklmnpqrstvwxz2456789]{5}';
/** Of a pod of an Indexed Job. */
const INDEX = '(?:-\\d+)?';

/**
 * The lines of a story in which a controller made the pods. Their names are drawn, and which of several does what is chance: so
 * a ReplicaSet is called by its turn (`d-A`, `d-B`), and of its pods only is told when one comes and when one is gone, and what
 * events on their owners say.
 */
export function withoutChance(lines: readonly TraceLine[]): readonly TraceLine[] {
  const names = setNames(lines);
  if (names.size === 0) return lines;
  const pod = new RegExp(`^(${[...names.keys()].join('|')})${INDEX}${SUFFIX}$`);
  const inText = new RegExp(`\\b(${[...names.keys()].join('|')})(${INDEX}${SUFFIX})?(?![\\w-])`, 'g');
  const clean = (text: string) =>
    text.replace(inText, (_, set: string, suffix?: string) => names.get(set)! + (suffix ? '-*' : ''));
  return lines.flatMap((line): TraceLine[] => {
    if (line.src === 'event') {
      if (line.obj.startsWith('Pod/')) return pod.test(line.obj.slice(4)) ? [] : [line];
      return [{ ...line, obj: clean(line.obj), message: clean(line.message) }];
    }
    if (line.src === 'containerd') return pod.test(line.pod) ? [] : [line];
    if (line.src === 'crowd') return [line];
    const set = pod.exec(line.name)?.[1];
    if (set === undefined) return [line];
    if (line.src === 'pod' || line.type === 'MODIFIED') return [];
    return [
      { t: line.t, src: 'crowd', set: names.get(set)!, what: line.type === 'ADDED' ? 'came' : 'is gone' },
    ];
  });
}

/** ReplicaSets and Jobs in the order in which events first tell of them: `d-8468f949cd` is `d-A`, and so is `d-29540760`. */
function setNames(lines: readonly TraceLine[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const line of lines) {
    if (line.src !== 'event') continue;
    const name =
      /^(?:ReplicaSet|Job)\/(.*)$/.exec(line.obj)?.[1] ?? / replica set (\S+) /.exec(line.message)?.[1];
    if (name === undefined || names.has(name)) continue;
    const base = name.replace(/-(?:[bcdf456789]{6,10}|\d{8})$/, '');
    names.set(name, base === name ? name : `${base}-${String.fromCharCode(65 + names.size)}`);
  }
  return names;
}
