import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'expect';
import { parse } from 'yaml';
import type { KubeObject } from '../api/types';
import { Calendar, seconds } from '../simulation/time';
import { type GetOptions, getTable, getText, nameText } from './get';
import { inListOrder } from './list-order';
import { tableText } from './table';

const moment = { now: seconds(30), calendar: new Calendar() };

function object(kind: string, name: string, more: object = {}): KubeObject {
  const metadata = { name, namespace: 'default', creationTimestamp: '2026-01-01T00:00:10Z' };
  return { apiVersion: 'v1', kind, metadata, ...more } as unknown as KubeObject;
}

const pods = ['web-1', 'a-much-longer-name'].map((name) =>
  object('Pod', name, { spec: { containers: [{ name: 'app' }] }, status: { phase: 'Pending' } }),
);

test('columns are three blanks apart and as wide as their widest cell', () => {
  expect(getText('Pod', pods, moment)).toBe(
    'NAME                 READY   STATUS    RESTARTS   AGE\n' +
      'web-1                0/1     Pending   0          20s\n' +
      'a-much-longer-name   0/1     Pending   0          20s\n',
  );
});

test('no column is narrower than six', () => {
  expect(tableText({ columns: ['A', 'B'], rows: [['x', 'y']] })).toBe('A     B\nx     y\n');
});

test('a cell ends at a line break', () => {
  expect(tableText({ columns: ['MESSAGE'], rows: [['one\ntwo']] })).toBe('MESSAGE\none...\n');
});

test('nothing in a namespace says so, and names it', () => {
  expect(getText('Pod', [], { ...moment, namespace: 'default' })).toBe(
    'No resources found in default namespace.\n',
  );
});

test('nothing anywhere says only so', () => {
  expect(getText('Pod', [], { ...moment, namespace: 'default', allNamespaces: true })).toBe(
    'No resources found\n',
  );
});

test('a kind without columns of its own has name and age', () => {
  expect(getTable('Widget', [object('Widget', 'w')], moment)).toEqual({
    columns: ['NAME', 'AGE'],
    rows: [['w', '20s']],
  });
});

test('-A puts the namespace first, -L and --show-labels come last, -L in the words after the slash', () => {
  const labelled = object('ConfigMap', 'c', { data: { a: '1' } });
  const labels = { 'example.com/tier': 'front', app: 'web' };
  const options = {
    ...moment,
    allNamespaces: true,
    labelColumns: ['example.com/tier', 'none'],
    showLabels: true,
  };
  expect(
    getTable('ConfigMap', [{ ...labelled, metadata: { ...labelled.metadata, labels } }], options),
  ).toEqual({
    columns: ['NAMESPACE', 'NAME', 'DATA', 'AGE', 'TIER', 'NONE', 'LABELS'],
    rows: [['default', 'c', '1', '20s', 'front', '', 'app=web,example.com/tier=front']],
  });
});

test('-o name gives the kind and, outside the core, its group', () => {
  const deployment = { ...object('Deployment', 'web'), apiVersion: 'apps/v1' };
  expect(nameText([pods[0]!, deployment])).toBe('pod/web-1\ndeployment.apps/web\n');
});

test('the API lists by namespace, then by name, in the order of bytes', () => {
  const names = ['b', 'a', 'B'].map((name) => object('Pod', name));
  expect(inListOrder(names).map(({ metadata }) => metadata.name)).toEqual(['B', 'a', 'b']);
});

// ------------------------------------------------------------------- against what a real kubectl printed

const recordings = join(__dirname, '../../../shared/traces/kubectl');
const absent = existsSync(recordings) ? false : 'the recordings are not beside this checkout';

type Flags = Partial<GetOptions>;
const wide: Flags = { wide: true, showLabels: true };
const files: readonly (readonly [kind: string, objects: string, printed: string, flags: Flags])[] = [
  ['Pod', 'crashloop-backoff/object.yaml', 'crashloop-backoff/get.txt', {}],
  ['Pod', 'crashloop-backoff/object.yaml', 'crashloop-backoff/get-wide.txt', { wide: true }],
  ['Pod', 'multi-container/object.yaml', 'multi-container/get-labels.txt', { showLabels: true }],
  ['Pod', 'running-full/object.yaml', 'running-full/get-L.txt', { labelColumns: ['app', 'tier'] }],
  ['Pod', 'running-full/object-gate-missing.yaml', 'running-full/get-wide-gate-missing.txt', { wide: true }],
  ['Pod', 'running-full/object.yaml', 'running-full/get-wide.txt', { wide: true }],
  ['Pod', 'scheduling-gated/object.yaml', 'scheduling-gated/get.txt', {}],
  ['Pod', 'init-running/object-1of2.yaml', 'init-running/get-1of2.txt', {}],
  ['Node', 'node/object-node.yaml', 'node/get-node.txt', {}],
  ['Node', 'node/object-node.yaml', 'node/get-node-wide.txt', { wide: true }],
  ['Node', 'node/object-node.yaml', 'node/get-node-labels.txt', { showLabels: true }],
  ['Secret', 'config/object-secret.yaml', 'config/get-secret-wide.txt', wide],
  ['ServiceAccount', 'config/object-serviceaccount.yaml', 'config/get-serviceaccount.txt', {}],
  ['Service', 'service/object-service.yaml', 'service/get-service.txt', {}],
  ['Service', 'service/object-service.yaml', 'service/get-service-wide.txt', wide],
  ['PersistentVolumeClaim', 'pvc-unbound/object-pvc.yaml', 'pvc-unbound/get-pvc.txt', {}],
  ['PersistentVolumeClaim', 'running-full/object-pvc.yaml', 'running-full/get-pvc-wide.txt', wide],
];

for (const [kind, objects, printed, flags] of files) {
  test(`${printed} is printed as kubectl printed it, ages aside`, { skip: absent }, () => {
    const text = readFileSync(join(recordings, printed), 'utf8');
    const read = parse(readFileSync(join(recordings, objects), 'utf8'));
    const items: readonly KubeObject[] = read.items ?? [read];
    const ours = getTable(kind, items, { ...moment, ...flags });
    const ages = text
      .split('\n')
      .slice(1)
      .map((line) => line.split(/ {2,}/));
    const aged = ours.rows.map((row, i) => row.map((cell, j) => withAge(cell, ours.columns[j]!, ages[i]!)));
    expect(tableText({ columns: ours.columns, rows: aged })).toBe(text);
  });
}

/** Puts the recorded age into a cell that holds one: it depends on the second of the recording. */
function withAge(cell: string, column: string, recorded: readonly string[]): string {
  if (column === 'AGE') return recorded.find((text) => /^\d+[smhd](\d+[smh])?$/.test(text)) ?? cell;
  if (column !== 'RESTARTS') return cell;
  return cell.replace(
    /\(.*\)/,
    () => /\(.*\)/.exec(recorded.find((text) => text.includes(' ago)')) ?? '')?.[0] ?? '(?)',
  );
}
