import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { expect } from 'expect';
import { Cluster } from '../engine';
import { timelineText } from '../steps/timeline-text';
import { ROOT } from './source-files';

const README = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

interface Block {
  readonly language: string;
  readonly text: string;
}

const BLOCKS: readonly Block[] = [...README.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(
  ([, language, text]) => ({
    language: language!,
    text: text!,
  }),
);

/** What the README opens with, and the scenario with its manifest. */
const [OPENING, SCENARIO] = BLOCKS.filter(({ language }) => language === 'gherkin') as [Block, Block];

/** A command as a reader types it, and what they are told that they will see. */
const COMMANDS = BLOCKS.filter(({ language }) => language === 'console').map(({ text }) => {
  const [command, ...output] = text.split('\n');
  return { command: command!.slice('$ '.length), output: output.join('\n').trimEnd() };
});

/** Too costly for a test inside `npm test`: a fresh clone runs them, as .ci/run says. */
const BY_CI = ['npm ci && npm start', 'npm ci && npm test'];

test('every command is tested', () => {
  const others = COMMANDS.map(({ command }) => command).filter((command) => !BY_CI.includes(command));
  expect(others.map((command) => command.split(' ').slice(0, 2).join(' '))).toEqual(
    others.map(() => 'npx cucumber-js'),
  );
  expect(COMMANDS.map(({ command }) => command)).toEqual(expect.arrayContaining(BY_CI));
});

test('the test command is the one that .ci/run runs, and both commands are scripts', () => {
  expect(readFileSync(path.join(ROOT, '.ci', 'run'), 'utf8')).toContain('\nnpm ci && npm test\n');
  const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  expect(scripts).toMatchObject({ start: 'node tools/start.js', test: 'node tools/test.js' });
});

for (const { command, output } of COMMANDS.filter(({ command }) => !BY_CI.includes(command))) {
  test(`$ ${command} prints what the README shows`, () => {
    const folder = mine();
    try {
      const file = command.split(' ')[2]!.replace(/^mine\//, `${folder}/`);
      const cucumber = path.join(ROOT, 'node_modules', '@cucumber', 'cucumber', 'bin', 'cucumber.js');
      const { stdout } = spawnSync(
        process.execPath,
        [cucumber, '--format', './reports/formatter.js', file, ...configured(folder)],
        {
          cwd: ROOT,
          encoding: 'utf8',
          timeout: 120_000,
        },
      );
      expect(stdout.replaceAll(folder, 'mine').trim().slice(0, output.length)).toBe(output);
    } finally {
      rmSync(path.join(ROOT, folder), { recursive: true, force: true });
    }
  });
}

test('the three lines under which the picture stands are the scenario that the picture was taken of', () => {
  const lines = OPENING.text.trim().split('\n');
  expect(lines).toHaveLength(3);
  const feature = readFileSync(path.join(ROOT, 'features', 'pods', 'crash-loop-back-off.feature'), 'utf8');
  const [, scenario] = feature.split('Scenario: The pause counts from the end of a run\n');
  expect(
    scenario
      ?.split('\n')
      .slice(0, 3)
      .map((line) => line.trim()),
  ).toEqual(lines);
  const pictures = readFileSync(path.join(ROOT, 'tools', 'pictures.js'), 'utf8');
  expect(pictures).toContain("name: 'The pause counts from the end of a run'");
});

test('the pictures are there, and small', () => {
  const pictures = new Set([...README.matchAll(/docs\/images\/[\w-]+\.png/g)].map(([file]) => file));
  expect([...pictures].sort()).toEqual(
    ['failure', 'feature', 'start', 'story', 'timeline-dark', 'timeline'].map(
      (name) => `docs/images/${name}.png`,
    ),
  );
  for (const file of pictures) {
    const bytes = readFileSync(path.join(ROOT, file));
    expect([file, bytes.subarray(1, 4).toString(), bytes.length < 200_000]).toEqual([file, 'PNG', true]);
  }
});

test('what happened is the timeline of the scenario', () => {
  const manifest = /"""yaml\n([\s\S]*?)"""/.exec(SCENARIO.text)![1]!;
  const cluster = new Cluster();
  cluster.load(manifest.replace(/^ {8}/gm, ''), { file: 'README.md', line: 1 });
  cluster.applyLoaded();
  cluster.runUntil(60_000);
  expect(timelineText(cluster)).toBe(BLOCKS.find(({ language }) => language === '')!.text.trimEnd());
});

test('the scenario stands in the feature, letter for letter', () => {
  const feature = readFileSync(path.join(ROOT, 'features', 'pods', 'init-container-fails.feature'), 'utf8');
  for (const part of SCENARIO.text.split('\n\n')) {
    expect(feature).toContain(part.trimEnd());
  }
});

test('every page that is linked is there', () => {
  const links = [...README.matchAll(/\]\(([^)#:]+)\)/g)].map(([, file]) => file!);
  expect(links.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
});

/** The reader's own files, as the README gives them, in a folder of their own. */
function mine(): string {
  const out = path.join(ROOT, 'reports', 'out');
  mkdirSync(out, { recursive: true });
  const folder = mkdtempSync(path.join(out, 'mine-'));
  writeFileSync(path.join(folder, 'web.yaml'), BLOCKS.find(({ language }) => language === 'yaml')!.text);
  writeFileSync(
    path.join(folder, 'web.feature'),
    BLOCKS.find(({ text }) => text.startsWith('Feature: Our web'))!.text,
  );
  return path.relative(ROOT, folder).split(path.sep).join('/');
}

/** The project's configuration, without the reports, which another run may be writing. */
function configured(folder: string): readonly string[] {
  const file = path.join(ROOT, folder, 'cucumber.json');
  const settings = {
    requireModule: [path.join(ROOT, 'tools', 'register.js')],
    require: ['steps/**/!(*.test).ts'],
  };
  writeFileSync(file, JSON.stringify({ default: settings }));
  return ['--config', path.relative(ROOT, file)];
}
