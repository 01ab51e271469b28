import { AuthorError } from './author-error';

/** What stands below a step: a table, or a text between lines of """. */
export type Below = 'table' | 'doc string';

/** What a step needs below it. The colon at its end says that there is something; what it speaks of says what. */
export function neededBelow(step: string): Below | 'either' | undefined {
  if (!step.endsWith(':')) return undefined;
  if (step.startsWith('kubectl ')) return 'either';
  return TABLES.some((pattern) => pattern.test(step)) ? 'table' : 'doc string';
}

/** Fails a step that has not below it what it needs, or has what it does not take. */
export function checkBelow(step: string, found: Below | undefined): void {
  const needed = neededBelow(step);
  if (needed === found || (needed === 'either' && found !== undefined)) return;
  if (needed === undefined) {
    throw new AuthorError(
      `this step takes nothing below it, and a ${found} is there`,
      'Leave it out. Steps that take one end with a colon.',
    );
  }
  const what = needed === 'either' ? 'table, or a doc string,' : needed;
  const instead = found === undefined ? '' : `, not a ${found}`;
  throw new AuthorError(`this step needs a ${what} below it${instead}, as in:\n${exampleOf(step, needed)}`);
}

/** The steps that take a table, in either language. */
const TABLES: readonly RegExp[] = [
  /^a cluster with these nodes/,
  /^these nodes join/,
  /^the events of /,
  /^the placement of /,
  /^the timeline /,
  /^the causes of /,
  /노드로 된 클러스터/,
  /^다음 노드가 클러스터에/,
  /이벤트는 /,
  /배치(?:는|에) 다음/,
  /타임라인은 /,
  /의 원인은 /,
];

function exampleOf(step: string, needed: Below | 'either'): string {
  if (needed === 'doc string') return indented(['"""', '…', '"""']);
  const rows = EXAMPLES.find(([pattern]) => pattern.test(step))?.[1] ?? [
    '| NAME | STATUS  |',
    '| web  | Running |',
  ];
  return indented(rows);
}

const EXAMPLES: readonly (readonly [pattern: RegExp, rows: readonly string[]])[] = [
  [/nodes|노드로|다음 노드가/, ['| name   | cpu | memory |', '| node-1 | 4   | 8Gi    |']],
  [
    /^the timeline|타임라인은/,
    ['| at | object  | what                |', '| 0s | pod/web | Scheduled to node-1 |'],
  ],
  [
    /^the causes|원인은/,
    [
      '| what                    | written              |',
      '| pod task became Failed  | restartPolicy: Never |',
    ],
  ],
  [
    /^the placement|배치(?:는|에)/,
    [
      '| node   | chosen | rejected by     |',
      '| node-1 |        | TaintToleration |',
      '| node-2 | yes    |                 |',
    ],
  ],
  [/^the events|이벤트는/, ['| type    | reason  |', '| Warning | BackOff |']],
];

function indented(lines: readonly string[]): string {
  return lines.map((line) => `    ${line}`).join('\n');
}
