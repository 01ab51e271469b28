/**
 * The objects of the Kubernetes API as the engine holds them: in the API's own shape and spelling, after
 * defaulting, so that required fields are there and a stored pod prints as `kubectl get -o yaml` prints it.
 * Everything is read-only: a change is a new object that shares what did not change.
 * https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/
 */
export type * from './autoscaling-types';
export type * from './budget-types';
export type * from './container-types';
export type * from './csi-types';
export type * from './identity-set-types';
export type * from './ingress-types';
export type * from './job-types';
export type * from './network-policy-types';
export type * from './node-types';
export type * from './object-types';
export type * from './pod-types';
export type * from './quota-types';
export type * from './runtime-class-types';
export type * from './service-types';
export type * from './storage-types';
export type * from './volume-types';
export type * from './workload-types';
