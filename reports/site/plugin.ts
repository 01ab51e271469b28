import type { Envelope } from '@cucumber/messages';
import { Book } from './book';

interface Context {
  on(key: 'message', handler: (message: Envelope) => void): void;
  write(text: string): void;
  readonly directory?: string;
}

/**
 * The book as a formatter of Cucumber: `--format ./reports/site.js:reports/out/site/index.html`. The page of contents goes to
 * the file, everything else into its folder.
 * https://github.com/cucumber/cucumber-js/blob/main/docs/plugins.md
 */
export default {
  type: 'formatter' as const,
  formatter({ on, write, directory }: Context): () => void {
    if (directory === undefined) {
      throw new Error(
        'the book needs a file to write to, as in: --format ./reports/site.js:out/site/index.html',
      );
    }
    const book = new Book(directory);
    on('message', (message) => book.take(message));
    return () => write(book.finish());
  },
};
