// The floor: the same steps, matched in the same way, that do nothing. Required before Cucumber loads the support code.
const cucumber = require('@cucumber/cucumber');

const original = { ...cucumber };
const nothing = () => {};

const emptied = {
  ...original,
  Before: nothing,
  After: nothing,
  BeforeAll: nothing,
  AfterAll: nothing,
  BeforeStep: nothing,
  AfterStep: nothing,
  setWorldConstructor: nothing,
  // Cucumber gives what the wrapper answers as many arguments as the step has.
  setDefinitionFunctionWrapper: () => original.setDefinitionFunctionWrapper(() => () => {}),
  defineParameterType: (type) =>
    original.defineParameterType({ ...type, transformer: (...parts) => parts[0] }),
};
require.cache[require.resolve('@cucumber/cucumber')].exports = emptied;
