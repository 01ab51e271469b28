// A plugin of Cucumber. Its HTML report gives what was attached a new name in every run, beside the report, and leaves that of the runs before.
// https://github.com/cucumber/cucumber-js/blob/main/docs/plugins.md
const { existsSync, readdirSync, rmSync } = require('node:fs');
const path = require('node:path');

const ATTACHMENT = /^attachment-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?:\.\w+)?$/;

module.exports = {
  type: 'plugin',
  coordinator({ operation, options, environment }) {
    const folder = path.join(environment.cwd, options.folder);
    if (operation !== 'runCucumber' || !existsSync(folder)) return;
    for (const name of readdirSync(folder)) {
      if (ATTACHMENT.test(name)) rmSync(path.join(folder, name), { force: true });
    }
  },
  optionsKey: 'tidy',
};
