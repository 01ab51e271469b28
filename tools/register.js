// TypeScript runs as it stands: ts-node hands every file to swc, and `npm run types` checks it apart.
const path = require('node:path');
if (!process[Symbol.for('ts-node.register.instance')]) {
  require('ts-node').register({ swc: true, projectSearchDir: path.join(__dirname, '..') });
}
