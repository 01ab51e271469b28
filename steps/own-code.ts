import path from 'node:path';

/** An error of code that is no part of podlife: a step or a hook that its user wrote. */
export interface OwnCodeError {
  readonly text: string;
  /** `support/steps.ts:12`, from the working directory; empty where it is not known. */
  readonly place: string;
}

/**
 * Whether an error was thrown by code of the user, or by a package that it called: the innermost frame that stands in no package tells.
 * Undefined where it is ours, or where nothing tells whose it is.
 */
export function ownCodeOf(error: unknown): OwnCodeError | undefined {
  // Here, nothing is thrown that is no error.
  if (!(error instanceof Error)) return { text: `${String(error)} was thrown`, place: '' };
  for (const { file, line } of framesOf(error)) {
    if (isOurs(file)) return undefined;
    if (file.startsWith('node:') || file.includes(PACKAGES)) continue;
    const place = `${path.relative(process.cwd(), file).split(path.sep).join('/')}:${line}`;
    return { text: `${error.name}: ${error.message}`, place };
  }
  return undefined;
}

const PACKAGES = `${path.sep}node_modules${path.sep}`;
const ROOT = path.join(__dirname, '..');
const OURS = ['steps', 'engine', 'reports', 'tools'].map((folder) => path.join(ROOT, folder) + path.sep);
/** What is written there by a run is not ours. */
const OUT = path.join(ROOT, 'reports', 'out') + path.sep;

function isOurs(file: string): boolean {
  return OURS.some((folder) => file.startsWith(folder)) && !file.startsWith(OUT);
}

function framesOf({
  stack = '',
  message,
}: Error): readonly { readonly file: string; readonly line: number }[] {
  const from = Math.max(0, stack.indexOf(message)) + message.length;
  return stack
    .slice(from)
    .split('\n')
    .flatMap((text) => {
      const [, named, line] = FRAME.exec(text) ?? [];
      if (named === undefined) return [];
      return [{ file: named.startsWith('file:') ? pathOf(named) : named, line: Number(line) }];
    });
}

/** Modules that are imported are named by their address. */
function pathOf(address: string): string {
  const file = decodeURIComponent(new URL(address).pathname);
  return path.normalize(file.replace(/^\/(?=[A-Z]:)/i, ''));
}

/** `    at async name (/folder/file.ts:12:5)`, with or without a name. */
const FRAME = /^\s*at (?:.*? \()?(?:async )?(.+?):(\d+):\d+\)?$/;
