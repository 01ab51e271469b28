import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesIn, ROOT } from './source-files';

/** One thing that the engine does more simply than Kubernetes, in the words of the comment that marks it. */
export interface Simplification {
  readonly file: string;
  readonly text: string;
}

/** Every comment that begins with `Simplified:`, in the order of the files. */
export function simplifications(): readonly Simplification[] {
  return filesIn('engine', '.ts')
    .filter(({ name }) => !name.endsWith('.test.ts'))
    .flatMap(({ name, text }) => marks(text).map((mark) => ({ file: name, text: mark })));
}

/** The marked sentences of one file: a mark goes on as long as its comment, or until the next sentence-less line. */
export function marks(source: string): readonly string[] {
  const lines = source
    .replaceAll('*/', '')
    .split('\n')
    .map((line) => /^\s*(?:\/\/|\/?\*\*?)\s?(.*?)\s*$/.exec(line)?.[1]);
  const found: string[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const begin = lines[i]?.indexOf('Simplified: ') ?? -1;
    if (begin < 0) continue;
    let text = lines[i]!.slice(begin + 'Simplified: '.length);
    while (
      lines[i + 1] &&
      !lines[i + 1]!.includes('Simplified: ') &&
      !/^(https?:|pkg\/|staging\/)/.test(lines[i + 1]!)
    ) {
      i += 1;
      text += ` ${lines[i]}`;
    }
    found.push(text.trim());
  }
  return found;
}

/** docs/simplifications.md */
export function simplificationsPage(): string {
  const rows = simplifications().map(({ file, text }) => `| ${text.replaceAll('|', '\\|')} | \`${file}\` |`);
  return [
    '# What the engine simplifies',
    '',
    'Made from the marks `Simplified:` in the code by `npm run docs`; a test keeps it so. Kinds on which nobody acts',
    'are kept as they are, and the journal says so.',
    '',
    '| what | where |',
    '| --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

export const PAGE = path.join(ROOT, 'docs', 'simplifications.md');

if (require.main === module) writeFileSync(PAGE, simplificationsPage());
