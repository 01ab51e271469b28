import { ApiError } from '../api/errors';

/** Whether something was refused because its namespace ends: nothing can be made there, and nothing need be. */
export function endsWithNamespace(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    error.reason === 'Forbidden' &&
    error.message.includes('because it is being terminated')
  );
}
