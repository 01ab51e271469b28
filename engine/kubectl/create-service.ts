import type { Command } from './command';
import { creating, given, type Maker, metadataOf, nameOf } from './create-from';
import type { Flags } from './flags';
import { fault } from './outcome';
import { unknownSubcommand } from './suggestions';

/** staging/src/k8s.io/kubectl/pkg/cmd/create/create_service.go */
export const service: Command = {
  needsPresent: true,
  flags: {},
  unsupported: {},
  commands: {
    clusterip: creating(maker('ClusterIP', 'clusterip', { clusterip: { type: 'string' } })),
    externalname: creating(
      maker('ExternalName', 'externalname', { 'external-name': { type: 'string' } }, ['external-name']),
    ),
    loadbalancer: creating(maker('LoadBalancer', 'loadbalancer')),
    nodeport: creating(maker('NodePort', 'nodeport', { 'node-port': { type: 'number' } })),
  },
  run(args) {
    throw unknownSubcommand('create service', args.words);
  },
};

function maker(type: string, title: string, flags: Flags = {}, required: readonly string[] = []): Maker {
  return {
    flags: { tcp: { type: 'string' }, ...flags },
    required,
    failure: `failed to create ${type} service: `,
    make(args, context) {
      const name = nameOf(args, `service ${title}`);
      const clusterIP = args.text('clusterip') ?? '';
      const pairs = given(args, 'tcp');
      if (clusterIP !== 'None' && pairs.length === 0 && type !== 'ExternalName')
        throw fault('at least one tcp port specifier must be provided');
      const nodePort = args.number('node-port') ?? 0;
      const externalName = args.text('external-name') ?? '';
      if (type === 'ExternalName' && !/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(externalName))
        throw fault(`invalid service external name ${externalName}`);
      const labels = { app: name };
      return {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: metadataOf(name, context, labels),
        spec: {
          ...(clusterIP !== '' && { clusterIP }),
          ...(externalName !== '' && { externalName }),
          ...(pairs.length > 0 && {
            ports: pairs.map((pair) => ({
              name: pair.replaceAll(':', '-'),
              ...(nodePort > 0 && { nodePort }),
              ...portsOf(pair),
              protocol: 'TCP',
            })),
          }),
          selector: labels,
          type,
        },
        status: { loadBalancer: {} },
      };
    },
  };
}

/** `80` or `80:8080` or `80:http`. (parsePorts) */
function portsOf(pair: string): { port: number; targetPort: number | string } {
  const [first = '', second] = pair.split(':');
  if (!/^\d+$/.test(first) || Number(first) > 65_535)
    throw fault(`strconv.ParseUint: parsing ${JSON.stringify(first)}: invalid syntax`);
  const port = Number(first);
  if (second === undefined) return { port, targetPort: port };
  if (!/^\d+$/.test(second)) return { port, targetPort: second };
  if (Number(second) < 1 || Number(second) > 65_535) throw fault('must be between 1 and 65535, inclusive');
  return { port, targetPort: Number(second) };
}
