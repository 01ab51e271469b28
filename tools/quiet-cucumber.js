// The project's configuration without the reports, which another run may be writing.
const { worldParameters, ...settings } = require('../cucumber.js').default;

module.exports = { default: { ...settings, format: ['summary'] } };
