import { fstatSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { Book } from './book';

interface Context {
  on(key: 'message', handler: (message: Envelope) => void): void;
  write(text: string): void;
  readonly stream: { readonly fd?: number; readonly writableEnded?: boolean };
  readonly directory?: string;
}

/**
 * The book as a formatter of Cucumber: `--format ./reports/site.js:reports/out/site/index.html`. The page of contents goes to
 * the file, everything else into its folder. What a message brings is on the disk before the next one is taken, so nothing piles up.
 * https://github.com/cucumber/cucumber-js/blob/main/docs/plugins.md
 */
export default {
  type: 'formatter' as const,
  formatter({ on, write, stream, directory }: Context): () => void {
    if (directory === undefined) {
      throw new Error(
        'the book needs a file to write to, as in: --format ./reports/site.js:out/site/index.html',
      );
    }
    const file = openedAs(stream.fd, directory);
    const book = new Book(directory);
    on('message', (message) => book.take(message));
    // Where a BeforeAll fails, Cucumber ends without a word to its formatters: the book tells of it even so.
    const atLast = () => writeFileSync(file, book.finish());
    process.once('exit', atLast);
    return () => {
      process.off('exit', atLast);
      // Where a feature cannot be parsed, Cucumber closes the files before it says that the run is over.
      if (stream.writableEnded) atLast();
      else write(book.finish());
    };
  },
};

/** The name of the file that Cucumber has opened in a folder; it tells nobody. */
function openedAs(opened: number | undefined, directory: string): string {
  if (opened !== undefined) {
    const { ino, dev } = fstatSync(opened, { bigint: true });
    for (const name of readdirSync(directory)) {
      const found = statSync(path.join(directory, name), { bigint: true, throwIfNoEntry: false });
      if (found?.ino === ino && found.dev === dev) return path.join(directory, name);
    }
  }
  return path.join(directory, 'index.html');
}
