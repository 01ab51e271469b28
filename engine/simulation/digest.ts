/**
 * A running hash over everything that happened: two runs with the same digest told the same story. Two 32-bit
 * lanes are multiplied and mixed for each number (FNV-1a's step and Murmur's), a string is folded by its
 * UTF-16 units. Not cryptographic; see docs/decisions/digest.md.
 */
export class Digest {
  private low = 0x811c_9dc5 | 0;
  private high = 0x1b87_3593 | 0;

  number(n: number): void {
    const high = Math.floor(n / 0x1_0000_0000);
    this.word(n | 0);
    if (high !== 0 && high !== -1) this.word(high | 0);
    if (n !== Math.floor(n)) this.string(String(n));
  }

  string(text: string): void {
    let a = this.low;
    let b = this.high;
    for (let i = 0; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      a = Math.imul(a ^ unit, 0x0100_0193);
      b = Math.imul(b ^ unit, 0x85eb_ca6b);
    }
    this.low = a;
    this.high = b ^ (b >>> 15);
    this.word(text.length);
  }

  /**
   * Folds in what `after` has that `before` has not. Parts that are the same object in both are passed over,
   * so the cost is that of the change, not that of the object.
   */
  difference(before: unknown, after: unknown): void {
    if (before === after) return;
    if (typeof after === 'string') this.string(after);
    else if (typeof after === 'number') this.number(after);
    else if (typeof after === 'boolean') this.word(after ? 2 : 3);
    else if (after === null || after === undefined) this.word(5);
    else if (Array.isArray(after)) {
      const old: readonly unknown[] = Array.isArray(before) ? before : [];
      this.word(after.length);
      for (let i = 0; i < after.length; i += 1) {
        if (after[i] === old[i]) continue;
        this.word(i);
        this.difference(old[i], after[i]);
      }
    } else this.fields((before ?? {}) as Record<string, unknown>, after as Record<string, unknown>);
  }

  /** Sixteen hexadecimal digits. */
  toString(): string {
    return [this.low, this.high].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
  }

  private fields(before: Record<string, unknown>, after: Record<string, unknown>): void {
    for (const key in after) {
      if (after[key] === before[key]) continue;
      this.string(key);
      this.difference(before[key], after[key]);
    }
    for (const key in before) {
      if (key in after) continue;
      this.string(key);
      this.word(7);
    }
  }

  private word(n: number): void {
    this.low = Math.imul(this.low ^ n, 0x0100_0193);
    this.high = Math.imul(this.high ^ n ^ (this.low >>> 13), 0x85eb_ca6b);
    this.high ^= this.high >>> 16;
  }
}
