import { test } from 'node:test';
import { expect } from 'expect';
import { contextFor, continueUtility, runUtility } from './testing';

test('tail -f prints what is appended, and starts again when the file was emptied', () => {
  const made = contextFor(['tail', '-f', '/log'], { files: { '/log': 'one\n' } });
  const first = continueUtility(made);
  expect(first).toMatchObject({ out: 'one\n', waits: { for: 'change', path: '/log' } });
  const log = (words: string, how: 'append' | 'truncate') =>
    continueUtility({
      ...made,
      context: {
        ...made.context,
        argv: how === 'append' ? ['tee', '-a', '/log'] : ['tee', '/log'],
        input: { ...made.context.input, take: () => words, ended: true },
      },
    });
  log('two\n', 'append');
  const second = continueUtility(made, { reason: 'change', state: first.state });
  expect(second.out).toBe('two\n');
  expect(continueUtility(made, { reason: 'change', state: second.state }).out).toBe('');
  log('x\n', 'truncate');
  expect(continueUtility(made, { reason: 'change', state: second.state }).out).toBe('x\n');
});

test('tail -F waits for a file to appear; tail -f does not', () => {
  expect(runUtility(['tail', '-f', '/log'])).toMatchObject({ exit: 1 });
  const made = contextFor(['tail', '-F', '/log']);
  const first = continueUtility(made);
  expect(first).toMatchObject({
    err: "tail: can't open '/log': No such file or directory\n",
    waits: { for: 'change', path: '/log' },
  });
  continueUtility({ ...made, context: { ...made.context, argv: ['touch', '/log'] } });
  expect(continueUtility(made, { reason: 'change', state: first.state }).err).toMatch(/has appeared/);
});

test('tail -f /dev/null waits for nothing at all', () => {
  expect(runUtility(['tail', '-f', '/dev/null'])).toMatchObject({ out: '', waits: { for: 'ever' } });
});

test('grep prints lines as they come', () => {
  const made = contextFor(['grep', 'x'], { stdin: 'ax\nb\n' });
  const open = {
    ...made,
    context: {
      ...made.context,
      input: { line: made.context.input.line, take: made.context.input.take, ended: false },
    },
  };
  const first = continueUtility(open);
  expect(first).toMatchObject({ out: 'ax\n', waits: { for: 'input' } });
  expect(continueUtility(made, { reason: 'input', state: first.state })).toMatchObject({ exit: 0, out: '' });
});
