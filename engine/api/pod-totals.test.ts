import { test } from 'node:test';
import { expect } from 'expect';
import { aContainer, aPod } from '../scheduler/testing';
import { podTotals } from './pod-totals';
import type { Container, PodSpec, ResourceRequirements } from './types';

const one = (resources: ResourceRequirements, more: Partial<Container> = {}): Container =>
  aContainer(undefined, { resources, ...more });
const sidecar = (resources: ResourceRequirements): Container => one(resources, { restartPolicy: 'Always' });
const requests = (cpu: string): ResourceRequirements => ({ requests: { cpu } });

const cases: readonly (readonly [name: string, spec: Partial<PodSpec>, totals: ResourceRequirements])[] = [
  ['nothing', { containers: [one({})] }, {}],
  [
    'containers add up, and are printed by name',
    { containers: [one({ requests: { memory: '20Mi', cpu: '50m' } }), one({ requests: { cpu: '150m' } })] },
    { requests: { cpu: '200m', memory: '20Mi' } },
  ],
  [
    'a limit of one container is the limit shown',
    { containers: [one({ limits: { memory: '20Mi' } }), one({})] },
    { limits: { memory: '20Mi' } },
  ],
  [
    'a larger init container counts alone',
    { containers: [one(requests('100m'))], initContainers: [one(requests('300m'))] },
    { requests: { cpu: '300m' } },
  ],
  [
    'a smaller one does not',
    { containers: [one(requests('300m'))], initContainers: [one(requests('100m'))] },
    { requests: { cpu: '300m' } },
  ],
  [
    'sidecars count beside the containers',
    { containers: [one(requests('100m'))], initContainers: [sidecar(requests('200m'))] },
    { requests: { cpu: '300m' } },
  ],
  [
    'an init container counts with the sidecars before it',
    {
      containers: [one(requests('100m'))],
      initContainers: [sidecar(requests('200m')), one(requests('500m'))],
    },
    { requests: { cpu: '700m' } },
  ],
  [
    'what the pod says replaces the sum',
    { containers: [one(requests('100m'))], resources: { requests: { cpu: '1' }, limits: { memory: '1Gi' } } },
    { requests: { cpu: '1' }, limits: { memory: '1Gi' } },
  ],
  [
    'overhead comes on top of requests, and of limits that there are',
    {
      containers: [one({ requests: { cpu: '100m' }, limits: { cpu: '200m' } })],
      overhead: { cpu: '50m', memory: '10Mi' },
    },
    { requests: { cpu: '150m', memory: '10Mi' }, limits: { cpu: '250m' } },
  ],
];

for (const [name, spec, totals] of cases) {
  test(`totals of a pod: ${name}`, () => expect(podTotals(aPod(spec).spec)).toEqual(totals));
}
