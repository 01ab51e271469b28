import { AuthorError } from './author-error';

const NAMES = '"[^"]*"(?:(?:, | and )"[^"]*")*';
const ITEM =
  `(?:init )?containers? ${NAMES}|restartPolicy \\w+|image "[^"]*"|command "[^"]*"|labels? "[^"]*"|` +
  '(?:activeDeadlineSeconds|terminationGracePeriodSeconds) \\d+|namespace "[^"]*"';

/** What may follow a short form: `with container "app"`, `and restartPolicy Never`, `in namespace "shop"`. */
export const DETAILS = `(?:(?: with| and| of| in|,) (?:${ITEM}))*`;

/** The manifest of a short form. What is not said is as little as the API takes; its image runs until it is stopped. */
export function podManifest(
  name: string,
  details: string,
): { readonly text: string; readonly namespace: string } {
  const said = new Map<string, string>();
  for (const [item] of details.matchAll(new RegExp(ITEM, 'g'))) {
    const key = item.startsWith('init ')
      ? 'init containers'
      : item.split(' ')[0]!.replace(/^(container|label)$/, '$1s');
    if (said.has(key)) throw new AuthorError(`"${key}" is said twice of pod "${name}"`);
    said.set(key, item.replace(/^(?:init )?\S+ /, ''));
  }
  const namespace = names(said.get('namespace'))[0] ?? 'default';
  const image = names(said.get('image'))[0] ?? DEFAULT_IMAGE;
  const command = names(said.get('command'))[0];
  const container = (one: string) => ({
    name: one,
    image,
    ...(command && { command: ['sh', '-c', command] }),
  });
  const inits = names(said.get('init containers'));
  const numbers = ['activeDeadlineSeconds', 'terminationGracePeriodSeconds'].filter((field) =>
    said.has(field),
  );
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace,
      ...(said.has('labels') && { labels: labelsOf(names(said.get('labels'))[0]!) }),
    },
    spec: {
      ...(said.has('restartPolicy') && { restartPolicy: said.get('restartPolicy') }),
      ...Object.fromEntries(numbers.map((field) => [field, Number(said.get(field))])),
      ...(inits.length > 0 && { initContainers: inits.map((one) => ({ name: one, image: DEFAULT_IMAGE })) }),
      containers: (said.has('containers') ? names(said.get('containers')) : ['app']).map(container),
    },
  };
  return { text: JSON.stringify(pod), namespace };
}

/** The manifest of a deployment, a statefulset or a replicaset of one container, called `app`. */
export function workloadManifest(kind: string, name: string, replicas: number, image: string): string {
  const service = kind === 'StatefulSet' ? { serviceName: name } : {};
  return JSON.stringify(workload(kind, name, image, { replicas, ...service }));
}

/** The manifest of a daemonset of one container, called `app`. */
export function daemonSetManifest(name: string, image: string): string {
  return JSON.stringify(workload('DaemonSet', name, image, {}));
}

function workload(kind: string, name: string, image: string, more: object): object {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, labels },
    spec: {
      ...more,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'app', image }] } },
    },
  };
}

/** An image that no catalogue lists. */
const DEFAULT_IMAGE = 'app:1';

function names(text = ''): readonly string[] {
  return [...text.matchAll(/"([^"]*)"/g)].map((match) => match[1]!);
}

function labelsOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(text.split(',').map((pair) => pair.split('=') as [string, string]));
}
