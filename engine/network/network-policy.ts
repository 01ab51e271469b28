import { addressNumber, isWithin, rangeOf } from '../api/address-ranges';
import { selects } from '../api/selectors';
import type {
  IPBlock,
  Labels,
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyPort,
  Pod,
  Protocol,
} from '../api/types';

/** One end of a connection, as a policy sees it. */
export interface Party {
  readonly address: string;
  /** Absent of what is no pod in a network of its own: nodes, the API server, the world outside. */
  readonly pod?: PolicyPod;
}

/** What a policy looks at of a pod. */
export interface PolicyPod {
  readonly namespace: string;
  readonly labels: Labels | undefined;
  readonly namespaceLabels: Labels | undefined;
  /** Its ports have names. */
  readonly spec: Pick<Pod['spec'], 'containers' | 'initContainers'>;
}

/** To which port of whom. */
export interface Target extends Party {
  readonly port: number;
  readonly protocol: Protocol;
}

/**
 * Whether policies let a connection through: those that select the pod from which it starts must let it out, those that select
 * the pod to which it goes must let it in. A pod that no policy of that direction selects is open; of several policies it is enough that
 * one allows.
 * https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation
 */
export function isAllowed(policies: readonly NetworkPolicy[], from: Party, to: Target): boolean {
  return mayLeave(policies, from, to) && mayEnter(policies, from, to);
}

function mayLeave(policies: readonly NetworkPolicy[], { pod }: Party, to: Target): boolean {
  const about = pod === undefined ? [] : policies.filter((policy) => isAbout(policy, 'Egress', pod));
  return (
    about.length === 0 ||
    about.some(({ metadata, spec }) =>
      (spec.egress ?? []).some(
        (rule) => isAmongPorts(rule.ports, to) && isAmongPeers(rule.to, metadata.namespace!, to),
      ),
    )
  );
}

function mayEnter(policies: readonly NetworkPolicy[], from: Party, to: Target): boolean {
  const { pod } = to;
  const about = pod === undefined ? [] : policies.filter((policy) => isAbout(policy, 'Ingress', pod));
  return (
    about.length === 0 ||
    about.some(({ metadata, spec }) =>
      (spec.ingress ?? []).some(
        (rule) => isAmongPorts(rule.ports, to) && isAmongPeers(rule.from, metadata.namespace!, from),
      ),
    )
  );
}

/** A policy is about the pods of its own namespace that its selector chooses; an empty one chooses all. */
function isAbout({ metadata, spec }: NetworkPolicy, type: 'Ingress' | 'Egress', pod: PolicyPod): boolean {
  return (
    metadata.namespace === pod.namespace &&
    spec.policyTypes.includes(type) &&
    selects(spec.podSelector ?? {}, pod.labels)
  );
}

/** Without peers a rule is for everybody. */
function isAmongPeers(peers: readonly NetworkPolicyPeer[] = [], namespace: string, party: Party): boolean {
  return peers.length === 0 || peers.some((peer) => isMeant(peer, namespace, party));
}

/** With both selectors a peer means pods so labelled in namespaces so labelled; without the second one, pods of the policy's own. */
function isMeant(peer: NetworkPolicyPeer, namespace: string, { address, pod }: Party): boolean {
  const { podSelector, namespaceSelector, ipBlock } = peer;
  if (ipBlock !== undefined) return isInBlock(ipBlock, address);
  if (pod === undefined) return false;
  const isFromThere =
    namespaceSelector === undefined
      ? pod.namespace === namespace
      : selects(namespaceSelector, pod.namespaceLabels);
  return isFromThere && (podSelector === undefined || selects(podSelector, pod.labels));
}

function isInBlock({ cidr, except = [] }: IPBlock, address: string): boolean {
  const number = addressNumber(address);
  const holds = (text: string) => {
    const range = rangeOf(text);
    return range !== undefined && isWithin(range, number);
  };
  return holds(cidr) && !except.some(holds);
}

/** Without ports a rule is for all. A name means the port that the pod which is asked has by that name, also where traffic leaves. */
function isAmongPorts(ports: readonly NetworkPolicyPort[] = [], to: Target): boolean {
  return ports.length === 0 || ports.some((port) => isPort(port, to));
}

function isPort({ protocol = 'TCP', port, endPort }: NetworkPolicyPort, to: Target): boolean {
  if (protocol !== to.protocol) return false;
  if (port === undefined) return true;
  if (typeof port === 'string') return to.pod !== undefined && hasPort(to.pod, port, to);
  return endPort === undefined ? to.port === port : port <= to.port && to.port <= endPort;
}

const hasPort = ({ spec }: PolicyPod, name: string, to: Target): boolean =>
  [...spec.containers, ...(spec.initContainers ?? [])].some(({ ports }) =>
    ports?.some(
      (one) => one.name === name && one.containerPort === to.port && (one.protocol ?? 'TCP') === to.protocol,
    ),
  );
