// `npm start`: runs the features, all or those that are named, and says where the reports are. With `--update`, golden files are
// written anew instead of compared.
const { spawnSync } = require('node:child_process');
const { rmSync } = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const cucumber = path.join(root, 'node_modules', '@cucumber', 'cucumber', 'bin', 'cucumber.js');
const args = process.argv.slice(2);
const isUpdate = args.includes('--update');
// Attachments have names of their own in every run.
rmSync(path.join(root, 'reports', 'out'), { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [cucumber, ...args.filter((arg) => arg !== '--update')], {
  cwd: root,
  env: isUpdate ? { ...process.env, PODLIFE_UPDATE: '1' } : process.env,
  stdio: 'inherit',
});

console.log('\nThe book: reports/out/site/index.html');
console.log('Reports:  reports/out/cucumber/report.html, junit.xml and messages.ndjson');
process.exit(status ?? 1);
