import { type Fields, fieldsOf, listOf } from '../api/fields';
import { groupKind } from '../api/kinds';
import type { KubeObject } from '../api/types';
import type { Command } from './command';
import { createOne, metadataOf } from './create-from';
import { FILE_FLAGS } from './files';
import type { Arguments } from './flags';
import { checkFormat, MUTATION_FLAGS } from './mutation';
import { fault } from './outcome';
import { containerPortsOf } from './pod-spec';
import { RECORD_FLAG } from './record';
import { forEach, targets } from './targets';

/**
 * Makes a Service for what is there.
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_expose/
 * staging/src/k8s.io/kubectl/pkg/cmd/expose/expose.go
 */
export const expose: Command = {
  needsPresent: true,
  flags: {
    ...FILE_FLAGS,
    ...MUTATION_FLAGS,
    'cluster-ip': { type: 'string' },
    'external-ip': { type: 'string' },
    labels: { short: 'l', type: 'string' },
    name: { type: 'string' },
    port: { type: 'string' },
    protocol: { type: 'string' },
    ...RECORD_FLAG,
    'save-config': { type: 'boolean' },
    selector: { type: 'string' },
    'session-affinity': { type: 'string' },
    'target-port': { type: 'string' },
    type: { type: 'string' },
  },
  unsupported: { 'load-balancer-ip': '', overrides: 'write the manifest', 'override-type': '' },
  run(args, context) {
    checkFormat(args);
    forEach(targets(args, context, args.words, 'expose'), (object) => {
      if (!EXPOSABLE.has(object.kind)) throw fault(`cannot expose a ${groupKind(object.kind)}`);
      const name = args.text('name') || object.metadata.name.slice(0, 63);
      const labels = args.text('labels') ? pairs(args.text('labels')!) : object.metadata.labels;
      const service = {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: metadataOf(name, context, labels),
        spec: specOf(args, object),
        status: { loadBalancer: {} },
      };
      createOne(args, context, service, undefined, 'exposed');
    });
    return undefined;
  },
};

const EXPOSABLE = new Set(['Deployment', 'Pod', 'ReplicaSet', 'ReplicationController', 'Service']);

function specOf(args: Arguments, object: KubeObject): Fields {
  const [type, clusterIP] = [args.text('type') ?? '', args.text('cluster-ip') ?? ''];
  const [externalIP, affinity] = [args.text('external-ip') ?? '', args.text('session-affinity') ?? ''];
  if (affinity !== '' && affinity !== 'None' && affinity !== 'ClientIP')
    throw fault(`unknown session affinity: ${affinity}`);
  const ports = portsOf(args, object, clusterIP === 'None');
  return {
    ...(clusterIP !== '' && { clusterIP }),
    ...(externalIP !== '' && { externalIPs: [externalIP] }),
    ...(ports.length > 0 && { ports }),
    selector: args.text('selector') ? pairs(args.text('selector')!) : selectorOf(object),
    ...(affinity !== '' && { sessionAffinity: affinity }),
    ...(type !== '' && { type }),
  };
}

/** Those of `--port`, else those of the object; several get names. */
function portsOf(args: Arguments, object: KubeObject, isHeadless: boolean): readonly Fields[] {
  const known = portsOfObject(object);
  const said = args.text('port') ?? '';
  const numbers = said === '' ? [...new Set(known.map(({ port }) => port))] : said.split(',').map(portOf);
  if (numbers.length === 0 && !isHeadless) throw fault("couldn't find port via --port flag or introspection");
  const target = args.text('target-port') ?? '';
  return numbers.flatMap((port, i) => {
    const protocols = args.text('protocol')
      ? [args.text('protocol')!]
      : [...new Set(known.filter((one) => one.port === port).map(({ protocol }) => protocol))];
    return (protocols.length === 0 ? ['TCP'] : protocols).map((protocol) => {
      const suffix = protocols.length > 1 ? `-${protocol.toLowerCase()}` : '';
      const isNamed = numbers.length > 1 || protocols.length > 1;
      return {
        ...(isNamed && { name: `port-${i + 1}${suffix}` }),
        port,
        protocol,
        targetPort: target === '' ? port : /^\d+$/.test(target) ? Number(target) : target,
      };
    });
  });
}

/** staging/src/k8s.io/kubectl/pkg/polymorphichelpers/portsforobject.go, protocolsforobject.go */
function portsOfObject(object: KubeObject): readonly { readonly port: number; readonly protocol: string }[] {
  const ports =
    object.kind === 'Service'
      ? listOf(fieldsOf((object as unknown as Fields).spec).ports).map((one) => ({
          ...fieldsOf(one),
          containerPort: fieldsOf(one).port,
        }))
      : containerPortsOf(object);
  return ports.map((one) => ({
    port: Number(one.containerPort),
    protocol: String((one as Fields).protocol ?? 'TCP'),
  }));
}

/** staging/src/k8s.io/kubectl/pkg/polymorphichelpers/mapbasedselectorforobject.go */
function selectorOf(object: KubeObject): Readonly<Record<string, string>> {
  const introspection = (why: string) =>
    fault(`couldn't retrieve selectors via --selector flag or introspection: ${why}`);
  const { spec } = object as unknown as Fields;
  if (object.kind === 'Pod') {
    const { labels } = object.metadata;
    if (labels === undefined || Object.keys(labels).length === 0)
      throw introspection('the pod has no labels and cannot be exposed');
    return labels;
  }
  const { selector } = fieldsOf(spec);
  const { matchLabels, matchExpressions } = fieldsOf(selector);
  if (listOf(matchExpressions).length > 0)
    throw introspection("couldn't convert expressions to map-based selector format");
  const found = object.kind === 'Deployment' || object.kind === 'ReplicaSet' ? matchLabels : selector;
  if (found !== undefined) return found as Readonly<Record<string, string>>;
  throw introspection(`the ${object.kind.toLowerCase()} has no pod selector set`);
}

function pairs(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text.split(',').map((pair) => {
      const parts = pair.split('=');
      if (parts.length !== 2) throw fault(`unexpected label spec: ${pair}`);
      if (parts[0] === '') throw fault('unexpected empty label key');
      return [parts[0], parts[1]];
    }),
  );
}

function portOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw fault(`strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`);
}
