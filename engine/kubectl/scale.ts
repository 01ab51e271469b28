import { type Fields, fieldsOf } from '../api/fields';
import type { KubeObject } from '../api/types';
import { resourceSlashName } from '../view/get';
import type { Command } from './command';
import { fault, faults } from './outcome';
import { RECORD_FLAG } from './record';
import { TARGET_FLAGS, targets } from './targets';

const { 'all-namespaces': _, 'field-selector': __, ...FLAGS } = TARGET_FLAGS;

/**
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_scale/
 * staging/src/k8s.io/kubectl/pkg/cmd/scale/scale.go (RunScale)
 */
export const scale: Command = {
  needsPresent: true,
  flags: { ...FLAGS, ...RECORD_FLAG, 'current-replicas': { type: 'number' }, replicas: { type: 'number' } },
  unsupported: {
    'resource-version': '',
    timeout: 'kubectl rollout status waits for what comes of it',
    'dry-run': '',
    output: '',
  },
  run(args, context) {
    const replicas = args.number('replicas');
    if (replicas === undefined) throw fault('required flag(s) "replicas" not set');
    if (replicas < 0)
      throw fault('The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0');
    const current = args.number('current-replicas') ?? ANY;
    if (current < ANY) throw fault('The --current-replicas must specify an integer of -1 or greater');
    const { objects, errors } = targets(args, context, args.words, 'scale');
    const failure = faults(errors);
    if (objects.length === 0) throw failure ?? fault('no objects passed to scale');
    for (const object of objects) {
      const { kind, metadata } = object;
      const was = replicasOf(object);
      if (current !== ANY && was !== undefined && was !== current)
        throw fault(`Expected replicas to be ${current}, was ${was}`);
      const ref = { kind, namespace: metadata.namespace ?? '', name: metadata.name };
      context.api.deeds!.workloads.scale(ref, replicas);
      context.output.out(`${resourceSlashName(object)} scaled\n`);
    }
    if (failure) throw failure;
    return undefined;
  },
};

/** However many there are. */
const ANY = -1;

/** Undefined where it has no such field, and the server will say so. */
function replicasOf(object: KubeObject): number | undefined {
  const { replicas } = fieldsOf((object as unknown as Fields).spec);
  return typeof replicas === 'number' ? replicas : undefined;
}
