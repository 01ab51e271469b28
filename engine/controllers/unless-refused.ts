import { ApiError } from '../api/errors';

/** Does something, and something else where the API refuses it; nobody's process ends for that. */
export function unlessRefused(deed: () => void, refused: () => void): void {
  try {
    deed();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    refused();
  }
}
