import type { EventObject, JournalEntry, Pod } from '../../engine';
import type { TraceLine } from './read-trace';

/** The three columns of `kubectl get pods` that are compared. */
export interface Row {
  readonly ready: string;
  readonly status: string;
  readonly restarts: number;
}

/**
 * What the engine's journal tells, in the lines of a recording: each write of a pod with the row that kubectl would
 * print, each write of an Event, each start and end of a process.
 */
export function tellingOf(entries: readonly JournalEntry[], rowOf: (pod: Pod) => Row): TraceLine[] {
  return entries.flatMap((entry) => {
    if (entry.object.kind === 'Pod') return podLines(entry, rowOf);
    return entry.object.kind === 'Event' ? eventLines(entry) : [];
  });
}

function podLines({ at, object, change }: JournalEntry, rowOf: (pod: Pod) => Row): TraceLine[] {
  if (change.what === 'process') {
    const process = { t: at, src: 'containerd', pod: object.name, container: change.container } as const;
    if (change.event === 'started') return [{ ...process, topic: '/tasks/start' }];
    return change.event === 'exited' ? [{ ...process, topic: '/tasks/exit', exit: change.exitCode }] : [];
  }
  if (change.what === 'note') return [];
  const pod = (change.after ?? change.before) as Pod;
  const { metadata, spec, status } = pod;
  const type = TYPES[change.what];
  const row = rowOf(pod);
  return [
    {
      t: at,
      src: 'pod',
      type,
      name: metadata.name,
      gen: metadata.generation,
      deletionTimestamp: metadata.deletionTimestamp,
      deletionGracePeriodSeconds: metadata.deletionGracePeriodSeconds,
      node: spec.nodeName,
      status,
    },
    {
      t: at,
      src: 'row',
      type,
      name: metadata.name,
      ready: row.ready,
      status: row.status,
      restarts: String(row.restarts),
    },
  ];
}

function eventLines({ at, change }: JournalEntry): TraceLine[] {
  if (change.what !== 'created' && change.what !== 'updated' && change.what !== 'deleted') return [];
  const event = (change.after ?? change.before) as EventObject;
  const { involvedObject, count } = event;
  return [
    {
      t: at,
      src: 'event',
      type: TYPES[change.what],
      obj: `${involvedObject.kind}/${involvedObject.name}`,
      field: involvedObject.fieldPath,
      etype: event.type,
      reason: event.reason,
      message: event.message,
      count,
      by: event.source.component ?? event.reportingComponent,
    },
  ];
}

const TYPES = { created: 'ADDED', updated: 'MODIFIED', deleted: 'DELETED' } as const;
