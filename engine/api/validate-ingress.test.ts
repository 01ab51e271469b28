import { test } from 'node:test';
import { expect } from 'expect';
import { fieldErrorText } from './field-error';
import { validateNew } from './validate';
import { validateUpdate } from './validate-update';

const BACKEND = { service: { name: 'web', port: { number: 80 } } };
const ingress = (spec: object, annotations: object = {}) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'shop', namespace: 'default', annotations },
  spec,
});
const withPath = (path: object) => ({ rules: [{ http: { paths: [{ backend: BACKEND, ...path }] } }] });
const AT = 'spec.rules[0].http.paths[0]';
const SUBDOMAIN = '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*';

const INGRESSES: readonly (readonly [name: string, spec: object, complaints: readonly string[]])[] = [
  ['a backend is enough', { defaultBackend: BACKEND }, []],
  ['a rule is enough', { rules: [{ host: 'a.example' }] }, []],
  ['an absolute path', withPath({ path: '/a', pathType: 'Exact' }), []],
  ['a path of the implementation may be missing', withPath({ pathType: 'ImplementationSpecific' }), []],
  [
    'a path of the implementation is absolute',
    withPath({ path: 'a', pathType: 'ImplementationSpecific' }),
    [`${AT}.path: Invalid value: "a": must be an absolute path`],
  ],
  [
    'a prefix is not missing',
    withPath({ pathType: 'Prefix' }),
    [`${AT}.path: Invalid value: "": must be an absolute path`],
  ],
  [
    'a path has a type',
    withPath({ path: '/' }),
    [`${AT}.pathType: Required value: pathType must be specified`],
  ],
  [
    'one of three types',
    withPath({ path: '/', pathType: 'Regex' }),
    [
      `${AT}.pathType: Unsupported value: "Regex": supported values: "Exact", "ImplementationSpecific", "Prefix"`,
    ],
  ],
  [
    'a path does not go up',
    withPath({ path: '/a/../b/..', pathType: 'Prefix' }),
    [
      `${AT}.path: Invalid value: "/a/../b/..": must not contain '/../'`,
      `${AT}.path: Invalid value: "/a/../b/..": cannot end with '/..'`,
    ],
  ],
  ['a host may begin with a star', { rules: [{ host: '*.example.com' }] }, []],
  [
    'and with nothing else',
    { rules: [{ host: 'a.*.com' }] },
    [
      `spec.rules[0].host: Invalid value: "a.*.com": a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '\\*\\.${SUBDOMAIN}')`,
    ],
  ],
  [
    'a port has a number that there is',
    { defaultBackend: { service: { name: 'web', port: { number: 65_536 } } } },
    ['spec.defaultBackend.service.port.number: Invalid value: 65536: must be between 1 and 65535, inclusive'],
  ],
  [
    'a backend is a service or a resource',
    { defaultBackend: { ...BACKEND, resource: { kind: 'Bucket', name: 'a' } } },
    ['spec.defaultBackend: Invalid value: "": cannot set both resource and service backends'],
  ],
  [
    'a resource has a name',
    { defaultBackend: { resource: { kind: 'Bucket' } } },
    ['spec.defaultBackend.resource.name: Required value'],
  ],
];

for (const [name, spec, complaints] of INGRESSES) {
  test(`Ingress: ${name}`, () => expect(validateNew(ingress(spec)).map(fieldErrorText)).toEqual(complaints));
}

test('the older annotation says the same as the class, of a new Ingress only', () => {
  const both = ingress(
    { defaultBackend: BACKEND, ingressClassName: 'nginx' },
    { 'kubernetes.io/ingress.class': 'other' },
  );
  expect(validateNew(both).map(fieldErrorText)).toEqual([
    'annotations.kubernetes.io/ingress.class: Invalid value: "other": must match `ingressClassName` when both are specified',
  ]);
  expect(validateUpdate(both, both)).toEqual([]);
});

const CLASSES: readonly (readonly [name: string, spec: object, complaints: readonly string[]])[] = [
  ['a controller', { controller: 'k8s.io/ingress-nginx' }, []],
  ['no controller', {}, ['spec.controller: Required value']],
  [
    'a controller without a domain',
    { controller: 'nginx' },
    ['spec.controller: Invalid value: "nginx": must be a domain-prefixed path (such as "acme.io/foo")'],
  ],
  [
    'parameters without a scope',
    { controller: 'a.io/b', parameters: { kind: 'Params', name: 'a' } },
    ['spec.parameters.scope: Required value'],
  ],
  [
    'parameters of a namespace that is not said',
    { controller: 'a.io/b', parameters: { kind: 'Params', name: 'a', scope: 'Namespace' } },
    ["spec.parameters.namespace: Required value: `parameters.scope` is set to 'Namespace'"],
  ],
  [
    'parameters of the cluster in a namespace',
    { controller: 'a.io/b', parameters: { kind: 'Params', name: 'a', scope: 'Cluster', namespace: 'shop' } },
    ["spec.parameters.namespace: Forbidden: `parameters.scope` is set to 'Cluster'"],
  ],
];

for (const [name, spec, complaints] of CLASSES) {
  test(`IngressClass: ${name}`, () => {
    const object = { kind: 'IngressClass', metadata: { name: 'nginx' }, spec };
    expect(validateNew(object).map(fieldErrorText)).toEqual(complaints);
  });
}
