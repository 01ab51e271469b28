import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { engineCitations, FILES_FILE, type KubernetesFiles } from '../reports/site/known-sources';
import { citationsIn } from '../reports/site/sources';
import { filesIn } from './source-files';

/**
 * `node --require ./tools/register.js tools/kubernetes-files.ts GIT_DIRECTORY TREE RELEASE`: looks up each file of the Kubernetes repository that a
 * feature or the engine cites, in a copy of the repository, as in `kubernetes/.git v1.36.0 v1.36`. Run it when a citation is new.
 */
function main([repository = '', tree = '', release = '']: readonly string[]): void {
  if (release === '') {
    console.error('Say where: tools/kubernetes-files.ts kubernetes/.git v1.36.0 v1.36');
    process.exitCode = 1;
    return;
  }
  const listed = execFileSync('git', ['-C', repository, 'ls-tree', '-r', '-t', '--name-only', tree], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const all = new Set(listed.split('\n'));
  const cited = citedFiles();
  const found: KubernetesFiles = {
    release,
    there: cited.filter((file) => all.has(file)),
    missing: cited.filter((file) => !all.has(file)),
  };
  writeFileSync(FILES_FILE, `${JSON.stringify(found, undefined, 2)}\n`);
  console.log(`${found.there.length} are there, ${found.missing.length} are not`);
  for (const file of found.missing) console.log(`  ${file}`);
}

/** Each file that is cited in a feature or in a comment of the engine, by name. */
function citedFiles(): readonly string[] {
  const inFeatures = filesIn('features', '.feature').flatMap(({ text }) =>
    citationsIn(text).flatMap(({ path }) => path ?? []),
  );
  return [...new Set([...inFeatures, ...engineCitations().keys()])].sort();
}

if (require.main === module) main(process.argv.slice(2));
