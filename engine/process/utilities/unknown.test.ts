import { test } from 'node:test';
import { expect } from 'expect';
import { runUtility } from './testing';

const unknowns: readonly (readonly [argv: readonly string[], text: string])[] = [
  [['wget', '--mirror', 'http://web'], 'option --mirror of wget'],
  [['sed', 's/a/b/;t', '/etc/passwd'], 'the sed program "s/a/b/;t"'],
  [['awk', '{printf "%d", $1}'], 'the awk program "{printf "%d", $1}"'],
  [['ls', '--color'], 'option --color of ls'],
  [['find', '/', '-perm', '755'], '-perm of find'],
  [['cat', '-A', '/etc/passwd'], 'option -A of cat'],
  [['cat', '/dev/urandom'], 'what cat reads from /dev/urandom'],
  [['tail', '-f', '/a', '/b'], 'tail following more than one file'],
  [['bc'], 'the bc program "2^99999"'],
  [['md5sum', '/etc/passwd'], 'the checksum that md5sum prints'],
  [['date', '+%Q'], 'the conversion %Q of date'],
  [['date', '010100002026'], 'setting the date'],
];
for (const [argv, what] of unknowns)
  test(`${argv.join(' ')} is said to be unknown`, () =>
    expect(() => runUtility(argv, { stdin: '2^99999\n' })).toThrow(`I do not know ${what}`));

const hostile: readonly (readonly [argv: readonly string[], exit: number])[] = [
  [['xargs', '-n', '0', 'x'], 1],
  [['dd', 'if=/dev/zero', 'of=/tmp/x', 'bs=0', 'count=1'], 1],
  [['base64', '-w', '-1'], 1],
  [['ping', '-c', '0', 'localhost'], 1],
  [['rm', '-rf', '/'], 1],
  [['expr', '9'.repeat(50), '*', '9'.repeat(50)], 0],
];
for (const [argv, exit] of hostile)
  test(`${argv.join(' ').slice(0, 40)} ends with ${exit}`, () => {
    expect(runUtility(argv, { stdin: 'a b\n' }).exit).toBe(exit);
  });

test('a sleep longer than time itself never ends', () => {
  expect(runUtility(['sleep', '9'.repeat(400)]).waits).toEqual({ for: 'ever' });
  expect(runUtility(['sleep', '999999999999']).waits).toEqual({ for: 'time', until: 999_999_999_999_000 });
});

test('what is no regular expression is said to be none', () => {
  for (const argv of [
    ['grep', '-E', '('],
    ['awk', '/(/'],
    ['sed', '-E', 's/(/x/'],
  ])
    expect(() => runUtility(argv, { stdin: 'a' })).toThrow('I cannot read the regular expression "("');
});
