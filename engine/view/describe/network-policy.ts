import { type LabelSelector, selectorOf, selectorText } from '../../api/selectors';
import type { NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort } from '../../api/types';
import { Description } from './description';
import { describeAnnotations, describeLabels } from './parts';

/**
 * `kubectl describe networkpolicy`: what its pods may, direction by direction.
 * staging/src/k8s.io/kubectl/pkg/describe/describe.go (describeNetworkPolicy)
 */
export function describeNetworkPolicy({ metadata, spec }: NetworkPolicy): Description {
  const to = new Description();
  to.line(0, `Name:\t${metadata.name}`);
  to.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
  to.line(
    0,
    `Created on:\t${(metadata.creationTimestamp ?? '').replace('T', ' ').replace('Z', ' +0000 UTC')}`,
  );
  describeLabels(to, 'Labels', metadata.labels);
  describeAnnotations(to, 'Annotations', metadata.annotations);
  to.line(0, 'Spec:');
  const pods = selectorText(selectorOf(spec.podSelector ?? {}) ?? []);
  to.line(
    1,
    `PodSelector:     ${pods || '<none> (Allowing the specific traffic to all pods in this namespace)'}`,
  );
  if (spec.policyTypes.includes('Ingress')) {
    to.line(1, 'Allowing ingress traffic:');
    const rules = (spec.ingress ?? []).map(({ ports, from }) => ({ ports, peers: from }));
    describeRules(to, rules, INGRESS);
  } else to.line(1, 'Not affecting ingress traffic');
  if (spec.policyTypes.includes('Egress')) {
    to.line(1, 'Allowing egress traffic:');
    const rules = (spec.egress ?? []).map(({ ports, to: peers }) => ({ ports, peers }));
    describeRules(to, rules, EGRESS);
  } else to.line(1, 'Not affecting egress traffic');
  to.line(1, `Policy Types: ${spec.policyTypes.join(', ') || '<none>'}`);
  return to;
}

const INGRESS = { word: 'From', place: 'source', isolated: 'ingress' };
const EGRESS = { word: 'To', place: 'destination', isolated: 'egress' };

interface Rule {
  readonly ports?: readonly NetworkPolicyPort[] | undefined;
  readonly peers?: readonly NetworkPolicyPeer[] | undefined;
}

function describeRules(
  to: Description,
  rules: readonly Rule[],
  { word, place, isolated }: typeof INGRESS,
): void {
  if (rules.length === 0) to.line(2, `<none> (Selected pods are isolated for ${isolated} connectivity)`);
  rules.forEach(({ ports = [], peers = [] }, i) => {
    if (ports.length === 0) to.line(2, 'To Port: <any> (traffic allowed to all ports)');
    for (const port of ports) to.line(2, portText(port));
    if (peers.length === 0) to.line(2, `${word}: <any> (traffic not restricted by ${place})`);
    for (const peer of peers) {
      to.line(2, `${word}:`);
      describePeer(to, peer);
    }
    if (i < rules.length - 1) to.line(2, '----------');
  });
}

function portText({ port, endPort, protocol }: NetworkPolicyPort): string {
  const number = port ?? '<nil>';
  return endPort === undefined
    ? `To Port: ${number}/${protocol}`
    : `To Port Range: ${number}-${endPort}/${protocol}`;
}

function describePeer(to: Description, { podSelector, namespaceSelector, ipBlock }: NetworkPolicyPeer): void {
  if (namespaceSelector) to.line(3, `NamespaceSelector: ${text(namespaceSelector)}`);
  if (podSelector) to.line(3, `PodSelector: ${text(podSelector)}`);
  if (namespaceSelector || podSelector || ipBlock === undefined) return;
  to.line(3, 'IPBlock:');
  to.line(4, `CIDR: ${ipBlock.cidr}`);
  to.line(4, `Except: ${(ipBlock.except ?? []).join(', ')}`);
}

const text = (selector: LabelSelector): string => selectorText(selectorOf(selector) ?? []) || '<none>';
