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

/** Whoever looks on the first page of a long feature for what stands on a later one is led there. */
export function leadOn(): void {
  const go = () => {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const link = place?.closest('li')?.querySelector<HTMLAnchorElement>('a[data-continued]');
    if (link && location.hash) location.replace(link.href.replace(/#.*$/, location.hash));
  };
  addEventListener('hashchange', go);
  go();
}
