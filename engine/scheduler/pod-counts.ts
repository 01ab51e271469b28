import { matches, type Selector } from '../api/selectors';
import type { AffinityTerm, NamespaceLabels } from './affinity-terms';
import { termMeans } from './affinity-terms';
import { PodCount } from './pod-count';
import { PodGroups } from './pod-groups';
import type { PodInfo } from './pod-info';
import { SelectorIndex } from './selector-index';

/** Which pods are counted: those of one sort by their labels and namespaces. */
interface Counted {
  readonly selector: Selector;
  readonly means: (pod: PodInfo) => boolean;
  readonly count: PodCount;
}

/** A term of pods that are there, and where those pods are. */
export interface TermThere {
  readonly term: AffinityTerm;
  readonly count: PodCount;
}

/** So many sorts are remembered; more would be looked at again for each pod that comes or goes. */
const MOST_COUNTED = 4_000;

/**
 * Counts of pods that the placement of others depends on, kept up to date with each pod that gets a node or leaves it, so that
 * to place a pod costs the same however many there are. What nobody asks for is not counted.
 */
export class PodCounts {
  private readonly counted = new Map<string, Counted>();
  private readonly bySelector = new SelectorIndex<Counted>();
  /** Required anti-affinity of the pods that are there. */
  readonly refusals = new TermIndex(({ terms }) => terms.far);
  /** What the pods that are there would like; what they require to be near counts as a wish of weight 1. */
  readonly wishes = new TermIndex(({ terms }) => [...terms.near, ...terms.preferred]);

  private readonly groups = new PodGroups();

  /** Pods of a namespace that a selector means and that are not on their way out, as topology spread counts them. */
  spread(namespace: string, selector: Selector): PodCount {
    return this.of(
      `${namespace}\0${keyOf(selector)}`,
      selector,
      (pod) => !pod.terminating && pod.namespace === namespace && matches(selector, pod.labels),
    );
  }

  /** Pods that all the terms mean. */
  meantBy(terms: readonly AffinityTerm[], labelsOf: NamespaceLabels): PodCount {
    const namespaces = terms.map(({ namespaceSelector }) => namespaceSelector);
    // Where namespaces are chosen by labels, which can change, the count is made anew each time.
    const changes = namespaces.some((selector) => selector !== undefined && selector.length > 0);
    const means = (pod: PodInfo) =>
      terms.every((term) => termMeans(term, pod.namespace, pod.labels, labelsOf));
    const selector = terms[0]!.selector ?? [];
    if (changes) return this.made(selector, means).count;
    return this.of(terms.map(({ key }) => key).join('\0'), selector, means);
  }

  /** A pod got a node (1) or left it (-1). */
  change(pod: PodInfo, slot: number, by: 1 | -1): void {
    this.groups.change(pod, slot, by);
    this.bySelector.candidates(pod.labels, ({ means, count }) => {
      if (means(pod)) count.add(slot, by);
    });
    this.refusals.change(pod, slot, by);
    this.wishes.change(pod, slot, by);
  }

  private of(key: string, selector: Selector, means: (pod: PodInfo) => boolean): PodCount {
    const known = this.counted.get(key);
    if (known !== undefined) return known.count;
    if (this.counted.size >= MOST_COUNTED) this.forgetOldest();
    const counted = this.made(selector, means);
    this.counted.set(key, counted);
    this.bySelector.add(selector, counted);
    return counted.count;
  }

  private made(selector: Selector, means: (pod: PodInfo) => boolean): Counted {
    const counted = { selector, means, count: new PodCount() };
    this.groups.count(means, (slot, pods) => counted.count.add(slot, pods));
    return counted;
  }

  private forgetOldest(): void {
    const [key, counted] = this.counted.entries().next().value!;
    this.counted.delete(key);
    this.bySelector.remove(counted.selector, counted);
  }
}

/** Terms of the pods that are there, each once, with where its pods are. */
export class TermIndex {
  private readonly there = new Map<string, { readonly there: TermThere; pods: number }>();
  private readonly bySelector = new SelectorIndex<TermThere>();

  constructor(private readonly termsOf: (pod: PodInfo) => readonly AffinityTerm[]) {}

  get size(): number {
    return this.there.size;
  }

  change(pod: PodInfo, slot: number, by: 1 | -1): void {
    for (const term of this.termsOf(pod)) this.changeTerm(term, slot, by);
  }

  /** The terms that mean a pod. */
  meaning(pod: PodInfo, labelsOf: NamespaceLabels): readonly TermThere[] {
    if (this.there.size === 0) return NO_TERMS;
    const found: TermThere[] = [];
    this.bySelector.candidates(pod.labels, (one) => {
      if (termMeans(one.term, pod.namespace, pod.labels, labelsOf)) found.push(one);
    });
    return found;
  }

  private changeTerm(term: AffinityTerm, slot: number, by: 1 | -1): void {
    if (term.selector === undefined) return;
    let known = this.there.get(term.key);
    if (known === undefined) {
      known = { there: { term, count: new PodCount() }, pods: 0 };
      this.there.set(term.key, known);
      this.bySelector.add(term.selector, known.there);
    }
    known.pods += by;
    known.there.count.add(slot, by);
    if (known.pods > 0) return;
    this.there.delete(term.key);
    this.bySelector.remove(term.selector, known.there);
  }
}

const NO_TERMS: readonly TermThere[] = [];

function keyOf(selector: Selector): string {
  let key = '';
  for (const { key: label, operator, values } of selector)
    key += `${label}\0${operator}\0${values.join('\0')}\n`;
  return key;
}
