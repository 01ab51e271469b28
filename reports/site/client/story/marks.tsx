import type { ComponentChildren, VNode } from 'preact';

export type Mark = '+' | '~' | '-' | ' ';

/** What a mark is called. */
export const WORDS: Readonly<Record<Mark, string>> = {
  '+': 'added',
  '~': 'changed',
  '-': 'removed',
  ' ': '',
};

export const CLASSES: Readonly<Record<Mark, string | undefined>> = {
  '+': 'added',
  '~': 'changed',
  '-': 'removed',
  ' ': undefined,
};

/** A mark as a sign, and as a word for who does not see it. */
export function Sign({ mark }: { readonly mark: Mark }): VNode | null {
  if (mark === ' ') return null;
  return (
    <>
      <span aria-hidden="true">{mark === '-' ? '−' : mark}</span>
      <span class="unseen">{WORDS[mark]} </span>
    </>
  );
}

/** How much was added, changed and removed, which is at once the key to the signs: `+ 2 added, ~ 1 changed`. */
export function Counts({ counts }: { readonly counts: Readonly<Record<'+' | '~' | '-', number>> }): VNode {
  const marks = (['+', '~', '-'] as const).filter((mark) => counts[mark] > 0);
  return (
    <>
      {marks.map((mark, i) => (
        <span key={mark} class={`count ${CLASSES[mark]}`}>
          {i > 0 ? ', ' : ''}
          {mark === '-' ? '−' : mark} {counts[mark]} {WORDS[mark]}
        </span>
      ))}
    </>
  );
}

/** What is wider than a phone scrolls by itself, by keyboard too. */
export function Scroll({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}): VNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a place in the order of tabs a keyboard cannot scroll it.
    <section class="scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}

/** Choices of which one holds. */
export function Choice<T extends string>({
  legend,
  name,
  names,
  chosen,
  choose,
}: {
  readonly legend: string;
  readonly name: string;
  readonly names: Readonly<Record<T, string>>;
  readonly chosen: T;
  readonly choose: (one: T) => void;
}): VNode {
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      {(Object.keys(names) as T[]).map((one) => (
        <label key={one}>
          <input type="radio" name={name} checked={one === chosen} onChange={() => choose(one)} />{' '}
          {names[one]}
        </label>
      ))}
    </fieldset>
  );
}
