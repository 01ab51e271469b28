/** What is often written otherwise, and how it is said here. The first that fits is told, before any phrase that is merely near. */
const HINTS: readonly (readonly [pattern: RegExp, advice: (...found: string[]) => string])[] = [
  [
    / (at|for|until|within|since) (\d+(?:\.\d+)?)$/,
    (word, number) => `${number} needs a unit, as in: ${word} ${number}s`,
  ],
  [/^(\d+(?:\.\d+)?) pass(?:es)?$/, (number) => `${number} needs a unit, as in: ${number}s pass`],
  [
    /^(.+) becomes? ((?:not )?[A-Za-z]+)(?: (?:with)?in (\d\S*))?$/,
    (who, state, span = '30s') => `Say: ${who} is ${state} within ${span}`,
  ],
  [/^(.+) in (\d+(?:\.\d+)? ?[a-z]+)$/, (what, span) => `Say: ${what} within ${span}`],
  [/^(\S+ "[^"]*") (?:should|must|will|can) be (.+)$/, (who, state) => `Say: ${who} is ${state}`],
  [/^(\S+ "[^"]*") exists$/, (who) => `Say: ${who} is not gone`],
  [/^(\S+ "[^"]*") (?:does not exist|was deleted|is deleted)$/, (who) => `Say: ${who} is gone`],
  [
    /^(\S+ "[^"]*") (?:is|was|runs) (?:scheduled )?(?:on|to) node ("[^"]*")$/,
    (who, node) => `Say: spec.nodeName of ${who} is ${node}`,
  ],
  [/^(\S+ "[^"]*") never (?:was )?([A-Za-z]+)$/, (who, state) => `Say: ${who} was never ${state}`],
  [/^(the log of .*) is empty$/, (log) => `Say: ${log} is: and an empty doc string`],
  [/^(container "[^"]*".*) (?:is|was) (?:crashed|stopped|completed)$/, (who) => `Say: ${who} is terminated`],
  [/^(container "[^"]*".*) (?:is|was) killed$/, (who) => `Say: ${who} was killed at 30s`],
  [/^(container "[^"]*".*) (?:is|was) restarted$/, (who) => `Say: ${who} has restarted 1 time`],
  [/^(\S+ "[^"]*") has condition ([A-Za-z]+)$/, (who, type) => `Say: condition ${type} of ${who} is True`],
];

/** How to say what was meant, where it is often said like this; nothing otherwise. */
export function hintOf(text: string): string | undefined {
  for (const [pattern, advice] of HINTS) {
    const found = pattern.exec(text);
    if (found !== null) return advice(...(found.slice(1) as string[]));
  }
  return undefined;
}
