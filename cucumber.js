// Cucumber's own configuration: `npx cucumber-js` runs every feature, `npx cucumber-js features/pods` a chapter.
module.exports = {
  default: {
    requireModule: [require.resolve('./tools/register.js')],
    require: ['steps/**/!(*.test).ts'],
    format: [
      './reports/formatter.js',
      'html:reports/out/report.html',
      'message:reports/out/messages.ndjson',
      'junit:reports/out/junit.xml',
    ],
    publish: false,
  },
};
