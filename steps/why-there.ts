import type { Cluster, NodePlacement, Placement, Pod } from '../engine';
import { Cursor, type Moment } from '../engine';
import { isOwnedBy } from './ownership';
import { bindingOf, placementAt } from './placed';
import type { Target } from './references';
import type { Failure } from './time-phrases';

/** Which pods a statement is about that is about several. */
export type PodsMeant = (moment: Moment) => readonly Pod[];

/**
 * What a failure adds when a pod without a node may be its cause: what speaks against each node. Of a statement about a
 * workload or several pods, the first pod that waits is shown. A statement about `spec.nodeName` is told why it is that node.
 */
export function whyThere(
  cluster: Cluster,
  { written }: Failure,
  statement: string,
  about?: Target,
  meant?: PodsMeant,
): readonly string[] {
  const moment = new Cursor(cluster.journal.entries).toEntry(written);
  const pod = podsAbout(moment, about, meant).find(waitsForNode);
  if (pod !== undefined) return isPlacedAtOnce(pod, moment) ? [] : whyNowhere(pod, moment, cluster);
  if (about?.kind !== 'Pod' || !statement.includes('spec.nodeName')) return [];
  return whyThatNode(about, moment, cluster);
}

function podsAbout(moment: Moment, about: Target | undefined, meant: PodsMeant | undefined): readonly Pod[] {
  if (meant !== undefined) return meant(moment);
  if (about === undefined) return [];
  if (about.kind !== 'Pod') {
    const pods = moment.list('Pod') as readonly Pod[];
    return pods.filter((pod) => isOwnedBy(pod, about, moment));
  }
  const pod = moment.get(about.kind, about.namespace, about.name) as Pod | undefined;
  return pod === undefined ? [] : [pod];
}

function waitsForNode({ metadata, spec, status }: Pod): boolean {
  const isFinished = status.phase === 'Succeeded' || status.phase === 'Failed';
  return !spec.nodeName && !isFinished && metadata.deletionTimestamp === undefined;
}

function whyNowhere(pod: Pod, moment: Moment, cluster: Cluster): readonly string[] {
  const { spec, metadata } = pod;
  const gates = (spec.schedulingGates ?? []).map(({ name }) => `"${name}"`);
  const why = (lines: readonly string[]) => [`Why pod "${metadata.name}" had no node:`, ...lines, ''];
  if (gates.length > 0) return why([`  it waits behind its scheduling gates: ${gates.join(', ')}`]);
  if (spec.schedulerName !== 'default-scheduler')
    return why([`  its schedulerName is "${spec.schedulerName}", and here is none of that name`]);
  return why(rowsOf(placementAt(pod, moment, cluster)));
}

/** Whether it has a node when its instant is over: then there was nothing to wait for. */
function isPlacedAtOnce(
  { metadata: { namespace = '', name } }: Pod,
  { entries, written, at }: Moment,
): boolean {
  const then = new Cursor(entries).toEntry(written).toInstant(at);
  return (then.get('Pod', namespace, name) as Pod | undefined)?.spec.nodeName !== undefined;
}

function whyThatNode(about: Target, moment: Moment, cluster: Cluster): readonly string[] {
  const bound = bindingOf(moment, about.namespace, about.name);
  if (bound < 0) return [];
  const { change } = moment.entries[bound]!;
  const chosen = ('after' in change ? (change.after as Pod).spec.nodeName : undefined) ?? '';
  const before = new Cursor(moment.entries).toEntry(bound);
  const pod = before.get(about.kind, about.namespace, about.name) as Pod;
  return [`Why it is on node "${chosen}":`, ...rowsOf(placementAt(pod, before, cluster), chosen), ''];
}

function rowsOf({ early, nodes }: Placement, chosen?: string): readonly string[] {
  if (early !== undefined) return [`  ${early.plugin}: ${early.reason}, whatever the node`];
  if (nodes.length === 0) return ['  there are no nodes'];
  const shown = nodes.length > MOST ? ofOneReason(nodes) : nodes.map((node) => [node.node, node] as const);
  const rows = shown.map(([name, node]) => [name, ...verdictOn(node, chosen)]);
  const width = (of: 0 | 1) => Math.max(...rows.map((row) => row[of]!.length));
  const plugins = width(1) === 0 ? 0 : width(1) + 2;
  return rows.map(
    ([name = '', plugin = '', text = '']) => `  ${name.padEnd(width(0))}  ${plugin.padEnd(plugins)}${text}`,
  );
}

/** Of more nodes than these, those of which the same is said share a line. */
const MOST = 12;

function ofOneReason(nodes: readonly NodePlacement[]): readonly (readonly [string, NodePlacement])[] {
  const groups = new Map<string, NodePlacement[]>();
  for (const node of nodes) {
    const key = verdictOn(node, undefined).join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [node]);
    else group.push(node);
  }
  return [...groups.values()].map((group) => {
    const first = group[0]!;
    return [group.length === 1 ? first.node : `${first.node} and ${group.length - 1} more`, first];
  });
}

function verdictOn(node: NodePlacement, chosen: string | undefined): readonly [string, string] {
  if (node.rejectedBy !== undefined) return [node.rejectedBy, node.reasons.join(', ')];
  if (chosen === undefined) return ['', 'nothing speaks against it'];
  return ['', `score ${node.total}${node.node === chosen ? ', chosen' : ''}`];
}
