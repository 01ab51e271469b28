import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator } from '@cucumber/messages';
import { expect } from 'expect';
import { straysBeside } from '../steps/golden-files';
import { goldenNames } from '../steps/golden-names';
import { filesIn, ROOT } from './source-files';

const OUT = path.join(ROOT, 'reports', 'out');
mkdirSync(OUT, { recursive: true });
const FOLDER = mkdtempSync(path.join(OUT, 'golden-'));
const HERE = path.relative(ROOT, FOLDER).split(path.sep).join('/');
after(() => rmSync(FOLDER, { recursive: true, force: true }));

/** Runs what is in the folder; with the switch of `npm start -- --update` or without. */
function run(isUpdate: boolean, what = HERE): { readonly status: number | null; readonly output: string } {
  const config = path.join(FOLDER, 'cucumber.json');
  const settings = {
    requireModule: [path.join(ROOT, 'tools', 'register.js')],
    require: ['steps/**/!(*.test).ts'],
    format: ['./reports/formatter.js'],
  };
  writeFileSync(config, JSON.stringify({ default: settings }));
  const program = path.join(ROOT, 'node_modules', '@cucumber', 'cucumber', 'bin', 'cucumber.js');
  const { PODLIFE_UPDATE: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, '--config', path.relative(ROOT, config), what],
    { cwd: ROOT, encoding: 'utf8', timeout: 120_000, env: isUpdate ? { ...env, PODLIFE_UPDATE: '1' } : env },
  );
  return { status, output: (stdout + stderr).replaceAll(`${HERE}/`, '') };
}

function put(name: string, text: string): void {
  writeFileSync(path.join(FOLDER, name), text);
}

const FEATURE = (seconds: number, name = 'A task') => `Feature: Tasks
  Scenario: ${name}
    Given a pod "task" with container "app" and restartPolicy Never
    And container "app" exits with code 0 after ${seconds}s
    When 1 minute passes
    Then the timeline matches its golden file
`;

test('a golden file is asked for, written on purpose, compared, told apart, written anew, and removed', () => {
  put('tasks.feature', FEATURE(5));
  const asked = run(false);
  expect(asked.status).toBe(1);
  expect(asked.output).toContain('there is no golden file tasks.timelines/a-task.txt');
  expect(asked.output).toContain('Write it with: npm start -- --update tasks.feature:2');
  expect(existsSync(path.join(FOLDER, 'tasks.timelines'))).toBe(false);

  const written = run(true);
  expect(written.output).toContain('wrote tasks.timelines/a-task.txt: 13 lines');
  const file = path.join(FOLDER, 'tasks.timelines', 'a-task.txt');
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('5s      pod/task            container app exited with code 0\n');
  expect(run(false)).toMatchObject({ status: 0, output: expect.stringContaining('1 passed, 0 failed') });

  // As an editor elsewhere may save it.
  writeFileSync(file, text.replaceAll('\n', '\r\n'));
  expect(run(false).status).toBe(0);

  put('tasks.feature', FEATURE(7));
  const differs = run(false);
  expect(differs.status).toBe(1);
  expect(differs.output).toContain('- 5s      pod/task            container app exited with code 0');
  expect(differs.output).toContain('+ 7s      pod/task            container app exited with code 0');
  expect(differs.output).toContain('If it shall be so from now on: npm start -- --update tasks.feature:2');
  expect(readFileSync(file, 'utf8')).toContain('5s ');

  const changed = run(true);
  expect(changed.status).toBe(0);
  expect(changed.output).toContain('changed tasks.timelines/a-task.txt:');
  expect(changed.output).toContain('- 5s      pod/task            container app exited with code 0');
  expect(readFileSync(file, 'utf8')).toContain(
    '7s      pod/task            container app exited with code 0\n',
  );
  expect(run(true).output).not.toContain('.txt');

  put('tasks.feature', FEATURE(7, 'Another name'));
  const renamed = run(true);
  expect(renamed.output).toContain('removed tasks.timelines/a-task.txt: no scenario uses it');
  expect(readdirSync(path.join(FOLDER, 'tasks.timelines'))).toEqual(['another-name.txt']);

  put('other.feature', 'Feature: Other\n  Scenario: Nothing\n    When 1s passes\n');
  rmSync(path.join(FOLDER, 'tasks.feature'));
  expect(run(false).status).toBe(0);
  expect(existsSync(path.join(FOLDER, 'tasks.timelines'))).toBe(true);
  expect(run(true).output).toContain('removed tasks.timelines/another-name.txt: no scenario uses it');
  expect(readdirSync(FOLDER).sort()).toEqual(['cucumber.json', 'other.feature']);
});

test('npm start -- --update is the switch, and is not handed on to Cucumber', () => {
  const project = path.join(FOLDER, 'project');
  mkdirSync(path.join(project, 'tools'), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(project, 'node_modules'), 'junction');
  copyFileSync(path.join(ROOT, 'tools', 'start.js'), path.join(project, 'tools', 'start.js'));
  const settings = {
    requireModule: [path.join(ROOT, 'tools', 'register.js')],
    require: [path.join(ROOT, 'steps/**/!(*.test).ts').replaceAll('\\', '/')],
  };
  writeFileSync(path.join(project, 'cucumber.json'), JSON.stringify({ default: settings }));
  writeFileSync(path.join(project, 'tasks.feature'), FEATURE(5));
  const start = (...args: readonly string[]) => {
    const all = [path.join('tools', 'start.js'), ...args, 'tasks.feature'];
    return spawnSync(process.execPath, all, { cwd: project, encoding: 'utf8', timeout: 120_000 });
  };
  expect(start().status).toBe(1);
  const { status, stderr } = start('--update');
  expect({ status, stderr }).toEqual({
    status: 0,
    stderr: expect.stringContaining('wrote tasks.timelines/a-task.txt: 13 lines'),
  });
  expect(start().status).toBe(0);
  rmSync(project, { recursive: true });
});

test('one scenario that is run alone leaves the files of the others', () => {
  put('two.feature', `${FEATURE(5)}\n${FEATURE(6, 'A longer task').split('\n').slice(1).join('\n')}`);
  expect(run(true, `${HERE}/two.feature`).status).toBe(0);
  expect(run(true, `${HERE}/two.feature:2`).output).not.toContain('removed');
  expect(readdirSync(path.join(FOLDER, 'two.timelines')).sort()).toEqual(['a-longer-task.txt', 'a-task.txt']);
});

test('every golden file of the book belongs to a scenario', () => {
  const strays = filesIn('features', '.feature').flatMap(({ name, text }) => {
    const document = new Parser(
      new AstBuilder(IdGenerator.incrementing()),
      new GherkinClassicTokenMatcher(),
    ).parse(text);
    const used = goldenNames(document as never).flatMap((one) => (one.isUsed ? [one.name] : []));
    return straysBeside(name, used);
  });
  expect(strays).toEqual([]);
});
