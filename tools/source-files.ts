import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.join(__dirname, '..');

/** A source file, named from the project root with slashes. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** All files below a folder whose names end so, in the order of their names. */
export function filesIn(folder: string, ending: string): readonly SourceFile[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const name = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return entry.name === 'out' ? [] : filesIn(name, ending);
      return name.endsWith(ending) ? [{ name, text: readFileSync(path.join(ROOT, name), 'utf8') }] : [];
    });
}
