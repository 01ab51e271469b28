/**
 * Does something that may end at once or later, as steps that are `async` do: what it throws then is told in the same way.
 * @param failed takes what was thrown; what it answers stands in the place of the result
 */
export function ending(run: () => unknown, failed: (error: unknown) => void, over = () => {}): unknown {
  let result: unknown;
  try {
    result = run();
    if (isPromise(result)) return result.then(undefined, failed).finally(over);
  } catch (error) {
    try {
      return failed(error);
    } finally {
      over();
    }
  }
  over();
  return result;
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as { then?: unknown } | undefined)?.then === 'function';
}
