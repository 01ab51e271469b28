import type { Complaints } from './complaints';
import { duplicate } from './field-error';
import { type Fields, fieldsOf, listOf, textOf } from './fields';
import { dns1123Label, dns1123Subdomain, portNumber, qualifiedName } from './names';
import { validateLabels } from './validate-metadata';
import { validatePort } from './validate-probe';
import {
  validateAddresses,
  validateAffinityTime,
  validateNoAddress,
  validateNodePortsOnce,
  validateRanges,
  validateTraffic,
} from './validate-service-traffic';

/**
 * What is wrong with a Service.
 * https://kubernetes.io/docs/concepts/services-networking/service/
 * pkg/apis/core/validation/validation.go (validateService)
 */
export function validateService(object: Fields, complaints: Complaints, old: Fields = {}): void {
  const spec = fieldsOf(object.spec);
  const ports = listOf(spec.ports).map(fieldsOf);
  const { type } = spec;
  const headless = spec.clusterIP === 'None';
  if (ports.length === 0 && !headless && type !== 'ExternalName') complaints.required('spec.ports');
  if (headless && (type === 'LoadBalancer' || type === 'NodePort')) {
    complaints.invalid('spec.clusterIPs[0]', 'None', `may not be set to 'None' for ${type} services`);
  }
  if (type === 'ExternalName') validateNoAddress(spec, complaints);
  if (type === 'ExternalName') validateExternalName(textOf(spec.externalName), complaints);
  const names = new Set<string>();
  ports.forEach((port, index) => {
    validateServicePort(port, ports.length > 1, names, `spec.ports[${index}]`, complaints);
  });
  validateLabels(spec.selector, 'spec.selector', complaints);
  complaints.oneOf('spec.sessionAffinity', spec.sessionAffinity, ['ClientIP', 'None']);
  validateAffinityTime(spec, complaints);
  validateAddresses(spec, old, complaints);
  complaints.oneOf('spec.type', type, ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']);
  ports.forEach((port, index) => {
    if (type !== 'ClusterIP' || !port.nodePort) return;
    complaints.forbidden(`spec.ports[${index}].nodePort`, "may not be used when `type` is 'ClusterIP'");
  });
  validateNodePortsOnce(ports, complaints);
  validateTwice(ports, complaints);
  validateRanges(spec, old, complaints);
  validateTraffic(spec, complaints);
}

function validateExternalName(name: string, complaints: Complaints): void {
  complaints.requiredName('spec.externalName', name.replace(/\.$/, ''), dns1123Subdomain);
}

function validateServicePort(
  port: Fields,
  named: boolean,
  names: Set<string>,
  field: string,
  complaints: Complaints,
): void {
  const name = textOf(port.name);
  if (name === '' && named) complaints.required(`${field}.name`);
  else if (name !== '') {
    complaints.name(`${field}.name`, name, dns1123Label);
    if (names.has(name)) complaints.add(duplicate(`${field}.name`, name));
    names.add(name);
  }
  const number = (port.port as number | undefined) ?? 0;
  complaints.messages(`${field}.port`, number, portNumber(number));
  complaints.oneOf(`${field}.protocol`, port.protocol, ['SCTP', 'TCP', 'UDP']);
  validatePort(port.targetPort, `${field}.targetPort`, complaints);
  const protocol = textOf(port.appProtocol);
  if (protocol !== '') complaints.name(`${field}.appProtocol`, protocol, qualifiedName);
}

/** The same number and protocol twice. The value is the server's own struct. */
function validateTwice(ports: readonly Fields[], complaints: Complaints): void {
  const seen = new Set<string>();
  ports.forEach(({ protocol, port }, index) => {
    const key = `${port as number}/${textOf(protocol)}`;
    if (seen.has(key)) {
      const value = {
        Name: '',
        Protocol: protocol,
        AppProtocol: null,
        Port: port,
        TargetPort: 0,
        NodePort: 0,
      };
      complaints.add(duplicate(`spec.ports[${index}]`, value));
    }
    seen.add(key);
  });
}
