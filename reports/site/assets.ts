import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';

/** Writes the style sheet and the scripts of the site: what runs in the browser is made of the same engine. */
export function writeAssets(directory: string): void {
  const assets = path.join(directory, 'assets');
  mkdirSync(assets, { recursive: true });
  copyFileSync(path.join(__dirname, 'style', 'book.css'), path.join(assets, 'book.css'));
  buildSync({
    absWorkingDir: path.join(__dirname, '..', '..'),
    entryPoints: [path.join(__dirname, 'client', 'book.ts'), path.join(__dirname, 'client', 'story.tsx')],
    outdir: assets,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'eof',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // The engine's kubectl reads its flags with Node's own parser, which is there as a package too.
    define: { global: 'globalThis' },
    alias: { 'node:util': '@pkgjs/parseargs' },
    logLevel: 'error',
  });
}
