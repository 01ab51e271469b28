import type { Complaints } from './complaints';
import { isExternallyAccessible } from './externally-accessible';
import { duplicate } from './field-error';
import { type Fields, fieldsOf, listOf, textOf } from './fields';
import { cidrProblem, ipProblem, specialIpProblem } from './ip-addresses';
import { portNumber, qualifiedName } from './names';
import { sameValue } from './validate-pod-update';

/** The longest time that a client is kept at one pod. (MaxClientIPServiceAffinitySeconds) */
const LONGEST_AFFINITY = 86_400;

const OF_BALANCERS = "may only be used when `type` is 'LoadBalancer'";

/** An ExternalName is a name: it has no address. */
export function validateNoAddress(spec: Fields, complaints: Complaints): void {
  if (listOf(spec.clusterIPs).length > 0 || spec.clusterIP) noAddress('clusterIPs', complaints);
  if (listOf(spec.ipFamilies).length > 0) noAddress('ipFamilies', complaints);
  if (spec.ipFamilyPolicy) noAddress('ipFamilyPolicy', complaints);
}

/** What is wrong with the time for which a client stays with its pod. (validateClientIPAffinityConfig) */
export function validateAffinityTime(spec: Fields, complaints: Complaints): void {
  if (spec.sessionAffinity !== 'ClientIP') return;
  const { timeoutSeconds } = fieldsOf(fieldsOf(spec.sessionAffinityConfig).clientIP);
  if (typeof timeoutSeconds !== 'number' || (timeoutSeconds > 0 && timeoutSeconds <= LONGEST_AFFINITY))
    return;
  const range = `must be greater than 0 and less than ${LONGEST_AFFINITY}`;
  complaints.invalid('spec.sessionAffinityConfig.clientIP.timeoutSeconds', timeoutSeconds, range);
}

/** One node port for two ports of one protocol. */
export function validateNodePortsOnce(ports: readonly Fields[], complaints: Complaints): void {
  const seen = new Set<string>();
  ports.forEach(({ protocol, nodePort }, index) => {
    if (!nodePort) return;
    const key = `${nodePort as number}/${textOf(protocol)}`;
    if (seen.has(key)) complaints.add(duplicate(`spec.ports[${index}].nodePort`, nodePort));
    seen.add(key);
  });
}

/** Addresses from outside. What stood there before stays allowed. */
export function validateAddresses(spec: Fields, old: Fields, complaints: Complaints): void {
  const known = listOf(old.externalIPs);
  listOf(spec.externalIPs).forEach((address, index) => {
    const text = textOf(address);
    const field = `spec.externalIPs[${index}]`;
    const problem = known.includes(address) ? undefined : ipProblem(text, complaints.rules.strictAddresses);
    const why = problem ?? specialIpProblem(text);
    if (why !== undefined) complaints.invalid(field, text, why);
  });
}

/** Who may come to a load balancer. */
export function validateRanges(spec: Fields, old: Fields, complaints: Complaints): void {
  const ranges = listOf(spec.loadBalancerSourceRanges).map((one) => textOf(one).trim());
  // The server spells this one field with a capital.
  const field = 'spec.LoadBalancerSourceRanges';
  if (ranges.length > 0 && spec.type !== 'LoadBalancer') complaints.forbidden(field, OF_BALANCERS);
  const known = listOf(old.loadBalancerSourceRanges).map((one) => textOf(one).trim());
  ranges.forEach((range, index) => {
    const why = known.includes(range) ? undefined : cidrProblem(range, complaints.rules.strictAddresses);
    if (why !== undefined) complaints.invalid(`${field}[${index}]`, range, why);
  });
}

/** What only some types have, and the policies of traffic. pkg/apis/core/validation/validation.go (validateService, its end) */
export function validateTraffic(spec: Fields, complaints: Complaints): void {
  const balances = spec.type === 'LoadBalancer';
  if (spec.allocateLoadBalancerNodePorts !== undefined && !balances)
    complaints.forbidden('spec.allocateLoadBalancerNodePorts', OF_BALANCERS);
  const balancer = textOf(spec.loadBalancerClass);
  if (spec.loadBalancerClass !== undefined && !balances)
    complaints.forbidden('spec.loadBalancerClass', OF_BALANCERS);
  else if (spec.loadBalancerClass !== undefined)
    complaints.name('spec.loadBalancerClass', balancer, qualifiedName);
  validateFromOutside(spec, complaints);
  if (spec.internalTrafficPolicy !== undefined)
    complaints.oneOf('spec.internalTrafficPolicy', spec.internalTrafficPolicy, POLICIES);
  if (spec.trafficDistribution !== undefined)
    complaints.oneOf(
      'spec.trafficDistribution',
      spec.trafficDistribution,
      complaints.rules.preferSameTraffic ? DISTRIBUTIONS : DISTRIBUTIONS.slice(0, 1),
    );
}

/** What of a balancer never changes. (ValidateServiceUpdate) */
export function validateBalancerUpdate(spec: Fields, oldSpec: Fields, complaints: Complaints): void {
  if (spec.type !== 'LoadBalancer' || oldSpec.type !== 'LoadBalancer') return;
  if (!sameValue(spec.loadBalancerClass, oldSpec.loadBalancerClass))
    complaints.invalid('spec.loadBalancerClass', spec.loadBalancerClass ?? null, 'may not change once set');
  const isLocal = ({ externalTrafficPolicy }: Fields) => externalTrafficPolicy === 'Local';
  const port = 'healthCheckNodePort';
  if (isLocal(spec) && isLocal(oldSpec) && spec[port] !== oldSpec[port])
    complaints.forbidden(`spec.${port}`, 'field is immutable');
}

const POLICIES = ['Cluster', 'Local'];
const DISTRIBUTIONS = ['PreferClose', 'PreferSameZone', 'PreferSameNode'];

/** (validateServiceExternalTrafficPolicy) */
function validateFromOutside(spec: Fields, complaints: Complaints): void {
  const { type, externalTrafficPolicy, healthCheckNodePort } = spec;
  if (isExternallyAccessible(spec))
    complaints.oneOf('spec.externalTrafficPolicy', externalTrafficPolicy, POLICIES);
  else if (externalTrafficPolicy) {
    const only = 'may only be set for externally-accessible services';
    complaints.invalid('spec.externalTrafficPolicy', externalTrafficPolicy, only);
  }
  if (!healthCheckNodePort) return;
  const field = 'spec.healthCheckNodePort';
  if (type === 'LoadBalancer' && externalTrafficPolicy === 'Local')
    complaints.messages(field, healthCheckNodePort, portNumber(healthCheckNodePort as number));
  else {
    const only = "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'";
    complaints.invalid(field, healthCheckNodePort, only);
  }
}

function noAddress(name: string, complaints: Complaints): void {
  complaints.forbidden(`spec.${name}`, 'may not be set for ExternalName services');
}
