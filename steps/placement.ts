import { type DataTable, Then } from '@cucumber/cucumber';
import { Cursor, type JournalEntry, type Placement, type Pod } from '../engine';
import { AuthorError } from './author-error';
import { bindingOf, placementAt } from './placed';
import type { ObjectReference } from './references';
import { settle } from './statements';
import { type Comparison, checkRows, type FoundTable, foundText, tableMatches } from './tables';
import type { Scenario } from './world';

// Why a pod is where it is.

Then('the placement of {object} is:', function (this: Scenario, object: ObjectReference, table: DataTable) {
  mustBePlaced(this, object, table, 'are');
});

Then(
  'the placement of {object} includes:',
  function (this: Scenario, object: ObjectReference, table: DataTable) {
    mustBePlaced(this, object, table, 'hold');
  },
);

function mustBePlaced(
  scenario: Scenario,
  object: ObjectReference,
  table: DataTable,
  comparison: Comparison,
): void {
  const rows = table.raw();
  checkRows(rows, comparison);
  settle(scenario);
  const target = scenario.target(object);
  if (target.kind !== 'Pod') throw new AuthorError(`only pods are placed, not a ${target.kind}`);
  const found = placementTable(scenario, target.namespace, target.name);
  const check = () => ({
    holds: tableMatches(rows, found, comparison),
    found: `the placement was\n${foundText(rows, found)}`,
  });
  scenario.must({ say: 'now' }, check, target);
}

const COLUMNS = ['node', 'chosen', 'rejected by', 'reason', 'score'];
const PLUGINS = [
  'TaintToleration',
  'NodeAffinity',
  'NodeResourcesFit',
  'PodTopologySpread',
  'InterPodAffinity',
  'NodeDeclaredFeatures',
  'NodeResourcesBalancedAllocation',
  'ImageLocality',
];

/** What the scheduler saw when it bound the pod, or would see now. */
function placementTable(scenario: Scenario, namespace: string, name: string): FoundTable {
  const { entries } = scenario.cluster.journal;
  const bound = bindingOf(scenario.present, namespace, name);
  const cursor = new Cursor(entries).toEntry(bound < 0 ? entries.length : bound);
  const pod = cursor.get('Pod', namespace, name) as Pod | undefined;
  if (pod === undefined) throw new AuthorError(`pod "${name}" is gone, and no scheduler ever placed it`);
  if (pod.spec.nodeName) throw new AuthorError(`pod "${name}" names its node itself; no scheduler was asked`);
  const placement = placementAt(pod, cursor, scenario.cluster);
  return { columns: [...COLUMNS, ...PLUGINS], rows: rowsOf(placement, nodeAfter(entries[bound])) };
}

function nodeAfter(entry: JournalEntry | undefined): string | undefined {
  return entry?.change.what === 'updated' ? (entry.change.after as Pod).spec.nodeName : undefined;
}

function rowsOf({ early, nodes }: Placement, chosen: string | undefined): readonly (readonly string[])[] {
  if (early !== undefined) return [['*', '', early.plugin, early.reason, '', ...PLUGINS.map(() => '')]];
  return nodes.map((one) => {
    const mark = one.node === chosen ? 'yes' : '';
    if (one.rejectedBy !== undefined)
      return [one.node, mark, one.rejectedBy, one.reasons.join(', '), '', ...PLUGINS.map(() => '')];
    const scores = PLUGINS.map((plugin) => {
      const found = one.scores.find((score) => score.plugin === plugin);
      return found === undefined ? '' : String(found.score);
    });
    return [one.node, mark, '', '', String(one.total), ...scores];
  });
}
