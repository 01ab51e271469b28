import { spawnSync } from 'node:child_process';
import { AuthorError } from './author-error';

/**
 * What the first of these tools that is installed prints: the tool renders manifests as it would for a real cluster, and podlife
 * reads what comes out. Throws an AuthorError where none is installed, or where it fails.
 */
export function rendered(
  what: string,
  commands: readonly (readonly [tool: string, ...args: string[]])[],
): string {
  for (const [tool, ...args] of commands) {
    const key = [tool, ...args].join('\0');
    const known = RENDERED.get(key);
    if (known !== undefined) return known;
    const { error, status, signal, stdout, stderr } = spawnSync(tool, args, {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      timeout: PATIENCE,
    });
    if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') continue;
    const command = [tool, ...args].join(' ');
    if (error) throw new AuthorError(`${what} could not be rendered: ${command}: ${error.message}`);
    if (status !== 0) {
      const how = signal === null ? `exits with code ${status}` : `was killed by ${signal}`;
      throw new AuthorError(`${what} could not be rendered: ${command} ${how}:\n${stderr.trim()}`);
    }
    RENDERED.set(key, stdout);
    return stdout;
  }
  const tools = commands.map(([tool]) => tool);
  throw new AuthorError(
    `${what} cannot be rendered: ${tools.length > 1 ? `neither ${tools.join(' nor ')} is` : `${tools[0]} is not`} installed`,
    INSTALL[tools[0]!]!,
  );
}

/** A chart is rendered once in a run, however many scenarios load it. */
const RENDERED = new Map<string, string>();

/** Real milliseconds: a chart may be fetched first. */
const PATIENCE = 60_000;

const INSTALL: Readonly<Record<string, string>> = {
  kustomize:
    'Install one: https://kubectl.docs.kubernetes.io/installation/kustomize/, or kubectl, which has it within.',
  helm: 'Install it: https://helm.sh/docs/intro/install/',
};
