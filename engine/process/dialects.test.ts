import { describe, test } from 'node:test';
import { expect } from 'expect';
import { run } from './runtime-bench';
import type { Dialect } from './utility';

type Answers = Readonly<Record<Dialect, readonly [code: number, log: string | RegExp]>>;

/** What differs between the three shells, all of it measured on them. */
const DIFFERENCES: readonly (readonly [script: string, answers: Answers])[] = [
  ['echo -e "a\\tb"', { ash: [0, 'a\tb\n'], dash: [0, '-e a\tb\n'], bash: [0, 'a\tb\n'] }],
  ['echo "a\\nb"', { ash: [0, 'a\\nb\n'], dash: [0, 'a\nb\n'], bash: [0, 'a\\nb\n'] }],
  ['[[ a == a ]]; echo $?', { ash: [0, '0\n'], dash: [0, 'sh: 1: [[: not found\n127\n'], bash: [0, '0\n'] }],
  ['[[ abc == a* ]]; echo $?', { ash: [0, '1\n'], dash: [0, /127\n$/], bash: [0, '0\n'] }],
  ['[[ abc =~ ^a.c$ ]]; echo $?', { ash: [0, '0\n'], dash: [0, /127\n$/], bash: [0, '0\n'] }],
  [
    'set -o pipefail; false | true; echo $?',
    { ash: [0, '1\n'], dash: [2, 'sh: 1: set: Illegal option -o pipefail\n'], bash: [0, '1\n'] },
  ],
  ['a=(x y); echo ${a[1]}', { ash: [2, /syntax error/], dash: [2, /syntax error/i], bash: [0, 'y\n'] }],
  ['echo hi &> /tmp/f; wait; cat /tmp/f', { ash: [0, 'hi\n'], dash: [0, 'hi\n'], bash: [0, 'hi\n'] }],
  [
    'echo hi &> /tmp/f; wait; echo "f: $(cat /tmp/f)"',
    { ash: [0, 'f: hi\n'], dash: [0, 'hi\nf: \n'], bash: [0, 'f: hi\n'] },
  ],
  ['cat <<< x', { ash: [2, /syntax error/], dash: [2, /syntax error/i], bash: [0, 'x\n'] }],
  [
    'for ((i=0;i<2;i++)); do echo $i; done',
    { ash: [2, /syntax error/], dash: [2, /syntax error/i], bash: [0, '0\n1\n'] },
  ],
  ['echo a |& cat', { ash: [2, /syntax error/], dash: [2, /syntax error/i], bash: [0, 'a\n'] }],
  ['function f { echo in; }; f', { ash: [0, 'in\n'], dash: [2, /syntax error/i], bash: [0, 'in\n'] }],
  [
    'x=abc; echo ${x:1:1}; echo on',
    { ash: [0, 'b\non\n'], dash: [2, 'sh: 1: Bad substitution\n'], bash: [0, 'b\non\n'] },
  ],
  ['x=aba; echo ${x/a/c}', { ash: [0, 'cba\n'], dash: [2, 'sh: 1: Bad substitution\n'], bash: [0, 'cba\n'] }],
  ['echo $((2**3))', { ash: [0, '8\n'], dash: [2, /arithmetic expression/], bash: [0, '8\n'] }],
  ['let x=1+2; echo $x', { ash: [0, '3\n'], dash: [0, 'sh: 1: let: not found\n\n'], bash: [0, '3\n'] }],
  [
    'shopt -s nullglob; echo $?',
    {
      ash: [0, 'sh: shopt: not found\n127\n'],
      dash: [0, 'sh: 1: shopt: not found\n127\n'],
      bash: [0, '0\n'],
    },
  ],
  [
    'read -t 1 x < /dev/null; echo $?',
    { ash: [0, '1\n'], dash: [0, 'sh: 1: read: Illegal option -t\n2\n'], bash: [0, '1\n'] },
  ],
  [
    'local x=1; echo on',
    {
      ash: [2, 'sh: local: not in a function\n'],
      dash: [2, 'sh: 1: local: not in a function\n'],
      bash: [0, /can only be used in a function\non\n$/],
    },
  ],
  ['echo {1..3}', { ash: [0, '{1..3}\n'], dash: [0, '{1..3}\n'], bash: [0, '1 2 3\n'] }],
  [
    'source /nope; echo on',
    {
      ash: [2, /can't open/],
      dash: [0, 'sh: 1: source: not found\non\n'],
      bash: [0, /No such file or directory\non\n$/],
    },
  ],
  ['[ -n "$RANDOM" ]; echo $?', { ash: [0, '0\n'], dash: [0, '1\n'], bash: [0, '0\n'] }],
  [
    '/nope/x; echo $?',
    {
      ash: [0, 'sh: /nope/x: not found\n127\n'],
      dash: [0, 'sh: 1: /nope/x: not found\n127\n'],
      bash: [0, 'bash: line 1: /nope/x: No such file or directory\n127\n'],
    },
  ],
  // Exit codes.
  ['exit 300', { ash: [44, ''], dash: [44, ''], bash: [44, ''] }],
  ['exit -1', { ash: [2, /Illegal number/], dash: [2, /Illegal number/], bash: [255, ''] }],
  ['echo a; if', { ash: [2, /^sh: syntax error/], dash: [2, /^sh: 1: /], bash: [2, /^bash: line 1: /] }],
  [
    'set -u; echo $x; echo no',
    {
      ash: [2, 'sh: x: parameter not set\n'],
      dash: [2, 'sh: 1: x: parameter not set\n'],
      bash: [127, 'bash: line 1: x: unbound variable\n'],
    },
  ],
  [
    'echo $((1/0)); echo no',
    { ash: [2, /divide by zero/], dash: [2, /division by zero/], bash: [1, /division by 0/] },
  ],
  ['cd /nope; echo $?', { ash: [0, /\n1\n$/], dash: [0, /\n2\n$/], bash: [0, /\n1\n$/] }],
  ['echo x > /nope/f; echo $?', { ash: [0, /\n1\n$/], dash: [0, /\n2\n$/], bash: [0, /\n1\n$/] }],
  ['wait 99; echo $?', { ash: [0, '127\n'], dash: [0, '127\n'], bash: [0, '127\n'] }],
  ['touch /tmp/x; /tmp/x; echo $?', { ash: [0, /126\n$/], dash: [0, /126\n$/], bash: [0, /126\n$/] }],
  ['sh /nope; echo $?', { ash: [0, /\n2\n$/], dash: [0, /\n2\n$/], bash: [0, /\n2\n$/] }],
  ['timeout -s KILL 1 sleep 5; echo $?', { ash: [0, /137\n$/], dash: [0, /137\n$/], bash: [0, /137\n$/] }],
];

for (const [script, answers] of DIFFERENCES) {
  describe(script, () => {
    for (const dialect of ['ash', 'dash', 'bash'] as const) {
      const [code, log] = answers[dialect];
      test(`${dialect}: ${code} ${String(log instanceof RegExp ? log : JSON.stringify(log))}`, () => {
        const ran = run(script, dialect);
        expect(ran.code).toBe(code);
        if (typeof log === 'string') expect(ran.log).toBe(log);
        else expect(ran.log).toMatch(log);
      });
    }
  });
}

test('bash ends with 127 when its script file is missing', () => {
  expect(run('', 'bash', { command: ['bash', '/nope'] })).toEqual({
    code: 127,
    log: 'bash: /nope: No such file or directory\n',
    at: 0,
  });
});

const LACKING: readonly (readonly [script: string, told: RegExp])[] = [
  ['cat <(echo a)', /does not have the process substitution "<\(echo a\)", which line 1/],
  ['true\ncase ab in @(a|ab)) echo in;; esac', /does not have the pattern "@\(a\|ab\)", which line 2/],
  ['select a in b; do echo; done', /does not have "select"/],
];
for (const [script, told] of LACKING) {
  test(`what bash has and podlife has not is told: ${script}`, () => {
    expect(() => run(script, 'bash')).toThrow(told);
  });
  test(`where others see an error of syntax, so does podlife: ${script}`, () => {
    expect(run(script, 'ash')).toMatchObject({ code: 2, log: expect.stringMatching(/syntax error/) });
    expect(run(script, 'dash')).toMatchObject({ code: 2, log: expect.stringMatching(/syntax error/i) });
  });
}
