import type { Selector } from '../api/selectors';
import type { Labels } from '../api/types';

/**
 * Many things with a selector each, found by the labels of a pod without asking all of them: by one label that the selector
 * demands. What it finds still has to be asked.
 */
export class SelectorIndex<T> {
  private readonly byLabel = new Map<string, Map<string, Set<T>>>();
  /** Those whose selectors demand no value of any label. */
  private readonly others = new Set<T>();

  add(selector: Selector, thing: T): void {
    const demand = demandOf(selector);
    if (demand === undefined) {
      this.others.add(thing);
      return;
    }
    let ofKey = this.byLabel.get(demand.key);
    if (ofKey === undefined) this.byLabel.set(demand.key, (ofKey = new Map()));
    for (const value of demand.values) {
      const there = ofKey.get(value);
      if (there) there.add(thing);
      else ofKey.set(value, new Set([thing]));
    }
  }

  remove(selector: Selector, thing: T): void {
    const demand = demandOf(selector);
    if (demand === undefined) this.others.delete(thing);
    else for (const value of demand.values) this.byLabel.get(demand.key)?.get(value)?.delete(thing);
  }

  /** Calls `visit` with each thing that may mean a pod of these labels. */
  candidates(labels: Labels | undefined, visit: (thing: T) => void): void {
    for (const thing of this.others) visit(thing);
    if (labels === undefined || this.byLabel.size === 0) return;
    for (const key in labels) {
      const there = this.byLabel.get(key)?.get(labels[key]!);
      if (there !== undefined) for (const thing of there) visit(thing);
    }
  }
}

function demandOf(selector: Selector) {
  return selector.find(({ operator }) => operator === 'In');
}
