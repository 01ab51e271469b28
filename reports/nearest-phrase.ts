import { distance } from 'fastest-levenshtein';

/** How each noun of the language may look, with names and numbers left out. */
const LOOKS: Readonly<Record<string, string>> = {
  duration: '0s',
  times: '0s',
  object: 'pod ""',
  container: 'container ""',
  several: '0 pods',
  amount: '0',
  state: 'Ready',
  states: 'Pending, Running',
  'container state': 'running',
  'container states': 'waiting, running',
  'condition status': 'True',
  is: 'is',
  when: '',
  runs: '',
  details: '',
  signal: 'SIGTERM',
  quantity: '0Mi',
  path: '/',
  arguments: 'pods',
  string: '""',
  int: '0',
  word: 'Ready',
};

/** The expression that a step without a definition was probably meant to be; nothing when none is near. */
export function nearestPhrase(text: string, expressions: readonly string[]): string | undefined {
  const words = wordsOf(
    text
      .replace(/"[^"]*"/g, '""')
      .replace(/\d+(?: ?(?:ms|[smhd]|seconds?|minutes?|hours?|days?)\b)/g, '0s')
      .replace(/\d+/g, '0'),
  );
  let best: string | undefined;
  let least = FARTHEST;
  for (const expression of expressions) {
    const looks = wordsOf(lookOf(expression));
    const far = editsBetween(looks, words) / Math.max(looks.length, words.length);
    if (far < least) {
      best = expression;
      least = far;
    }
  }
  return best;
}

/** A sentence that the expression takes: `pod "web" is deleted` */
export function exampleOf(expression: string): string {
  return expression
    .replace(/\{([^}]*)\}/g, (_, name: string) => EXAMPLES[name] ?? LOOKS[name] ?? name)
    .replace(/\(s\)/g, 's')
    .replace(/\(([^)]*)\)/g, '')
    .replace(/\bis\/are\b/g, 'are');
}

/** What a person would write for each noun, where it is more than what it looks like. */
const EXAMPLES: Readonly<Record<string, string>> = {
  duration: '30s',
  times: '10s, 30s',
  object: 'pod "web"',
  container: 'container "app"',
  several: '2 pods',
  amount: '3',
  state: 'Running',
  quantity: '4Gi',
  version: '1.36',
  path: '/healthz',
  clock: '2026-01-01 12:00 UTC',
  field: 'status.phase',
  comparison: '"Running"',
  string: '"…"',
  int: '2',
  word: 'Warning',
};

/** The share of words that may differ. */
const FARTHEST = 0.55;

/** `the log of container "" is:` */
function lookOf(expression: string): string {
  return expression
    .replace(/\{([^}]*)\}/g, (_, name: string) => LOOKS[name] ?? name)
    .replace(/\(([^)]*)\)/g, '')
    .replace(/(\w+)\/\w+/g, '$1');
}

/** Words left out or added count one, others by how much of their letters differ. */
function editsBetween(looks: readonly string[], words: readonly string[]): number {
  let row = [0, ...words.map((_, i) => i + 1)];
  for (const look of looks) {
    const next = [row[0]! + 1];
    words.forEach((word, i) => {
      const replaced =
        row[i]! + Math.min(1, (1.5 * distance(look, word)) / Math.max(look.length, word.length));
      next.push(Math.min(replaced, row[i + 1]! + 1, next[i]! + 1));
    });
    row = next;
  }
  return row.at(-1)!;
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter(Boolean);
}
