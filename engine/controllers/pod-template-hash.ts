import type { PodTemplate } from '../api/types';

const OFFSET = 0x811c_9dc5;
const PRIME = 0x0100_0193;
/** k8s.io/apimachinery/pkg/util/rand: no vowels, and no 0, 1, 3, so that no words appear. */
const SAFE = 'bcdfghjklmnpqrstvwxz2456789';

/**
 * A name for a pod template: the 32-bit FNV-1a hash of its content, written in the digits' safe letters; `collisionCount` gives another one
 * where two templates share a name.
 * pkg/controller/controller_utils.go (ComputeHash)
 */
// Simplified: the hash is taken over the template as JSON with sorted keys, not over Go's print of its struct, so it looks
// as a real cluster's but is another one.
export function podTemplateHash(template: PodTemplate, collisionCount?: number): string {
  let hash = OFFSET;
  for (const byte of Buffer.from(canonical(template), 'utf8')) hash = Math.imul(hash ^ byte, PRIME);
  if (collisionCount !== undefined) {
    for (let i = 0; i < 8; i += 1) {
      const byte = i < 4 ? (collisionCount >>> (8 * i)) & 255 : 0;
      hash = Math.imul(hash ^ byte, PRIME);
    }
  }
  return safeEncoded(String(hash >>> 0));
}

/** rand.SafeEncodeString */
export function safeEncoded(text: string): string {
  let encoded = '';
  for (let i = 0; i < text.length; i += 1) encoded += SAFE[text.charCodeAt(i) % SAFE.length];
  return encoded;
}

/** JSON with sorted keys: equal templates give equal text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = value as Readonly<Record<string, unknown>>;
  const names = Object.keys(fields).filter((name) => fields[name] !== undefined);
  return `{${names
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(fields[name])}`)
    .join()}}`;
}
