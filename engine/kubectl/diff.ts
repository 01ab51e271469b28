import { ApiError } from '../api/errors';
import { type Fields, fieldsOf, isFields } from '../api/fields';
import { isNamespaced } from '../api/kinds';
import type { KubeObject } from '../api/types';
import { asApplied } from '../view/last-applied';
import { yamlText } from '../view/yaml';
import type { Command, Context } from './command';
import { FILE_FLAGS, type FromFile, missingFiles, namesFiles, objectsOfFiles, ofFile } from './files';
import { faults, KubectlError, messageOf, usageFault } from './outcome';
import { objectNamed } from './resources';
import { unifiedDiff } from './unified-diff';

/**
 * What `kubectl apply` would change, as `diff -u -N` shows it. Exits with 1 where there is a difference, with 2 where it fails.
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_diff/
 * staging/src/k8s.io/kubectl/pkg/cmd/diff/diff.go
 */
export const diff: Command = {
  needsPresent: true,
  flags: {
    ...FILE_FLAGS,
    concurrency: { type: 'string' },
    'field-manager': { type: 'string' },
    'show-managed-fields': { type: 'boolean' },
  },
  unsupported: {
    'force-conflicts': '',
    prune: 'kubectl get shows what is there beside the manifests',
    'prune-allowlist': '',
    selector: 'give it the file of the object',
    'server-side': 'who owns which field is not kept',
  },
  run(args, context) {
    try {
      if (args.words.length > 0) throw usageFault('diff', `Unexpected args: [${args.words.join(' ')}]`);
      if (!namesFiles(args)) throw missingFiles();
      const { objects, errors } = objectsOfFiles(args, context, 'diff');
      const failure = faults(errors);
      if (failure !== undefined) throw failure;
      const files = objects.map((one) => compared(one, context)).sort(byName);
      const time = timeOf(context);
      let differs = false;
      for (const { name, live, merged } of files) {
        const text = unifiedDiff(
          name,
          { directory: LIVE, text: live },
          { directory: MERGED, text: merged },
          time,
        );
        context.output.out(text);
        differs ||= text !== '';
      }
      return differs ? 1 : 0;
    } catch (error) {
      // An exit code of 1 says that there are differences. (CheckDiffErr)
      if (error instanceof KubectlError || error instanceof ApiError)
        throw new KubectlError(messageOf(error), 2);
      throw error;
    }
  },
};

/** kubectl makes two directories for it, with numbers by chance. */
const LIVE = '/tmp/LIVE-1000000001';
const MERGED = '/tmp/MERGED-1000000002';

interface Compared {
  readonly name: string;
  readonly live: string;
  readonly merged: string;
}

function compared({ loaded, file }: FromFile, { api, namespace }: Context): Compared {
  const { kind, metadata } = loaded.object;
  const live = objectNamed(api, kind, metadata?.namespace ?? namespace, metadata?.name ?? '');
  const noted = live && api.lastApplied?.(live);
  const { object } = trial({ loaded, file }, api.deeds!, live !== undefined);
  const before = live && asApplied(live, noted);
  const after = live === undefined ? justMade(object, api.moment) : asApplied(object, noted);
  const [shown, changed] = kind === 'Secret' ? masked(before, after) : [before, after];
  return {
    name: fileName(after),
    live: shown === undefined ? '' : yamlText(shown),
    merged: yamlText(changed),
  };
}

function trial({ loaded, file }: FromFile, deeds: NonNullable<Context['api']['deeds']>, isThere: boolean) {
  try {
    return deeds.objects.apply(loaded, true);
  } catch (error) {
    throw error instanceof ApiError && !isThere ? ofFile(error, file) : error;
  }
}

// Simplified: kubectl diff shows no uid of an object that would be made.
function justMade(object: KubeObject, { now, calendar }: Context['api']['moment']): KubeObject {
  const metadata = { ...object.metadata, creationTimestamp: calendar.timestamp(now) };
  return { ...object, metadata } as KubeObject;
}

/** `apps.v1.Deployment.default.web` (InfoObject.Name) */
function fileName({ apiVersion, kind, metadata }: KubeObject): string {
  const namespace = isNamespaced(kind) ? (metadata.namespace ?? '') : '';
  return `${apiVersion.replace('/', '.')}.${kind}.${namespace}.${metadata.name}`;
}

/** A Secret shows of its values only whether they differ. (Masker) */
function masked(
  before: KubeObject | undefined,
  after: KubeObject,
): readonly [KubeObject | undefined, KubeObject] {
  const old = dataOf(before);
  const now = dataOf(after);
  const hidden = (data: Fields, other: Fields, mark: string): Fields =>
    Object.fromEntries(
      Object.entries(data).map(([key, value]) => [
        key,
        Object.hasOwn(other, key) && other[key] !== value ? `*** (${mark})` : '***',
      ]),
    );
  const withData = <T extends KubeObject>(object: T, data: Fields): T =>
    isFields((object as unknown as Fields).data) ? { ...object, data } : object;
  return [before && withData(before, hidden(old, now, 'before')), withData(after, hidden(now, old, 'after'))];
}

const dataOf = (object: KubeObject | undefined): Fields =>
  fieldsOf((object as unknown as Fields | undefined)?.data);

/** `diff` looks at files in the order of their names. */
const byName = ({ name: a }: Compared, { name: b }: Compared): number => (a < b ? -1 : a > b ? 1 : 0);

/** `2026-01-01 00:00:10.000000000 +0000`: the files are as old as the command. */
function timeOf({ api: { moment } }: Context): string {
  const stamp = moment.calendar.timestamp(moment.now);
  const thousandths = String(Math.floor(moment.now) % 1_000).padStart(3, '0');
  return `${stamp.replace('T', ' ').replace('Z', '')}.${thousandths}000000 +0000`;
}
