import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FILE_ENDING, FOLDER_ENDING, goldenFolder } from './golden-names';

/** The text of a golden file, with the line ends of this system taken for one. Undefined where there is none. */
export function readGolden(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : undefined;
}

export function writeGolden(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/**
 * The golden files beside a feature that no scenario of it uses, and those of features in the same folder that are gone.
 * @param used what the golden files of its scenarios are called
 */
export function straysBeside(feature: string, used: readonly string[]): readonly string[] {
  const folder = path.posix.dirname(feature);
  const own = goldenFolder(feature);
  const kept = new Set(used.map((name) => `${own}/${name}${FILE_ENDING}`));
  const abandoned = readdirSync(folder)
    .filter((name) => name.endsWith(FOLDER_ENDING))
    .map((name) => `${folder}/${name}`)
    .filter((one) => one !== own && !ENDINGS.some((ending) => existsSync(featureOf(one, ending))));
  return [own, ...abandoned].flatMap((one) => goldenIn(one).filter((file) => !kept.has(file)));
}

/** Removes a file, and its folder when that was the last. */
export function removeGolden(file: string): void {
  rmSync(file, { force: true });
  const folder = path.dirname(file);
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

const ENDINGS = ['.feature', '.feature.md'];

function featureOf(folder: string, ending: string): string {
  return folder.slice(0, -FOLDER_ENDING.length) + ending;
}

function goldenIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(FILE_ENDING))
    .map((name) => `${folder}/${name}`);
}
