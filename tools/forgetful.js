// Loads the engine with caches that remember nothing, for tools/determinism.test.ts: what is remembered of earlier
// scenarios may make a scenario faster, and must not change what it writes.
const Remembering = globalThis.WeakMap;

globalThis.WeakMap = class extends Remembering {
  get() {
    return undefined;
  }
};
require('./register.js');
require('../engine/index.ts');
globalThis.WeakMap = Remembering;
