/** How many scenarios reached each of several numbered things, with the names of a few of them. */
export class Tally {
  readonly counts: number[];
  /** The first few by name: so it does not matter in which order shards and workers come. */
  readonly some: readonly string[][];

  constructor(
    size: number,
    private readonly mostNames: number,
  ) {
    this.counts = new Array<number>(size).fill(0);
    this.some = this.counts.map(() => []);
  }

  /** @param numbers each once; what is none of ours is passed over */
  add(scenario: string, numbers: readonly number[]): void {
    for (const i of numbers) {
      if (this.counts[i] === undefined) continue;
      this.counts[i] += 1;
      keepFirst(this.some[i]!, scenario, this.mostNames);
    }
  }

  /** How many there are, and how many were reached. */
  figure(): Figure {
    return { reached: this.counts.filter((count) => count > 0).length, all: this.counts.length };
  }
}

export interface Figure {
  readonly reached: number;
  readonly all: number;
}

/** Keeps the first few names of all that come. */
function keepFirst(names: string[], name: string, most: number): void {
  const at = names.findIndex((other) => name < other);
  if (at < 0) names.push(name);
  else names.splice(at, 0, name);
  if (names.length > most) names.pop();
}
