import { loadEach } from './each-file';
import { Finder, type Found } from './finder';
import { loadScript, ROOT } from './load';

/** The search of the head of every page. What it looks through is loaded when somebody turns to it. */
export function search(): void {
  const place = document.getElementById('search');
  if (place === null) return;
  const finder = new Finder(document.documentElement.lang.slice(0, 2));
  const { query, list, state } = widgets(place);
  /** What is said of nothing, when all was read. */
  let end: string | undefined;
  let hasBegun = false;

  const show = () => {
    const text = query.value.trim();
    const { found: results, total } = text === '' ? { found: [], total: 0 } : finder.search(text);
    list.hidden = results.length === 0;
    place.classList.toggle('open', text !== '');
    const focused = [...list.children].findIndex((item) => item.contains(document.activeElement));
    list.replaceChildren(...results.map(itemOf));
    // Whoever is among the results already stays there when more of them come.
    if (focused >= 0) list.children[Math.min(focused, results.length - 1)]?.querySelector('a')?.focus();
    if (text === '') state.textContent = '';
    else if (results.length > 0)
      state.textContent =
        total > results.length
          ? `the first ${results.length} of ${total} results`
          : total === 1
            ? '1 result'
            : `${total} results`;
    else state.textContent = end ?? 'Reading the book …';
  };
  const begin = () => {
    if (hasBegun) return;
    hasBegun = true;
    window.podlife.names = ((rows) => finder.addNames(rows)) as (rows: never) => void;
    window.podlife.texts = ((rows) => finder.addTexts(rows)) as (rows: never) => void;
    window.podlife.others = ((rows) => finder.addOthers(rows)) as (rows: never) => void;
    window.podlife.searched = ((files: readonly string[]) => {
      const after = (i: number) => {
        // Not each of many: a list that changes under one's eyes cannot be read.
        if (i % 4 === 0) show();
      };
      void loadEach(files, loadScript, after).then((missing) => {
        end =
          missing.length === 0
            ? 'Nothing was found.'
            : 'Nothing was found in what could be read of the book.';
        show();
      });
    }) as (files: never) => void;
    loadScript('search/scripts.js').catch(() => {
      end = 'What is searched through is not there.';
      show();
    });
  };

  query.addEventListener('focus', begin);
  query.addEventListener('input', () => {
    begin();
    show();
  });
  place.addEventListener('keydown', (event) => move(event, query, list));
  place.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    query.value = '';
    show();
    query.focus();
  });
  document.addEventListener('keydown', (event) => {
    const { target, key, ctrlKey, metaKey, altKey } = event;
    if (key !== '/' || ctrlKey || metaKey || altKey) return;
    if (/^(?:input|textarea|select)$/i.test((target as Element).tagName)) return;
    event.preventDefault();
    query.focus();
    query.select();
  });
  // Whoever turns elsewhere wants to see it.
  document.addEventListener('click', ({ target }) => {
    if (!place.contains(target as Node)) place.classList.remove('open');
  });
  place.addEventListener('focusin', () => place.classList.toggle('open', query.value.trim() !== ''));
  place.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget && !place.contains(relatedTarget as Node)) place.classList.remove('open');
  });
}

/** Up and down go through the results, Enter opens the first, and whoever goes on writing is back in the field. */
function move(event: KeyboardEvent, query: HTMLInputElement, list: HTMLElement): void {
  const links = [...list.querySelectorAll('a')];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  const { key } = event;
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    event.preventDefault();
    (links[at + (key === 'ArrowDown' ? 1 : -1)] ?? query).focus();
  } else if (key === 'Home' && at >= 0) {
    event.preventDefault();
    links[0]?.focus();
  } else if (key === 'End' && at >= 0) {
    event.preventDefault();
    links.at(-1)?.focus();
  } else if (key === 'Enter' && at < 0) links[0]?.click();
  else if (at >= 0 && key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && key !== ' ')
    query.focus();
}

function widgets(place: HTMLElement) {
  const label = element('label', 'unseen', 'Search the book');
  label.htmlFor = 'query';
  const query = document.createElement('input');
  query.id = 'query';
  query.type = 'search';
  query.autocomplete = 'off';
  query.spellcheck = false;
  query.placeholder = 'Search, or press /';
  query.setAttribute('aria-describedby', 'search-state');
  const panel = element('div', 'results');
  const state = element('p', 'search-state');
  state.id = 'search-state';
  state.setAttribute('role', 'status');
  const list = element('ol', 'found');
  list.id = 'found';
  list.hidden = true;
  panel.append(state, list);
  place.replaceChildren(label, query, panel);
  return { query, list, state };
}

function itemOf({ page, kind, name, of, tags, context }: Found): HTMLElement {
  const link = document.createElement('a');
  link.href = ROOT + page;
  const title = element('span', 'found-name', name || of);
  const where = element('span', 'found-kind', name && of ? `${kind} · ${of}` : kind);
  link.append(title, ' ', where);
  if (tags) link.append(' ', element('span', 'found-tags', tags));
  if (context.length > 0) {
    const text = element('span', 'found-context');
    text.append(...context.map((part, i) => (i % 2 === 0 ? part : element('mark', '', part))));
    link.append(text);
  }
  const item = document.createElement('li');
  item.append(link);
  return item;
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  css: string,
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (css) made.className = css;
  made.textContent = text;
  return made;
}
