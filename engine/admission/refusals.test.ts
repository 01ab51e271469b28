import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'expect';
import { ApiError, ManifestError } from '../api/errors';
import { readManifests } from '../api/manifest';
import type { KubeObject } from '../api/types';
import { REFERENCE_VERSION, Version } from '../profiles/versions';
import { admit } from './admission';
import type { AdmissionContext } from './context';

/** What a real kubectl 1.36 printed for wrong manifests, case by case. */
const RECORDED = join(__dirname, '../../../shared/traces/kubectl/refusals');

const NAMESPACE = 'refusals';
const CONTEXT: AdmissionContext = {
  store: {
    get: <T extends KubeObject>(kind: string, _: string, name: string) =>
      ((kind === 'Namespace' && name === NAMESPACE) || (kind === 'ServiceAccount' && name === 'default')
        ? { kind, metadata: { name } }
        : undefined) as T | undefined,
    list: () => [],
  },
  version: Version.parse(REFERENCE_VERSION)!,
  volumeSuffix: () => 'tgcmt',
  generatedName: (base) => `${base}abcde`,
  newUid: () => 'uid-1',
  warn: () => {},
};

/** Told otherwise here, each for a reason. */
const NOT_TOLD_ALIKE = new Map([
  ['cronjob-bad-timezone', 'names of time zones are not looked up'],
  ['job-selector-set', 'the message holds a uid'],
  ['configmap-too-large', 'the recorded manifest is shortened'],
]);

if (!existsSync(RECORDED))
  test('recorded refusals', { skip: 'the recordings are not beside this checkout' }, () => {});
else {
  for (const name of readdirSync(RECORDED)) {
    const folder = join(RECORDED, name);
    if (!existsSync(join(folder, 'create.stderr.txt'))) continue;
    const reason = NOT_TOLD_ALIKE.get(name);
    test(name, { skip: reason ?? false }, () => {
      const recorded = readFileSync(join(folder, 'create.stderr.txt'), 'utf8').trim();
      const manifest = readFileSync(join(folder, 'manifest.yaml'), 'utf8');
      expect(printed(manifest)).toBe(
        recorded.replace('no objects passed to create', 'no objects passed to apply'),
      );
    });
  }
}

function printed(manifest: string): string {
  try {
    for (const { object } of readManifests(manifest, { file: 'manifest.yaml', line: 1 })) {
      admit({ ...object, metadata: { namespace: NAMESPACE, ...object.metadata } }, CONTEXT);
    }
    return '';
  } catch (error) {
    if (error instanceof ApiError || error instanceof ManifestError)
      // The namespace of the command line is put in where the mapping was found.
      return error
        .kubectlMessage('manifest.yaml')
        .replace(`namespace: "${NAMESPACE}" from`, 'namespace: "" from')
        .trim();
    throw error;
  }
}
