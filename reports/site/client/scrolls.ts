/** What is wider than its place can be scrolled by keyboard; what is not takes no place in the order of tabs. */
export function scrolls(): void {
  const look = () => {
    for (const element of document.querySelectorAll<HTMLElement>('main pre, main .scroll[data-label]')) {
      const isWider = element.scrollWidth > element.clientWidth + 1;
      if (!isWider) {
        element.removeAttribute('tabindex');
        element.removeAttribute('role');
        element.removeAttribute('aria-label');
        continue;
      }
      element.tabIndex = 0;
      element.setAttribute('role', 'group');
      element.setAttribute('aria-label', `${element.dataset.label ?? 'Text'}, wider than the page`);
    }
  };
  look();
  addEventListener('resize', look);
  addEventListener('load', look);
  document.addEventListener('toggle', look, true);
  document.addEventListener('load', look, true);
}

/** Whoever looks on the first of several pages for what stands on a later one is led there: the links to those pages say where they begin. */
export function leadOn(): void {
  const go = () => {
    const place = decoded(location.hash.slice(1));
    if (place === '' || document.getElementById(place)) return;
    const pages = [...document.querySelectorAll<HTMLAnchorElement>('a[data-from]')];
    const page =
      pages[
        lastFrom(
          place,
          pages.map(({ dataset }) => dataset.from!),
        )
      ];
    if (page) location.replace(page.href.replace(/#.*$/, '') + location.hash);
    else lineBefore(place)?.scrollIntoView();
  };
  addEventListener('hashchange', go);
  go();
}

/**
 * Which of the places from which pages go on stands last before a place: where lists are in no order, only the place itself. Nothing is -1.
 */
export function lastFrom(place: string, froms: readonly string[]): number {
  const same = froms.indexOf(place);
  const isSorted = froms.every((from, i) => i === 0 || !isBefore(from, froms[i - 1]!));
  if (same >= 0 || !isSorted) return same;
  return froms.filter((from) => !isBefore(place, from)).length - 1;
}

/** Within a scenario, lines have no place of their own: the scenario has. */
function lineBefore(place: string): Element | undefined {
  if (!/^l\d+$/.test(place)) return undefined;
  const lines = [...document.querySelectorAll('main [id^="l"]')].filter(({ id }) => /^l\d+$/.test(id));
  return lines.filter(({ id }) => isBefore(id, place)).at(-1);
}

/** What a picture is about is seen where the picture is wider than the page. */
export function toMarks(): void {
  for (const element of document.querySelectorAll<HTMLElement>('main [data-mark]'))
    element.scrollLeft = Number(element.dataset.mark) - element.clientWidth / 2;
}

/** An address may say anything: what is no escape stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Lines by their numbers, everything else by its letters. */
function isBefore(one: string, other: string): boolean {
  const [line, otherLine] = [one, other].map((place) => Number(/^l(\d+)$/.exec(place)?.[1]));
  return Number.isNaN(line! + otherLine!) ? one < other : line! < otherLine!;
}
