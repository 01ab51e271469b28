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
    this.random = seed === undefined ? undefined : xoroshiro128plus(mix(seed));
    // The generator's first numbers hardly depend on its seed.
    for (let i = 0; i < 16; i += 1) this.random?.next();
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
    writeHexadecimal(UID, this.serial * 4 + (this.seed ?? 0) * 7919, UID_DIGITS);
    UID[14] = FOUR;
    UID[19] = HEX[8 + (this.serial & 3)]!;
    return String.fromCharCode(...UID);
  }

  /** Sixty-four hexadecimal digits for a container. Never the same twice in one cluster. */
  containerId(): string {
    this.serial += 1;
    writeHexadecimal(CONTAINER, this.serial * 8 + (this.seed ?? 0) * 7919, CONTAINER_DIGITS);
    return String.fromCharCode(...CONTAINER);
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

// Ids are made for every event and every start, and Number.toString(16) takes microseconds: so the digits' character
// codes are written into an array that is used again and again.
const HEX = [...'0123456789abcdef'].map((digit) => digit.charCodeAt(0));
const FOUR = '4'.charCodeAt(0);
const UID = [...'00000000-0000-4000-8000-000000000000'].map((character) => character.charCodeAt(0));
const UID_DIGITS = UID.flatMap((code, i) => (code === '-'.charCodeAt(0) ? [] : [i]));
const CONTAINER = new Array<number>(64).fill(0);
const CONTAINER_DIGITS = CONTAINER.map((_, i) => i);

/** Writes digits at the given places, eight of each word that is mixed from `start` on. */
function writeHexadecimal(codes: number[], start: number, places: readonly number[]): void {
  let word = 0;
  for (let i = 0; i < places.length; i += 1) {
    if (i % 8 === 0) word = mix(start + i / 8);
    codes[places[i]!] = HEX[word & 15]!;
    word >>>= 4;
  }
}
