import { test } from 'node:test';
import { expect } from 'expect';
import { heldTotals } from './held-totals';
import type { ResourceList, ResourceRequirements } from './types';

const REQUESTS = (cpu: string) => ({ requests: { cpu } });
const LIMITS = (cpu: string) => ({ limits: { cpu } });
const INFEASIBLE = [{ type: 'PodResizePending', status: 'True', reason: 'Infeasible' }];
const DEFERRED = [{ type: 'PodResizePending', status: 'True', reason: 'Deferred' }];

interface Row {
  readonly asked: ResourceRequirements;
  readonly inForce?: ResourceRequirements;
  readonly promised?: ResourceList;
  readonly conditions?: readonly object[];
  readonly held: ResourceRequirements;
}

const rows: readonly [sentence: string, row: Row][] = [
  ['a pod that has not started holds what it asks for', { asked: REQUESTS('1'), held: REQUESTS('1') }],
  [
    'one that is to have less holds what it has',
    { asked: REQUESTS('1'), inForce: REQUESTS('2'), promised: { cpu: '1' }, held: REQUESTS('2') },
  ],
  [
    'one that was promised more holds the promise',
    { asked: REQUESTS('1'), inForce: REQUESTS('1'), promised: { cpu: '3' }, held: REQUESTS('3') },
  ],
  [
    'one that waits for more holds what it waits for',
    { asked: REQUESTS('4'), inForce: REQUESTS('1'), conditions: DEFERRED, held: REQUESTS('4') },
  ],
  [
    'one that asks for what can never be holds what it has',
    { asked: REQUESTS('4'), inForce: REQUESTS('1'), conditions: INFEASIBLE, held: REQUESTS('1') },
  ],
  [
    'a limit that is to be less counts until it is',
    { asked: LIMITS('1'), inForce: LIMITS('2'), held: LIMITS('2') },
  ],
  [
    'a limit that can never be does not count',
    { asked: LIMITS('4'), inForce: LIMITS('1'), conditions: INFEASIBLE, held: LIMITS('1') },
  ],
];
for (const [sentence, { asked, inForce, promised, conditions, held }] of rows) {
  test(sentence, () => {
    const status = {
      conditions,
      containerStatuses: inForce && [{ name: 'app', resources: inForce, allocatedResources: promised }],
    };
    const pod = { spec: { containers: [{ name: 'app', resources: asked }] }, status };
    expect(heldTotals(pod as never)).toEqual(held);
  });
}

test('a sidecar holds what it has, an init container that ends what it asks for', () => {
  const init = { name: 'init', resources: REQUESTS('1') };
  const sidecar = { name: 'side', restartPolicy: 'Always', resources: REQUESTS('1') };
  const has = (name: string) => ({ name, resources: REQUESTS('5') });
  const spec = { containers: [{ name: 'app', resources: {} }], initContainers: [init, sidecar] };
  const status = { containerStatuses: [], initContainerStatuses: [has('init'), has('side')] };
  expect(heldTotals({ spec, status } as never)).toEqual(REQUESTS('5'));
  const alone = { ...spec, initContainers: [init] };
  expect(heldTotals({ spec: alone, status } as never)).toEqual(REQUESTS('1'));
});
