// The floor of the start-up: the same steps and nouns, that do nothing and load nothing.
const { readFileSync } = require('node:fs');
const cucumber = require('@cucumber/cucumber');

const { steps, nouns } = JSON.parse(readFileSync(process.env.PODLIFE_STEPS, 'utf8'));
const read = (pattern) => (typeof pattern === 'string' ? pattern : new RegExp(pattern.source, pattern.flags));
for (const { regexp, ...noun } of nouns) {
  cucumber.defineParameterType({ ...noun, regexp: Array.isArray(regexp) ? regexp.map(read) : read(regexp) });
}
for (const { keyword, pattern, arity } of steps) {
  cucumber[keyword](
    read(pattern),
    Object.defineProperty(() => {}, 'length', { value: arity }),
  );
}
