/**
 * Does something `count` times in batches of 1, 2, 4 … and stops after the batch in which one failed; what would fail
 * for all is so tried few times. Answers how often it succeeded, and the first error.
 * pkg/controller/replicaset/replica_set.go (slowStartBatch)
 */
export function slowStart(
  count: number,
  once: () => void,
): { readonly done: number; readonly error?: unknown } {
  let done = 0;
  let left = count;
  for (let batch = Math.min(count, 1); batch > 0; batch = Math.min(2 * batch, left)) {
    let error: unknown;
    for (let i = 0; i < batch; i += 1) {
      try {
        once();
        done += 1;
      } catch (thrown) {
        error ??= thrown;
      }
    }
    if (error !== undefined) return { done, error };
    left -= batch;
  }
  return { done };
}
