import { memoised } from '../api/fields';
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
  if (own.length === 0 || (own.length === 1 && own[0] === master)) return master ? ofMaster(master) : NONE;
  const variables = new Map(master ? ofMaster(master) : NONE);
  for (const service of own) {
    if (service.metadata.name !== 'kubernetes' || namespace !== 'default') tellOf(service, variables);
  }
  return variables;
}

/** What most pods are told, made once. */
const ofMaster = memoised((master: Service): ReadonlyMap<string, string> => {
  const variables = new Map<string, string>();
  tellOf(master, variables);
  return variables;
});

const NONE: ReadonlyMap<string, string> = new Map();

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
