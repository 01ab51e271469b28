import type { Titled } from './spooled';

/** A feature and the same one in another language. */
export interface Twins {
  readonly original: string;
  readonly translation: string;
}

/** The features of a run that stand in two languages: `pods/phases`, and `pods/phases.ko`, whose first line says `# language: ko`. */
export function twinsOf(features: ReadonlyMap<string, Pick<Titled, 'language'>>): readonly Twins[] {
  return [...features].flatMap(([translation, { language }]) => {
    if (!translation.endsWith(`.${language}`)) return [];
    const original = translation.slice(0, -language.length - 1);
    const other = features.get(original);
    return other === undefined || other.language === language ? [] : [{ original, translation }];
  });
}
