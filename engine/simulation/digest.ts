/**
 * A running hash over everything that happened: two runs with the same digest told the same story. Two 32-bit
 * lanes are multiplied and mixed for each number (FNV-1a's step and Murmur's), a string is folded by its
 * UTF-16 units. Not cryptographic; see docs/decisions/digest.md.
 */
export class Digest {
  private low = 0x811c_9dc5 | 0;
  private high = 0x1b87_3593 | 0;

  number(n: number): void {
    const low = n | 0;
    this.word(low);
    if (n === low) return;
    const high = Math.floor(n / 0x1_0000_0000);
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

  /** Folds in one of few texts that come again and again (the name of a field, of a component): as one number. */
  term(text: string): void {
    let code = TERMS.get(text);
    if (code === undefined) TERMS.set(text, (code = textCode(text)));
    this.word(code);
  }

  /**
   * Folds in what `after` has that `before` has not. Parts that are the same object in both are passed over,
   * so the cost is that of the change, not that of the object; parts that are merely alike fold in nothing either,
   * since which objects are shared depends on what caches still remember.
   */
  difference(before: unknown, after: unknown): void {
    if (before !== after) this.changed(before, after);
  }

  /** Whether anything was another. Where nothing was, the digest is as before. */
  private changed(before: unknown, after: unknown): boolean {
    if (typeof after === 'string') this.string(after);
    else if (typeof after === 'number') this.number(after);
    else if (typeof after === 'boolean') this.word(after ? 2 : 3);
    else if (after === null || after === undefined) this.word(5);
    else if (Array.isArray(after)) return this.elements(before, after);
    else return this.fields(before, after as Fields);
    return true;
  }

  /** Sixteen hexadecimal digits. */
  toString(): string {
    return [this.low, this.high].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
  }

  private elements(before: unknown, after: readonly unknown[]): boolean {
    const { low, high } = this;
    const old: readonly unknown[] = Array.isArray(before) ? before : NONE;
    let any = old !== before || old.length !== after.length;
    this.word(after.length);
    for (let i = 0; i < after.length; i += 1) {
      const [was, now] = [old[i], after[i]];
      if (now === was) continue;
      const { low: lowHere, high: highHere } = this;
      this.word(i);
      if (this.changed(was, now)) any = true;
      else this.back(lowHere, highHere);
    }
    if (!any) this.back(low, high);
    return any;
  }

  /** A field that is undefined counts as absent. */
  private fields(before: unknown, after: Fields): boolean {
    const isObject = typeof before === 'object' && before !== null && !Array.isArray(before);
    const old: Fields = isObject ? (before as Fields) : NOTHING;
    let any = !isObject;
    let shared = 0;
    for (const key in after) {
      const now = after[key];
      if (now === undefined) continue;
      const was = old[key];
      if (was !== undefined) shared += 1;
      if (now === was) continue;
      const { low, high } = this;
      this.term(key);
      if (this.changed(was, now)) any = true;
      else this.back(low, high);
    }
    // Looking for fields that went is dear; counting them is not, and mostly none did.
    for (const _ in old) shared -= 1;
    if (shared === 0) return any;
    for (const key in old) {
      if (old[key] === undefined || after[key] !== undefined) continue;
      this.term(key);
      this.word(7);
      any = true;
    }
    return any;
  }

  private back(low: number, high: number): void {
    this.low = low;
    this.high = high;
  }

  private word(n: number): void {
    const low = Math.imul(this.low ^ n, 0x0100_0193);
    const high = Math.imul(this.high ^ n ^ (low >>> 13), 0x85eb_ca6b);
    this.low = low;
    this.high = high ^ (high >>> 16);
  }
}

type Fields = Readonly<Record<string, unknown>>;

const NONE: readonly unknown[] = [];
const NOTHING: Fields = {};

/** A cache, not state: a text always has the same code. Only for texts that are few (see `term`). */
const TERMS = new Map<string, number>();

/** A number that stands for a text in a digest (FNV-1a): for texts that are folded in many times. */
export function textCode(text: string): number {
  let code = 0x811c_9dc5 | 0;
  for (let i = 0; i < text.length; i += 1) code = Math.imul(code ^ text.charCodeAt(i), 0x0100_0193);
  return Math.imul(code ^ (code >>> 15), 0x2c1b_3c6d) ^ text.length;
}
