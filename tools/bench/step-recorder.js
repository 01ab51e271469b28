// Writes down, for the floor of the start-up, which steps and nouns there are. Required before Cucumber loads the support code.
const { writeFileSync } = require('node:fs');
const cucumber = require('@cucumber/cucumber');

const steps = [];
const nouns = [];
const written = (pattern) =>
  pattern instanceof RegExp ? { source: pattern.source, flags: pattern.flags } : pattern;
const original = { ...cucumber };
const step =
  (keyword) =>
  (pattern, ...rest) => {
    steps.push({ keyword, pattern: written(pattern), code: rest.at(-1) });
    return original[keyword](pattern, ...rest);
  };

require.cache[require.resolve('@cucumber/cucumber')].exports = {
  ...original,
  Given: step('Given'),
  When: step('When'),
  Then: step('Then'),
  defineParameterType: (type) => {
    const { transformer: _, regexp, ...rest } = type;
    nouns.push({ ...rest, regexp: Array.isArray(regexp) ? regexp.map(written) : written(regexp) });
    return original.defineParameterType(type);
  },
};
process.on('exit', () => {
  // Only now does every step know how many arguments it takes.
  const known = steps.map(({ code, ...one }) => ({ ...one, arity: code.length }));
  writeFileSync(process.env.PODLIFE_STEPS, JSON.stringify({ steps: known, nouns }));
});
