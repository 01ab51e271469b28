import { writeFileSync } from 'node:fs';
import ts from 'typescript';
import { CATALOGUE_FILE, type CatalogueEntry } from '../../reports/coverage/catalogue';
import { IMPOSSIBLE } from './impossible';
import { type Part, partsOf } from './pieces';
import { engineProgram } from './program-index';
import { SpokenTexts } from './spoken-texts';
import { type Spoken, SpokenTuples } from './spoken-tuples';
import { STATED } from './stated';
import { ANYTHING } from './text-sets';

/** All that the engine can say of a lifecycle, as its source has it; in the order of the groups, then of the texts. */
export function catalogue(from: ReadonlyMap<string, CatalogueEntry> = followed()): readonly CatalogueEntry[] {
  const found = new Map(from);
  for (const [group, ...texts] of IMPOSSIBLE) found.delete(keyOf({ group, texts }));
  for (const [group, place, ...texts] of STATED) found.set(keyOf({ group, texts }), { group, texts, place });
  const keys = [...found.keys()].sort();
  return keys.map((key) => found.get(key)!).filter((entry, _, all) => !isVague(entry, all));
}

/** What was found by following the source, by `keyOf`. */
export function followed(): Map<string, CatalogueEntry> {
  const all = new Sayings(new SpokenTexts(engineProgram())).all();
  return new Map([...all].filter(isSaid).map((entry) => [keyOf(entry), entry]));
}

export function keyOf({ group, texts }: Pick<CatalogueEntry, 'group' | 'texts'>): string {
  return [group, ...texts].join('\0');
}

/** Nobody says nothing, nor anything at all. */
function isSaid({ group, texts }: CatalogueEntry): boolean {
  if (group === 'event' && texts[1] === '') return false;
  return !texts.every((text) => text === ANYTHING || text === '');
}

/** Where a reason is known with its messages, any message at all is what could not be followed any further. */
function isVague({ group, texts }: CatalogueEntry, all: readonly CatalogueEntry[]): boolean {
  if (group !== 'event' || texts[1] !== ANYTHING) return false;
  return all.some(
    (other) => other.group === group && other.texts[0] === texts[0] && other.texts[1] !== ANYTHING,
  );
}

/** The interfaces of conditions, by the kind that has them. */
const CONDITIONS: Readonly<Record<string, string>> = {
  PodCondition: 'Pod',
  NodeCondition: 'Node',
  WorkloadCondition: 'Workload',
  JobCondition: 'Job',
  ClaimCondition: 'PersistentVolumeClaim',
  AutoscalerCondition: 'HorizontalPodAutoscaler',
  BudgetCondition: 'PodDisruptionBudget',
  NamespaceCondition: 'Namespace',
  ServiceCIDRCondition: 'ServiceCIDR',
};

class Sayings {
  private readonly tuples: SpokenTuples;

  constructor(private readonly spoken: SpokenTexts) {
    this.tuples = new SpokenTuples(spoken);
  }

  *all(): Iterable<CatalogueEntry> {
    yield* this.events();
    yield* this.conditions();
    yield* this.reasons('ContainerStateWaiting', 'reason', 'waiting');
    yield* this.reasons('ContainerStateTerminated', 'reason', 'terminated');
    yield* this.reasons('PodStatus', 'reason', 'pod');
  }

  /** Every event goes through the recorder, in one of two ways. */
  private *events(): Iterable<CatalogueEntry> {
    for (const call of this.spoken.callsNamed('write')) {
      const text = call.arguments?.[3];
      if (text === undefined || !this.isRecorders(call)) continue;
      const spoken = ts.isObjectLiteralExpression(text)
        ? this.tuples.of(partsOf(text, ['reason', 'message']))
        : this.tuples.ofObject(text, ['reason', 'message']);
      yield* entries('event', spoken);
    }
    for (const call of this.spoken.callsNamed('schedulerEvent')) {
      yield* entries('event', this.tuples.of([call.arguments?.[2], call.arguments?.[4]] as Part[]));
    }
  }

  private isRecorders(call: ts.CallExpression | ts.NewExpression): boolean {
    if (!ts.isPropertyAccessExpression(call.expression)) return false;
    const type = this.spoken.checker.getTypeAtLocation(call.expression.expression);
    return (
      type.symbol?.name === 'EventRecorder' || call.getSourceFile().fileName.endsWith('/event-recorder.ts')
    );
  }

  private *conditions(): Iterable<CatalogueEntry> {
    for (const [name, kind] of Object.entries(CONDITIONS)) {
      const type = this.spoken.interfaceNamed(name);
      const spoken = this.tuples.ofType(type, ['type', 'status', 'reason']);
      for (const { group, texts, place } of entries('condition', spoken)) {
        yield { group, texts: [kind, ...texts], place };
      }
    }
  }

  private reasons(
    interfaceName: string,
    field: string,
    group: CatalogueEntry['group'],
  ): readonly CatalogueEntry[] {
    const spoken = this.tuples.ofType(this.spoken.interfaceNamed(interfaceName), [field]);
    return entries(group, spoken);
  }
}

function entries(group: CatalogueEntry['group'], spoken: readonly Spoken[]): readonly CatalogueEntry[] {
  return spoken.map(({ texts, place }) => ({ group, texts, place }));
}

/** The text of the file: an entry on each line. */
export function catalogueText(from?: ReadonlyMap<string, CatalogueEntry>): string {
  const rows = catalogue(from).map(({ group, texts, place }) => JSON.stringify([group, place, ...texts]));
  return `[\n${rows.join(',\n')}\n]\n`;
}

if (require.main === module) writeFileSync(CATALOGUE_FILE, catalogueText());
