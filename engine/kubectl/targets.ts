import { type ApiError, objectNotFound } from '../api/errors';
import { resourceName } from '../api/kinds';
import type { KubeObject } from '../api/types';
import type { Context } from './command';
import { FILE_FLAGS, namesFiles, objectsOfFiles, ofFile } from './files';
import type { Arguments, Flags } from './flags';
import { fault, faults } from './outcome';
import { find, missingResource, objectNamed, readResources } from './resources';

/** Flags of commands that act on objects that are there. */
export const TARGET_FLAGS: Flags = {
  ...FILE_FLAGS,
  all: { type: 'boolean' },
  'all-namespaces': { short: 'A', type: 'boolean' },
  'field-selector': { type: 'string' },
  selector: { short: 'l', type: 'string' },
};

export interface Targets {
  readonly objects: readonly KubeObject[];
  readonly errors: readonly Error[];
  /** One object was asked for, by its name. */
  readonly isSingle: boolean;
}

/**
 * The objects that a command is about: by words, by selectors, or those that files name. Throws a KubectlError.
 * @param words what is left of the words once the command has taken its own
 * @param allOfKind whether a kind without names and selectors means all of it
 */
export function targets(
  args: Arguments,
  context: Context,
  words: readonly string[],
  command: string,
  allOfKind = args.isOn('all'),
): Targets {
  const labels = (args.text('selector') ?? '').trim();
  const fields = (args.text('field-selector') ?? '').trim();
  if (namesFiles(args)) {
    if (words.length > 0)
      throw fault(
        'when paths, URLs, or stdin is provided as input, you may not specify a resource by arguments as well',
      );
    return ofFiles(args, context, command);
  }
  if (words.length === 0) throw missingResource();
  const question = readResources(words);
  if (question.of.kinds !== undefined && labels === '' && fields === '' && !allOfKind)
    throw fault('resource(s) were provided, but no name was specified');
  const { objects, errors } = find(context.api, question, {
    namespace: context.namespace,
    allNamespaces: args.isOn('all-namespaces'),
    labels,
    fields,
  });
  return { objects, errors, isSingle: question.of.names?.length === 1 };
}

/** Does something to each; what fails is told at the end. Throws a KubectlError. */
export function forEach({ objects, errors }: Targets, deed: (object: KubeObject) => void): void {
  const all: Error[] = [...errors];
  for (const object of objects) {
    try {
      deed(object);
    } catch (error) {
      if (!isTold(error)) throw error;
      all.push(error);
    }
  }
  const failure = faults(all);
  if (failure) throw failure;
}

/** An error that kubectl tells and goes on. */
export function isTold(error: unknown): error is Error {
  return error instanceof Error && (error.name === 'KubectlError' || error.name === 'ApiError');
}

/** Words with `=` in them, or `-` at their end, are changes; those before them name objects. (GetResourcesAndPairs) */
export function resourcesAndPairs(words: readonly string[], what: string) {
  const isPair = (word: string) =>
    (word.includes('=') && word[0] !== '=') || (word.endsWith('-') && word !== '-');
  const first = words.findIndex(isPair);
  const resources = first < 0 ? words : words.slice(0, first);
  const pairs = first < 0 ? [] : words.slice(first);
  const wrong = pairs.find((word) => !isPair(word));
  if (wrong !== undefined) throw fault(`all resources must be specified before ${what} changes: ${wrong}`);
  return { resources, pairs };
}

/** Only kubectl delete, which does not look first, names the file. */
function missing(error: ApiError, file: string, command: string): Error {
  return command === 'delete' ? ofFile(error, file, 'deleting') : error;
}

function ofFiles(args: Arguments, context: Context, command: string): Targets {
  const { objects, errors } = objectsOfFiles(args, context, command);
  const found: KubeObject[] = [];
  const all: Error[] = [...errors];
  for (const { loaded, file } of objects) {
    const { kind, metadata } = loaded.object;
    const name = metadata?.name ?? '';
    const object = objectNamed(context.api, kind, metadata?.namespace ?? context.namespace, name);
    if (object) found.push(object);
    else all.push(missing(objectNotFound(resourceName(kind), name), file, command));
  }
  return { objects: found, errors: all, isSingle: objects.length === 1 };
}
