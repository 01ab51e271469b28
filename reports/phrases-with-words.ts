/** How many are told. */
const MOST = 3;
/** So common that they tell nothing of what was meant. */
const NOTHING_SAID = new Set(
  'the a an is are be has have been was were of in on at to by with and for it its i we my this that there from should must will can not no named'.split(
    ' ',
  ),
);
/** A word that no phrase has, and the one that says it. */
const SAME: Readonly<Record<string, string>> = {
  wait: 'pass',
  sleep: 'pass',
  remov: 'delet',
  reboot: 'start',
  reach: 'endpoint',
  request: 'answer',
  unavailabl: 'down',
};
/** What stands for a noun where an expression has it. */
const NOUNS: Readonly<Record<string, string>> = {
  container: 'container',
  duration: 'second minute hour',
  workload: 'deployment statefulset replicaset',
  'has restarted': 'restarted',
  'has endpoints': 'endpoint',
  'container state': 'running terminated waiting ready',
  probe: 'probe liveness readiness startup',
  hook: 'hook',
  'node deed': 'cordoned uncordoned drained',
  'rollout deed': 'paused resumed restarted',
  quantity: 'memory',
};

/**
 * The expressions that have the words of a step which is near to none of them, those with the rarest words first, and of equal ones
 * the shortest; none where no word is known.
 */
export function phrasesWithWords(text: string, expressions: readonly string[]): readonly string[] {
  const wanted = wordsOf(text.replace(/"[^"]*"/g, ' '));
  const all = expressions.map((expression) => ({ expression, words: wordsOf(spelled(expression)) }));
  const frequency = new Map<string, number>();
  for (const { words } of all) for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const scored = all.flatMap(({ expression, words }) => {
    const found = [...wanted].filter((word) => words.has(word));
    const worth = found.reduce((sum, word) => sum + 1 / frequency.get(word)!, 0);
    return found.length === 0 ? [] : [{ expression, worth, more: words.size - found.length }];
  });
  scored.sort((a, b) => b.worth - a.worth || a.more - b.more || (a.expression < b.expression ? -1 : 1));
  const enough = (scored[0]?.worth ?? 0) / 2;
  return scored
    .filter(({ worth }) => worth >= enough)
    .slice(0, MOST)
    .map(({ expression }) => expression);
}

function spelled(expression: string): string {
  return expression.replace(/\{([^}]*)\}/g, (_, noun: string) => NOUNS[noun] ?? ' ');
}

/** The stems of the words that say something. */
function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[a-z]{3,}/g) ?? [];
  return new Set(
    words
      .filter((word) => !NOTHING_SAID.has(word))
      .map((word) => word.replace(/(?:ing|ed|es|(?<!s)s|e)$/, ''))
      .map((stem) => SAME[stem] ?? stem),
  );
}
