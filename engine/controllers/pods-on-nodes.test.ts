import { beforeEach, describe, test } from 'node:test';
import { expect } from 'expect';
import type { Pod } from '../api/types';
import { Choices } from '../simulation/choices';
import { Simulation } from '../simulation/simulation';
import { Calendar } from '../simulation/time';
import { Journal } from '../store/journal';
import { type NewObject, Store } from '../store/store';
import { PodsOnNodes } from './pods-on-nodes';

describe('The pods of a node', () => {
  let store: Store;
  let pods: PodsOnNodes;
  beforeEach(() => {
    const simulation = new Simulation(new Choices());
    store = new Store(simulation, new Calendar(), new Journal(simulation));
    pods = new PodsOnNodes(store);
  });

  const make = (name: string, nodeName?: string, namespace = 'default') => {
    const metadata = { name, namespace };
    const object = { apiVersion: 'v1', kind: 'Pod', metadata, spec: { nodeName }, status: {} };
    return store.create<Pod>(object as unknown as NewObject, 'user');
  };
  const bind = (pod: Pod, nodeName: string) =>
    store.update<Pod>(pod, { ...pod, spec: { ...pod.spec, nodeName } }, 'user');
  const on = (node: string) => pods.on(node).map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);

  const rows: readonly (readonly [what: string, happens: () => void, expected: readonly string[]])[] = [
    ['none', () => {}, []],
    ['one that is bound to it', () => make('a', 'n'), ['default/a']],
    ['none of another node', () => make('a', 'm'), []],
    ['none that waits for a node', () => make('a'), []],
    ['one that was bound later', () => bind(make('a'), 'n'), ['default/a']],
    ['two of one name', () => [make('a', 'n'), make('a', 'n', 'shop')], ['default/a', 'shop/a']],
    ['none that has gone', () => store.remove(make('a', 'n'), 'user'), []],
  ];
  for (const [what, happens, expected] of rows) {
    test(`${what}, when it is first asked for after that`, () => {
      happens();
      expect(on('n')).toEqual(expected);
    });
    test(`${what}, when it was asked for before`, () => {
      expect(on('n')).toEqual([]);
      happens();
      expect(on('n')).toEqual(expected);
    });
  }

  test('each is the newest version', () => {
    const pod = make('a', 'n');
    on('n');
    const changed = store.update<Pod>(
      pod,
      { ...pod, metadata: { ...pod.metadata, labels: { x: 'y' } } },
      'user',
    );
    expect(pods.on('n')).toEqual([changed]);
  });
});
