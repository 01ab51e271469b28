import { test } from 'node:test';
import { expect } from 'expect';
import { imageNameError, parseImage } from './image-reference';

const names: readonly (readonly [reference: string, normalized: string])[] = [
  ['nginx', 'docker.io/library/nginx:latest'],
  ['nginx:1.27', 'docker.io/library/nginx:1.27'],
  ['docker.io/nginx', 'docker.io/library/nginx:latest'],
  ['index.docker.io/library/nginx', 'docker.io/library/nginx:latest'],
  ['luksa/kubia:v1', 'docker.io/luksa/kubia:v1'],
  ['registry.k8s.io/pause:3.10', 'registry.k8s.io/pause:3.10'],
  ['localhost/web', 'localhost/web:latest'],
  ['localhost:5000/web', 'localhost:5000/web:latest'],
  ['web:1', 'docker.io/library/web:1'],
  [`nginx@sha256:${'a'.repeat(64)}`, `docker.io/library/nginx@sha256:${'a'.repeat(64)}`],
  [`nginx:1@sha256:${'a'.repeat(64)}`, `docker.io/library/nginx:1@sha256:${'a'.repeat(64)}`],
];
for (const [reference, normalized] of names)
  test(`${reference.slice(0, 40)} is ${normalized.slice(0, 50)}`, () =>
    expect(parseImage(reference).normalized).toBe(normalized));

test('the image id is the digest that was asked for, else one that stands for the name', () => {
  expect(parseImage(`nginx:1@sha256:${'a'.repeat(64)}`).id).toBe(
    `docker.io/library/nginx@sha256:${'a'.repeat(64)}`,
  );
  expect(parseImage('nginx').id).toMatch(/^docker\.io\/library\/nginx@sha256:[0-9a-f]{64}$/);
  expect(parseImage('nginx').id).toBe(parseImage('docker.io/library/nginx:latest').id);
  expect(parseImage('nginx:1').id).not.toBe(parseImage('nginx:2').id);
});

// The first two were recorded from a real node.
const invalid: readonly (readonly [reference: string, why: string | undefined])[] = [
  ['Bad_Name:::x', 'invalid reference format: repository name (library/Bad_Name) must be lowercase'],
  ['Bad Image:UP:1', 'invalid reference format: repository name (library/Bad Image) must be lowercase'],
  ['bad image', 'invalid reference format'],
  ['nginx:', 'invalid reference format'],
  ['nginx:1:2', 'invalid reference format'],
  ['nginx/', 'invalid reference format'],
  ['/nginx', 'invalid reference format'],
  ['-nginx', 'invalid reference format'],
  ['a..b', 'invalid reference format'],
  [`nginx:${'t'.repeat(129)}`, 'invalid reference format'],
  [`nginx:${'t'.repeat(128)}`, undefined],
  ['f'.repeat(64), `invalid repository name (${'f'.repeat(64)}), cannot specify 64-byte hexadecimal strings`],
  ['f'.repeat(63), undefined],
  [`nginx@sha256:${'a'.repeat(63)}`, 'invalid checksum digest length'],
  ['a__b', undefined],
  ['a___b', 'invalid reference format'],
];
for (const [reference, why] of invalid)
  test(`${reference.slice(0, 30)} is ${why ? `refused: ${why.slice(0, 60)}` : 'a good name'}`, () =>
    expect(imageNameError(reference)).toBe(why && `couldn't parse image name "${reference}": ${why}`));
