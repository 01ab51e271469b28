import { appendFileSync, mkdirSync, readFileSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The files of a book, in a folder where files of somebody else may lie, too. What is written is listed in the book itself, and the next
 * book removes what the list names, and folders that are empty then; nothing else is ever removed.
 */
export class SiteFiles {
  private readonly folders = new Set<string>();
  private readonly written = new Set<string>();
  private isOpen = false;

  constructor(private readonly directory: string) {}

  /**
   * Before the first file of a book, the earlier book goes: not sooner, for it may turn out that there is nothing to write.
   *
   * @param file from the root of the site, with slashes
   */
  write(file: string, text: string | Uint8Array): void {
    if (!this.isOpen) this.removeAll(this.listed());
    this.isOpen = true;
    const target = path.join(this.directory, file);
    const folder = path.dirname(target);
    if (!this.folders.has(folder)) {
      mkdirSync(folder, { recursive: true });
      this.folders.add(folder);
    }
    writeFileSync(target, text);
    this.written.add(file);
  }

  /** Adds to a file that was written before; to none where there is no such file of this book. */
  append(file: string, text: string): void {
    if (this.written.has(file)) appendFileSync(path.join(this.directory, file), text);
  }

  /** Writes the list. */
  finish(): void {
    this.write(LIST, `${JSON.stringify([...this.written].sort(), null, 1)}\n`);
    this.written.clear();
  }

  /** Of a book that was not finished, nothing is left. */
  close(): void {
    if (this.written.size > 0) this.removeAll([...this.written, LIST]);
    this.written.clear();
  }

  /** What the earlier book wrote, without the list, which stays until there is another: a writer may be stopped. Nothing where there is none that can be read. */
  private listed(): readonly string[] {
    try {
      const names: unknown = JSON.parse(readFileSync(path.join(this.directory, LIST), 'utf8'));
      return Array.isArray(names) ? names.filter(isOurs) : [];
    } catch {
      return [];
    }
  }

  private removeAll(files: readonly string[]): void {
    const folders = new Set<string>();
    for (const file of files) {
      attempt(() => unlinkSync(path.join(this.directory, file)));
      for (let at = path.dirname(file); at !== '.'; at = path.dirname(at)) folders.add(at);
    }
    const deepestFirst = [...folders].sort((a, b) => b.length - a.length);
    for (const folder of deepestFirst) attempt(() => rmdirSync(path.join(this.directory, folder)));
    this.folders.clear();
  }
}

/** Which files a book consists of, beside the page of contents. */
const LIST = 'assets/podlife-files.json';

/** A list may have been changed by anybody: only what a book can have written is taken from it. */
function isOurs(name: unknown): name is string {
  return (
    typeof name === 'string' &&
    name !== LIST &&
    FORM.test(name) &&
    name.split('/').every((part) => !/^\.+$/.test(part))
  );
}

const PART = String.raw`[\p{L}\p{N}._~-]+`;
const FORM = new RegExp(
  `^(?:${[
    String.raw`(?:(?:features|together|chapters)/(?:${PART}/)*)?${PART}\.html`,
    String.raw`(?:stories|search)/(?:${PART}/)*${PART}\.js`,
    String.raw`timelines/(?:${PART}/)*${PART}\.svg`,
    String.raw`assets/${PART}\.(?:js|css)`,
  ].join('|')})$`,
  'u',
);

/** What is not there, or is no longer what it was, stays as it is. */
function attempt(remove: () => void): void {
  try {
    remove();
  } catch (error) {
    if (!STAYS.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

const STAYS: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'EPERM', 'ENOTEMPTY', 'EEXIST']);
