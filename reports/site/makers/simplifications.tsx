import { titleOf } from '../contents';
import { doc, rowsIn } from '../docs';
import { linksFrom } from '../links';
import { inlineHtml, plainText } from '../markdown';
import type { MakerOf } from '../page-maker';
import { anchorOf, ProseBlocks, SectionList } from '../pages/doc-parts';
import { InlineHtml, type Place } from '../pages/layout';

const PLACE: Place = { file: 'simplifications.html', name: 'Simplified' };

/** What the engine does more simply than Kubernetes, by the parts of the engine, from the marks in its code. */
export const simplifications: MakerOf = ({ features }) => {
  const leads = linksFrom('docs', PLACE.file, features);
  const page = doc('simplifications.md', leads);
  if (page === undefined) return undefined;
  const groups = new Map<string, { readonly what: string; readonly file: string; readonly id: string }[]>();
  for (const [i, [what = '', where = '']] of rowsIn(page.intro).entries()) {
    const file = plainText(where);
    const [, part = file] = file.split('/');
    const title = /\.ts$/.test(part) ? WHOLE : (TITLES[part] ?? titleOf(part));
    const group = groups.get(title) ?? [];
    groups.set(title, group);
    group.push({ what, file, id: `s${i + 1}` });
  }
  return {
    place: PLACE,
    pages: () => [
      {
        file: PLACE.file,
        title: page.title,
        aside: <SectionList titles={[...groups.keys()]} label="Parts of the engine" />,
        main: (
          <article>
            <h1>{page.title}</h1>
            <ProseBlocks blocks={page.intro} />
            {[...groups].map(([title, rows]) => (
              <section key={title} id={anchorOf(title)}>
                <h2>{title}</h2>
                <ul class="simplified">
                  {rows.map(({ what, file, id }) => (
                    <li key={id} id={id}>
                      <InlineHtml html={inlineHtml(sentence(what), leads)} />{' '}
                      <code class="quiet">{file}</code>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </article>
        ),
      },
    ],
    searched: () =>
      [...groups.values()].flat().map(({ what, file, id }) => ({
        kind: 'simplification',
        name: sentence(plainText(what)),
        text: file,
        page: `${PLACE.file}#${id}`,
      })),
  };
};

/** The parts of the engine as a reader knows them. */
const TITLES: Readonly<Record<string, string>> = {
  api: 'The API',
  kubectl: 'kubectl',
  kubelet: 'The kubelet',
  network: 'The network',
  process: 'What runs in containers',
  scheduler: 'The scheduler',
  store: 'The store',
  view: 'What kubectl prints',
};
const WHOLE = 'The cluster as a whole';

/** The marks begin in the middle of a comment. */
function sentence(text: string): string {
  return /^[a-z]+ /.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
