import { type Api, KubectlError, kubectl, looksOnly } from '../../../../engine';

/** What a prompt answers. */
export interface Answer {
  readonly exitCode: number;
  readonly lines: readonly { readonly to: 'stdout' | 'stderr' | 'page'; readonly text: string }[];
}

/** Carries out what a reader typed after `$`, at a moment of the past; the word `kubectl` may be left out. Never throws. */
export function answerTo(typed: string, api: Api): Answer {
  try {
    const words = wordsOf(typed);
    const argv = words[0] === 'kubectl' || words[0] === 'k' ? words.slice(1) : words;
    if (argv.length === 0) return told('Type a command of kubectl, such as: kubectl get pods -o wide');
    if (!asksOfThePast(argv)) {
      return told(
        `kubectl ${argv.find((word) => !word.startsWith('-'))} needs the cluster itself, and this is its past: here one can only look, ` +
          'with get, describe, events or api-resources.',
      );
    }
    const { exitCode, printed } = kubectl(argv, { api });
    return { exitCode, lines: printed };
  } catch (error) {
    return told((error as Error).message);
  }
}

/** Also where kubectl has only an error to say: it shall say it itself. */
function asksOfThePast(argv: readonly string[]): boolean {
  try {
    return looksOnly(argv);
  } catch (error) {
    if (error instanceof KubectlError) return true;
    throw error;
  }
}

/**
 * The words of a command line, quotes taken off. Throws an Error for the reader where a shell would have to do more than that.
 */
export function wordsOf(typed: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let i = 0; i < typed.length; i += 1) {
    const character = typed[i]!;
    if (quote !== '') {
      if (character === quote) quote = '';
      else if (character === '\\' && quote === '"' && /["\\$`]/.test(typed[i + 1] ?? ''))
        word += typed[(i += 1)]!;
      else word += character;
    } else if (character === "'" || character === '"') {
      quote = character;
      word ??= '';
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (/[|&;<>`]/.test(character)) {
      throw new Error(`There is no shell here: leave out what follows “${character}”.`);
    } else {
      const escaped = character === '\\' ? (typed[(i += 1)] ?? '') : character;
      word = (word ?? '') + escaped;
    }
  }
  if (quote !== '') throw new Error(`The quote ${quote} is not closed.`);
  if (word !== undefined) words.push(word);
  return words;
}

/** Something that kubectl would not say. */
function told(text: string): Answer {
  return { exitCode: 1, lines: [{ to: 'page', text: `${text}\n` }] };
}
