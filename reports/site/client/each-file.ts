/**
 * Loads one file after the other; answers those that could not be loaded, which keep nobody from the rest.
 *
 * @param after called with the number of each that was loaded
 */
export async function loadEach(
  files: readonly string[],
  load: (file: string) => Promise<void>,
  after: (i: number) => void,
): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const [i, file] of files.entries()) {
    try {
      await load(file);
      after(i);
    } catch {
      missing.push(file);
    }
  }
  return missing;
}
