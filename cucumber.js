// Cucumber's own configuration: `npx cucumber-js` runs every feature, `npx cucumber-js features/pods` a chapter.
const code = {
  requireModule: [require.resolve('./tools/register.js')],
  require: ['steps/**/!(*.test).ts'],
  publish: false,
};

/** Where the reports go. */
const out = process.env.PODLIFE_OUT || 'reports/out';

module.exports = {
  default: {
    ...code,
    format: [
      './reports/formatter.js',
      `./reports/site.js:${out}/site/index.html`,
      `html:${out}/cucumber/report.html`,
      `message:${out}/messages.ndjson`,
      `junit:${out}/junit.xml`,
    ],
    // Text stays in the report: a browser that reads it from a file may not fetch what lies beside it.
    formatOptions: { html: { externalAttachments: ['image/*', 'application/*'] } },
    plugin: ['./reports/tidy.js'],
    pluginOptions: { tidy: { folder: `${out}/cucumber` } },
    worldParameters: { stories: true },
  },
  // `npm test` looks only whether they pass.
  test: { ...code, format: ['./reports/formatter.js'] },
};
