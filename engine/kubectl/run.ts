import type { RawObject } from '../api/manifest';
import { minutes } from '../simulation/time';
import type { Command } from './command';
import { createOne, metadataOf } from './create-from';
import { durationFlag } from './duration-flag';
import type { Arguments } from './flags';
import { checkFormat, dryRunOf, MUTATION_FLAGS } from './mutation';
import { fault, usageFault } from './outcome';
import { RECORD_FLAG } from './record';
import { ATTACH_FLAGS, checkAttaching, isAttached, stayWith, streamsOf } from './run-attached';

/**
 * Makes a pod of a command line, and stays with it where that is asked for.
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_run/
 * staging/src/k8s.io/kubectl/pkg/cmd/run/run.go, staging/src/k8s.io/kubectl/pkg/generate/versioned/run.go (BasicPod)
 */
export const run: Command = {
  needsPresent: true,
  flags: {
    ...MUTATION_FLAGS,
    annotations: { type: 'string' },
    command: { type: 'boolean' },
    env: { type: 'string' },
    expose: { type: 'boolean' },
    image: { type: 'string' },
    'image-pull-policy': { type: 'string' },
    labels: { short: 'l', type: 'string' },
    port: { type: 'string' },
    privileged: { type: 'boolean' },
    quiet: { short: 'q', type: 'boolean' },
    ...ATTACH_FLAGS,
    ...RECORD_FLAG,
    restart: { type: 'string' },
    'save-config': { type: 'boolean' },
  },
  unsupported: {
    override: 'write the manifest',
    overrides: 'write the manifest',
    'override-type': 'write the manifest',
    template: '',
  },
  run(args, context) {
    checkFormat(args);
    const timeout = durationFlag(args, 'pod-running-timeout', 'run') ?? minutes(1);
    const [name, ...rest] = [...args.words, ...(args.afterDashes ?? [])];
    if (name === undefined || args.words.length === 0) throw usageFault('run', 'NAME is required for run');
    const image = args.text('image') ?? '';
    if (image === '') throw fault('--image is required');
    checkImage(image);
    if (args.isOn('tty') && !args.isOn('stdin'))
      throw usageFault('run', '-i/--stdin is required for containers with -t/--tty=true');
    const port = args.text('port') ?? '';
    if (args.isOn('expose') && port === '')
      throw usageFault('run', '--port must be set when exposing a service');
    const labels = args.has('labels') ? labelsOf(args.text('labels')!) : { run: name };
    const annotations = pairsOf(args, 'annotations');
    const restartPolicy = restartPolicyOf(args);
    checkAttaching(args, dryRunOf(args) !== 'none');
    const container = containerOf(args, name, image, port, rest);
    const make = (object: RawObject) =>
      createOne(args, context, object, undefined, isAttached(args) ? '' : 'created');
    const pod = make({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { ...metadataOf(name, context, labels), ...(annotations && { annotations }) },
      spec: { containers: [container], dnsPolicy: 'ClusterFirst', restartPolicy },
      status: {},
    });
    const service = args.isOn('expose') ? [make(serviceOf(name, port, labels))] : [];
    if (isAttached(args)) stayWith([pod, ...service], timeout, args, context);
    return undefined;
  },
};

function containerOf(
  args: Arguments,
  name: string,
  image: string,
  port: string,
  rest: readonly string[],
): object {
  const policy = args.text('image-pull-policy') ?? '';
  if (policy !== '' && !['Always', 'IfNotPresent', 'Never'].includes(policy))
    throw usageFault('run', `invalid image pull policy: ${policy}`);
  const env = args.every('env').map((text) => {
    const at = text.indexOf('=');
    if (at < 1) throw fault(`invalid env: ${text}`);
    return { name: text.slice(0, at), value: text.slice(at + 1) };
  });
  return {
    ...(rest.length > 0 && { [args.isOn('command') ? 'command' : 'args']: rest }),
    ...(env.length > 0 && { env }),
    image,
    ...(policy !== '' && { imagePullPolicy: policy }),
    name,
    ...(port !== '' && { ports: [{ containerPort: portOf(port) }] }),
    resources: {},
    ...streamsOf(args),
    ...(args.isOn('privileged') && { securityContext: { privileged: true } }),
  };
}

function serviceOf(name: string, port: string, selector: Readonly<Record<string, string>>) {
  const number = portOf(port);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { ports: [{ port: number, protocol: 'TCP', targetPort: number }], selector },
    status: { loadBalancer: {} },
  };
}

function restartPolicyOf(args: Arguments): string {
  const policy = args.text('restart') ?? 'Always';
  if (['Always', 'OnFailure', 'Never'].includes(policy)) return policy;
  throw usageFault('run', `invalid restart policy: ${policy}`);
}

function checkImage(image: string): void {
  if (!REFERENCE.test(image))
    throw fault(`Invalid image name ${JSON.stringify(image)}: invalid reference format`);
}

/** https://github.com/distribution/reference/blob/main/regexp.go */
const PART = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const REFERENCE = new RegExp(
  `^(?:[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*(?::\\d+)?/)?${PART}(?:/${PART})*` +
    '(?::\\w[\\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?$',
);

/** (ParseLabels) */
function labelsOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text.split(',').map((pair) => {
      const parts = pair.split('=');
      if (parts.length !== 2) throw fault(`unexpected label spec: ${pair}`);
      if (parts[0] === '') throw fault('unexpected empty label key');
      return [parts[0], parts[1]];
    }),
  );
}

function pairsOf(args: Arguments, flag: string): Readonly<Record<string, string>> | undefined {
  const given = args.every(flag);
  if (given.length === 0) return undefined;
  return Object.fromEntries(
    given.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw fault(`invalid annotation format: ${pair}`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

function portOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw fault(`strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`);
}
