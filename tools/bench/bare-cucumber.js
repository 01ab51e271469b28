// Cucumber as anybody has it, with our reports and the steps of `bare-steps.js`.
const { format, worldParameters, ...rest } = require('../../cucumber.js').default;
module.exports = {
  default: {
    ...rest,
    requireModule: [],
    require: [require.resolve('./bare-steps.js')],
    format: format.filter((one) => !one.startsWith('./')),
  },
};
