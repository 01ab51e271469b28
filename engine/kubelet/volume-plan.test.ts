import { test } from 'node:test';
import { expect } from 'expect';
import type { Pod, PodSpec, Volume } from '../api/types';
import type { Store } from '../store/store';
import { claimErrors, planOf } from './volumes';
import { configMap, projected, secret, volume } from './volumes-testing';

const mountingAll = (volumes: readonly object[]) =>
  ({
    volumes,
    containers: [{ volumeMounts: volumes.map((one) => ({ name: (one as Volume).name })) }],
  }) as unknown as PodSpec;
const labels = { path: 'l', fieldRef: { fieldPath: 'metadata.labels' } };

const CHANGING: readonly [string, Volume, boolean, readonly string[]][] = [
  ['an emptyDir', volume({ emptyDir: {} }), false, []],
  ['a configMap', configMap(), true, ['ConfigMap/settings']],
  ['a secret', secret(), true, ['Secret/keys']],
  ['labels', volume({ downwardAPI: { items: [labels] } }), true, []],
  [
    'the name of the pod',
    volume({ downwardAPI: { items: [{ path: 'n', fieldRef: { fieldPath: 'metadata.name' } }] } }),
    false,
    [],
  ],
  ['labels among several sources', projected({ downwardAPI: { items: [labels] } }), true, []],
  [
    'a secret among several sources',
    projected({ serviceAccountToken: { path: 't' } }, { secret: { name: 'keys' } }),
    true,
    ['Secret/keys'],
  ],
  ['the root certificate', projected({ configMap: { name: 'kube-root-ca.crt' } }), false, []],
];

for (const [name, one, changes, references] of CHANGING) {
  test(`volume: what ${name} shows ${changes ? 'may change' : 'never changes'} in the life of a pod`, () => {
    const plan = planOf(mountingAll([one]));
    expect([plan.changing.length === 1, [...plan.references]]).toEqual([changes, references]);
  });
}

test("a volume that no container mounts is none of the kubelet's business", () => {
  const spec = {
    volumes: [configMap(), { name: 'w', emptyDir: {} }],
    initContainers: [{ volumeMounts: [{ name: 'w' }] }],
    containers: [{}],
  };
  expect(planOf(spec as unknown as PodSpec).used.map(({ name }) => name)).toEqual(['w']);
});

const CLAIMS: readonly [string, object | undefined, string[]][] = [
  ['is missing', undefined, ['failed to fetch PVC from API server: persistentvolumeclaims "disk" not found']],
  ['has no volume', { spec: {} }, ['PVC is not bound']],
  ['has one', { spec: { volumeName: 'pv-1' } }, []],
];

for (const [name, claim, why] of CLAIMS) {
  test(`a claim that ${name}`, () => {
    const spec = mountingAll([{ name: 'data', persistentVolumeClaim: { claimName: 'disk' } }]);
    const pod = { metadata: { name: 'web', namespace: 'shop' }, spec } as unknown as Pod;
    const { volumes, messages } = claimErrors(pod, { get: () => claim } as unknown as Store);
    expect(messages).toEqual(why.map((text) => `error processing PVC shop/disk: ${text}`));
    expect(volumes).toEqual(why.map(() => 'data'));
  });
}

test('the images of all image volumes are pulled, also of those that no container mounts', () => {
  const image = { reference: 'alpine:3.22' };
  const volumes = [configMap(), { name: 'w', image }, { name: 'x', image }];
  const spec = { volumes, containers: [{ volumeMounts: [{ name: 'w' }] }] };
  expect(planOf(spec as unknown as PodSpec).images.map(({ name }) => name)).toEqual(['w', 'x']);
});
