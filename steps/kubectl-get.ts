import { inListOrder, type KubeObject, kindOf } from '../engine';
import { AuthorError, didYouMean } from './author-error';
import { type LabelSelector, parseLabelSelector, selects } from './label-selector';
import type { Moment } from './moment';
import { kindNamed } from './references';

/** What `kubectl get …` was asked for. */
export interface Get {
  readonly kind: string;
  /** The named objects; none means all. */
  readonly names: readonly string[];
  readonly namespace: string;
  readonly allNamespaces: boolean;
  readonly selector: LabelSelector;
  readonly wide: boolean;
  readonly showLabels: boolean;
  readonly labelColumns: readonly string[];
}

/** Reads the words after `kubectl get`. https://kubernetes.io/docs/reference/kubectl/generated/kubectl_get/ */
export function parseGet(text: string): Get {
  const words: string[] = [];
  const flags: Flags = {
    namespace: 'default',
    allNamespaces: false,
    selector: [],
    wide: false,
    showLabels: false,
    labelColumns: [],
  };
  const tokens = tokensOf(text);
  for (let token = tokens.shift(); token !== undefined; token = tokens.shift()) {
    if (token.startsWith('-')) takeFlag(token, tokens, flags);
    else words.push(token);
  }
  const [first = '', ...rest] = words;
  if (first.includes(',') || first === 'all')
    throw new AuthorError(`"${first}" is several kinds`, 'Ask for one kind in each step.');
  const [kind, name] = first.split('/');
  return { ...flags, kind: kindNamed(kind!), names: name === undefined ? rest : [name, ...rest.map(nameIn)] };
}

/** The objects that kubectl would list, in its order. A named one that is not there is no row. */
export function selected(
  moment: Moment,
  { kind, names, namespace, allNamespaces, selector }: Get,
): readonly KubeObject[] {
  const everywhere = allNamespaces || kindOf(kind)?.namespaced === false;
  const all = moment
    .list(kind)
    .filter(({ metadata }) => everywhere || metadata.namespace === namespace)
    .filter(({ metadata }) => selects(selector, metadata.labels ?? {}));
  if (names.length === 0) return inListOrder(all);
  return names.flatMap((name) => all.filter(({ metadata }) => metadata.name === name));
}

type Flags = { -readonly [K in Exclude<keyof Get, 'kind' | 'names'>]: Get[K] };

const FLAGS = [
  '-n',
  '--namespace',
  '-A',
  '--all-namespaces',
  '-l',
  '--selector',
  '-o',
  '--output',
  '-L',
  '--label-columns',
  '--show-labels',
];

function takeFlag(token: string, rest: string[], flags: Flags): void {
  const [flag, ...given] = token.split('=');
  const value = () => (given.length > 0 ? given.join('=') : (rest.shift() ?? missing(flag!)));
  switch (flag) {
    case '-A':
    case '--all-namespaces':
      flags.allNamespaces = true;
      return;
    case '--show-labels':
      flags.showLabels = true;
      return;
    case '-n':
    case '--namespace':
      flags.namespace = value();
      return;
    case '-l':
    case '--selector':
      flags.selector = parseLabelSelector(value());
      return;
    case '-L':
    case '--label-columns':
      flags.labelColumns = [...flags.labelColumns, ...value().split(',')];
      return;
    case '-o':
    case '--output': {
      const format = value();
      if (format !== 'wide')
        throw new AuthorError(`a table of -o ${format} cannot be compared`, 'Use -o wide, or: … matches:');
      flags.wide = true;
      return;
    }
    default:
      throw new AuthorError(`kubectl get has no flag "${flag}" here`, didYouMean(flag!, FLAGS));
  }
}

function missing(flag: string): never {
  throw new AuthorError(`kubectl get ${flag} needs a value`);
}

/** Words, with what stands between quotes in one piece. */
function tokensOf(text: string): string[] {
  return [...text.matchAll(/(?:[^\s'"]+|'[^']*'|"[^"]*")+/g)].map(([word]) =>
    word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'),
  );
}

function nameIn(word: string): string {
  return word.slice(word.indexOf('/') + 1);
}
