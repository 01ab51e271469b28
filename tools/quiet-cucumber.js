// The project's configuration without the reports, which another run may be writing.
const { default: settings } = require('../cucumber.js');

module.exports = { default: { ...settings, format: ['summary'] } };
