/**
 * What explains a failure: the nearest moment, the causes. It must never take the place of the failure that it explains, so where it
 * cannot be told, that is said beside it.
 */
export class Additions {
  private readonly missing: string[] = [];

  /** An addition, or what stands for none. */
  of<T>(what: string, none: T, make: () => T): T {
    try {
      return make();
    } catch (error) {
      this.missing.push(`The ${what} cannot be told; please report it: ${String(error)}`);
      return none;
    }
  }

  /** Those that could not be told, as lines. */
  get unclear(): readonly string[] {
    return this.missing;
  }
}
