// Cucumber's own configuration: `npx cucumber-js` alone runs every feature.
module.exports = {
  default: {
    requireModule: ['ts-node/register'],
    require: ['steps/**/*.ts'],
    paths: ['features/**/*.feature'],
    publish: false,
  },
};
