import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Address, addressOf, type Look, readAddress } from './address';
import { firstSight, type Stop, stopAt, withStopAt } from './stops';
import type { Walk } from './walk';

/** Where the reader stands in a story, and how to go elsewhere. */
export interface Place {
  readonly stops: readonly Stop[];
  readonly index: number;
  readonly look: Look;
  /** The address of a stop, with the look as it is or with another one. */
  href(index: number, look?: Partial<Look>): string;
  go(index: number): void;
  lookAt(look: Partial<Look>): void;
}

interface Standing {
  readonly stops: readonly Stop[];
  readonly index: number;
  readonly look: Look;
}

/** Holds the place of the reader; the address of the page follows it, and it follows the address. */
export function usePlace(walk: Walk, id: string, first: Address): Place {
  const [standing, stand] = useState(() => standingAt(walk, first));
  useEffect(() => {
    const follow = ({ newURL }: HashChangeEvent) => {
      const address = readAddress(new URL(newURL).hash);
      if (address.id === id) stand(standingAt(walk, address));
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [walk, id]);
  const { stops, index, look } = standing;
  const here = addressOf(id, stops, index, look);
  useEffect(() => {
    // A browser refuses an address that changes with each move of a slider.
    const timer = setTimeout(() => history.replaceState(null, '', here), ADDRESS_FOLLOWS_AFTER);
    return () => clearTimeout(timer);
  }, [here]);
  return useMemo(
    () => ({
      stops,
      index,
      look,
      href: (to, other) => addressOf(id, stops, to, { ...look, ...other }),
      go: (to) => stand((now) => ({ ...now, index: to })),
      lookAt: (other) => stand((now) => ({ ...now, look: { ...now.look, ...other } })),
    }),
    [id, stops, index, look],
  );
}

/** Milliseconds. */
const ADDRESS_FOLLOWS_AFTER = 250;

/** Whoever names no moment begins where the object is first to be seen. */
function standingAt(walk: Walk, { at, nth, look }: Address): Standing {
  if (at === undefined) {
    const begins = walk.chosen(look.object)?.lives[0]?.from ?? 0;
    return { stops: walk.stops, index: firstSight(walk.stops, begins), look };
  }
  const stops = withStopAt(walk.stops, at);
  return { stops, index: stopAt(stops, at, nth), look };
}
