import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';

type Asset = readonly [file: string, text: string | Uint8Array];

let made: readonly Asset[] | undefined;

/** The style sheet and the scripts of the site by their files: what runs in the browser is made of the same engine. They are made once. */
export function assets(): readonly Asset[] {
  made ??= make();
  return made;
}

function make(): readonly Asset[] {
  const { outputFiles } = buildSync({
    absWorkingDir: path.join(__dirname, '..', '..'),
    entryPoints: [
      path.join(__dirname, 'client', 'book.ts'),
      path.join(__dirname, 'client', 'story.tsx'),
      path.join(__dirname, 'client', 'timelines.tsx'),
    ],
    outdir: 'assets',
    write: false,
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
  return [
    ['assets/book.css', styleSheet()],
    ...outputFiles.map((file) => [`assets/${path.basename(file.path)}`, file.contents] as const),
  ];
}

/** All style sheets as one: each part of the site has its own, and they follow one another by name, the one of the whole book first. */
function styleSheet(): string {
  const folder = path.join(__dirname, 'style');
  const others = readdirSync(folder)
    .filter((name) => name.endsWith('.css') && name !== WHOLE_BOOK)
    .sort();
  return [WHOLE_BOOK, ...others].map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n');
}

const WHOLE_BOOK = 'book.css';
