/** A figure against what it must and should be. */
interface Figure {
  readonly what: string;
  readonly value: string;
  readonly must: string;
  readonly aim: string;
  readonly met: boolean;
}

/** What was measured, as a table. */
export class Figures {
  private readonly all: Figure[] = [];

  /** @param most whether it must be at most so much, or at least */
  add(
    what: string,
    value: number,
    format: (n: number) => string,
    must: number,
    aim: number,
    most = true,
  ): void {
    const met = most ? value <= must : value >= must;
    const sign = most ? '≤' : '≥';
    this.all.push({ what, value: format(value), must: `${sign} ${format(must)}`, aim: format(aim), met });
  }

  toString(): string {
    const width = Math.max(...this.all.map((one) => one.what.length));
    return this.all
      .map(
        ({ what, value, must, aim, met }) =>
          `${what.padEnd(width)}  ${value.padStart(9)}   must ${must.padEnd(9)} aim ${aim.padEnd(8)} ${met ? 'met' : 'NOT MET'}`,
      )
      .join('\n');
  }
}

export const times = (n: number): string => `${n.toFixed(2)} ×`;
export const plain = (n: number): string => n.toFixed(n < 10 ? 2 : 0);
