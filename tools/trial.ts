import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(__dirname, '..');
const OUT = path.join(ROOT, 'reports', 'out');

/** What a run of Cucumber printed, and how it ended. */
export interface Ran {
  readonly code: number | null;
  readonly printed: string;
}

/** A project of its own for a test: features and support code in a folder, which Cucumber is run in. */
export class Trial {
  readonly folder: string;

  constructor(files: Readonly<Record<string, string>>) {
    mkdirSync(OUT, { recursive: true });
    this.folder = mkdtempSync(path.join(OUT, 'trial-'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(this.at(name)), { recursive: true });
      writeFileSync(this.at(name), text);
    }
  }

  at(...parts: readonly string[]): string {
    return path.join(this.folder, ...parts);
  }

  text(...parts: readonly string[]): string {
    return readFileSync(this.at(...parts), 'utf8');
  }

  /** Runs Cucumber with arguments, as from a shell; the steps of podlife are there where `PODLIFE_STEPS` is among them. */
  cucumber(args: readonly string[]): Promise<Ran> {
    const program = path.join(ROOT, 'node_modules', '@cucumber', 'cucumber', 'bin', 'cucumber.js');
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [program, ...args], { cwd: this.folder, timeout: 120_000 });
      let printed = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (printed += data));
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, printed }));
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What lets Cucumber say podlife's phrases, and tell the stories of its scenarios. */
export const PODLIFE_STEPS: readonly string[] = [
  '--require-module',
  path.join(ROOT, 'tools', 'register.js'),
  '--require',
  path.join(ROOT, 'steps/**/!(*.test).ts'),
  '--world-parameters',
  '{"stories":true}',
];

/** The book as a formatter, which writes into a folder. */
export function bookIn(folder: string): string {
  return `${path.join(ROOT, 'reports', 'site.js')}:${path.join(folder, 'index.html')}`;
}

/** The texts of all files below a folder, by their names from there, in their order. */
export function filesIn(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  return new Map(files.map((file) => [path.relative(folder, file), readFileSync(file, 'utf8')]));
}
