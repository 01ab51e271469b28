import { Given, Then } from '@cucumber/cucumber';
import type { FileAnswer } from '../engine';
import { AuthorError } from './author-error';
import { checkText } from './kubectl-text';
import type { ContainerReference } from './references';
import { mustNotBePast, settle } from './statements';
import type { When as Time } from './time-phrases';
import type { Scenario } from './world';

Given(
  'file {string} on node {string} is:',
  function (this: Scenario, path: string, node: string, text: string) {
    checkPath(path);
    if (!this.cluster.layFile(node, path, withLineEnd(text)))
      throw new AuthorError(`node "${node}" cannot have a file ${path}: a file or a directory is in its way`);
  },
);

Then(
  'file {string} of {container} is{when}:',
  function (this: Scenario, path: string, container: ContainerReference, when: Time, text: string) {
    mustFile(this, path, container, when, (file) => sameText(file.text, text));
  },
);

Then(
  'file {string} of {container} includes{when}:',
  function (this: Scenario, path: string, container: ContainerReference, when: Time, text: string) {
    checkText(text);
    mustFile(this, path, container, when, (file) => file.text?.includes(trimmed(text)) ?? false);
  },
);

Then(
  'file {string} of {container} is missing{when}',
  function (this: Scenario, path: string, container: ContainerReference, when: Time) {
    mustFile(this, path, container, when, (file) => file.refused === 'ENOENT');
  },
);

/** Fails the step unless what a container finds at a path is as it should be; it has to run to find anything. */
function mustFile(
  scenario: Scenario,
  path: string,
  reference: ContainerReference,
  when: Time,
  holds: (file: FileAnswer) => boolean,
): void {
  checkPath(path);
  mustNotBePast(scenario, when, 'a file');
  settle(scenario);
  const target = scenario.containerTarget(reference);
  const check = () => {
    const file = scenario.cluster.containerFile(scenario.podOf(target).metadata.uid, target.container, path);
    if (file === undefined)
      return { holds: false, found: `container "${target.container}" does not run, so it has no files` };
    return { holds: holds(file), found: describe(file) };
  };
  scenario.must(when, check, target.pod);
}

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory',
  EACCES: 'the user of the container may not read it',
  ENOTDIR: 'a part of its path is no directory',
  EINVAL: 'it is a device',
};

function describe({ text, refused }: FileAnswer): string {
  if (refused !== undefined) return WORDS[refused] ?? refused;
  return text === '' ? 'the file is empty' : `the file is\n${trimmed(text)}`;
}

function checkPath(path: string): void {
  if (!path.startsWith('/'))
    throw new AuthorError(`"${path}" is no path from the root`, 'It begins with a /.');
}

const trimmed = (text: string) => text.replace(/\n+$/, '');
const withLineEnd = (text: string) => (text === '' || text.endsWith('\n') ? text : `${text}\n`);
const sameText = (found: string | undefined, wanted: string) =>
  found !== undefined && trimmed(found) === trimmed(wanted);
