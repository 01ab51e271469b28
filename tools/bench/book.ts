import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { messagesIn } from '../../reports/messages/read';
import { writeBook } from '../book';
import { writeMessages } from './book-messages';
import { madeRun } from './book-shapes';

/** Files in memory, where there are any: how long a disk takes to make twenty thousand files says nothing of the book. */
const IN_MEMORY = '/dev/shm';

/** What a book takes. */
export interface BookCosts {
  readonly shape: string;
  /** How many scenarios, or of what there are very many in such a shape. */
  readonly many: number;
  /** Seconds of CPU: to read the messages and do nothing with them, and to write the book. */
  readonly reading: number;
  readonly writing: number;
  /** The most memory that the process had, in bytes. */
  readonly memory: number;
  /** In bytes. */
  readonly index: number;
  readonly largestPage: readonly [file: string, size: number];
  /** How many. */
  readonly pages: number;
  /** What a search reads, and the largest of its scripts. */
  readonly search: number;
  readonly largestSearch: readonly [file: string, size: number];
  readonly messages: number;
}

/** Writes the book of a suite of so many, in a process of its own, and looks at what it took. */
export function bookCosts(many: number, shape = LIKE_OURS): BookCosts {
  const { stdout, stderr } = spawnSync(process.execPath, [...THIS, shape, `${many}`], { encoding: 'utf8' });
  if (!stdout.startsWith('{')) throw new Error(`The book was not written:\n${stdout}\n${stderr}`);
  return JSON.parse(stdout) as BookCosts;
}

const LIKE_OURS = 'like ours';
const THIS = ['--require', path.join(__dirname, '..', 'register.js'), __filename];

function main(shape: string, many: number): void {
  const folder = mkdtempSync(path.join(existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir(), 'podlife-'));
  try {
    const file = path.join(folder, 'messages.ndjson');
    const site = path.join(folder, 'site');
    // Apart, so that what it takes to make up messages does not count as memory of the book.
    const made = spawnSync(process.execPath, [...THIS, shape, `${many}`, file]);
    if (made.status !== 0) throw new Error(String(made.stderr));
    const reading = seconds(() => {
      for (const { message } of messagesIn(file)) if (message.testRunFinished) break;
    });
    const writing = seconds(() => writeBook([file], site));
    const files = readdirSync(site, { recursive: true, withFileTypes: true })
      .filter((entry) => /\.(?:html|js)$/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((page) => [path.relative(site, page), statSync(page).size] as const);
    const largest = (name: RegExp) =>
      files.filter(([page]) => name.test(page)).sort(([, a], [, b]) => b - a)[0]!;
    const searched = files.filter(([page]) => page.startsWith('search'));
    const costs: BookCosts = {
      many,
      shape,
      reading,
      writing,
      memory: process.resourceUsage().maxRSS * 1024,
      index: statSync(path.join(site, 'index.html')).size,
      largestPage: largest(/(?<!^index)\.html$/),
      pages: files.filter(([page]) => page.endsWith('.html')).length,
      search: searched.reduce((sum, [, size]) => sum + size, 0),
      largestSearch: largest(/^search/),
      messages: statSync(file).size,
    };
    console.log(JSON.stringify(costs));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function seconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

if (require.main === module) {
  const [shape = LIKE_OURS, many, file] = process.argv.slice(2);
  if (file === undefined) main(shape, Number(many));
  else writeMessages(file, madeRun(shape, Number(many)));
}
