// Cucumber loads formatters with import(), which knows no TypeScript: this small file lets it in.
require('../tools/register.js');
module.exports = require('./site/plugin.ts');
