import { type Fields, fieldsOf } from '../api/fields';
import type { RawObject } from '../api/manifest';
import type { CronJob, KubeObject } from '../api/types';
import type { Context } from './command';
import { type Maker, metadataOf, nameOf } from './create-from';
import type { Arguments } from './flags';
import { fault } from './outcome';
import { find, kindNamed, readResources } from './resources';

/** staging/src/k8s.io/kubectl/pkg/cmd/create/create_job.go */
export const job: Maker = {
  flags: { from: { type: 'string' }, image: { type: 'string' } },
  failure: 'failed to create job: ',
  make(args, context) {
    const name = nameOf(args, 'job');
    const [image, from] = [args.text('image') ?? '', args.text('from') ?? ''];
    if ((image === '') === (from === '')) throw fault('either --image or --from must be specified');
    if (from !== '' && (args.afterDashes ?? []).length > 0) throw fault('cannot specify --from and command');
    if (from !== '') return jobOf(cronJobNamed(from, context), name, context);
    return {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: metadataOf(name, context),
      spec: { template: templateOf(args, name, 'Never') },
      status: {},
    };
  },
};

/** staging/src/k8s.io/kubectl/pkg/cmd/create/create_cronjob.go */
export const cronJob: Maker = {
  flags: { image: { type: 'string' }, restart: { type: 'string' }, schedule: { type: 'string' } },
  required: ['image', 'schedule'],
  failure: 'failed to create cronjob: ',
  make(args, context) {
    const name = nameOf(args, 'cronjob');
    const spec = { template: templateOf(args, name, args.text('restart') || 'OnFailure') };
    return {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: metadataOf(name, context),
      spec: { jobTemplate: { metadata: { name }, spec }, schedule: args.text('schedule') ?? '' },
      status: {},
    };
  },
};

function templateOf(args: Arguments, name: string, restartPolicy: string): Fields {
  const command = args.afterDashes ?? [];
  const container = {
    ...(command.length > 0 && { command }),
    image: args.text('image') ?? '',
    name,
    resources: {},
  };
  return { metadata: {}, spec: { containers: [container], restartPolicy } };
}

function cronJobNamed(from: string, { api, namespace }: Context): CronJob {
  const question = readResources([from]);
  if (question.of.names === undefined) throw fault('resource(s) were provided, but no name was specified');
  const selection = { namespace, allNamespaces: false, labels: '', fields: '' };
  const { objects, errors } = find(api, question, selection);
  if (errors.length > 0) throw errors[0]!;
  const [object] = objects as readonly KubeObject[];
  if (object!.kind !== 'CronJob')
    throw fault(`unknown object type *${kindNamed(object!.kind).versions[0]}.${object!.kind}`);
  return object as CronJob;
}

/** The CronJob controls it, as one that is due; that it does not wait for it (blockOwnerDeletion) is left out by kubectl. */
function jobOf({ metadata: { name: cron, uid }, spec }: CronJob, name: string, context: Context): RawObject {
  const { metadata, spec: jobSpec } = spec.jobTemplate;
  const { annotations, labels } = fieldsOf(metadata) as Record<string, Readonly<Record<string, string>>>;
  const owner = { apiVersion: 'batch/v1', kind: 'CronJob', name: cron, uid, controller: true };
  const own = {
    ...metadataOf(name, context, labels),
    annotations: { 'cronjob.kubernetes.io/instantiate': 'manual', ...annotations },
    ownerReferences: [owner],
  };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: own,
    spec: jobSpec as unknown as Fields,
    status: {},
  };
}
