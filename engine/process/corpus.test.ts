import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'expect';
import { parseAllDocuments } from 'yaml';
import { Bench } from './runtime-bench';

/** Real manifests beside the checkout; every container of theirs is started alone and lives for a virtual hour. */
const CORPUS = join(__dirname, '../../../shared/corpus');

interface Found {
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly name: string;
  readonly file: string;
}

test('every container of the corpus runs for an hour, ends, or is a named unknown', {
  skip: existsSync(CORPUS) ? false : 'the corpus is not here',
}, () => {
  const outcomes = new Map<string, number>();
  const unexpected: string[] = [];
  const found = new Map(
    containers().map((container) => [
      JSON.stringify([container.image, container.command, container.args]),
      container,
    ]),
  );
  for (const container of found.values()) {
    const outcome = outcomeOf(container);
    if (outcome.startsWith('bug')) unexpected.push(`${container.file} ${container.name}: ${outcome}`);
    const kind = outcome.split(' ')[0]!;
    outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
  }
  expect(unexpected).toEqual([]);
  expect(found.size).toBeGreaterThan(100);
});

export function outcomeOf({ image, command, args }: Found): string {
  const bench = new Bench();
  bench.simulation.eventsPerInstant = () => 1_000_000;
  try {
    const id = bench.start({ image, ...(command && { command }), ...(args && { args }) });
    bench.runFor(3_600_000);
    return bench.runtime.running(id) ? 'running' : `exited ${bench.exits.get(id)?.exitCode}`;
  } catch (error) {
    const { name, message, stack } = error as Error;
    return /Undeclared|StartError|EndlessScript|InvalidImageName/.test(name)
      ? `unknown ${name}: ${message.split('\n')[0]}`
      : `bug ${stack}`;
  }
}

export function containers(): Found[] {
  return readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ya?ml$/.test(file))
    .sort()
    .flatMap((file) => inFile(file));
}

function inFile(file: string): Found[] {
  const found: Found[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (typeof node === 'object' && node !== null) {
      const { image, name, command, args } = node as Record<string, unknown>;
      const words = (list: unknown) =>
        list === undefined ||
        list === null ||
        (Array.isArray(list) && list.every((word) => typeof word === 'string'));
      if (typeof image === 'string' && typeof name === 'string' && words(command) && words(args))
        found.push({
          image,
          name,
          file,
          ...(command ? { command: command as string[] } : {}),
          ...(args ? { args: args as string[] } : {}),
        });
      Object.values(node).forEach(visit);
    }
  };
  for (const document of parseAllDocuments(readFileSync(join(CORPUS, file), 'utf8'))) {
    if ('errors' in document && document.errors.length === 0) visit(document.toJS({ maxAliasCount: 100 }));
  }
  return found;
}
