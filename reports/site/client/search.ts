import MiniSearch from 'minisearch';
import { loadScript, ROOT } from './load';

interface Found {
  readonly id: number;
  readonly href: string;
  readonly name: string;
  readonly kind: string;
  readonly text: string;
}

type NamesRow = readonly [
  id: string,
  name: string,
  tags: readonly string[],
  rules: readonly Named[],
  scenarios: readonly Named[],
];
type Named = readonly [name: string, line: number];
type TextRow = readonly [id: string, prose: string, steps: readonly Named[]];

/** The search of the head of every page: names first, then the prose and the steps, loaded when somebody begins to type. */
export function search(): void {
  const place = document.getElementById('search');
  if (place === null) return;
  place.innerHTML =
    '<label for="query">Search</label> <input id="query" type="search" autocomplete="off" placeholder="CrashLoopBackOff" aria-controls="found">' +
    '<ol id="found" aria-live="polite" hidden></ol>';
  const query = place.querySelector('input')!;
  const list = place.querySelector('ol')!;
  const index = new MiniSearch<Found>({
    fields: ['name', 'text'],
    storeFields: ['href', 'name', 'kind'],
    searchOptions: { boost: { name: 3 }, prefix: true, fuzzy: 0.15, combineWith: 'AND' },
  });
  let number = 0;
  let hasBegun = false;
  const titles = new Map<string, string>();
  const pageOf = (id: string) => `${ROOT}features/${id.split('/').map(encodeURIComponent).join('/')}.html`;
  const put = (href: string, name: string, kind: string, text = '') => {
    index.add({ id: number++, href, name, kind, text });
  };
  const show = () => {
    const results = query.value.trim() === '' ? [] : index.search(query.value).slice(0, 30);
    list.hidden = query.value.trim() === '';
    list.replaceChildren(...(results.length > 0 ? results.map(itemOf) : [emptyItem()]));
  };
  window.podlife.names = ((rows: readonly NamesRow[], chapters: number) => {
    for (const [id, name, tags, rules, scenarios] of rows) {
      titles.set(id, name);
      put(pageOf(id), name, 'feature', tags.join(' '));
      for (const [rule, line] of rules) put(`${pageOf(id)}#l${line}`, rule, 'rule');
      for (const [scenario, line] of scenarios) put(`${pageOf(id)}#l${line}`, scenario, name);
    }
    show();
    void (async () => {
      for (let i = 0; i < chapters; i += 1) await loadScript(`search/text-${i}.js`);
      show();
    })();
  }) as never;
  window.podlife.texts = ((rows: readonly TextRow[]) => {
    for (const [id, prose, steps] of rows) {
      put(pageOf(id), titles.get(id) ?? id, 'prose', prose);
      for (const [text, line] of steps)
        put(`${pageOf(id)}#l${line}`, firstLine(text), titles.get(id) ?? id, text);
    }
  }) as never;
  query.addEventListener('input', () => {
    if (!hasBegun) void loadScript('search/names.js');
    hasBegun = true;
    show();
  });
  query.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      query.value = '';
      show();
    }
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      list.querySelector('a')?.focus();
    }
  });
  list.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const links = [...list.querySelectorAll('a')];
    const next =
      links.indexOf(document.activeElement as HTMLAnchorElement) + (event.key === 'ArrowDown' ? 1 : -1);
    (links[next] ?? query).focus();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || /^(input|textarea|select)$/i.test((event.target as Element).tagName)) return;
    event.preventDefault();
    query.focus();
  });
}

function itemOf(found: { readonly [field: string]: unknown }): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = String(found.href);
  link.textContent = String(found.name);
  const kind = document.createElement('span');
  kind.className = 'kind';
  kind.textContent = String(found.kind);
  item.append(link, ' ', kind);
  return item;
}

function emptyItem(): HTMLElement {
  const item = document.createElement('li');
  item.textContent = 'Nothing was found.';
  return item;
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0]!.slice(0, 120);
}
