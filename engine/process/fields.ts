import type { Expanding } from './expand';
import { isPattern } from './file-names';

/** A pattern that matches the text only. */
export const escapePattern = (text: string): string => text.replace(/[*?[\]\\]/g, '\\$&');

/** The fields of one word while they grow. */
export class Fields {
  private current: string | undefined;
  /** The field as a pattern; undefined while it would be the same text. */
  private pattern: string | undefined;
  private active = false;

  constructor(
    private readonly shell: Expanding,
    private readonly into: string[],
  ) {}

  add(text: string, quoted: boolean): void {
    if (quoted) {
      if (this.pattern !== undefined || isPattern(text) || text.includes('\\'))
        this.pattern = (this.pattern ?? this.current ?? '') + escapePattern(text);
    } else if (isPattern(text)) {
      this.active = true;
      this.pattern = (this.pattern ?? escapePattern(this.current ?? '')) + text;
    } else if (this.pattern !== undefined) this.pattern += text;
    this.current = this.current === undefined ? text : this.current + text;
  }

  finish(): void {
    const { current, pattern } = this;
    if (current === undefined) return;
    const paths =
      this.active && !this.shell.option('f') ? this.shell.files.glob(pattern!, this.shell.cwd) : [];
    if (paths.length === 0) this.into.push(current);
    else for (const path of paths) this.into.push(path);
    this.current = undefined;
    this.pattern = undefined;
    this.active = false;
  }

  /** https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_05 */
  split(text: string): void {
    const ifs = this.shell.parameter('IFS') ?? ' \t\n';
    let from = 0;
    let afterSpace = false;
    for (let i = 0; i < text.length; i += 1) {
      const c = text[i]!;
      if (!ifs.includes(c)) {
        afterSpace = false;
        continue;
      }
      if (i > from) this.add(text.slice(from, i), false);
      from = i + 1;
      if (c === ' ' || c === '\t' || c === '\n') {
        if (this.current !== undefined) afterSpace = true;
        this.finish();
      } else if (afterSpace) afterSpace = false;
      else {
        this.current ??= '';
        this.finish();
      }
    }
    if (from < text.length) this.add(from === 0 ? text : text.slice(from), false);
  }

  put(text: string, quoted: boolean): void {
    if (quoted) this.add(text, true);
    else if (text !== '') this.split(text);
  }

  list(items: readonly string[], quoted: boolean): void {
    items.forEach((item, i) => {
      if (i > 0) {
        if (quoted) this.current ??= '';
        this.finish();
      }
      this.put(item, quoted);
    });
  }
}
