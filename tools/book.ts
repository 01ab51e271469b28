import { existsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { messagesIn } from '../reports/messages/read';
import { Book } from '../reports/site/book';

/**
 * `npm run book -- FILE.ndjson … [--out DIR]`: writes the book from messages that one run kept, or several that were shards of one.
 * https://github.com/cucumber/cucumber-js/blob/main/docs/sharding.md
 */
const USAGE = 'Say which messages: npm run book -- reports/out/messages-*.ndjson [--out reports/out/site]';

/** Writes the book; answers what to tell of it. Throws an Error for the user. */
export function writeBook(files: readonly string[], out: string): readonly string[] {
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new Error(`${missing}: there is no such file`);
  const folder = files.find((file) => statSync(file).isDirectory());
  if (folder !== undefined) throw new Error(`${folder}: this is a folder. ${USAGE}`);
  if (existsSync(out) && !statSync(out).isDirectory())
    throw new Error(`${out}: this is a file; --out names the folder of the book`);
  const book = new Book(out);
  try {
    const told = files.flatMap((file) => takeAll(file, book) ?? []);
    writeFileSync(path.join(out, 'index.html'), book.finish());
    return [...told, `The book: ${path.join(out, 'index.html')}`];
  } finally {
    book.close();
  }
}

/** Answers what is missing at the end of the file. */
function takeAll(file: string, book: Book): string | undefined {
  let hasEnded = false;
  for (const { message, place } of messagesIn(file)) {
    try {
      book.take(message);
    } catch (error) {
      const [kind] = Object.keys(message);
      throw new Error(
        `${place}: a message of the kind "${kind}" that cannot be understood: ${(error as Error).message}`,
      );
    }
    hasEnded ||= message.testRunFinished !== undefined;
  }
  return hasEnded ? undefined : `${file}: this run did not come to its end; the book tells what there is`;
}

function main(): void {
  try {
    const { values, positionals } = parseArgs({
      options: { out: { type: 'string', default: 'reports/out/site' } },
      allowPositionals: true,
    });
    if (positionals.length === 0) throw new Error(USAGE);
    console.log(writeBook(positionals, values.out).join('\n'));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}

if (require.main === module) main();
