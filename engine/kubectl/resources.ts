import { ApiError, objectNotFound } from '../api/errors';
import { matchesFields, parseFieldSelector } from '../api/field-selectors';
import type { Fields } from '../api/fields';
import { isNamespaced, KINDS, type KindInfo, kindOf, resourceName } from '../api/kinds';
import { matches, parseSelector } from '../api/selectors';
import type { KubeObject } from '../api/types';
import { inListOrder } from '../view/list-order';
import type { Api } from './api';
import { fault } from './outcome';

/** Which objects a command line means. */
export interface Resources {
  /** Lists of whole kinds, in the order asked for; or single objects by name. */
  readonly of:
    | { readonly kinds: readonly KindInfo[]; readonly names?: undefined }
    | { readonly names: readonly NamedResource[]; readonly kinds?: undefined };
}

export interface NamedResource {
  readonly kind: KindInfo;
  readonly name: string;
}

export interface Selection {
  readonly namespace: string;
  readonly allNamespaces: boolean;
  /** `-l`, as it was written. */
  readonly labels: string;
  /** `--field-selector`, as it was written. */
  readonly fields: string;
}

/** The objects that were found, and what the server said of the others. */
export interface Found {
  readonly objects: readonly KubeObject[];
  readonly errors: readonly Error[];
}

/**
 * Reads `pods`, `pods,nodes`, `pod web db`, `pod/web node/n1`, `all`. Throws a KubectlError.
 * staging/src/k8s.io/cli-runtime/pkg/resource/builder.go (ResourceTypeOrNameArgs)
 */
export function readResources(words: readonly string[]): Resources {
  const args = severalKinds(words);
  const slashes = args.filter((word) => word.includes('/')).length;
  if (slashes > 0 && slashes < args.length) {
    throw fault(
      'there is no need to specify a resource type as a separate argument when passing arguments in ' +
        "resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource " +
        "resource/<resource_name>'",
    );
  }
  if (slashes > 0) return { of: { names: args.map(namedIn) } };
  const [types = '', ...names] = args;
  const kinds = types.split(',').flatMap(kindsNamed);
  return names.length === 0
    ? { of: { kinds } }
    : { of: { names: names.map((name) => ({ kind: kinds[0]!, name })) } };
}

/** Asks the API for what is meant. What is asked for by name and is not there is an error of its own. */
export function find(api: Api, { of }: Resources, selection: Selection): Found {
  if (of.kinds !== undefined) {
    return { objects: of.kinds.flatMap((info) => listed(api, info, selection)), errors: [] };
  }
  if (selection.labels !== '' || selection.fields !== '')
    throw fault('name cannot be provided when a selector is specified');
  const objects: KubeObject[] = [];
  const errors: Error[] = [];
  for (const { kind, name } of of.names) {
    if (selection.allNamespaces && kind.namespaced)
      throw fault('a resource cannot be retrieved by name across all namespaces');
    const object = objectNamed(api, kind.kind, selection.namespace, name);
    if (object) objects.push(object);
    else errors.push(objectNotFound(resourceName(kind.kind), name));
  }
  return { objects, errors };
}

/** The one object of this name, in the namespace where the kind has one. */
export function objectNamed(api: Api, kind: string, namespace: string, name: string): KubeObject | undefined {
  const where = isNamespaced(kind) ? namespace : '';
  return api
    .list(kind)
    .find(({ metadata }) => metadata.name === name && (metadata.namespace ?? '') === where);
}

/** The pod that `logs`, `exec` and the like are about: `web` or `pod/web`. */
export function podWord(word: string): NamedResource {
  return word.includes('/') ? namedIn(word) : { kind: kindOf('pods')!, name: word };
}

/** The kind of this name. Throws a KubectlError for one that the server has not. */
export function kindNamed(name: string): KindInfo {
  const info = kindOf(name);
  if (info === undefined) throw fault(`the server doesn't have a resource type "${name.split('.')[0]}"`);
  return info;
}

/** staging/src/k8s.io/kubectl/pkg/cmd/util/printing.go (SuggestAPIResources) */
export const SUGGESTED_RESOURCES = 'Use "kubectl api-resources" for a complete list of supported resources.';

/** What kubectl says where nothing to act upon was named. staging/src/k8s.io/cli-runtime/pkg/resource/builder.go (missingResourceError) */
export function missingResource(): Error {
  return fault(
    'You must provide one or more resources by argument or filename.\nExample resource specifications include:\n' +
      "   '-f rsrc.yaml'\n   '--filename=rsrc.json'\n   '<resource> <name>'\n   '<resource>'",
  );
}

/** `pods,nodes a b` means pods/a, pods/b, nodes/a and nodes/b. */
function severalKinds(words: readonly string[]): readonly string[] {
  const [types = '', ...names] = words;
  const kinds = types.split(',');
  if (names.length === 0 || kinds.length < 2) return words;
  return kinds.flatMap((kind) => names.map((name) => `${kind}/${name}`));
}

function kindsNamed(type: string): readonly KindInfo[] {
  const category = KINDS.filter(({ categories }) => categories.includes(type));
  return category.length > 0 ? category : [kindNamed(type)];
}

function namedIn(word: string): NamedResource {
  const [type = '', name = '', ...more] = word.split('/');
  if (more.length > 0) throw fault('arguments in resource/name form may not have more than one slash');
  if (type === '' || name === '' || type.includes(','))
    throw fault('arguments in resource/name form must have a single resource and name');
  return { kind: kindNamed(type), name };
}

function listed(api: Api, info: KindInfo, selection: Selection): readonly KubeObject[] {
  const { namespace, allNamespaces } = selection;
  const { labels, fields } = selectors(info, selection);
  const everywhere = allNamespaces || !info.namespaced;
  return inListOrder(
    api
      .list(info.kind)
      .filter(
        (object) =>
          (everywhere || object.metadata.namespace === namespace) &&
          matches(labels, object.metadata.labels) &&
          matchesFields(fields, object as unknown as Fields),
      ),
  );
}

/** staging/src/k8s.io/cli-runtime/pkg/resource/helper.go (EnhanceListError) */
function selectors(info: KindInfo, { labels, fields }: Selection) {
  try {
    return { labels: parseSelector(labels), fields: parseFieldSelector(fields, info.kind) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const version = info.group === '' ? info.versions[0]! : `${info.group}/${info.versions[0]!}`;
    const subject = `${info.group === '' ? '/' : ''}${version}, Resource=${info.plural}`;
    throw new ApiError(
      'BadRequest',
      `Unable to find ${JSON.stringify(subject)} that match label selector ${JSON.stringify(labels)}, field ` +
        `selector ${JSON.stringify(fields)}: ${error.message}`,
    );
  }
}
