import { nextInstant, nextStep, type Stop } from './stops';

/** What is known of a key that is pressed. */
export interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/**
 * Where a key leads from a stop; undefined for keys that lead nowhere. As of any slider, up is onward.
 * https://www.w3.org/WAI/ARIA/apg/patterns/slider/#keyboardinteraction
 */
export function stopAfterKey(pressed: Pressed, stops: readonly Stop[], index: number): number | undefined {
  const { key, shiftKey, altKey, ctrlKey, metaKey } = pressed;
  if (altKey || ctrlKey || metaKey) return undefined;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return shiftKey ? nextInstant(stops, index, 1) : Math.min(index + 1, stops.length - 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return shiftKey ? nextInstant(stops, index, -1) : Math.max(index - 1, 0);
    case 'PageUp':
      return nextStep(stops, index, 1);
    case 'PageDown':
      return nextStep(stops, index, -1);
    case 'Home':
      return 0;
    case 'End':
      return stops.length - 1;
    default:
      return undefined;
  }
}
