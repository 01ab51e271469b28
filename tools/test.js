// `npm test`: types, lint, tables and properties, features, in this order; the first that fails ends it.
const { spawnSync } = require('node:child_process');
const path = require('node:path');

const root = path.join(__dirname, '..');
const bin = (...parts) => path.join(root, 'node_modules', ...parts);
const STEPS = [
  ['types', bin('typescript', 'bin', 'tsc'), ['--noEmit']],
  ['lint', bin('@biomejs', 'biome', 'bin', 'biome'), ['check', '.']],
  ['tables and properties', path.join(__dirname, 'tables.js'), ['--reporter=dot']],
  ['features', bin('@cucumber', 'cucumber', 'bin', 'cucumber.js'), []],
];

for (const [name, program, args] of STEPS) {
  console.log(`\n--- ${name}`);
  const { status } = spawnSync(process.execPath, [program, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`\nnpm test stopped: ${name} failed (exit code ${status ?? 'none'}).`);
    process.exit(1);
  }
}
