import { noKind } from '../api/decode';
import { ApiError, ManifestError } from '../api/errors';
import { fieldsOf } from '../api/fields';
import { isNamespaced, kindOfManifest } from '../api/kinds';
import { type LoadedObject, readManifests } from '../api/manifest';
import { matches, parseSelector, type Selector } from '../api/selectors';
import type { Labels } from '../api/types';
import { type Context, NotSimulated, type TextFile } from './command';
import type { Arguments, Flags } from './flags';
import { fault, KubectlError } from './outcome';

/** Flags of commands that read manifests. staging/src/k8s.io/cli-runtime/pkg/genericclioptions/filename_flags.go */
export const FILE_FLAGS: Flags = {
  filename: { short: 'f', type: 'string' },
  kustomize: { short: 'k', type: 'string' },
  recursive: { short: 'R', type: 'boolean' },
};

/** An object of a manifest, and the file that messages name. */
export interface FromFile {
  readonly loaded: LoadedObject;
  readonly file: string;
}

/** What was read, and what could not be. */
export interface ReadFiles {
  readonly objects: readonly FromFile[];
  readonly errors: readonly Error[];
}

export function namesFiles(args: Arguments): boolean {
  return args.list('filename').length > 0 || args.has('kustomize');
}

/** What a command says that wants files and was given none. */
export function missingFiles(): KubectlError {
  return fault('must specify one of -f and -k');
}

/**
 * Reads the manifests of `-f` and `-k`: files, folders, `-` for what comes through a pipe. What names no namespace is of that of
 * the command. Throws a KubectlError where nothing can be read at all.
 * staging/src/k8s.io/cli-runtime/pkg/resource/builder.go (FilenameParam)
 */
export function objectsOfFiles(args: Arguments, context: Context, verb: string): ReadFiles {
  const names = args.list('filename');
  const folder = args.text('kustomize');
  if (names.length > 0 && folder !== undefined) throw fault('only one of -f or -k can be specified');
  if (folder !== undefined && args.isOn('recursive')) throw fault("the -k flag can't be used with -f or -R");
  const errors: Error[] = [];
  const texts =
    folder === undefined
      ? names.flatMap((name) => textsOf(name, args, context))
      : [kustomized(folder, context)];
  const objects = texts.flatMap((text) => objectsIn(text, context, verb, errors));
  // What kubectl expose calls a selector is that of the new Service.
  const selector = verb === 'expose' ? '' : (args.text('selector') ?? '');
  if (selector === '') return { objects, errors };
  const requirements = requirementsOf(selector);
  return { objects: objects.filter(({ loaded }) => matches(requirements, labelsOf(loaded))), errors };
}

/** staging/src/k8s.io/cli-runtime/pkg/resource/builder.go (visitByPaths) */
function requirementsOf(selector: string): Selector {
  try {
    return parseSelector(selector);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw fault(`the provided selector ${JSON.stringify(selector)} is not valid: ${error.message}`);
  }
}

/** (FilterByLabelSelector) */
function labelsOf({ object }: LoadedObject): Labels {
  return fieldsOf(fieldsOf(object.metadata).labels) as Labels;
}

/** The error as the command names it that was about an object of a file. */
export function ofFile(error: ApiError, file: string, did = 'creating'): KubectlError {
  return new KubectlError(error.kubectlMessage(file, did));
}

/** A manifest that a command has made up. */
export function madeUp(object: LoadedObject['object'], { surroundings }: Context): LoadedObject {
  const { file = 'kubectl', line = 1 } = surroundings.place ?? {};
  return { object, where: () => ({ file, line, column: 1 }), warnings: [] };
}

interface Text extends TextFile {
  readonly line: number;
  readonly source: string;
}

function textsOf(name: string, args: Arguments, { surroundings }: Context): readonly Text[] {
  const { input, place, files } = surroundings;
  if (name === '-') {
    const { file = 'STDIN', line = 1 } = place ?? {};
    return [{ name: 'STDIN', text: input ?? '', source: file, line }];
  }
  if (/^https?:\/\//.test(name))
    throw new NotSimulated(`${name} is not fetched: keep the manifest in a file`);
  const found = files?.read(name, args.isOn('recursive'));
  if (found === undefined) throw fault(`the path ${JSON.stringify(name)} does not exist`);
  const texts = found.isFolder
    ? found.files.filter((file) => /\.(json|ya?ml)$/.test(file.name))
    : found.files;
  if (texts.length === 0)
    throw fault(`error reading [${name}]: recognized file extensions are [.json .yaml .yml]`);
  return texts.map((file) => ({ ...file, source: file.name, line: 1 }));
}

/** What a file or a pipe (`-`) has. Throws a KubectlError where there is no such file. */
export function textOfFile(name: string, { input, files }: Context['surroundings']): string {
  if (name === '-') return input ?? '';
  const found = files?.read(name, false);
  if (found === undefined || found.isFolder) throw fault(`open ${name}: no such file or directory`);
  return found.files[0]?.text ?? '';
}

function kustomized(folder: string, { surroundings }: Context): Text {
  const { files } = surroundings;
  if (files === undefined) throw new NotSimulated('kubectl -k has no files here');
  const built = files.kustomize(folder);
  return { ...built, name: folder, source: built.name, line: 1 };
}

function objectsIn(
  { name, text, source, line }: Text,
  context: Context,
  verb: string,
  errors: Error[],
): readonly FromFile[] {
  try {
    return readManifests(text, { file: source, line }).flatMap((loaded) => {
      const { apiVersion, kind } = loaded.object;
      // kubectl apply knows all that it has before it begins; the others take one after the other.
      if (verb !== 'apply' || kindOfManifest(apiVersion, kind) !== undefined)
        return [{ loaded: inNamespace(loaded, context), file: name }];
      errors.push(ofFile(noKind(loaded.object), name));
      return [];
    });
  } catch (error) {
    if (error instanceof KubectlError) errors.push(error);
    else if (error instanceof ManifestError)
      errors.push(
        new KubectlError(error.kubectlMessage(name).replace('passed to apply', `passed to ${verb}`)),
      );
    else throw error;
    return [];
  }
}

/** staging/src/k8s.io/cli-runtime/pkg/resource/visitor.go (SetNamespace, RequireNamespace) */
function inNamespace(loaded: LoadedObject, { namespace, namespaceIsSaid }: Context): LoadedObject {
  const { object } = loaded;
  if (!isNamespaced(object.kind)) return loaded;
  const own = object.metadata?.namespace;
  if (own !== undefined && own !== '') {
    if (!namespaceIsSaid || own === namespace) return loaded;
    throw fault(
      `the namespace from the provided object "${own}" does not match the namespace "${namespace}". You must pass ` +
        `'--namespace=${own}' to perform this operation.`,
    );
  }
  return { ...loaded, object: { ...object, metadata: { ...object.metadata, namespace } } };
}
