// Runs the unit tables: every *.test.ts in one process, for starting a process for each would cost more than the tests.
// `node tools/tables.js engine/kubelet steps` runs those of some folders, `--reporter=dot` prints less.
const { spawnSync } = require('node:child_process');
const { readdirSync, statSync } = require('node:fs');
const path = require('node:path');

const FOLDERS = ['engine', 'steps', 'reports', 'tools'];
const root = path.join(__dirname, '..');

if (process.env.PODLIFE_TABLES === undefined) {
  const args = process.argv.slice(2);
  const reporter = args.find((arg) => arg.startsWith('--reporter='))?.slice('--reporter='.length) ?? 'spec';
  const chosen = args.filter((arg) => !arg.startsWith('--'));
  const env = { ...process.env, PODLIFE_TABLES: JSON.stringify(chosen.length > 0 ? chosen : FOLDERS) };
  const { status } = spawnSync(
    process.execPath,
    [`--test-reporter=${reporter}`, '--test-reporter-destination=stdout', __filename],
    {
      cwd: root,
      env,
      stdio: 'inherit',
    },
  );
  process.exit(status ?? 1);
}

require('./register.js');
for (const place of JSON.parse(process.env.PODLIFE_TABLES)) {
  for (const file of testsIn(path.resolve(root, place))) require(file);
}

/** Test files in and below a folder, in the order of their names. */
function testsIn(place) {
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(place, entry.name);
      if (entry.isDirectory())
        return entry.name === 'node_modules' || entry.name === 'out' ? [] : testsIn(file);
      return entry.name.endsWith('.test.ts') ? [file] : [];
    });
}
