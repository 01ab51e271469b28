// `npm start`: runs the features, all or those that are named, and says where the reports are. With `--update`, golden files are
// written anew instead of compared. PODLIFE_OUT is the folder of the reports, if it is not reports/out.
const { spawnSync } = require('node:child_process');
const { statSync } = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const out = process.env.PODLIFE_OUT || 'reports/out';
const cucumber = path.join(root, 'node_modules', '@cucumber', 'cucumber', 'bin', 'cucumber.js');
const args = process.argv.slice(2);
const isUpdate = args.includes('--update');

const REPORTS = ['cucumber/report.html', 'junit.xml', 'messages.ndjson'];
const before = new Map(['site/index.html', ...REPORTS].map((file) => [file, writtenAt(file)]));
const { status } = spawnSync(process.execPath, [cucumber, ...args.filter((arg) => arg !== '--update')], {
  cwd: root,
  env: isUpdate ? { ...process.env, PODLIFE_UPDATE: '1' } : process.env,
  stdio: 'inherit',
});

if (isNew('site/index.html')) console.log(`\nThe book: ${out}/site/index.html`);
const reports = REPORTS.filter(isNew);
if (reports.length > 0) console.log(`Reports:  ${out}/${listed(reports)}`);
process.exit(status ?? 1);

function writtenAt(file) {
  return statSync(path.resolve(root, out, file), { throwIfNoEntry: false })?.mtimeMs;
}

/** Whether this run wrote it. */
function isNew(file) {
  return writtenAt(file) !== undefined && writtenAt(file) !== before.get(file);
}

function listed(names) {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
