import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { expect } from 'expect';
import { ROOT } from './source-files';

/** What is installed or written by a run: tracked, it would take the place of what stands there in every checkout. */
const OURS_ALONE = ['node_modules', 'reports/out', 'dist'];

const { status, stdout } = spawnSync('git', ['ls-files', '--', ...OURS_ALONE], {
  cwd: ROOT,
  encoding: 'utf8',
});

test(
  'nothing that is installed or made by a run is tracked, not even as a link',
  {
    skip: status === 0 ? false : 'this is no checkout of git',
  },
  () => expect(stdout).toBe(''),
);
