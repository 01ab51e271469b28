/** The account of pods that name none. */
export const DEFAULT_ACCOUNT = 'default';

/** Who signs for the certificate of the cluster, by a ConfigMap in every namespace. */
export const ROOT_CERTIFICATE = 'kube-root-ca.crt';

/** The service account that every namespace has. */
export function defaultAccount(namespace: string) {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: DEFAULT_ACCOUNT, namespace } };
}

/** The cluster's certificate, as every namespace has it. pkg/controller/certificates/rootcacertpublisher/publisher.go */
export function rootCertificate(namespace: string) {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: ROOT_CERTIFICATE, namespace, annotations: ROOT_ANNOTATIONS },
    data: ROOT_DATA,
  };
}

/** What is written there for people. (DescriptionAnnotation) */
export const DESCRIPTION = 'kubernetes.io/description';

// Simplified: the certificate is empty.
export const ROOT_DATA = { 'ca.crt': '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n' };

export const ROOT_ANNOTATIONS = {
  [DESCRIPTION]:
    'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or ' +
    'kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.',
};
