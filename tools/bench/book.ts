import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { messagesIn } from '../../reports/messages/read';
import { writeBook } from '../book';
import { IN_A_FEATURE } from './book-messages';

/** Files in memory, where there are any: how long a disk takes to make twenty thousand files says nothing of the book. */
const IN_MEMORY = '/dev/shm';

/** What a book of so many scenarios takes. */
export interface BookCosts {
  readonly scenarios: number;
  /** Seconds of CPU: to read the messages and do nothing with them, and to write the book. */
  readonly reading: number;
  readonly writing: number;
  /** The most memory that the process had, in bytes. */
  readonly memory: number;
  /** In bytes. */
  readonly index: number;
  readonly largestPage: readonly [file: string, size: number];
  readonly messages: number;
}

/** Writes the book of so many scenarios, so many of them in a feature, in a process of its own, and looks at what it took. */
export function bookCosts(scenarios: number, inAFeature = IN_A_FEATURE): BookCosts {
  const args = ['--require', path.join(__dirname, '..', 'register.js'), __filename];
  const { stdout, stderr } = spawnSync(process.execPath, [...args, `${scenarios}`, `${inAFeature}`], {
    encoding: 'utf8',
  });
  if (!stdout.startsWith('{')) throw new Error(`The book was not written:\n${stdout}\n${stderr}`);
  return JSON.parse(stdout) as BookCosts;
}

function main(scenarios: number, inAFeature: number): void {
  const folder = mkdtempSync(path.join(existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir(), 'podlife-'));
  try {
    const file = path.join(folder, 'messages.ndjson');
    const site = path.join(folder, 'site');
    // Apart, so that what it takes to make up messages does not count as memory of the book.
    const args = ['--require', path.join(__dirname, '..', 'register.js'), '-e'];
    const made = spawnSync(process.execPath, [
      ...args,
      `require(${JSON.stringify(path.join(__dirname, 'book-messages.ts'))}).writeMessages(${JSON.stringify(file)}, ${scenarios}, ${inAFeature})`,
    ]);
    if (made.status !== 0) throw new Error(String(made.stderr));
    const reading = seconds(() => {
      for (const { message } of messagesIn(file)) if (message.testRunFinished) break;
    });
    const writing = seconds(() => writeBook([file], site));
    const pages = readdirSync(site, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.name.endsWith('.html'))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((page) => [path.relative(site, page), statSync(page).size] as const);
    const largest = pages.filter(([page]) => page !== 'index.html').sort(([, a], [, b]) => b - a)[0]!;
    const costs: BookCosts = {
      scenarios,
      reading,
      writing,
      memory: process.resourceUsage().maxRSS * 1024,
      index: statSync(path.join(site, 'index.html')).size,
      largestPage: largest,
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

if (require.main === module) main(Number(process.argv[2]), Number(process.argv[3]));
