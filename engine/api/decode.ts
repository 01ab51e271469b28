import type { RawObject } from './manifest';
export function decode(object: RawObject): RawObject {
  return object;
}
