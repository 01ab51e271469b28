// What somebody may write beside the features of podlife.
const { After, AfterAll, Before, BeforeAll, BeforeStep, When } = require('@cucumber/cucumber');

BeforeAll(() => {});
AfterAll(() => {});
Before({ tags: '@throws' }, () => {
  throw new Error('the database is not there');
});
Before({ tags: '@pending' }, () => 'pending');
Before({ tags: '@quiet' }, () => {});
BeforeStep(() => {});
After({ tags: '@after' }, () => 'pending');

When('my own step fails', () => {
  undefined.field;
});
When('my own step fails later', async () => {
  await null;
  throw new Error('it is too late');
});
