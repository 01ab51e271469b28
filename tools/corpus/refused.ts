/**
 * Pods of the corpus that the API refuses, as the real one does, and why, in the order of their files. A refusal that is not here
 * makes the test fail.
 */
export const REFUSED: readonly {
  readonly kind: string;
  readonly file: string;
  readonly pod: string;
  readonly why: string;
}[] = [
  {
    kind: 'Deployment',
    file: 'GoogleCloudPlatform-kubernetes-engine-samples/autoscaling/custom-compute-classes/reservations/deployment-gpu.yaml',
    pod: 'ccc-reservations',
    why: 'a quantity that is a placeholder',
  },
  {
    kind: 'Deployment',
    file: 'GoogleCloudPlatform-kubernetes-engine-samples/cost-optimization/gke-shift-left-cost/api/testdata/manifests/test.yaml',
    pod: 'test',
    why: 'it requests 64Mi of memory, and its limit is 64M',
  },
  {
    kind: 'Deployment',
    file: 'GoogleCloudPlatform-kubernetes-engine-samples/databases/hello-app-cloud-spanner/k8s/deployment.yaml',
    pod: 'hello-app-cloud-spanner',
    why: 'a placeholder for the name of a service account',
  },
  {
    kind: 'Deployment',
    file: 'GoogleCloudPlatform-kubernetes-engine-samples/networking/sctp/sctp-deployment.yaml',
    pod: 'sctp-app',
    why: 'a placeholder for a port',
  },
  {
    kind: 'Pod',
    file: 'kubernetes-website/content/en/examples/pods/emptydir-volume-mode.yaml',
    pod: 'emptydir-mode-demo',
    why: 'a field of a later release',
  },
  {
    kind: 'Pod',
    file: 'openshift-microshift/kubernetes/hack/testdata/pod-apply-status.yaml',
    pod: 'test-pod',
    why: 'a patch of a status: it has no containers',
  },
  {
    kind: 'Pod',
    file: 'openshift-microshift/test/assets/kustomizations/base/pod-base.yaml',
    pod: 'base',
    why: 'a base to which an overlay adds the volume',
  },
];
