import type { Complaints } from './complaints';
import { duplicate, unsupported } from './field-error';
import { type Fields, fieldsOf, isFields, listOf, textOf } from './fields';
import { dns1123Label, dns1123Subdomain, labelValue, qualifiedName } from './names';
import { validateLabels } from './validate-metadata';

/** What is wrong with tolerations. pkg/apis/core/validation/validation.go (ValidateTolerations) */
export function validateTolerations(tolerations: unknown, field: string, complaints: Complaints): void {
  listOf(tolerations).forEach((entry, index) => {
    const { key, operator = '', value, effect, tolerationSeconds } = fieldsOf(entry);
    const at = `${field}[${index}]`;
    if (textOf(key) !== '') complaints.name(`${at}.key`, textOf(key), qualifiedName);
    else if (operator !== 'Exists') {
      const all = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';
      complaints.invalid(`${at}.operator`, operator, all);
    }
    if (tolerationSeconds !== undefined && effect !== 'NoExecute') {
      complaints.invalid(
        `${at}.effect`,
        textOf(effect),
        "effect must be 'NoExecute' when `tolerationSeconds` is set",
      );
    }
    if (operator === 'Equal' || operator === '') {
      const messages = labelValue(textOf(value));
      if (messages.length > 0) complaints.invalid(`${at}.operator`, textOf(value), messages.join(';'));
    } else if (operator === 'Exists') {
      const empty = "value must be empty when `operator` is 'Exists'";
      if (textOf(value) !== '') complaints.invalid(`${at}.operator`, value, empty);
    } else complaints.add(unsupported(`${at}.operator`, operator, ['Equal', 'Exists']));
    if (textOf(effect) !== '')
      complaints.oneOf(`${at}.effect`, effect, ['NoSchedule', 'PreferNoSchedule', 'NoExecute']);
  });
}

/** What is wrong with topology spread constraints. (validateTopologySpreadConstraints) */
export function validateSpread(constraints: unknown, field: string, complaints: Complaints): void {
  const list = listOf(constraints).map(fieldsOf);
  list.forEach((constraint, index) => {
    const at = `${field}[${index}]`;
    const { maxSkew = 0, topologyKey, whenUnsatisfiable, minDomains } = constraint;
    if ((maxSkew as number) <= 0) complaints.invalid(`${at}.maxSkew`, maxSkew, 'must be greater than zero');
    if (textOf(topologyKey) === '') complaints.required(`${at}.topologyKey`, 'can not be empty');
    if (whenUnsatisfiable !== 'DoNotSchedule' && whenUnsatisfiable !== 'ScheduleAnyway') {
      const words = ['DoNotSchedule', 'ScheduleAnyway'];
      complaints.add(unsupported(`${at}.whenUnsatisfiable`, textOf(whenUnsatisfiable), words));
    }
    const same = (other: Fields) =>
      other.topologyKey === topologyKey && other.whenUnsatisfiable === whenUnsatisfiable;
    if (list.slice(index + 1).some(same)) {
      const pair = `{${textOf(topologyKey)}, ${textOf(whenUnsatisfiable)}}`;
      complaints.add(duplicate(`${at}.{topologyKey, whenUnsatisfiable}`, pair));
    }
    if (minDomains !== undefined)
      validateMinDomains(minDomains, whenUnsatisfiable, `${at}.minDomains`, complaints);
    for (const policy of ['nodeAffinityPolicy', 'nodeTaintsPolicy']) {
      if (constraint[policy] !== undefined)
        complaints.oneOf(`${at}.${policy}`, constraint[policy], ['Honor', 'Ignore']);
    }
    validateLabelSelector(constraint.labelSelector, `${at}.labelSelector`, complaints);
  });
}

function validateMinDomains(
  minDomains: unknown,
  action: unknown,
  field: string,
  complaints: Complaints,
): void {
  if ((minDomains as number) <= 0) complaints.invalid(field, minDomains, 'must be greater than zero');
  if (action === 'DoNotSchedule') return;
  const only = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${textOf(action)}`;
  complaints.invalid(field, minDomains, only);
}

/** matchLabels and matchExpressions, as controllers and rules of affinity have them. */
export function validateLabelSelector(selector: unknown, field: string, complaints: Complaints): void {
  const { matchLabels, matchExpressions } = fieldsOf(selector);
  validateLabels(matchLabels, `${field}.matchLabels`, complaints);
  listOf(matchExpressions).forEach((entry, index) => {
    const expression = fieldsOf(entry);
    validateRequirement(expression, ['In', 'NotIn'], `${field}.matchExpressions[${index}]`, complaints);
  });
}

function validateRequirement(
  expression: Fields,
  lists: readonly string[],
  field: string,
  complaints: Complaints,
): void {
  const { operator, key } = expression;
  const values = listOf(expression.values);
  if (lists.includes(operator as string)) {
    const needed = "must be specified when `operator` is 'In' or 'NotIn'";
    if (values.length === 0) complaints.required(`${field}.values`, needed);
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    const none = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
    if (values.length > 0) complaints.forbidden(`${field}.values`, none);
  } else complaints.invalid(`${field}.operator`, textOf(operator), 'not a valid selector operator');
  complaints.name(`${field}.key`, textOf(key), qualifiedName);
  values.forEach((value, index) => {
    complaints.name(`${field}.values[${index}]`, textOf(value), labelValue);
  });
}

/** What is wrong with the affinity of a pod. (validateAffinity) */
export function validateAffinity(affinity: Fields, field: string, complaints: Complaints): void {
  const { nodeAffinity } = affinity;
  if (isFields(nodeAffinity)) validateNodeAffinity(nodeAffinity, `${field}.nodeAffinity`, complaints);
  for (const name of ['podAffinity', 'podAntiAffinity']) {
    const { [REQUIRED]: required, [PREFERRED]: preferred } = fieldsOf(affinity[name]);
    listOf(required).forEach((term, index) => {
      validatePodTerm(fieldsOf(term), `${field}.${name}.${REQUIRED}[${index}]`, complaints);
    });
    listOf(preferred).forEach((entry, index) => {
      const at = `${field}.${name}.${PREFERRED}[${index}]`;
      validateWeight(fieldsOf(entry), at, complaints);
      validatePodTerm(fieldsOf(fieldsOf(entry).podAffinityTerm), `${at}.podAffinityTerm`, complaints);
    });
  }
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

function validateWeight({ weight = 0 }: Fields, field: string, complaints: Complaints): void {
  if ((weight as number) > 0 && (weight as number) <= 100) return;
  complaints.invalid(`${field}.weight`, weight, 'must be in the range 1-100');
}

function validatePodTerm(term: Fields, field: string, complaints: Complaints): void {
  validateLabelSelector(term.labelSelector, `${field}.labelSelector`, complaints);
  validateLabelSelector(term.namespaceSelector, `${field}.namespaceSelector`, complaints);
  for (const name of listOf(term.namespaces))
    complaints.name(`${field}.namespace`, textOf(name), dns1123Label);
  const key = textOf(term.topologyKey);
  if (key === '') complaints.required(`${field}.topologyKey`, 'can not be empty');
  complaints.name(`${field}.topologyKey`, key, qualifiedName);
}

function validateNodeAffinity(affinity: Fields, field: string, complaints: Complaints): void {
  const required = affinity[REQUIRED];
  if (isFields(required)) {
    const at = `${field}.${REQUIRED}.nodeSelectorTerms`;
    const terms = listOf(required.nodeSelectorTerms);
    if (terms.length === 0) complaints.required(at, 'must have at least one node selector term');
    terms.forEach((term, index) => {
      validateNodeTerm(fieldsOf(term), `${at}[${index}]`, complaints);
    });
  }
  listOf(affinity[PREFERRED]).forEach((entry, index) => {
    const at = `${field}.${PREFERRED}[${index}]`;
    validateWeight(fieldsOf(entry), at, complaints);
    validateNodeTerm(fieldsOf(fieldsOf(entry).preference), `${at}.preference`, complaints);
  });
}

function validateNodeTerm(term: Fields, field: string, complaints: Complaints): void {
  listOf(term.matchExpressions).forEach((entry, index) => {
    const expression = fieldsOf(entry);
    const at = `${field}.matchExpressions[${index}]`;
    if (expression.operator !== 'Gt' && expression.operator !== 'Lt') {
      validateRequirement(expression, ['In', 'NotIn'], at, complaints);
      return;
    }
    const single = "must be specified single value when `operator` is 'Lt' or 'Gt'";
    if (listOf(expression.values).length !== 1) complaints.required(`${at}.values`, single);
    complaints.name(`${at}.key`, textOf(expression.key), qualifiedName);
  });
  listOf(term.matchFields).forEach((entry, index) => {
    const { operator, key, values } = fieldsOf(entry);
    const at = `${field}.matchFields[${index}]`;
    const one = "must be only one value when `operator` is 'In' or 'NotIn' for node field selector";
    if (operator !== 'In' && operator !== 'NotIn') {
      complaints.invalid(`${at}.operator`, textOf(operator), 'not a valid selector operator');
    } else if (listOf(values).length !== 1) complaints.required(`${at}.values`, one);
    if (key !== 'metadata.name')
      complaints.invalid(`${at}.key`, textOf(key), 'not a valid field selector key');
    else
      listOf(values).forEach((value, at2) => {
        complaints.name(`${at}.values[${at2}]`, textOf(value), dns1123Subdomain);
      });
  });
}
