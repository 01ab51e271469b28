/** What a reader may choose: the colours of their system, or always the same. */
const SCHEMES = ['auto', 'light', 'dark'] as const;
type Scheme = (typeof SCHEMES)[number];

const WORDS: Readonly<Record<Scheme, string>> = {
  auto: 'Colours: as the system',
  light: 'Colours: light',
  dark: 'Colours: dark',
};
const SIGNS: Readonly<Record<Scheme, string>> = { auto: '◐', light: '☼', dark: '☾' };
const KEY = 'podlife-scheme';

/** The switch in the head of every page. The choice holds for all pages, where the browser keeps it. */
export function schemeSwitch(): void {
  const head = document.querySelector('header.head');
  if (head === null) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'scheme';
  const show = (scheme: Scheme) => {
    button.textContent = SIGNS[scheme];
    button.title = WORDS[scheme];
    button.setAttribute('aria-label', WORDS[scheme]);
    if (scheme === 'auto') delete document.documentElement.dataset.scheme;
    else document.documentElement.dataset.scheme = scheme;
  };
  show(chosen());
  button.addEventListener('click', () => {
    const next = SCHEMES[(SCHEMES.indexOf(chosen()) + 1) % SCHEMES.length]!;
    document.documentElement.dataset.scheme = next;
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // Then it holds for this page.
    }
    show(next);
  });
  head.append(button);
}

function chosen(): Scheme {
  const { scheme } = document.documentElement.dataset;
  return scheme === 'light' || scheme === 'dark' ? scheme : 'auto';
}
