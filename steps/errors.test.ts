import { test } from 'node:test';
import { expect } from 'expect';
import { ApiError, EndlessActivity, ManifestError, Undeclared } from '../engine';
import { AuthorError, StatementFailed } from './author-error';
import { refusalTexts, told } from './errors';
import { Scene } from './scene';

const SCENE = new Scene(
  {
    uri: 'features/a.feature',
    name: 'A',
    astNodeIds: ['s'],
    steps: [
      { text: 'it happens', type: 'Action', astNodeIds: ['n'] },
      { text: 'it is so', type: 'Outcome', astNodeIds: ['m'] },
    ],
  } as never,
  {
    feature: {
      id: 's',
      location: { line: 3 },
      steps: [
        { id: 'n', location: { line: 5 } },
        { id: 'm', location: { line: 6 } },
      ],
    },
  } as never,
);
const HERE = '  in features/a.feature:5';
const AGAIN = '  see it again: npx cucumber-js features/a.feature:3';

const rows: readonly (readonly [sentence: string, error: Error, text: string])[] = [
  [
    'what the author can mend says where and how',
    new AuthorError('unclear', 'Say which.'),
    `unclear\n${HERE}\n  Say which.\n${AGAIN}`,
  ],
  ['without advice there is none', new AuthorError('unclear'), `unclear\n${HERE}\n${AGAIN}`],
  ['a statement says all by itself', new StatementFailed('expected x'), 'expected x'],
  [
    'a slip in a manifest says where it stands',
    new ManifestError('bad', { file: 'm.yaml', line: 2, column: 3 }),
    `bad\n  in m.yaml:2:3\n${AGAIN}`,
  ],
  [
    'a refusal is in the words of the API',
    new ApiError('NotFound', 'pods "a" not found'),
    `pods "a" not found\n${HERE}\n  If that is what should happen, let the next step say so: Then it is refused with:\n${AGAIN}`,
  ],
  ['what must be declared', new Undeclared('I do not know "x"'), `I do not know "x"\n${HERE}`],
  ['what has no end', new EndlessActivity('no end'), `no end\n${HERE}`],
];
for (const [sentence, error, text] of rows) {
  test(sentence, () => {
    const { message, stack } = told(error, SCENE, undefined);
    expect(message).toBe(text);
    expect(stack).toBeUndefined();
  });
}

test('a refusal that no next step could expect does not ask for one', () => {
  const scene = SCENE.again();
  scene.next();
  expect(told(new ApiError('NotFound', 'pods "a" not found'), scene, undefined).message).toBe(
    `pods "a" not found\n  in features/a.feature:6\n${AGAIN}`,
  );
});

test('anything else is a bug of ours, told with all that is needed to see it again', () => {
  const { message } = told(new TypeError('x is undefined'), SCENE, undefined);
  expect(message).toMatch(
    /^This is a bug in podlife.*\n {2}in features\/a\.feature:5: it happens\n {2}seed none, ideal latencies, digest none/,
  );
  expect(message).toContain(
    'to see it again: npx cucumber-js features/a.feature:3\nTypeError: x is undefined\n',
  );
});

test('a line that nobody would read is cut in the middle', () => {
  const { message } = told(new StatementFailed(`a\n${'x'.repeat(5_000)}\nb`), SCENE, undefined);
  expect(message).toBe(`a\n${'x'.repeat(500)} … ${'x'.repeat(1_000)}\nb`);
});

test('what can be expected as a refusal, and what cannot', () => {
  expect(refusalTexts(new ApiError('NotFound', 'gone'))).toEqual([
    'gone',
    'Error from server (NotFound): gone',
  ]);
  expect(refusalTexts(new Undeclared('x'))).toEqual(['x']);
  expect(refusalTexts(new AuthorError('x'))).toBeUndefined();
  expect(refusalTexts(new TypeError('x'))).toBeUndefined();
});

const OWN = `${process.cwd()}/support/steps.ts`;

/** An error that was thrown there, the innermost frame first. */
function thrownIn(...files: readonly string[]): Error {
  const error = new TypeError('x is undefined');
  error.stack = [`TypeError: x is undefined`, ...files.map((file) => `    at name (${file}:12:5)`)].join(
    '\n',
  );
  return error;
}

const OURS = `${__dirname}/world.ts`;
const PACKAGE = `${process.cwd()}/node_modules/@cucumber/cucumber/lib/user_code_runner.js`;
const THEIRS = 'TypeError: x is undefined\n  in your own code, support/steps.ts:12';
const places: readonly (readonly [sentence: string, error: unknown, text: string | undefined])[] = [
  ['a step of the user that fails', thrownIn(OWN, OURS, PACKAGE), THEIRS],
  ['a package that such a step calls', thrownIn(PACKAGE, 'node:fs', OWN, OURS), THEIRS],
  ['one that stands in no function', thrownIn(`file://${OWN}`, OURS), THEIRS],
  ['a mistake of ours in what such a step calls', thrownIn(OURS, OWN), undefined],
  ['a package that we call', thrownIn(PACKAGE, OURS, OWN), undefined],
  ['packages only', thrownIn(PACKAGE), undefined],
  ['what is no error', 'too bad', 'too bad was thrown\n  in your own code'],
];
for (const [sentence, error, text] of places) {
  test(`whose mistake it is: ${sentence}`, () => {
    const { message } = told(error, SCENE, undefined);
    if (text === undefined) expect(message).toMatch(/^This is a bug in podlife/);
    else expect(message).toBe(`${text}\n${HERE}\n${AGAIN}`);
  });
}

test('of a hook of the user, no step is named', () =>
  expect(told(thrownIn(OWN, OURS), SCENE, undefined, true).message).toBe(
    `TypeError: x is undefined\n  in a hook of yours, support/steps.ts:12\n${AGAIN}`,
  ));
