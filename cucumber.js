// Cucumber's own configuration: `npx cucumber-js` runs every feature, `npx cucumber-js features/pods` a chapter.
const code = {
  requireModule: [require.resolve('./tools/register.js')],
  require: ['steps/**/!(*.test).ts'],
  publish: false,
};

module.exports = {
  default: {
    ...code,
    format: [
      './reports/formatter.js',
      './reports/site.js:reports/out/site/index.html',
      'html:reports/out/cucumber/report.html',
      'message:reports/out/messages.ndjson',
      'junit:reports/out/junit.xml',
    ],
    formatOptions: { html: { externalAttachments: true } },
    worldParameters: { stories: true },
  },
  // `npm test` looks only whether they pass.
  test: { ...code, format: ['./reports/formatter.js'] },
};
