import { ApiError } from '../api/errors';
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
  const noted = { metadata: { annotations: { [CHANGE_CAUSE]: cause } } };
  const { objects: verbs } = api.deeds;
  const objects = over(recordedObjects(verbs, noted), name === 'patch' ? patchedThenNoted(verbs, noted) : {});
  const workloads = recordedWorkloads(api.deeds.workloads, (ref) => {
    const object = objectNamed(api, ref.kind, ref.namespace, ref.name);
    if (object !== undefined) objects.patch(object, { type: 'merge', body: {} }, false);
  });
  const deeds = over(api.deeds, { objects, workloads });
  return { ...context, api: over(api, { deeds }), recorded: (object) => merged(object, noted) };
}

/** What a command sends, or shows of what it would send: with the command in its change-cause, if that is recorded. */
export function recorded<T extends object>({ recorded }: Context, object: T): T {
  return recorded?.(object) ?? object;
}

/** The same thing, with some of it in other hands. */
function over<T extends object>(thing: T, others: Partial<T>): T {
  return Object.create(thing, Object.getOwnPropertyDescriptors(others)) as T;
}

function recordedObjects(verbs: ObjectVerbs, noted: Fields): ObjectVerbs {
  const withCause = (loaded: LoadedObject) => over(loaded, { object: merged(loaded.object, noted) });
  return over(verbs, {
    create: (loaded, isTrial, isNoted) => verbs.create(withCause(loaded), isTrial, isNoted),
    apply: (loaded, isTrial) => verbs.apply(withCause(loaded), isTrial),
    replace: (loaded, isTrial, subresource) => verbs.replace(withCause(loaded), isTrial, subresource),
    patch: (object, patch, isTrial) =>
      verbs.patch(object, { ...patch, body: merged(fieldsOf(patch.body), noted) }, isTrial),
  });
}

/**
 * `kubectl patch` sends what it was given as it is, and the note after it: whether something has changed is told of the first, and
 * that the second fails, as where the first let the object go, is told nobody. Where the server only tries, the second does not see
 * the first.
 * staging/src/k8s.io/kubectl/pkg/cmd/patch/patch.go (RunPatch)
 */
function patchedThenNoted(verbs: ObjectVerbs, noted: Fields): Partial<ObjectVerbs> {
  return {
    patch(object, patch, isTrial) {
      const patched = verbs.patch(object, patch, isTrial);
      try {
        const second = verbs.patch(object, { ...patch, type: 'merge', body: noted }, isTrial);
        return { ...patched, object: second.object };
      } catch (error) {
        if (error instanceof ApiError) return patched;
        throw error;
      }
    },
  };
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
