import { tabbed } from '../tabwriter';

/**
 * What `kubectl describe` prints, as it grows: lines at levels of two blanks, with tabs between a name and its value.
 * staging/src/k8s.io/kubectl/pkg/describe/describe.go (PrefixWriter, tabbedString)
 */
export class Description {
  private finished = '';
  private text = '';

  /** One line, or several; with tabs as columns. */
  line(level: number, text: string): void {
    this.text += `${'  '.repeat(level)}${visible(text)}\n`;
  }

  /** A title and under it the values, one a line; `<none>` without any. */
  list(title: string, values: readonly string[], level = 0): void {
    const indent = '  '.repeat(level);
    if (values.length === 0) return this.line(level, `${title}:\t<none>`);
    values.forEach((value, i) => {
      this.line(0, i === 0 ? `${indent}${title}:\t${value}` : `${indent}\t${value}`);
    });
  }

  /** What comes now is aligned by itself. */
  flush(): void {
    this.finished += tabbed(this.text, PADDING);
    this.text = '';
  }

  /** Since what was aligned last, with its tabs. */
  unaligned(): string {
    return this.finished + this.text;
  }

  toString(): string {
    return this.finished + tabbed(this.text, PADDING);
  }
}

const PADDING = 2;

/** Characters that a terminal would obey are shown. cli-runtime/pkg/printers/terminal.go */
function visible(text: string): string {
  return text.replaceAll('\u001b', '^[').replaceAll('\r', '\\r');
}
