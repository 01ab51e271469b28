// `npm test`: types, lint, tables and properties, features, in this order; the first that fails ends it. Tables and features
// take longest and know nothing of each other, so they run side by side; what the features print follows when the tables are done.
const { spawn } = require('node:child_process');
const path = require('node:path');

const root = path.join(__dirname, '..');
const bin = (...parts) => path.join(root, 'node_modules', ...parts);
const STEPS = [
  ['types', bin('typescript', 'bin', 'tsc'), ['--noEmit']],
  ['lint', bin('@biomejs', 'biome', 'bin', 'biome'), ['check', '.']],
  ['tables and properties', path.join(__dirname, 'tables.js'), ['--reporter=dot']],
  ['features', bin('@cucumber', 'cucumber', 'bin', 'cucumber.js'), ['--profile', 'test']],
];

/** Begins a step. What it prints is kept until it is shown. */
function begin([name, program, args]) {
  const child = spawn(process.execPath, [program, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const kept = [];
  let shown = false;
  for (const from of ['stdout', 'stderr']) {
    child[from].on('data', (data) => (shown ? process[from].write(data) : kept.push([from, data])));
  }
  const ended = new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
  return {
    child,
    /** Prints what came and what still comes. Answers the exit code. */
    async show() {
      console.log(`\n--- ${name}`);
      for (const [to, data] of kept) process[to].write(data);
      shown = true;
      const code = await ended;
      if (code !== 0) console.error(`\nnpm test stopped: ${name} failed (exit code ${code}).`);
      return code;
    },
  };
}

async function main() {
  const [types, lint, tables, features] = STEPS;
  for (const step of [types, lint]) if ((await begin(step).show()) !== 0) return 1;
  const [first, second] = [begin(tables), begin(features)];
  if ((await first.show()) !== 0) {
    second.child.kill();
    return 1;
  }
  return (await second.show()) === 0 ? 0 : 1;
}

main().then((code) => {
  process.exitCode = code;
});
