import type { Titled } from './spooled';

/** A feature and the same one in another language. */
export interface Twins {
  readonly original: string;
  readonly translation: string;
}

/**
 * The features of a run that stand in two languages: `phases.feature`, and `phases.ko.feature`, whose first line says `# language: ko`.
 *
 * @param features by the names of their pages
 */
export function twinsOf(features: ReadonlyMap<string, Pick<Titled, 'uri' | 'language'>>): readonly Twins[] {
  const byFile = new Map([...features].map(([id, { uri }]) => [uri, id]));
  return [...features].flatMap(([translation, { uri, language }]) => {
    const ending = ENDING.exec(uri)?.[0] ?? '';
    const name = uri.slice(0, uri.length - ending.length);
    if (!name.endsWith(`.${language}`)) return [];
    const original = byFile.get(name.slice(0, -language.length - 1) + ending);
    if (original === undefined || features.get(original)!.language === language) return [];
    return [{ original, translation }];
  });
}

const ENDING = /\.feature(?:\.md)?$/;
