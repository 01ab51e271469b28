import type { VNode } from 'preact';
import type { Run } from '../model';
import { Message } from './steps-view';

/** Of a scenario that was tried again: why the tries before the last one failed. */
export function Earlier({ tries }: { readonly tries: Run['earlier'] }): VNode | null {
  if (tries.length === 0) return null;
  return (
    <details class="earlier" lang="en">
      <summary>
        {tries.length === 1
          ? 'Tried once before, and failed'
          : `Tried ${tries.length} times before, and failed`}
      </summary>
      <ol>
        {tries.map((steps, i) => (
          <li key={i}>
            {steps.map(({ text, message }) => (
              <Message key={text} text={`${text}\n\n${message}`} />
            ))}
          </li>
        ))}
      </ol>
    </details>
  );
}
