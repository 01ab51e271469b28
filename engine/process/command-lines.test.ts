import { test } from 'node:test';
import { expect } from 'expect';
import { commandLines } from './command-lines';

const rows: readonly (readonly [text: string, argv: readonly (readonly string[])[]])[] = [
  ['kubectl get pods', [['kubectl', 'get', 'pods']]],
  ["kubectl get pods -l 'a in (b)'", [['kubectl', 'get', 'pods', '-l', 'a in (b)']]],
  ['kubectl get "two words" a\\ b', [['kubectl', 'get', 'two words', 'a b']]],
  ['kubectl get -o jsonpath={.a[*].b}', [['kubectl', 'get', '-o', 'jsonpath={.a[*].b}']]],
  [
    "kubectl exec web -- sh -c 'echo $A; exit 9'",
    [['kubectl', 'exec', 'web', '--', 'sh', '-c', 'echo $A; exit 9']],
  ],
  [
    '# first\nkubectl get pods \\\n  -o wide\n\nkubectl get nodes\n',
    [
      ['kubectl', 'get', 'pods', '-o', 'wide'],
      ['kubectl', 'get', 'nodes'],
    ],
  ],
  ['', []],
];
for (const [text, argv] of rows) {
  test(`${JSON.stringify(text)} is read`, () => {
    expect(commandLines(text).map((line) => line.argv)).toEqual(argv);
  });
}

test('a here-document is the input', () =>
  expect(commandLines('kubectl apply -f - <<EOF\nkind: Pod\nEOF\n')).toEqual([
    { argv: ['kubectl', 'apply', '-f', '-'], input: 'kind: Pod\n' },
  ]));

const refused: readonly string[] = [
  'kubectl get pods | grep web',
  'kubectl get pods > file',
  'kubectl get pod $NAME',
  'kubectl get pod "$(name)"',
  'kubectl get {a,b}',
  'A=1 kubectl get pods',
  'kubectl get pods && kubectl get nodes',
  'if true; then kubectl get pods; fi',
];
for (const text of refused) {
  test(`${text} would need a shell`, () => expect(() => commandLines(text)).toThrow('would need a shell'));
}

test('what is no command line is told', () =>
  expect(() => commandLines("kubectl get 'pods")).toThrow('This is no command line'));
