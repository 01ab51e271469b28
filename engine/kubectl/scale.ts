import { objectNotFound } from '../api/errors';
import { type Fields, fieldsOf } from '../api/fields';
import { resourceName } from '../api/kinds';
import type { KubeObject } from '../api/types';
import { type Duration, seconds } from '../simulation/time';
import type { Command, Context } from './command';
import { durationFlag } from './duration-flag';
import type { Arguments } from './flags';
import { dryRunOf, MUTATION_FLAGS, MutationPrinter } from './mutation';
import { fault, faults } from './outcome';
import { RECORD_FLAG } from './record';
import { objectNamed } from './resources';
import { TARGET_FLAGS, targets } from './targets';

const { 'all-namespaces': _, 'field-selector': __, ...FLAGS } = TARGET_FLAGS;
const { 'field-manager': ___, ...PRINT_FLAGS } = MUTATION_FLAGS;

/**
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_scale/
 * staging/src/k8s.io/kubectl/pkg/cmd/scale/scale.go (RunScale)
 */
export const scale: Command = {
  needsPresent: true,
  flags: {
    ...FLAGS,
    ...PRINT_FLAGS,
    ...RECORD_FLAG,
    'current-replicas': { type: 'number' },
    replicas: { type: 'number' },
    'resource-version': { type: 'string' },
    timeout: { type: 'string' },
  },
  unsupported: { template: '-o jsonpath can say it' },
  run(args, context) {
    const timeout = durationFlag(args, 'timeout', 'scale') ?? 0;
    const replicas = args.number('replicas');
    if (replicas === undefined) throw fault('required flag(s) "replicas" not set');
    const dryRun = dryRunOf(args);
    const printer = new MutationPrinter(args, context, dryRun);
    if (replicas < 0)
      throw fault('The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0');
    if ((args.number('current-replicas') ?? ANY) < ANY)
      throw fault('The --current-replicas must specify an integer of -1 or greater');
    const { objects, errors } = targets(args, context, args.words, 'scale');
    const failure = faults(errors);
    if (args.text('resource-version') && objects.length > 1)
      throw fault('cannot use --resource-version with multiple resources');
    if (objects.length === 0) throw failure ?? fault('no objects passed to scale');
    for (const object of objects) {
      if (dryRun !== 'client') {
        checkBefore(object, args);
        sendScale(object, replicas, dryRun === 'server', context);
        if (timeout !== 0 && dryRun === 'none') waitUntilScaled(object, replicas, timeout, context);
      }
      printer.print(withReplicas(object, replicas), 'scaled');
    }
    if (failure) throw failure;
    return undefined;
  },
};

/** What was said to be there before. staging/src/k8s.io/kubectl/pkg/scale/scale.go (validate) */
function checkBefore(object: KubeObject, args: Arguments): void {
  const current = args.number('current-replicas') ?? ANY;
  const was = replicasOf(object);
  if (current !== ANY && was !== undefined && was !== current)
    throw fault(`Expected replicas to be ${current}, was ${was}`);
  const version = args.text('resource-version') ?? '';
  const { resourceVersion = '' } = object.metadata;
  if (version !== '' && version !== resourceVersion)
    throw fault(`Expected resource version to be ${version}, was ${resourceVersion}`);
}

function sendScale(object: KubeObject, replicas: number, isTrial: boolean, { api }: Context): void {
  const { kind, metadata } = object;
  const { objects, workloads } = api.deeds!;
  // More than an int32 is what the server cannot read.
  if (isTrial || replicas > MOST)
    objects.patch(object, { type: 'merge', body: { spec: { replicas } }, subresource: 'scale' }, true);
  else workloads.scale({ kind, namespace: metadata.namespace ?? '', name: metadata.name }, replicas);
}

/** Its scale is asked for at once, and then every second; once another has scaled it, it is enough. (WaitForScaleHasDesiredReplicas) */
function waitUntilScaled(object: KubeObject, replicas: number, timeout: Duration, { api }: Context): void {
  const { kind, metadata } = object;
  const limit = api.moment.now + timeout;
  const isScaled = () => {
    const now = objectNamed(api, kind, metadata.namespace ?? '', metadata.name);
    if (now === undefined) throw objectNotFound(resourceName(kind), metadata.name);
    const { replicas: there = 0 } = fieldsOf((now as unknown as Fields).status);
    return replicasOf(now) !== replicas || there === replicas;
  };
  while (!isScaled()) {
    const next = api.moment.now + seconds(1);
    api.deeds!.runUntilTrue(() => false, Math.min(next, limit));
    if (next > limit) throw fault(`timed out waiting for ${JSON.stringify(metadata.name)} to be synced`);
  }
}

/** As kubectl has read it, with the new number. (updateReplicas) */
function withReplicas(object: KubeObject, replicas: number): KubeObject {
  const { spec } = object as unknown as Fields;
  return { ...object, spec: { ...fieldsOf(spec), replicas } } as KubeObject;
}

const MOST = 2 ** 31 - 1;

/** However many there are. */
const ANY = -1;

/** Undefined where it has no such field, and the server will say so. */
function replicasOf(object: KubeObject): number | undefined {
  const { replicas } = fieldsOf((object as unknown as Fields).spec);
  return typeof replicas === 'number' ? replicas : undefined;
}
