import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { expect } from 'expect';
import { SCHEMA_FILE, schemaText } from './generate';

test('engine/api/schema.json holds what tools/schema/generate.ts makes of the models now', async () => {
  expect(JSON.parse(readFileSync(SCHEMA_FILE, 'utf8'))).toEqual(JSON.parse(await schemaText()));
});
