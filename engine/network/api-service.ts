import type { Store } from '../store/store';

/** Where the API server answers: the endpoint of the service `kubernetes`. */
export const API_SERVER = { address: '172.16.0.2', port: 6443 } as const;

/**
 * The service by which pods reach the API server. It has no selector: the server keeps its endpoints itself.
 * pkg/controlplane/controller/kubernetesservice/controller.go, pkg/controlplane/reconcilers/endpointsadapter.go
 */
export function createApiService(store: Store): void {
  const { address, port } = API_SERVER;
  const about = { name: 'kubernetes', namespace: 'default' };
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { ...about, labels: { component: 'apiserver', provider: 'kubernetes' } },
    spec: {
      clusterIP: '10.96.0.1',
      clusterIPs: ['10.96.0.1'],
      internalTrafficPolicy: 'Cluster',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: port }],
      sessionAffinity: 'None',
      type: 'ClusterIP',
    },
    status: { loadBalancer: {} },
  };
  const endpoints = {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: { ...about, labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' } },
    subsets: [{ addresses: [{ ip: address }], ports: [{ name: 'https', port, protocol: 'TCP' }] }],
  };
  const slice = {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { ...about, generation: 1, labels: { 'kubernetes.io/service-name': 'kubernetes' } },
    addressType: 'IPv4',
    endpoints: [{ addresses: [address], conditions: { ready: true } }],
    ports: [{ name: 'https', port, protocol: 'TCP' }],
  };
  for (const object of [service, endpoints, slice]) store.create(object, 'kube-apiserver');
}
