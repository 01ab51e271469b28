import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { expect } from 'expect';
import { SCHEMA_FILE, schemaText } from './generate';

test('engine/api/schema.json is what tools/schema/generate.ts writes now', async () => {
  const same = readFileSync(SCHEMA_FILE, 'utf8') === (await schemaText());
  expect(same).toBe(true);
});
