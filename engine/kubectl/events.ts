import type { EventObject } from '../api/types';
import { intervalText } from '../view/describe/events';
import { inListOrder } from '../view/list-order';
import { type Table, tableText } from '../view/table';
import type { Command, Context } from './command';
import type { Arguments } from './flags';
import { fault } from './outcome';
import { printerOf } from './output-format';
import { kindNamed } from './resources';

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_events/ */
export const events: Command = {
  flags: {
    'all-namespaces': { short: 'A', type: 'boolean' },
    'chunk-size': { type: 'number' },
    for: { type: 'string' },
    'no-headers': { type: 'boolean' },
    output: { short: 'o', type: 'string' },
    types: { type: 'string' },
  },
  unsupported: { watch: 'a step that lets time go on shows what comes next', template: '' },
  run(args, context) {
    const { namespace, output } = context;
    const format = args.text('output') ?? '';
    const printer = format === '' ? undefined : printerOf(format, 'of others');
    const found = eventsMeant(args, context);
    if (found.length === 0) {
      const where = args.isOn('all-namespaces') ? '.' : ` in ${namespace} namespace.`;
      output.error(`No events found${where}\n`);
    } else if (printer !== undefined) output.out(printer(found));
    else output.out(tableText(tableOf(args, context, found), args.isOn('no-headers')));
    return undefined;
  },
};

/** The table that `kubectl events` prints, for those who want the cells. */
export function eventsTable(args: Arguments, context: Context): Table {
  return tableOf(args, context, eventsMeant(args, context));
}

function tableOf(args: Arguments, { api }: Context, found: readonly EventObject[]): Table {
  const everywhere = args.isOn('all-namespaces');
  return {
    columns: [...(everywhere ? ['NAMESPACE'] : []), 'LAST SEEN', 'TYPE', 'REASON', 'OBJECT', 'MESSAGE'],
    rows: found.map((event) => [
      ...(everywhere ? [event.metadata.namespace ?? ''] : []),
      intervalText(event, api.moment),
      event.type,
      event.reason,
      `${event.involvedObject.kind}/${event.involvedObject.name}`,
      event.message.trim(),
    ]),
  };
}

/** staging/src/k8s.io/kubectl/pkg/cmd/events/events.go */
function eventsMeant(args: Arguments, { api, namespace }: Context): readonly EventObject[] {
  const types = args.list('types').map((type) => type.toLowerCase());
  if (types.some((type) => type !== 'normal' && type !== 'warning'))
    throw fault('valid --types are Normal or Warning');
  const about = objectMeant(args.text('for'));
  const found = (api.list('Event') as readonly EventObject[]).filter(
    ({ metadata, involvedObject, type }) =>
      (args.isOn('all-namespaces') || metadata.namespace === namespace) &&
      (types.length === 0 || types.includes(type.toLowerCase())) &&
      (about === undefined ||
        (involvedObject.kind === about.kind &&
          involvedObject.apiVersion === about.apiVersion &&
          involvedObject.name === about.name)),
  );
  return inTimeOrder(inListOrder(found));
}

function objectMeant(text: string | undefined) {
  if (text === undefined || text === '') return undefined;
  const [type = '', name, ...more] = text.split('/');
  if (name === undefined) throw fault('--for must be in resource/name form');
  if (more.length > 0) throw fault('arguments in resource/name form may not have more than one slash');
  const { kind, group, versions } = kindNamed(type);
  return { kind, apiVersion: group === '' ? versions[0]! : `${group}/${versions[0]!}`, name };
}

/** By the time last seen; kubectl's sort leaves the order of equal ones open: here it is that of the list. */
function inTimeOrder(events: readonly EventObject[]): readonly EventObject[] {
  const timed = events.map((event) => {
    const { series, lastTimestamp, eventTime } = event;
    const time = series?.lastObservedTime ?? lastTimestamp ?? eventTime;
    return { event, at: time ? Date.parse(time) : Number.NEGATIVE_INFINITY };
  });
  return timed.sort((a, b) => (a.at === b.at ? 0 : a.at - b.at)).map(({ event }) => event);
}
