import { type Fields, fieldsOf, isFields } from '../api/fields';
import type { AdmittedObject } from './context';

const NOT_READY = { key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' };

/** What is written of a node of which nobody has said it. */
const NOTHING_KNOWN: Fields = {
  architecture: '',
  bootID: '',
  containerRuntimeVersion: '',
  kernelVersion: '',
  kubeProxyVersion: '',
  kubeletVersion: '',
  machineID: '',
  operatingSystem: '',
  osImage: '',
  systemUUID: '',
};

/**
 * A Node that somebody creates is kept free of pods until it is known to be ready; of what it has nothing is known but what is said.
 * https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#taintnodesbycondition
 * plugin/pkg/admission/nodetaint/admission.go (Admit)
 */
export function withNotReadyTaint(node: AdmittedObject): AdmittedObject {
  const spec = fieldsOf(node.spec);
  const taints = Array.isArray(spec.taints) ? (spec.taints as readonly unknown[]) : [];
  const has = taints.some(
    (taint) => isFields(taint) && taint.key === NOT_READY.key && taint.effect === NOT_READY.effect,
  );
  const { nodeInfo, capacity = {}, ...status } = fieldsOf(node.status);
  return {
    ...node,
    spec: has ? spec : { ...spec, taints: [...taints, NOT_READY] },
    status: {
      allocatable: capacity,
      conditions: [],
      addresses: [],
      daemonEndpoints: { kubeletEndpoint: { Port: 0 } },
      ...status,
      capacity,
      nodeInfo: { ...NOTHING_KNOWN, ...fieldsOf(nodeInfo) },
    },
  } as AdmittedObject;
}
