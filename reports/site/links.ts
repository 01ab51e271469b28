import path from 'node:path';
import type { Leads } from './markdown';
import type { Place } from './pages/layout';
import { address, featureId, featurePage } from './paths';

/** The pages of `docs/` that the site has, too. */
const PAGES: Readonly<Record<string, string>> = {
  'docs/seeds.md': 'path.html',
  'docs/questions.md': 'questions.html',
  'docs/steps.md': 'steps.html',
  'docs/simplifications.md': 'simplifications.html',
  'docs/versions.md': 'versions.html',
  'docs/latencies.md': 'versions.html#latencies',
  'features/README.md': 'index.html',
};

/**
 * Where the links of a file of the project lead in the site.
 *
 * @param folder the one of the file, from the root of the project
 * @param page on which they stand
 * @param features those that were in the run
 * @param places the pages that the site has beside those of features; all that it can have, where that is not known
 */
export function linksFrom(
  folder: string,
  page: string,
  features: ReadonlyMap<string, unknown>,
  places?: readonly Place[],
): Leads {
  const isThere = (to: string) =>
    to === 'index.html' || (places?.some(({ file }) => file === to.split('#')[0]) ?? true);
  return (href) => {
    const [file = ''] = decoded(href).split('#');
    const target = path.posix.normalize(path.posix.join(folder, file));
    if (Object.hasOwn(PAGES, target))
      return isThere(PAGES[target]!) ? address(page, PAGES[target]!) : undefined;
    const id = featureId(target);
    return target.endsWith('.feature') && features.has(id) ? address(page, featurePage(id)) : undefined;
  };
}

function decoded(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}
