import path from 'node:path';
import { test } from 'node:test';
import { expect } from 'expect';
import { CitedSources } from './cited';
import { deadEnd, engineCitations, isKnownHost, type KubernetesFiles } from './known-sources';
import type { FeatureModel, RuleModel, Status } from './model';
import { citationsIn } from './sources';

function rule(name: string, description: string, statuses: readonly Status[], inScenario = ''): RuleModel {
  const location = { line: 5, column: 1 };
  return {
    rule: { name, description, location, tags: [], keyword: 'Rule', children: [], id: name },
    scenarios: [
      {
        scenario: {
          location,
          tags: [],
          keyword: 'Scenario',
          name: '',
          description: inScenario,
          steps: [],
          examples: [],
          id: name,
        },
        runs: statuses.map((status) => ({ status })) as never,
      },
    ],
  };
}

function gathered(description: string, ...rules: readonly RuleModel[]): CitedSources {
  return gatheredFrom(path.join(__dirname, '..', '..', 'features', 'pods', 'x.feature'), description, rules);
}

/** Of somebody who runs features of their own. */
function gatheredElsewhere(description: string, ...rules: readonly RuleModel[]): CitedSources {
  return gatheredFrom('mine/x.feature', description, rules);
}

function gatheredFrom(uri: string, description: string, rules: readonly RuleModel[]): CitedSources {
  const cited = new CitedSources();
  cited.add({ id: 'pods/x', uri, name: 'X', description, rules } as unknown as FeatureModel);
  return cited;
}

function told(cited: CitedSources): readonly string[] {
  return cited
    .all()
    .flatMap(({ citation, rules }) =>
      rules.map(
        ({ name, scenarios, failed, inherits }) =>
          `${citation.page} ${name} ${scenarios}/${failed}${inherits ? ' inherits' : ''}`,
      ),
    );
}

const PAGE = 'See https://kubernetes.io/docs/a/#b';

const ROWS: readonly (readonly [string, CitedSources, readonly string[], number, number])[] = [
  ['of its own', gathered('', rule('R', PAGE, ['PASSED'])), ['https://kubernetes.io/docs/a R 1/0'], 0, 0],
  [
    'of its feature',
    gathered(PAGE, rule('R', '', ['PASSED', 'FAILED'])),
    ['https://kubernetes.io/docs/a R 2/1 inherits'],
    1,
    0,
  ],
  ['of its own, and not of its feature', gathered(PAGE, rule('R', 'pkg/a.go', [])), ['pkg/a.go R 0/0'], 0, 0],
  [
    'of one of its scenarios',
    gathered('', rule('R', '', ['PASSED'], PAGE)),
    ['https://kubernetes.io/docs/a R 1/0'],
    0,
    0,
  ],
  [
    'of somebody else, whose files are not those of Kubernetes',
    gatheredElsewhere('', rule('R', `pkg/shop/server.go ${PAGE}`, ['PASSED'])),
    ['https://kubernetes.io/docs/a R 1/0'],
    0,
    0,
  ],
  [
    'none of somebody else, who need not have any',
    gatheredElsewhere('', rule('R', '', ['PASSED'])),
    [],
    0,
    0,
  ],
  ['none', gathered('', rule('R', 'So it is.', ['PASSED'])), [], 0, 1],
  ['podlife', gathered('Source: podlife', rule('R', '', ['PASSED'])), ['podlife R 1/0 inherits'], 0, 0],
  [
    'two sections of a page, told once',
    gathered('', rule('R', `${PAGE}\n${PAGE}c`, ['PASSED'])),
    ['https://kubernetes.io/docs/a R 1/0'],
    0,
    0,
  ],
];

for (const [name, cited, expected, inheriting, unfounded] of ROWS) {
  test(`the sources of a rule: ${name}`, () => {
    expect(told(cited)).toEqual(expected);
    expect([cited.inheriting, cited.unfounded.length]).toEqual([inheriting, unfounded]);
  });
}

const FILES: KubernetesFiles = { release: 'v1.36', there: ['pkg/a.go'], missing: ['pkg/gone.go'] };

const ENDS: readonly (readonly [string, string | undefined])[] = [
  ['https://kubernetes.io/docs/a', undefined],
  ['https://github.com/kubernetes/enhancements/issues/1', undefined],
  ['https://blog.example/kubernetes', 'nobody who states what Kubernetes does'],
  ['https://github.com/somebody/else', 'nobody who states what Kubernetes does'],
  ['https://[', 'nobody who states what Kubernetes does'],
  ['pkg/a.go', undefined],
  ['pkg/gone.go', 'there is no such file in v1.36'],
  ['pkg/not-looked-up.go', 'it was not looked up in v1.36'],
  ['Source: podlife', undefined],
];

for (const [cited, why] of ENDS) {
  test(`${cited} is ${why === undefined ? 'no' : 'a'} dead end`, () =>
    expect(deadEnd(citationsIn(cited)[0]!, FILES)).toBe(why));
}

test('a host is known by its whole name', () =>
  expect(isKnownHost('https://kubernetes.io.example/docs')).toBe(false));

test('the engine cites the files that it follows', () =>
  expect(engineCitations().get('pkg/kubelet/prober/worker.go')).toMatch(/^engine\/kubelet\//));
