import { type Fields, isFields } from '../api/fields';
import { KINDS, type KindInfo } from '../api/kinds';
import type { KubeObject } from '../api/types';
import { jsonText } from '../view/json';
import { type Context, NotSimulated } from './command';
import { textOfFile } from './files';
import type { Arguments } from './flags';
import { fault } from './outcome';

/** The address of an object on the API server, or of a part of it. */
interface RawPath {
  readonly info: KindInfo;
  readonly namespace: string;
  readonly name: string;
  readonly subresource?: string;
}

/**
 * `kubectl replace --raw`: a PUT of what a file or a pipe has, and what the server answers. Of all addresses the one is known for
 * which kubectl has no other command: the finalizers of a namespace.
 * staging/src/k8s.io/kubectl/pkg/rawhttp/raw.go (RawPut)
 */
export function replaceRaw(args: Arguments, context: Context): void {
  const path = checkedPath(args);
  const { info, name, subresource } = pathOf(path);
  if (info.kind !== 'Namespace' || subresource !== 'finalize')
    throw new NotSimulated(
      `kubectl replace --raw ${path} is not simulated: only /api/v1/namespaces/NAME/finalize is, for kubectl replace writes all else`,
    );
  const body = bodyOf(args, context);
  context.output.out(`${asServed(context.api.deeds!.objects.finalizeNamespace(name, body))}\n`);
}

/**
 * `kubectl delete --raw`: a DELETE that asks for nothing but what its body, a DeleteOptions, says: without one it is the server that
 * decides what becomes of dependents. (RawDelete)
 */
export function deleteRaw(args: Arguments, context: Context): void {
  const path = checkedPath(args);
  const { info, namespace, name, subresource } = pathOf(path);
  if (name === '' || subresource !== undefined)
    throw new NotSimulated(`kubectl delete --raw ${path} is not simulated: name one object`);
  const body = args.list('filename').length > 0 ? bodyOf(args, context) : {};
  const { objects } = context.api.deeds!;
  const left = objects.deleteAsAsked({ kind: info.kind, namespace, name }, body);
  for (const text of objects.takeWarnings()) context.output.error(`Warning: ${text}\n`);
  context.output.out(`${'gone' in left ? statusOf(info, left.gone) : asServed(left.object)}\n`);
}

/** Throws what kubectl says of `--raw` beside other flags. */
function checkedPath(args: Arguments): string {
  const path = args.text('raw') ?? '';
  const files = args.list('filename');
  if (files.length > 1) throw fault('--raw can only use a single local file or stdin');
  if (/^https?:\/\//.test(files[0] ?? '')) throw fault('--raw cannot read from a url');
  if (args.isOn('recursive')) throw fault('--raw and --recursive are mutually exclusive');
  if (args.text('output')) throw fault('--raw and --output are mutually exclusive');
  if (!path.startsWith('/'))
    throw fault(`--raw must be a valid URL path: parse ${JSON.stringify(path)}: invalid URI for request`);
  return path;
}

/** Throws NotSimulated for an address of which nothing is known here. */
function pathOf(path: string): RawPath {
  const parts = path.split('/').slice(1);
  const group = parts[0] === 'api' ? '' : parts[1];
  const version = parts[0] === 'api' ? parts[1] : parts[2];
  const rest = parts.slice(parts[0] === 'api' ? 2 : 3);
  const isWithin =
    rest[0] === 'namespaces' && rest.length > 2 && rest[2] !== 'finalize' && rest[2] !== 'status';
  const [plural = '', name = '', subresource] = isWithin ? rest.slice(2) : rest;
  const info = KINDS.find(
    (one) => one.plural === plural && one.group === group && one.versions.includes(version ?? ''),
  );
  if ((parts[0] !== 'api' && parts[0] !== 'apis') || info === undefined || info.namespaced !== isWithin)
    throw new NotSimulated(
      `--raw ${path} names nothing that is known here: an object has an address like /api/v1/namespaces/default/pods/web`,
    );
  return {
    info,
    namespace: isWithin ? rest[1]! : '',
    name,
    ...(subresource !== undefined && { subresource }),
  };
}

function bodyOf(args: Arguments, { surroundings }: Context): Fields {
  const text = textOfFile(args.list('filename')[0]!, surroundings);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new NotSimulated(
      'what --raw sends must be JSON, as the server takes it: kubectl get -o json writes it',
    );
  }
  if (!isFields(body)) throw new NotSimulated('what --raw sends must be one object');
  return body;
}

/** What is left to say of an object that is gone. (staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go, finalizeDelete) */
function statusOf({ plural, group, kind }: KindInfo, object: KubeObject): string {
  if (ANSWERED_WITH.has(kind)) return asServed(object);
  const { name, uid } = object.metadata;
  const details = { name, ...(group && { group }), kind: plural, uid };
  return JSON.stringify({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details });
}

/** Kinds of which a DELETE answers the object. (ReturnDeletedObject) */
const ANSWERED_WITH = new Set(
  (
    'Namespace PersistentVolume PersistentVolumeClaim Pod PodTemplate ResourceQuota Service ServiceAccount CSIDriver CSINode ' +
    'StorageClass VolumeAttachment VolumeAttributesClass'
  ).split(' '),
);

/** In one line, the kind before all else. */
// Simplified: of what --raw prints the fields of the metadata are in their own order, those of all else in that of their names.
function asServed({ kind, apiVersion, metadata, ...rest }: KubeObject): string {
  const known = METADATA.filter((name) => (metadata as unknown as Fields)[name] !== undefined);
  const inner = known.map((name) => `"${name}":${jsonText((metadata as unknown as Fields)[name])}`);
  const outer = Object.entries(rest).map(([name, value]) => `"${name}":${jsonText(value)}`);
  const head = [`"kind":"${kind}"`, `"apiVersion":"${apiVersion}"`, `"metadata":{${inner.join(',')}}`];
  return `{${[...head, ...outer].join(',')}}`;
}

/** staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go (ObjectMeta) */
const METADATA = [
  ...['name', 'generateName', 'namespace', 'uid', 'resourceVersion', 'generation', 'creationTimestamp'],
  ...[
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
    'labels',
    'annotations',
    'ownerReferences',
    'finalizers',
  ],
];
