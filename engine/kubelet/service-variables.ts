import type { KubeObject, Pod } from '../api/types';
import type { Store } from '../store/store';

/** The parts of a Service that its variables tell. */
interface Service extends KubeObject {
  readonly spec: {
    readonly clusterIP?: string;
    readonly ports?: readonly { readonly name?: string; readonly port: number; readonly protocol?: string }[];
  };
}

/**
 * The variables that tell a container of the services there are when it is made: those of its namespace, unless
 * `enableServiceLinks` is false, and always the service `kubernetes`.
 * https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables
 * pkg/kubelet/kubelet_pods.go (getServiceEnvVarMap), pkg/kubelet/envvars/envvars.go
 */
export function serviceVariables(pod: Pod, store: Store): ReadonlyMap<string, string> {
  const { namespace } = pod.metadata;
  const own = pod.spec.enableServiceLinks === false ? [] : store.list<Service>('Service', namespace);
  const master = store.get<Service>('Service', 'default', 'kubernetes');
  if (!master && own.length === 0) return OF_KUBERNETES;
  const variables = new Map(master ? [] : OF_KUBERNETES);
  if (master) tellOf(master, variables);
  for (const service of own) {
    if (service.metadata.name !== 'kubernetes' || namespace !== 'default') tellOf(service, variables);
  }
  return variables;
}

/** The service of the API server, which its own controller makes. */
const KUBERNETES = {
  metadata: { name: 'kubernetes', namespace: 'default' },
  spec: { clusterIP: '10.96.0.1', ports: [{ name: 'https', port: 443, protocol: 'TCP' }] },
} as unknown as Service;

function tellOf({ metadata, spec }: Service, variables: Map<string, string>): void {
  const { clusterIP, ports = [] } = spec;
  const [first] = ports;
  if (!clusterIP || clusterIP === 'None' || first === undefined) return;
  const name = upper(metadata.name);
  variables.set(`${name}_SERVICE_HOST`, clusterIP);
  variables.set(`${name}_SERVICE_PORT`, String(first.port));
  for (const port of ports) {
    if (port.name) variables.set(`${name}_SERVICE_PORT_${upper(port.name)}`, String(port.port));
  }
  for (const { port, protocol = 'TCP' } of ports) {
    const url = `${protocol.toLowerCase()}://${hostPort(clusterIP, port)}`;
    if (port === first.port && !variables.has(`${name}_PORT`)) variables.set(`${name}_PORT`, url);
    const prefix = `${name}_PORT_${port}_${protocol.toUpperCase()}`;
    variables.set(prefix, url);
    variables.set(`${prefix}_PROTO`, protocol.toLowerCase());
    variables.set(`${prefix}_PORT`, String(port));
    variables.set(`${prefix}_ADDR`, clusterIP);
  }
}

const upper = (name: string): string => name.toUpperCase().replaceAll('-', '_');

const hostPort = (address: string, port: number): string =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;

const OF_KUBERNETES = new Map<string, string>();
tellOf(KUBERNETES, OF_KUBERNETES);
