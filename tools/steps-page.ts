import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesIn, ROOT } from './source-files';

/** A definition: how it is written, and after which word it belongs. */
export interface Definition {
  readonly keyword: string;
  readonly expression: string;
}

/** The groups of the page, in its order. A file with definitions that has no line here fails the test. */
export const GROUPS: readonly (readonly [file: string, title: string])[] = [
  ['cluster', 'The world'],
  ['manifests', 'Manifests and short forms'],
  ['images', 'Images and commands'],
  ['behaviour', 'What containers do that no manifest tells'],
  ['time', 'Time'],
  ['pods', 'Objects'],
  ['containers', 'Containers'],
  ['logs', 'Logs'],
  ['conditions', 'Conditions'],
  ['counting', 'How many there are'],
  ['fields', 'Fields'],
  ['events', 'Events'],
  ['kubectl', 'kubectl'],
  ['matching', 'Partial YAML'],
  ['timeline', 'The timeline'],
  ['refusals', 'Refusals'],
  ['retelling', 'The same story again'],
  ['hostile-input', 'Manifests too large to write out'],
];

/** What may stand for each `{noun}`. */
export const NOUNS: readonly (readonly [noun: string, examples: string])[] = [
  [
    'object',
    '`pod "web"` · `the pod` · `deploy "web" in namespace "shop"` · `pod "web-*"` · `the newest pod of deployment "web"`',
  ],
  [
    'container',
    '`container "app"` · `the container` · `init container "migrate"` · `sidecar "proxy"` · `container "app" of pod "web-1"`',
  ],
  [
    'several',
    '`3 pods` · `all pods of deployment "web"` · `between 2 and 4 pods of job "pi"` · `no pods in namespace "shop"`',
  ],
  ['is', '`is` · `was` · `are` · `was never` · `was always` · `stays` (which needs `for …` or `until …`)'],
  [
    'state',
    'pods: `Pending` `Running` `Succeeded` `Failed` `Unknown` `Ready` `scheduled`; nodes: `Ready` `NotReady`; any kind: `Terminating` `gone`; each with `not` before it',
  ],
  [
    'states',
    '`Pending, Running, Succeeded`: these phases and no others, in this order; of other states: among others',
  ],
  [
    'container state',
    '`waiting` · `running` · `ready` · `waiting with reason "CrashLoopBackOff"` · `terminated with exit code 137 and reason "OOMKilled"`; each with `not` before it',
  ],
  ['container states', '`waiting, running, terminated`'],
  ['condition status', '`True` · `False with reason "ContainersNotReady"` · `False with message "*[app]"`'],
  [
    'when',
    'nothing: now · `at 20s` · `at 20s ± 1s` · `within 30s` · `for 5m` · `until 40s` · `since 10s` · `from 10s to 20s` · `at all times`',
  ],
  ['runs', 'nothing: every run · `on its first run` · `on its first 2 runs` · `on run 3` · `on runs 2 to 4`'],
  ['duration', '`0s` · `1.5s` · `90s` · `1m30s` · `10 minutes` · `2h` · `1 day`'],
  ['times', '`0s, 10s, 30s` · `10s ± 1s`'],
  ['amount', '`4` · `at least 4` · `at most 4` · `between 2 and 4`'],
  [
    'details',
    'nothing · `with container "app"` · `with containers "a" and "b"` · `with init container "init"` · `of image "nginx:1.27"` · `and restartPolicy Never` · `and command "sleep 5"` · `and label "app=web"` · `in namespace "shop"`',
  ],
  [
    'field',
    '`status.phase` · `status.containerStatuses[app].restartCount` · `metadata.labels[app.kubernetes.io/name]`',
  ],
  [
    'comparison',
    '`3` · `"Running"` · `"web-*"` · `above 2` · `at most 4` · `true` · `absent` · `present`; each with `not` before it',
  ],
  ['arguments', '`pods` · `pod web -o wide` · `pods -A -l app=web -L tier`'],
  ['signal', '`SIGTERM`'],
  ['quantity', '`300Mi` · `4` · `500m`'],
  ['path', '`/healthz`'],
  ['version', '`1.33`'],
  ['clock', '`2016-05-19 09:59:00 UTC`'],
  ['string', '`"any text"`'],
  ['int', '`5`'],
  ['word', '`Warning`'],
];

/** The definitions of a file, as editors find them: literals in direct calls. */
export function definitionsIn(text: string): readonly Definition[] {
  return [...text.matchAll(/^(Given|When|Then)\(\s*'((?:[^'\\]|\\.)*)'/gm)].map(
    ([, keyword, expression]) => ({
      keyword: keyword!,
      expression: expression!,
    }),
  );
}

/** The page that lists every phrase. */
export function stepsPage(): string {
  const files = new Map(
    filesIn('steps', '.ts').map(({ name, text }) => [path.posix.basename(name, '.ts'), text]),
  );
  const groups = GROUPS.map(([file, title]) => {
    const lines = definitionsIn(files.get(file) ?? '').map(
      ({ keyword, expression }) => `| ${keyword} | \`${expression}\` |`,
    );
    return `## ${title}\n\n| | phrase |\n|---|---|\n${lines.join('\n')}\n`;
  });
  const nouns = NOUNS.map(([noun, examples]) => `| \`{${noun}}\` | ${examples} |`);
  return [
    '# All steps',
    '',
    'Written by `npm run docs` from the definitions in `steps/`. How they work together is told in [language.md](language.md).',
    'Letters in brackets may be left out, of words with a slash between them one is written.',
    '',
    ...groups,
    '## Nouns',
    '',
    '| noun | may be |',
    '|---|---|',
    ...nouns,
    '',
  ].join('\n');
}

if (require.main === module) writeFileSync(path.join(ROOT, 'docs', 'steps.md'), stepsPage());
