// Cucumber as anybody has it, with the steps of `bare-steps.js` and a report of dots.
const { requireModule: _, ...rest } = require('../../cucumber.js').test;
module.exports = {
  default: { ...rest, require: [require.resolve('./bare-steps.js')], format: ['progress'] },
};
