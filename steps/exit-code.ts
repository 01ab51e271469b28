import { AuthorError } from './author-error';

/** A process ends with a number that fits a byte. */
export function checkedExitCode(code: number): number {
  if (code >= 0 && code <= 255) return code;
  throw new AuthorError(`no process exits with code ${code}`, 'Exit codes go from 0 to 255.');
}
