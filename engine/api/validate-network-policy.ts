import type { Complaints } from './complaints';
import { type Fields, fieldsOf, listOf, textOf } from './fields';
import { portName, portNumber } from './names';
import { validateCidr, type WrittenRange } from './validate-cidr';
import { validateLabelSelector } from './validate-scheduling';

const TYPES = ['Ingress', 'Egress'];
const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];

/**
 * What is wrong with a NetworkPolicy.
 * https://kubernetes.io/docs/concepts/services-networking/network-policies/
 * pkg/apis/networking/validation/validation.go (ValidateNetworkPolicySpec)
 */
export function validateNetworkPolicy(object: Fields, complaints: Complaints): void {
  const spec = fieldsOf(object.spec);
  validateLabelSelector(spec.podSelector, 'spec.podSelector', complaints);
  validateRules(spec.ingress, 'from', 'spec.ingress', complaints);
  validateRules(spec.egress, 'to', 'spec.egress', complaints);
  const types = listOf(spec.policyTypes);
  if (types.length > TYPES.length)
    return complaints.invalid('spec.policyTypes', types, 'may not specify more than two policyTypes');
  types.forEach((type, index) => {
    complaints.oneOf(`spec.policyTypes[${index}]`, type, TYPES);
  });
}

function validateRules(rules: unknown, peers: 'from' | 'to', field: string, complaints: Complaints): void {
  listOf(rules).forEach((one, index) => {
    const rule = fieldsOf(one);
    const at = `${field}[${index}]`;
    listOf(rule.ports).forEach((port, i) => {
      validatePort(fieldsOf(port), `${at}.ports[${i}]`, complaints);
    });
    listOf(rule[peers]).forEach((peer, i) => {
      validatePeer(fieldsOf(peer), `${at}.${peers}[${i}]`, complaints);
    });
  });
}

function validatePort({ protocol, port, endPort }: Fields, at: string, complaints: Complaints): void {
  complaints.oneOf(`${at}.protocol`, protocol, PROTOCOLS);
  const none = (why: string) =>
    complaints.invalid(`${at}.endPort`, endPort, `may not be specified when ${why}`);
  if (port === undefined) {
    if (endPort !== undefined) none('`port` is not specified');
  } else if (typeof port !== 'number') {
    if (endPort !== undefined) none('`port` is non-numeric');
    complaints.name(`${at}.port`, textOf(port), portName);
  } else {
    complaints.messages(`${at}.port`, port, portNumber(port));
    if (typeof endPort !== 'number') return;
    if (endPort < port) complaints.invalid(`${at}.endPort`, port, 'must be greater than or equal to `port`');
    complaints.messages(`${at}.endPort`, endPort, portNumber(endPort));
  }
}

function validatePeer(
  { podSelector, namespaceSelector, ipBlock }: Fields,
  at: string,
  complaints: Complaints,
): void {
  if (podSelector !== undefined) validateLabelSelector(podSelector, `${at}.podSelector`, complaints);
  if (namespaceSelector !== undefined)
    validateLabelSelector(namespaceSelector, `${at}.namespaceSelector`, complaints);
  if (ipBlock !== undefined) validateBlock(fieldsOf(ipBlock), `${at}.ipBlock`, complaints);
  const isPods = podSelector !== undefined || namespaceSelector !== undefined;
  if (!isPods && ipBlock === undefined) complaints.required(at, 'must specify a peer');
  else if (isPods && ipBlock !== undefined)
    complaints.forbidden(at, 'may not specify both ipBlock and another peer');
}

function validateBlock({ cidr, except }: Fields, at: string, complaints: Complaints): void {
  if (textOf(cidr) === '') return complaints.required(`${at}.cidr`);
  const whole = validateCidr(textOf(cidr), `${at}.cidr`, complaints);
  listOf(except).forEach((one, index) => {
    const field = `${at}.except[${index}]`;
    const part = validateCidr(textOf(one), field, complaints);
    if (whole === undefined || part === undefined || isPartOf(part, whole)) return;
    complaints.invalid(field, one, 'must be a strict subset of `cidr`');
  });
}

const isPartOf = (part: WrittenRange, whole: WrittenRange): boolean =>
  part.bits > whole.bits && part.bytes.length === whole.bytes.length && hasSamePrefix(part, whole);

const hasSamePrefix = ({ bytes }: WrittenRange, whole: WrittenRange): boolean =>
  whole.bytes.every((byte, index) => {
    const free = Math.min(Math.max(8 * (index + 1) - whole.bits, 0), 8);
    return byte >> free === bytes[index]! >> free;
  });
