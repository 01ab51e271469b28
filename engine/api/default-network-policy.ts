import { change, changeEach, type Fields, fieldsOf, listOf, withDefaults } from './fields';

/**
 * A policy that says no types is about Ingress, and about Egress if it has rules for it; a port is one of TCP.
 * pkg/apis/networking/v1/defaults.go (SetDefaults_NetworkPolicy, SetDefaults_NetworkPolicyPort)
 */
export function defaultNetworkPolicy(policy: Fields): Fields {
  return change(withDefaults(policy, { spec: {} }), 'spec', (spec) => {
    const withPorts = changeEach(changeEach(spec, 'ingress', defaultRule), 'egress', defaultRule);
    const given = withDefaults(withPorts, { podSelector: {} });
    if (listOf(given.policyTypes).length > 0) return given;
    const policyTypes = listOf(fieldsOf(given).egress).length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
    return { ...given, policyTypes };
  });
}

const defaultRule = (rule: Fields): Fields =>
  changeEach(rule, 'ports', (port) => withDefaults(port, { protocol: 'TCP' }));
