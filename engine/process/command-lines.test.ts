import { test } from 'node:test';
import { expect } from 'expect';
import { commandLines, sentences } from './command-lines';

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
    { argv: ['kubectl', 'apply', '-f', '-'], input: 'kind: Pod\n', inputLine: 1 },
  ]));

const refused: readonly string[] = [
  'kubectl get pods | grep web',
  'kubectl get pods > file',
  'cat <<EOF | kubectl apply -f -\nname: $NAME\nEOF',
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

const typed: readonly (readonly [
  text: string,
  pipes: readonly (readonly string[])[],
  operators: readonly string[],
])[] = [
  ['a | b c | d', [['a', 'b c', 'd']], []],
  ['a && b | c || d', [['a'], ['b', 'c'], ['d']], ['&&', '||']],
  ['cat <<EOF | b\nx\nEOF', [['cat', 'b']], []],
];
for (const [text, pipes, operators] of typed) {
  test(`${JSON.stringify(text)} is read as pipes`, () => {
    const [sentence] = sentences(text);
    expect(sentence!.pipes.map(({ commands }) => commands.map(({ argv }) => argv.join(' ')))).toEqual(pipes);
    expect(sentence!.operators).toEqual(operators);
  });
}

const redirected: readonly (readonly [text: string, stdout: string, stderr: string])[] = [
  ['a', 'stdout', 'stderr'],
  ['a 2>&1', 'stdout', 'stdout'],
  ['a >/dev/null', 'nowhere', 'stderr'],
  ['a 2>/dev/null', 'stdout', 'nowhere'],
  ['a >/dev/null 2>&1', 'nowhere', 'nowhere'],
  ['a 2>&1 >/dev/null', 'nowhere', 'stdout'],
  ['a &>/dev/null', 'nowhere', 'nowhere'],
  ['a >&2', 'stderr', 'stderr'],
];
for (const [text, stdout, stderr] of redirected) {
  test(`${text} sends its output to ${stdout} and its errors to ${stderr}`, () => {
    const [command] = sentences(text)[0]!.pipes[0]!.commands;
    expect([command!.stdout ?? 'stdout', command!.stderr ?? 'stderr']).toEqual([stdout, stderr]);
  });
}

test('! turns the exit code of a pipe around', () =>
  expect(sentences('! a | b')[0]!.pipes[0]!.isNegated).toBe(true));
