import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bookIn, PODLIFE_STEPS, Trial } from '../trial';
import { HOSTILE_FEATURE, HOSTILE_FILE, HOSTILE_STEPS } from './hostile';

const ROOT = path.join(__dirname, '..', '..');

/** Pages of the real book, one of them with its twin in Korean. */
const REAL = ['pods/init-container-fails', 'pods/init-container-fails.ko'];

const FAILING = `Feature: What goes wrong
  Each scenario fails in its own way.

  Rule: A failure says why

    Scenario: The container has ended
      Given a pod "web" with container "app"
      And container "app" exits with code 1 after 5s
      When 1 minute passes
      Then pod "web" is Succeeded

    Scenario: A phrase that nobody knows
      Given the moon is full

    Scenario: A story that stops at a phrase that nobody knows
      Given a pod "web" with container "app"
      When 1 minute passes
      Then nobody knows this phrase
      And pod "web" is Running

    Scenario Outline: Pods named <name>
      Given a pod "<name>" with container "app"
      When 1 minute passes
      Then pod "web" is Running

      Examples:
        | name  |
        | web   |
        | other |
`;

let written: Promise<Trial> | undefined;

/** A book with features of every kind, in the folder `site`, made by Cucumber once for all tests of this process. */
export function sample(): Promise<Trial> {
  written ??= write();
  return written;
}

async function write(): Promise<Trial> {
  const real = REAL.map((id) => {
    const name = `features/${id}.feature`;
    return [name, readFileSync(path.join(ROOT, name), 'utf8')];
  });
  const trial = new Trial({
    ...Object.fromEntries(real),
    'features/failing.feature': FAILING,
    [HOSTILE_FILE]: HOSTILE_FEATURE,
    'support.js': HOSTILE_STEPS,
  });
  process.once('exit', () => trial.remove());
  const formats = ['--format', 'summary', '--format', bookIn(trial.at('site'))];
  const { printed } = await trial.cucumber([...PODLIFE_STEPS, '--require', 'support.js', ...formats]);
  if (!/\d+ scenarios \(/.test(printed)) throw new Error(`The sample did not run:\n${printed}`);
  return trial;
}
