import { parseQuantity, QuantityError } from '../api/quantity';
import type { Command } from './command';
import { createOne, metadataOf } from './create-from';
import { FILE_FLAGS } from './files';
import type { Arguments } from './flags';
import { MUTATION_FLAGS } from './mutation';
import { fault } from './outcome';
import { RECORD_FLAG } from './record';
import { forEach, targets } from './targets';

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_autoscale/ */
export const autoscale: Command = {
  needsPresent: true,
  flags: {
    ...FILE_FLAGS,
    ...MUTATION_FLAGS,
    cpu: { type: 'string' },
    'cpu-percent': { type: 'number' },
    max: { type: 'number' },
    memory: { type: 'string' },
    min: { type: 'number' },
    name: { type: 'string' },
    ...RECORD_FLAG,
    'save-config': { type: 'boolean' },
  },
  unsupported: {},
  run(args, context) {
    const [min, max] = [args.number('min') ?? -1, args.number('max') ?? -1];
    if (max < 1) throw fault(`--max=MAXPODS is required and must be at least 1, max: ${max}`);
    if (max < min) {
      throw fault(`--max=MAXPODS must be larger or equal to --min=MINPODS, max: ${max}, min: ${min}`);
    }
    const metrics = metricsOf(args, (text) => context.output.error(text));
    forEach(targets(args, context, args.words, 'autoscale'), ({ apiVersion, kind, metadata: { name } }) => {
      if (!SCALABLE.has(kind))
        throw fault(
          `cannot autoscale a ${kind}: could not find scale subresource for it in discovery information`,
        );
      const scaler = {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: metadataOf(args.text('name') || name, context),
        spec: {
          maxReplicas: max,
          ...(metrics.length > 0 && { metrics }),
          ...(min > 0 && { minReplicas: min }),
          scaleTargetRef: { apiVersion, kind, name },
        },
      };
      // Simplified: where it cannot print what it has made, kubectl tries the older autoscaling/v1 besides, and tells of that instead.
      createOne(args, context, scaler, undefined, 'autoscaled', 'after');
    });
    return undefined;
  },
};

const SCALABLE = new Set(['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet']);

function metricsOf(args: Arguments, warn: (text: string) => void): readonly object[] {
  const percent = args.number('cpu-percent') ?? -1;
  const [cpu, memory] = [args.text('cpu') ?? '', args.text('memory') ?? ''];
  if (args.has('cpu-percent'))
    warn(
      "Flag --cpu-percent has been deprecated, Use --cpu with percentage or resource quantity format (e.g., '70%' for utilization or '500m' for milliCPU).\n",
    );
  if (percent > 0 && cpu !== '') throw fault('--cpu-percent and --cpu are mutually exclusive');
  return [
    ...(percent > 0 ? [metric('cpu', { averageUtilization: percent, type: 'Utilization' })] : []),
    ...(cpu === '' ? [] : [metric('cpu', targetOf('cpu', cpu))]),
    ...(memory === '' ? [] : [metric('memory', targetOf('memory', memory))]),
  ];
}

function metric(name: string, target: object): object {
  return { resource: { name, target }, type: 'Resource' };
}

/** `70%` of what was asked for, or a quantity. (parseResourceInput) */
function targetOf(name: string, text: string): object {
  const trimmed = text.trim();
  if (trimmed.endsWith('%')) {
    const percent = trimmed.slice(0, -1);
    if (!/^\d+$/.test(percent)) throw fault(`invalid percentage value: ${percent}`);
    return { averageUtilization: Number(percent), type: 'Utilization' };
  }
  try {
    parseQuantity(trimmed);
  } catch (error) {
    if (error instanceof QuantityError) throw fault(`invalid resource ${name} value: ${trimmed}`);
    throw error;
  }
  return { averageValue: trimmed, type: 'AverageValue' };
}
