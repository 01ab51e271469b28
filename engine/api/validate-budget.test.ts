import { test } from 'node:test';
import { expect } from 'expect';
import { parse } from 'yaml';
import { defaulted } from './defaults';
import { fieldErrorText } from './field-error';
import { validateNew } from './validate';

/** What is said of a disruption budget with this spec. */
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ['a share', 'minAvailable: 100%', []],
  [
    'more than all',
    'minAvailable: 101%',
    ['spec.minAvailable: Invalid value: "101%": must not be greater than 100%'],
  ],
  ['a policy for pods that are not ready', 'minAvailable: 1, unhealthyPodEvictionPolicy: AlwaysAllow', []],
  [
    'a policy that is none',
    'minAvailable: 1, unhealthyPodEvictionPolicy: Always',
    [
      'spec.unhealthyPodEvictionPolicy: Unsupported value: "Always": supported values: "AlwaysAllow", "IfHealthyBudget"',
    ],
  ],
];

for (const [name, spec, errors] of CASES) {
  test(`${name}: ${errors.length === 0 ? 'allowed' : 'refused'}`, () => {
    const text = `{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: b, namespace: default}, spec: {${spec}}}`;
    expect(validateNew(defaulted(parse(text))).map(fieldErrorText)).toEqual(errors);
  });
}

for (const [given, policy] of [
  ['', 'PreemptLowerPriority'],
  [', preemptionPolicy: Never', 'Never'],
] as const) {
  test(`a PriorityClass${given} has the policy ${policy}`, () => {
    const text = `{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: high}, value: 5${given}}`;
    expect(defaulted(parse(text)).preemptionPolicy).toBe(policy);
  });
}
