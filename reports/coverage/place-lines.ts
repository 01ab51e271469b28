import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(__dirname, '..', '..');

/** Finds places in the source of the engine, as far as it is at hand: a package that was compiled has none. */
export class PlaceLines {
  private readonly files = new Map<string, readonly string[]>();

  /** `engine/kubelet/events.ts#pulling` → `engine/kubelet/events.ts:46` */
  of(place: string): string {
    const line = this.lineOf(place);
    return line === undefined ? place : `${fileOf(place)}:${line}`;
  }

  /** The line of what the place names, from 1; undefined where it is not there. */
  lineOf(place: string): number | undefined {
    const [, name] = place.split('#');
    if (name === undefined) return undefined;
    const declares = new RegExp(
      String.raw`^\s*(?:(?:export|private|protected|static|async|get|set|readonly|abstract) )*(?:(?:function|const|let|class|interface|type) \*?|\*?)${name}\b(?!\.)(?:$|.*[({=:<])`,
    );
    const at = this.linesOf(fileOf(place)).findIndex((line) => declares.test(line));
    return at < 0 ? undefined : at + 1;
  }

  private linesOf(file: string): readonly string[] {
    const known = this.files.get(file);
    if (known !== undefined) return known;
    const full = path.join(ROOT, file);
    const lines = existsSync(full) ? readFileSync(full, 'utf8').split('\n') : [];
    this.files.set(file, lines);
    return lines;
  }
}

function fileOf(place: string): string {
  return place.split('#')[0]!;
}
