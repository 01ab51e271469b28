import type { Complaints } from './complaints';
import { tooLong } from './field-error';
import { type Fields, fieldsOf, isFields, listOf, textOf } from './fields';
import {
  dns1035Label,
  dns1123Label,
  dns1123Subdomain,
  pathSegmentName,
  portName,
  portNumber,
  wildcardSubdomain,
} from './names';

const PATH_TYPES = ['Exact', 'ImplementationSpecific', 'Prefix'];
const NOT_IN_A_PATH = ['//', '/./', '/../', '%2f', '%2F'];
const NOT_AT_ITS_END = ['/..', '/.'];
const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';
/** What may stand behind the slash of a controller's name. */
const HTTP_PATH = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";
const LONGEST_CONTROLLER = 250;

/**
 * What is wrong with an Ingress.
 * https://kubernetes.io/docs/concepts/services-networking/ingress/
 * pkg/apis/networking/validation/validation.go (ValidateIngressCreate)
 */
export function validateIngress(object: Fields, complaints: Complaints): void {
  const spec = fieldsOf(object.spec);
  const rules = listOf(spec.rules).map(fieldsOf);
  if (rules.length === 0 && spec.defaultBackend === undefined)
    complaints.invalid('spec', null, 'either `defaultBackend` or `rules` must be specified');
  if (isFields(spec.defaultBackend)) validateBackend(spec.defaultBackend, 'spec.defaultBackend', complaints);
  rules.forEach((rule, index) => {
    validateRule(rule, `spec.rules[${index}]`, complaints);
  });
  listOf(spec.tls).forEach((one, index) => {
    validateTls(fieldsOf(one), `spec.tls[${index}]`, complaints);
  });
  if (typeof spec.ingressClassName === 'string')
    complaints.name('spec.ingressClassName', spec.ingressClassName, dns1123Subdomain);
}

/** Only a new Ingress is held to this: an older one may say both. */
export function validateClassAnnotation(object: Fields, complaints: Complaints): void {
  const { annotations } = fieldsOf(object.metadata);
  const said = fieldsOf(annotations)[CLASS_ANNOTATION];
  const { ingressClassName } = fieldsOf(object.spec);
  if (said === undefined || ingressClassName === undefined || said === ingressClassName) return;
  complaints.invalid(
    `annotations.${CLASS_ANNOTATION}`,
    said,
    'must match `ingressClassName` when both are specified',
  );
}

function validateRule(rule: Fields, at: string, complaints: Complaints): void {
  const host = textOf(rule.host);
  if (host !== '') {
    if (/^\d+(\.\d+){3}$/.test(host))
      complaints.invalid(`${at}.host`, host, 'must be a DNS name, not an IP address');
    complaints.name(`${at}.host`, host, hostRule(host));
  }
  if (!isFields(rule.http)) return;
  const paths = listOf(rule.http.paths).map(fieldsOf);
  if (paths.length === 0) complaints.required(`${at}.http.paths`);
  paths.forEach((path, index) => {
    validatePath(path, `${at}.http.paths[${index}]`, complaints);
  });
}

function validateTls({ hosts, secretName }: Fields, at: string, complaints: Complaints): void {
  listOf(hosts)
    .map(textOf)
    .forEach((host, index) => {
      complaints.name(`${at}.hosts[${index}]`, host, hostRule(host));
    });
  if (textOf(secretName) !== '') complaints.name(`${at}.secretName`, textOf(secretName), dns1123Subdomain);
}

const hostRule = (host: string) => (host.includes('*') ? wildcardSubdomain : dns1123Subdomain);

/** (validateHTTPIngressPath) */
function validatePath(one: Fields, at: string, complaints: Complaints): void {
  const type = textOf(one.pathType);
  if (type === '') return complaints.required(`${at}.pathType`, 'pathType must be specified');
  const path = textOf(one.path);
  const invalid = (detail: string) => complaints.invalid(`${at}.path`, path, detail);
  if (type === 'ImplementationSpecific') {
    if (path !== '' && path[0] !== '/') invalid('must be an absolute path');
  } else if (PATH_TYPES.includes(type)) {
    if (path[0] !== '/') invalid('must be an absolute path');
    for (const part of NOT_IN_A_PATH) if (path.includes(part)) invalid(`must not contain '${part}'`);
    for (const end of NOT_AT_ITS_END) if (path.endsWith(end)) invalid(`cannot end with '${end}'`);
  } else complaints.oneOf(`${at}.pathType`, type, PATH_TYPES);
  validateBackend(fieldsOf(one.backend), `${at}.backend`, complaints);
}

/** (validateIngressBackend) */
function validateBackend({ service, resource }: Fields, at: string, complaints: Complaints): void {
  const both = service !== undefined && resource !== undefined;
  if (both) return complaints.invalid(at, '', 'cannot set both resource and service backends');
  if (isFields(resource)) return validateReference(resource, `${at}.resource`, complaints);
  if (!isFields(service)) return complaints.invalid(at, '', 'resource or service backend is required');
  const rule = complaints.rules.digitServiceNames ? dns1123Label : dns1035Label;
  complaints.requiredName(`${at}.service.name`, textOf(service.name), rule);
  const { name, number = 0 } = fieldsOf(service.port) as { name?: string; number?: number };
  if (name && number) complaints.invalid(at, '', 'cannot set both port name & port number');
  else if (name) complaints.name(`${at}.service.port.name`, name, portName);
  else if (number) complaints.messages(`${at}.service.port.number`, number, portNumber(number));
  else complaints.required(at, 'port name or number is required');
}

function validateReference({ apiGroup, kind, name }: Fields, at: string, complaints: Complaints): void {
  if (typeof apiGroup === 'string') complaints.name(`${at}.apiGroup`, apiGroup, dns1123Subdomain);
  complaints.requiredName(`${at}.kind`, textOf(kind), pathSegmentName);
  complaints.requiredName(`${at}.name`, textOf(name), pathSegmentName);
}

/** What is wrong with an IngressClass. (ValidateIngressClass) */
export function validateIngressClass(object: Fields, complaints: Complaints): void {
  const spec = fieldsOf(object.spec);
  validateController(textOf(spec.controller), complaints);
  if (!isFields(spec.parameters)) return;
  const at = 'spec.parameters';
  validateReference(spec.parameters, at, complaints);
  const { scope, namespace } = spec.parameters;
  if (scope === undefined) return complaints.required(`${at}.scope`);
  complaints.oneOf(`${at}.scope`, scope, ['Cluster', 'Namespace']);
  if (scope === 'Namespace') {
    if (namespace === undefined)
      complaints.required(`${at}.namespace`, "`parameters.scope` is set to 'Namespace'");
    else complaints.name(`${at}.namespace`, textOf(namespace), dns1123Label);
  } else if (scope === 'Cluster' && namespace !== undefined)
    complaints.forbidden(`${at}.namespace`, "`parameters.scope` is set to 'Cluster'");
}

/** (IsDomainPrefixedPath) */
function validateController(controller: string, complaints: Complaints): void {
  const at = 'spec.controller';
  if (controller === '') return complaints.required(at);
  if (controller.length > LONGEST_CONTROLLER) complaints.add(tooLong(at, LONGEST_CONTROLLER));
  const slash = controller.indexOf('/');
  const [host, path] = [controller.slice(0, Math.max(slash, 0)), controller.slice(slash + 1)];
  if (slash < 0 || host === '' || path === '')
    return complaints.invalid(at, controller, 'must be a domain-prefixed path (such as "acme.io/foo")');
  complaints.name(at, host, dns1123Subdomain);
  if (!new RegExp(`^${HTTP_PATH}$`).test(path))
    complaints.invalid(at, path, `Invalid path (regex used for validation is '${HTTP_PATH}')`);
}
