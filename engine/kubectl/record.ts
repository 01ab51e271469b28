import { type Fields, fieldsOf } from '../api/fields';
import type { LoadedObject } from '../api/manifest';
import type { ObjectVerbs, WorkloadRef, WorkloadVerbs } from './api';
import type { Context } from './command';
import type { Arguments, Flags } from './flags';
import { objectNamed } from './resources';

/** What `kubectl rollout history` shows of a revision. */
export const CHANGE_CAUSE = 'kubernetes.io/change-cause';

/** Of the commands that can note themselves in what they change: that is deprecated, and much used. */
export const RECORD_FLAG: Flags = { record: { type: 'boolean' } };

/**
 * The context of a command that was given `--record`: whatever it writes has the command in its change-cause. The same context
 * where it was not given.
 * staging/src/k8s.io/cli-runtime/pkg/genericclioptions/record_flags.go (ChangeCauseRecorder, parseCommandArguments)
 *
 * @param name of the command, as in `set image`
 */
export function recording(name: string, args: Arguments, context: Context): Context {
  if (!args.has('record')) return context;
  context.output.error('Flag --record has been deprecated, --record will be removed in the future\n');
  const { api } = context;
  if (!args.isOn('record') || api.deeds === undefined) return context;
  const cause = ['kubectl', name, ...args.words, ...(args.afterDashes ?? []), ...args.flagsAsGiven].join(' ');
  const objects = recordedObjects(api.deeds.objects, cause);
  const workloads = recordedWorkloads(api.deeds.workloads, (ref) => {
    const object = objectNamed(api, ref.kind, ref.namespace, ref.name);
    if (object !== undefined) objects.patch(object, { type: 'merge', body: {} }, false);
  });
  const deeds = over(api.deeds, { objects, workloads });
  return { ...context, api: over(api, { deeds }) };
}

/** The same thing, with some of it in other hands. */
function over<T extends object>(thing: T, others: Partial<T>): T {
  return Object.create(thing, Object.getOwnPropertyDescriptors(others)) as T;
}

function recordedObjects(verbs: ObjectVerbs, cause: string): ObjectVerbs {
  const noted = { metadata: { annotations: { [CHANGE_CAUSE]: cause } } };
  const withCause = (loaded: LoadedObject) => over(loaded, { object: merged(loaded.object, noted) });
  return over(verbs, {
    create: (loaded, isTrial, isNoted) => verbs.create(withCause(loaded), isTrial, isNoted),
    apply: (loaded, isTrial) => verbs.apply(withCause(loaded), isTrial),
    replace: (loaded, isTrial) => verbs.replace(withCause(loaded), isTrial),
    patch(object, patch, isTrial) {
      if (patch.type !== 'json')
        return verbs.patch(object, { ...patch, body: merged(fieldsOf(patch.body), noted) }, isTrial);
      const patched = verbs.patch(object, patch, isTrial);
      return isTrial
        ? patched
        : { ...patched, object: verbs.patch(object, { type: 'merge', body: noted }, false).object };
    },
  });
}

/** What is scaled is written once more. (RunScale) */
function recordedWorkloads(verbs: WorkloadVerbs, note: (ref: WorkloadRef) => void): WorkloadVerbs {
  return over(verbs, {
    scale(ref, replicas) {
      verbs.scale(ref, replicas);
      note(ref);
    },
  });
}

/** Mappings become one, level by level. */
function merged<T extends object>(object: T, added: Fields): T {
  const all: Record<string, unknown> = { ...(object as Fields) };
  for (const [key, value] of Object.entries(added))
    all[key] = typeof value === 'object' ? merged(fieldsOf(all[key]), fieldsOf(value)) : value;
  return all as T;
}
