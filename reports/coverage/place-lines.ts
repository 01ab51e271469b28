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
    const [, whole] = place.split('#');
    if (whole === undefined) return undefined;
    const lines = this.linesOf(fileOf(place));
    const [name = '', ofClass] = whole.split('.').reverse();
    const after = ofClass === undefined ? 0 : lines.findIndex((line) => declaring(ofClass).test(line));
    const at = after < 0 ? -1 : lines.findIndex((line, i) => i >= after && declaring(name).test(line));
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

/** What a line looks like that declares a name. */
function declaring(name: string): RegExp {
  return new RegExp(
    String.raw`^\s*(?:(?:export|private|protected|static|async|get|set|readonly|abstract) )*(?:(?:function|const|let|class|interface|type) \*?|\*?)${name}\b(?!\.)(?:$|.*[({=:<])`,
  );
}
