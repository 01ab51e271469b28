const VERB =
  '(?:is|are|has|was|were|should|must|goes|comes|never|stays|started|restarted|exits|crashes|takes|received|went)';
const NAMED = '(?:pod|container|node|deployment|statefulset|daemonset|job|cronjob|service)';
const NAME_WITHOUT_QUOTES = new RegExp(
  `^(?:the )?(node-[a-z0-9-]+|${NAMED} (?!of |${VERB} )[a-z0-9][a-z0-9-]*) (${VERB}.*)$`,
);

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
  [/^(?:I |we )?(?:wait|sleep)(?:s|ed)?(?: for)? (\d+(?:\.\d+)? ?[a-z]+)$/, (span) => `Say: ${span} pass`],
  [/^(?:there (?:is|are) )?(\d+) nodes?$/, (count) => `Say: a cluster of ${count} nodes`],
  [
    /^(?:I |we )?apply (?:the )?(?:file |manifest )?("[^"]*")$/,
    (file) => `Say: the manifest ${file}, and then: the manifest is applied`,
  ],
  [
    /^(\S+ "[^"]*".*) uses (\d+(?:\.\d+)?[a-z%]*) (?:of )?CPU/,
    (who, amount) => `Say: the CPU usage of ${who} becomes ${amount}`,
  ],
  [/^(?:I |we )delete (?:the )?(\S+ "[^"]*")$/, (who) => `Say: ${who} is deleted`],
  [/^(?:I |we )scale (?:the )?(\S+ "[^"]*") to (\d+)/, (who, count) => `Say: ${who} is scaled to ${count}`],
  [
    /^a(?:n)? (\S+) (?:named|called) ("[^"]*")/,
    (kind, name) => `Say: a ${kind} ${name}, or: the manifest: with a doc string`,
  ],
  [NAME_WITHOUT_QUOTES, (who, rest) => `Names stand in quotes: ${quoted(who)} ${rest}`],
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
  [
    /^(the \w+|\S+ "[^"]*") has (\d+) (ready|available|updated) (?:replicas?|pods?)$/,
    (who, count, what) => `Say: status.${what}Replicas of ${who} is ${count}`,
  ],
  [
    /^node "([^"]*)" (?:runs|has) (?:no|\d+) pods?$/,
    (node) =>
      `Say: kubectl get pods -A --field-selector=spec.nodeName=${node} shows: and a table, or: shows nothing`,
  ],
  [
    /^(the \w+|\S+ "[^"]*") (failed|succeeded|completed)$/,
    (who, what) =>
      `Say: ${who} is ${what === 'failed' ? 'Failed' : /job/.test(who!) ? 'Complete' : 'Succeeded'}`,
  ],
  [
    /^there (?:is|was) an? (?:\w+ )?event "?(\w+)"?$/,
    (reason) =>
      `Say: the events of pod "web" include: and a table with the columns reason and message, with ${reason} in it`,
  ],
  [
    /^an? (service|ingress|configmap|secret|job|cronjob|namespace|persistentvolumeclaim|resourcequota|limitrange|horizontalpodautoscaler|poddisruptionbudget)\b/i,
    (kind) => `Say: the manifest: and a doc string with the ${kind}, or: the manifest "FILE"`,
  ],
  [/^(\S+ "[^"]*") has condition ([A-Za-z]+)$/, (who, type) => `Say: condition ${type} of ${who} is True`],
];

function quoted(who: string): string {
  const [kind, name] = who.includes(' ') ? who.split(' ') : ['node', who];
  return `${kind} "${name}"`;
}

/** How to say what was meant, where it is often said like this; nothing otherwise. */
export function hintOf(text: string): string | undefined {
  const asOneName = text.replace(/" in namespace "([^"]*)"/g, `${INNER} in namespace ${INNER}$1"`);
  for (const [pattern, advice] of HINTS) {
    const found = pattern.exec(asOneName);
    if (found !== null) return advice(...(found.slice(1) as string[])).replaceAll(INNER, '"');
  }
  return undefined;
}

/** Stands for the quotes between a name and its namespace, so that the two are one name to the patterns. */
const INNER = '\u0000';
