import { test } from 'node:test';
import { expect } from 'expect';
import { customColumnsText } from './custom-columns';
import { jsonPathText } from './jsonpath';
import { sortedBy } from './sort-by';

const POD = {
  metadata: { name: 'web', labels: { app: 'web', 'app.kubernetes.io/name': 'shop' }, generation: 2 },
  spec: {
    containers: [
      { name: 'app', image: 'web:1', ports: [{ containerPort: 80 }] },
      { name: 'log', image: 'log:2' },
      { name: 'mon', image: 'mon:3' },
    ],
    hostNetwork: false,
  },
  status: { note: null, text: 'a <b> & "c"' },
};

const rows: readonly (readonly [template: string, text: string])[] = [
  ['no action', 'no action'],
  ['{.metadata.name}', 'web'],
  ['{metadata}', 'unrecognized identifier metadata'],
  ['{$.metadata.name}', 'web'],
  ['{@.metadata.name}', 'web'],
  ['{ .metadata.name }', 'web'],
  ['name: {.metadata.name}!', 'name: web!'],
  ['{.metadata.generation}', '2'],
  ['{.spec.hostNetwork}', 'false'],
  ['{.status.note}', 'null'],
  ['{.spec.nothing.at.all}', ''],
  ['{.metadata.labels}', '{"app":"web","app.kubernetes.io/name":"shop"}'],
  ['{.metadata.labels.app\\.kubernetes\\.io/name}', 'shop'],
  ["{.metadata.labels['app\\.kubernetes\\.io/name']}", 'shop'],
  ['{.metadata.labels.*}', 'web shop'],
  ['{.spec.containers[*].name}', 'app log mon'],
  ['{.spec.containers[0].name}', 'app'],
  ['{.spec.containers[-1].name}', 'mon'],
  ['{.spec.containers[-2].name}', 'log'],
  ['{.spec.containers[1:].name}', 'log mon'],
  ['{.spec.containers[:2].name}', 'app log'],
  ['{.spec.containers[0:3:2].name}', 'app mon'],
  ['{.spec.containers[0,2].name}', 'app mon'],
  ['{.spec.containers[7].name}', 'array index out of bounds: index 7, length 3'],
  ['{.metadata[0]}', 'map[string]interface {} is not array or slice'],
  ['{..containerPort}', '80'],
  ['{.spec..name}', 'app log mon'],
  ['{.spec.containers[?(@.name=="log")].image}', 'log:2'],
  ["{.spec.containers[?(@.name!='log')].image}", 'web:1 mon:3'],
  ['{.spec.containers[?(@.ports)].name}', 'app'],
  ['{.spec.containers[?(@.ports[0].containerPort>79)].name}', 'app'],
  ['{.spec.containers[?(@.name==1)].name}', 'incompatible types for comparison'],
  ['{range .spec.containers[*]}{.name}{"\\n"}{end}.', 'app\nlog\nmon\n.'],
  ['{range .spec.containers[*]}[{.name}{range .ports[*]}:{.containerPort}{end}]{end}', '[app:80][log][mon]'],
  ['{"a\\tb"}', 'a\tb'],
  ["{'it'}", 'it'],
  ['{3}', '3'],
  ['{.status.text}', 'a <b> & "c"'],
  ['{.status}', '{"note":null,"text":"a \\u003cb\\u003e \\u0026 \\"c\\""}'],
  ['{.metadata.name', 'unclosed action'],
  ['{end}', 'not in range, nothing to end'],
  ['{.a[}', 'unterminated array'],
  ['{.a[x]}', 'invalid array index x'],
  ['{"a}', 'unterminated quoted string'],
  ['{#}', "unrecognized character in action: U+0023 '#'"],
];
for (const [template, text] of rows) {
  test(`${template} is ${JSON.stringify(text)}`, () => {
    expect(answerOf(() => jsonPathText(template, POD))).toBe(text);
  });
}

const objects = [
  { apiVersion: 'v1', kind: 'Pod', metadata: { ...POD.metadata, name: 'b' }, cpu: '500m', size: 10 },
  { apiVersion: 'v1', kind: 'Pod', metadata: { ...POD.metadata, name: 'a' }, cpu: '2', size: 9 },
  { apiVersion: 'v1', kind: 'Pod', metadata: { ...POD.metadata, name: 'c' } },
] as never[];

const columns: readonly (readonly [specification: string, text: string])[] = [
  ['NAME:.metadata.name', 'NAME\nb\na\nc\n'],
  ['N:metadata.name,CPU:{.cpu}', 'N     CPU\nb     500m\na     2\nc     <none>\n'],
  ['LABELS:.metadata.labels', `LABELS\n${'map[app:web app.kubernetes.io/name:shop]\n'.repeat(3)}`],
  ['', 'custom-columns format specified but no custom columns given'],
  ['NAME', 'unexpected custom-columns spec: NAME, expected <header>:<json-path-expr>'],
];
for (const [specification, text] of columns) {
  test(`custom-columns=${specification}`, () =>
    expect(answerOf(() => customColumnsText(specification, objects))).toBe(text));
}

const orders: readonly (readonly [path: string, names: string])[] = [
  ['.metadata.name', 'a b c'],
  ['{.metadata.name}', 'a b c'],
  ['.cpu', 'c b a'],
  ['size', 'c a b'],
  ['.spec.x', `couldn't find any field with path "{.spec.x}" in the list of objects`],
  ['{.a', expect.stringContaining('unexpected path string') as never],
];
for (const [path, names] of orders) {
  test(`--sort-by=${path}`, () => {
    const sorted = () => sortedBy(path, objects) as readonly { metadata: { name: string } }[];
    expect(
      answerOf(() =>
        sorted()
          .map(({ metadata }) => metadata.name)
          .join(' '),
      ),
    ).toEqual(names);
  });
}

function answerOf(ask: () => string): string {
  try {
    return ask();
  } catch (error) {
    return (error as Error).message;
  }
}
