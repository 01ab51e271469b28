import { isExternallyAccessible } from '../api/externally-accessible';
import { type Fields, fieldsOf, listOf } from '../api/fields';
import { sameValue } from '../api/validate-pod-update';
import type { AdmissionContext, AdmittedObject } from './context';
import { withAllocations } from './service-allocation';
import { nodePortsOf } from './service-node-ports';

/** A changed service as the server stores it: of its old type nothing is left, and what the new one needs is allocated. */
export function changedService(
  next: Fields,
  before: Fields,
  context: Pick<AdmissionContext, 'store' | 'version'>,
): Fields {
  return withAllocations(withoutFieldsOfOldType(next, before) as AdmittedObject, context, before);
}

/**
 * A changed service without the fields that its new type has no use for, and that nobody changed by hand.
 * pkg/registry/core/service/strategy.go (dropTypeDependentFields)
 */
export function withoutFieldsOfOldType(next: Fields, before: Fields): Fields {
  const old = fieldsOf(before.spec);
  const spec: Record<string, unknown> = { ...fieldsOf(next.spec) };
  const same = (name: string) => sameValue(spec[name], old[name]);
  const drop = (...names: readonly string[]) => {
    for (const name of names) delete spec[name];
  };
  if (old.type !== 'ExternalName' && spec.type === 'ExternalName') {
    if (same('clusterIP')) drop('clusterIP', 'clusterIPs');
    for (const name of ['ipFamilies', 'ipFamilyPolicy', 'internalTrafficPolicy']) if (same(name)) drop(name);
  }
  if (hasNodePorts(old) && !hasNodePorts(spec)) {
    const known = new Set(nodePortsOf(old));
    if (nodePortsOf(spec).every((port) => known.has(port)) && Array.isArray(spec.ports))
      spec.ports = listOf(spec.ports).map((port) => {
        const { nodePort: _, ...rest } = fieldsOf(port);
        return rest;
      });
  }
  if (isExternallyAccessible(old) && !isExternallyAccessible(spec) && same('externalTrafficPolicy'))
    drop('externalTrafficPolicy');
  const asked = (one: Fields) => one.type === 'LoadBalancer' && one.externalTrafficPolicy === 'Local';
  if (asked(old) && !asked(spec) && same('healthCheckNodePort')) drop('healthCheckNodePort');
  if (old.type === 'LoadBalancer' && spec.type !== 'LoadBalancer') {
    for (const name of ['allocateLoadBalancerNodePorts', 'loadBalancerClass']) if (same(name)) drop(name);
  }
  const status = spec.type === 'LoadBalancer' ? before.status : { loadBalancer: {} };
  return { ...next, spec, ...(before.status !== undefined && { status }) };
}

const hasNodePorts = ({ type }: Fields): boolean => type === 'NodePort' || type === 'LoadBalancer';
