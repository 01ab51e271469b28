// TypeScript runs as it stands: ts-node hands every file to swc, and `npm run types` checks it apart.
require('ts-node').register({ swc: true, cwd: __dirname });
