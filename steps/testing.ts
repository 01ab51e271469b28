import { Cursor, type JournalEntry, type KubeObject, type Moment } from '../engine';

/** A moment in tables of cases: these objects exist, those are gone. */
export function momentOf(living: readonly KubeObject[], gone: readonly KubeObject[] = []): Moment {
  const entries: JournalEntry[] = [];
  const write = (object: KubeObject, what: 'created' | 'deleted') => {
    const { name, namespace = '', uid } = object.metadata;
    const change = what === 'created' ? { what, after: object } : { what, before: object };
    const about = { kind: object.kind, namespace, name, uid };
    entries.push({
      id: entries.length,
      at: 0,
      by: 'test',
      because: -1,
      object: about,
      change,
    } as JournalEntry);
  };
  for (const object of [...gone, ...living]) write(object, 'created');
  for (const object of gone) write(object, 'deleted');
  return new Cursor(entries).toInstant(0);
}

/** A pod by its name, `name` or `namespace/name`, and its containers. */
export function podWith(
  name: string,
  containers: readonly string[] = ['app'],
  more: object = {},
): KubeObject {
  const [first, second] = name.split('/');
  const metadata = {
    name: second ?? first,
    namespace: second ? first : 'default',
    uid: `uid-${name}`,
    ...more,
  };
  const spec = { containers: containers.map((container) => ({ name: container })) };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata,
    spec,
    status: { phase: 'Running' },
  } as unknown as KubeObject;
}
