import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { Duration } from './time';

/**
 * The one source of choice. Whatever may go either way in a real cluster is asked here, and nowhere else.
 * Without a seed every answer follows a fixed rule: the shortest duration, the first of equals, names that
 * count up. With a seed the answers are drawn; the same seed gives the same answers in the same order.
 */
export class Choices {
  private readonly random: RandomGenerator | undefined;
  private serial = 0;

  constructor(readonly seed?: number) {
    this.random = seed === undefined ? undefined : xoroshiro128plus(seed);
  }

  /** A duration in the closed range from `shortest` to `longest`, in whole milliseconds. */
  duration(shortest: Duration, longest: Duration): Duration {
    if (this.random === undefined || longest <= shortest) return shortest;
    return shortest + Math.floor(this.unit() * (longest - shortest + 1));
  }

  /** A factor in the range from `least` up to, but not including, `most`: the jitter of a retry. */
  factor(least: number, most: number): number {
    return this.random === undefined ? least : least + this.unit() * (most - least);
  }

  /** One of several that are equally good: the first, or a drawn one. */
  pick<T>(equals: readonly T[]): T {
    const index = this.random === undefined ? 0 : Math.floor(this.unit() * equals.length);
    return equals[index]!;
  }

  /** A whole number from `least` to `most`, both included. */
  integer(least: number, most: number): number {
    return this.random === undefined ? least : least + Math.floor(this.unit() * (most - least + 1));
  }

  /**
   * Five characters for a generated name, from the alphabet that Kubernetes uses (no vowels, no 0, 1 and 3,
   * so that no words appear). Never the same twice in one cluster.
   * https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/apimachinery/pkg/util/rand/rand.go
   */
  nameSuffix(): string {
    this.serial += 1;
    return suffix(this.random === undefined ? this.serial : Math.floor(this.unit() * SUFFIXES));
  }

  /** A UUID (version 4 in form) for an object. Never the same twice in one cluster. */
  uid(): string {
    this.serial += 1;
    const [a, b, c, d] = [1, 2, 3, 4].map((part) => hex(mix(this.serial * 4 + part + (this.seed ?? 0) * 7919)));
    const variant = ((Number.parseInt(c![0]!, 16) & 0x3) | 0x8).toString(16);
    return `${a}-${b!.slice(0, 4)}-4${b!.slice(5)}-${variant}${c!.slice(1, 4)}-${c!.slice(4)}${d}`;
  }

  /** Sixty-four hexadecimal digits for a container. Never the same twice in one cluster. */
  containerId(): string {
    this.serial += 1;
    const start = this.serial * 8 + (this.seed ?? 0) * 7919;
    let id = '';
    for (let part = 0; part < 8; part += 1) id += hex(mix(start + part));
    return id;
  }

  /** Draws from [0, 1). */
  private unit(): number {
    return (this.random!.next() >>> 0) / 0x1_0000_0000;
  }
}

const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';
const SUFFIXES = ALPHABET.length ** 5;

function suffix(n: number): string {
  // A multiplier without a common factor visits every suffix once and makes neighbours look unlike.
  let rest = (n * 8_191_027) % SUFFIXES;
  let text = '';
  for (let i = 0; i < 5; i += 1) {
    text += ALPHABET[rest % ALPHABET.length];
    rest = Math.floor(rest / ALPHABET.length);
  }
  return text;
}

/** The finalizer of MurmurHash3: spreads a counter over 32 bits, and never maps two counters to one. */
function mix(n: number): number {
  let h = n | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Eight digits: the leading 1 of a number beyond 32 bits is cut off, which is quicker than padding. */
const hex = (n: number): string => (n + 0x1_0000_0000).toString(16).slice(1);
