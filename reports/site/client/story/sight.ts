import {
  type Api,
  kubectl,
  kubectlTables,
  type Moment,
  pastApi,
  printedText,
  type Story,
  type Table,
} from '../../../../engine';
import { type Named, singularOf } from './kinds';

/** A table as kubectl would print it at a moment; where there is nothing to print, or it fails, what it says instead. */
export interface Printed {
  /** As a person would type it. */
  readonly command: string;
  readonly table?: Table;
  readonly said: string;
}

/** What kubectl prints at one moment of a story. Nothing is printed before somebody asks for it, and nothing twice. */
export class Sight {
  readonly api: Api;
  private readonly printed = new Map<string, Printed>();
  private readonly texts = new Map<string, string>();

  constructor(
    story: Pick<Story, 'epoch' | 'version'>,
    readonly moment: Moment,
  ) {
    this.api = pastApi(story, moment);
  }

  table(argv: readonly string[]): Printed {
    const command = `kubectl ${argv.join(' ')}`;
    let printed = this.printed.get(command);
    if (printed === undefined) {
      const [table] = this.tables(argv);
      printed = table === undefined ? { command, said: this.text(argv) } : { command, table, said: '' };
      this.printed.set(command, printed);
    }
    return printed;
  }

  describe({ kind, namespace, name }: Named): Printed {
    const argv = ['describe', singularOf(kind), name, ...within(namespace)];
    return { command: `kubectl ${argv.join(' ')}`, said: this.text(argv) };
  }

  /** The object as YAML; undefined where it is not there. */
  yaml({ kind, namespace, name }: Named): Printed | undefined {
    if (this.moment.get(kind, namespace, name) === undefined) return undefined;
    const argv = ['get', singularOf(kind), name, ...within(namespace), '-o', 'yaml'];
    return { command: `kubectl ${argv.join(' ')}`, said: this.text(argv) };
  }

  private tables(argv: readonly string[]): readonly Table[] {
    try {
      return kubectlTables(argv, { api: this.api });
    } catch {
      // Whatever is wrong is said in the text.
      return [];
    }
  }

  private text(argv: readonly string[]): string {
    const key = argv.join('\0');
    let text = this.texts.get(key);
    if (text === undefined) {
      text = this.asked(argv);
      this.texts.set(key, text);
    }
    return text;
  }

  private asked(argv: readonly string[]): string {
    try {
      return printedText(kubectl(argv, { api: this.api }));
    } catch (error) {
      return `${(error as Error).message}\n`;
    }
  }
}

function within(namespace: string): readonly string[] {
  return namespace === '' || namespace === 'default' ? [] : ['-n', namespace];
}
