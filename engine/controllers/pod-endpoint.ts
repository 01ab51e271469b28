import type { Endpoint, EndpointPort, Node, Pod, Service, ServicePort } from '../api/types';
import { isFinished, isReady } from './pod-availability';

/**
 * Whether a pod is an endpoint of a service that selects it: it has an address and is not finished. One on its way out
 * still is, and says so. (ShouldPodBeInEndpoints)
 * staging/src/k8s.io/endpointslice/util/controller_utils.go
 */
export function isEndpoint(pod: Pod): boolean {
  return !isFinished(pod) && !!pod.status.podIP;
}

/**
 * What a slice says of a pod. `ready` is never true of a pod on its way out, unless the service publishes its pods
 * whatever their state; `serving` tells whether it still answers.
 * staging/src/k8s.io/endpointslice/utils.go (podToEndpoint)
 */
export function endpointOf(pod: Pod, node: Node | undefined, service: Service): Endpoint {
  const { namespace, name, uid, deletionTimestamp } = pod.metadata;
  const serving = isReady(pod);
  const terminating = deletionTimestamp !== undefined;
  const ready = service.spec.publishNotReadyAddresses === true || (serving && !terminating);
  const hostname = hostnameFor(pod, service);
  const zone = node?.metadata.labels?.['topology.kubernetes.io/zone'];
  return {
    addresses: [pod.status.podIP!],
    conditions: { ready, serving, terminating },
    ...(hostname !== undefined && { hostname }),
    ...(pod.spec.nodeName && { nodeName: pod.spec.nodeName }),
    targetRef: { kind: 'Pod', name, namespace: namespace!, uid },
    ...(zone && { zone }),
  };
}

/**
 * A pod has a name of its own in the service that its `subdomain` names.
 * staging/src/k8s.io/endpointslice/util/controller_utils.go (ShouldSetHostname)
 */
export function hostnameFor({ spec, metadata }: Pod, service: Service): string | undefined {
  const named = spec.subdomain === service.metadata.name && metadata.namespace === service.metadata.namespace;
  return named && spec.hostname ? spec.hostname : undefined;
}

/** The ports of a service at a pod. A named target port that the pod does not have is left out. staging/src/k8s.io/endpointslice/utils.go (getEndpointPorts) */
export function endpointPorts(service: Service, pod: Pod): readonly EndpointPort[] {
  const ports: EndpointPort[] = [];
  for (const port of service.spec.ports ?? []) {
    const number = targetPort(pod, port);
    if (number === undefined) continue;
    const { name = '', protocol, appProtocol } = port;
    ports.push({ ...(appProtocol && { appProtocol }), name, port: number, protocol });
  }
  return ports;
}

/** The number of a target port: a name is that of a container's port, or of a sidecar's. staging/src/k8s.io/endpointslice/utils.go (FindPort) */
export function targetPort({ spec }: Pod, { targetPort: target, protocol }: ServicePort): number | undefined {
  if (typeof target === 'number') return target;
  const sidecars = spec.initContainers?.filter(({ restartPolicy }) => restartPolicy === 'Always') ?? [];
  for (const { ports = [] } of [...spec.containers, ...sidecars]) {
    for (const port of ports) {
      if (port.name === target && port.protocol === protocol) return port.containerPort;
    }
  }
  return undefined;
}

/**
 * Whether a change of a pod may change what is said of it as an endpoint.
 * staging/src/k8s.io/endpointslice/util/controller_utils.go (podEndpointsChanged)
 */
export function endpointDiffers(before: Pod, after: Pod): boolean {
  return (
    before.metadata.labels !== after.metadata.labels ||
    before.metadata.deletionTimestamp !== after.metadata.deletionTimestamp ||
    before.status.podIP !== after.status.podIP ||
    before.status.phase !== after.status.phase ||
    isReady(before) !== isReady(after)
  );
}
