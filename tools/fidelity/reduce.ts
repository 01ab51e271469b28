import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestOf } from './recordings';

/*
 * node --require ./tools/register.js tools/fidelity/reduce.ts FOLDER NAME…
 * Copies recordings out of the whole set into recordings/, line by line as they were recorded, without the lines and fields
 * that nothing here compares.
 */
const HERE = join(__dirname, 'recordings');
const LINES = new Set(['meta', 'pod', 'row', 'event', 'containerd']);
const FIELDS_OF_PODS = ['rv', 'finalizers', 'owner', 'labels'];
const FIELDS_OF_CONTAINERS = ['allocatedResources', 'resources', 'user', 'volumeMounts'];

const [folder, ...names] = process.argv.slice(2);
for (const name of names) {
  const manifest = `${manifestOf(name)}.yaml`;
  writeFileSync(join(HERE, manifest), readFileSync(join(folder!, manifest), 'utf8'));
  const lines = readFileSync(join(folder!, `${name}.jsonl`), 'utf8').split('\n');
  writeFileSync(join(HERE, `${name}.jsonl`), lines.flatMap(reduced).join(''));
}

function reduced(text: string): string[] {
  if (text === '') return [];
  const line = JSON.parse(text) as Record<string, unknown> & { src: string; status?: Status };
  if (!LINES.has(line.src)) return [];
  if (line.src === 'pod') {
    for (const field of FIELDS_OF_PODS) delete line[field];
    const { initContainerStatuses = [], containerStatuses = [] } = line.status ?? {};
    for (const container of [...initContainerStatuses, ...containerStatuses]) {
      for (const field of FIELDS_OF_CONTAINERS) delete container[field];
    }
  }
  return [`${JSON.stringify(line)}\n`];
}

interface Status {
  readonly initContainerStatuses?: Record<string, unknown>[];
  readonly containerStatuses?: Record<string, unknown>[];
}
