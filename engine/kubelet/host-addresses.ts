import type { PodStatus } from '../api/types';

type Addresses = NonNullable<PodStatus['hostIPs']>;

/** The addresses of a node as the status of a pod lists them; its pods share the list. */
export function hostIPsOf(ip: string): Addresses {
  let addresses = KNOWN.get(ip);
  if (addresses === undefined) KNOWN.set(ip, (addresses = [{ ip }]));
  return addresses;
}

/** A cache, not state: the same address always has the same list. */
const KNOWN = new Map<string, Addresses>();
