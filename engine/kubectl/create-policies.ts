import { parseQuantity, QuantityError } from '../api/quantity';
import { parseSelector } from '../api/selectors';
import { given, type Maker, metadataOf, nameOf } from './create-from';
import { fault } from './outcome';

/** staging/src/k8s.io/kubectl/pkg/cmd/create/create_quota.go */
export const quota: Maker = {
  flags: { hard: { type: 'string' }, scopes: { type: 'string' } },
  failure: 'failed to create quota: ',
  make(args, context) {
    const name = nameOf(args, 'quota');
    const hard = given(args, 'hard').map((statement) => {
      const [resource = '', quantity, ...more] = statement.split('=');
      if (quantity === undefined || more.length > 0)
        throw fault(`Invalid argument syntax ${statement}, expected <resource>=<value>`);
      checkQuantity(quantity);
      return [resource, quantity];
    });
    const scopes = args.has('scopes') ? args.list('scopes') : [];
    if (scopes.includes('')) throw fault('invalid resource quota scope ""');
    return {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: metadataOf(name, context),
      spec: {
        ...(hard.length > 0 && { hard: Object.fromEntries(hard) }),
        ...(scopes.length > 0 && { scopes }),
      },
      status: {},
    };
  },
};

/** staging/src/k8s.io/kubectl/pkg/cmd/create/create_pdb.go */
export const pdb: Maker = {
  flags: {
    'max-unavailable': { type: 'string' },
    'min-available': { type: 'string' },
    selector: { type: 'string' },
  },
  failure: 'failed to create poddisruptionbudgets: ',
  make(args, context) {
    const name = nameOf(args, 'poddisruptionbudget');
    const selector = args.text('selector') ?? '';
    const [least, most] = [args.text('min-available') ?? '', args.text('max-unavailable') ?? ''];
    if (selector === '') throw fault('a selector must be specified');
    if (least === '' && most === '') throw fault('one of min-available or max-unavailable must be specified');
    if (least !== '' && most !== '')
      throw fault('min-available and max-unavailable cannot be both specified');
    if (least !== '' && !AMOUNT.test(least)) throw fault('invalid format specified for min-available');
    if (most !== '' && !AMOUNT.test(most)) throw fault('invalid format specified for max-unavailable');
    return {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: metadataOf(name, context),
      spec: {
        ...(most !== '' && { maxUnavailable: amountOf(most) }),
        ...(least !== '' && { minAvailable: amountOf(least) }),
        selector: { matchLabels: matchLabels(selector) },
      },
      status: { currentHealthy: 0, desiredHealthy: 0, disruptionsAllowed: 0, expectedPods: 0 },
    };
  },
};

/** staging/src/k8s.io/kubectl/pkg/cmd/create/create_priorityclass.go */
export const priorityClass: Maker = {
  flags: {
    description: { type: 'string' },
    'global-default': { type: 'boolean' },
    'preemption-policy': { type: 'string' },
    value: { type: 'number' },
  },
  required: ['value'],
  failure: 'failed to create priorityclass: ',
  make(args) {
    const description = args.text('description') ?? '';
    return {
      apiVersion: 'scheduling.k8s.io/v1',
      ...(description !== '' && { description }),
      ...(args.isOn('global-default') && { globalDefault: true }),
      kind: 'PriorityClass',
      metadata: { name: nameOf(args, 'priorityclass') },
      preemptionPolicy: args.text('preemption-policy') ?? 'PreemptLowerPriority',
      value: args.number('value'),
    };
  },
};

/** staging/src/k8s.io/kubectl/pkg/cmd/create/create_ingress.go */
export const ingress: Maker = {
  flags: {
    annotation: { type: 'string' },
    class: { type: 'string' },
    'default-backend': { type: 'string' },
    rule: { type: 'string' },
  },
  failure: 'failed to create ingress: ',
  make(args, context) {
    const name = nameOf(args, 'ingress');
    const rules = args.every('rule');
    const backend = args.text('default-backend') ?? '';
    if (rules.length === 0 && backend === '') {
      throw fault(
        'not enough information provided: every ingress has to either specify a default-backend (which catches all ' +
          'traffic) or a list of rules (which catch specific paths)',
      );
    }
    for (const rule of rules) {
      if (!RULE.test(rule))
        throw fault(
          `rule ${rule} is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]`,
        );
    }
    const annotations = args.every('annotation').map((text) => {
      const at = text.indexOf('=');
      if (at < 0) throw fault(`annotation ${text} is invalid and should be in format key=[value]`);
      return [text.slice(0, at), text.slice(at + 1)];
    });
    if (backend !== '' && backend.split(':').length !== 2)
      throw fault('default-backend should be in format servicename:serviceport');
    const ingressClassName = args.text('class') ?? '';
    return {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: {
        ...metadataOf(name, context),
        ...(annotations.length > 0 && { annotations: Object.fromEntries(annotations) }),
      },
      spec: {
        ...(ingressClassName !== '' && { ingressClassName }),
        ...(backend !== '' && { defaultBackend: backendOf(backend) }),
        ...tlsOf(rules),
        ...(rules.length > 0 && { rules: rulesOf(rules) }),
      },
      status: { loadBalancer: {} },
    };
  },
};

const AMOUNT = /^[0-9]+%?$/;
const RULE = /^[\w*\-.]*\/.*=[\w-]+:[\w-]+(,tls=?([\w-]+)?)?/;

function amountOf(text: string): number | string {
  return text.endsWith('%') ? text : Number(text);
}

function checkQuantity(text: string): void {
  try {
    parseQuantity(text);
  } catch (error) {
    if (error instanceof QuantityError) throw fault(error.message);
    throw error;
  }
}

function matchLabels(selector: string): Readonly<Record<string, string>> {
  parseSelector(selector);
  return Object.fromEntries(
    selector.split(',').map((pair) => {
      const [key = '', value = ''] = pair.split(/==?/);
      return [key.trim(), value.trim()];
    }),
  );
}

function rulesOf(rules: readonly string[]): readonly object[] {
  const byHost = new Map<string, object[]>();
  for (const rule of rules) {
    const plain = rule.split(',')[0]!;
    const slash = plain.indexOf('/');
    const [path = '', backend = ''] = plain.slice(slash).split('=');
    const isPrefix = path.endsWith('*');
    const one = {
      backend: backendOf(backend),
      path: isPrefix ? path.slice(0, -1) : path,
      pathType: isPrefix ? 'Prefix' : 'Exact',
    };
    const host = plain.slice(0, slash);
    byHost.set(host, [...(byHost.get(host) ?? []), one]);
  }
  return [...byHost].map(([host, paths]) => ({ ...(host !== '' && { host }), http: { paths } }));
}

/** A host is taken once; hosts of one secret stand together. */
function tlsOf(rules: readonly string[]): { tls?: readonly object[] } {
  const bySecret = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const rule of rules) {
    const [, tls] = rule.split(',');
    if (tls === undefined) continue;
    const host = rule.slice(0, rule.indexOf('/'));
    if (seen.has(host)) continue;
    seen.add(host);
    const secret = tls.split('=')[1] ?? '';
    bySecret.set(secret, [...(bySecret.get(secret) ?? []), ...(host === '' ? [] : [host])]);
  }
  const list = [...bySecret]
    .filter(([secret, hosts]) => secret !== '' || hosts.length > 0)
    .map(([secretName, hosts]) => ({
      ...(hosts.length > 0 && { hosts }),
      ...(secretName !== '' && { secretName }),
    }));
  return list.length > 0 ? { tls: list } : {};
}

function backendOf(text: string): object {
  const [name = '', port = ''] = text.split(':');
  return { service: { name, port: /^\d+$/.test(port) ? { number: Number(port) } : { name: port } } };
}
