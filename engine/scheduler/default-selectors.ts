import { memoised } from '../api/fields';
import { type LabelSelector, type Selector, selectorOf, selectorOfLabels, selects } from '../api/selectors';
import type { KubeObject, Labels } from '../api/types';
import type { ObjectReader } from './cluster-view';
import type { PodInfo } from './pod-info';
import { SelectorIndex } from './selector-index';

interface Selecting extends KubeObject {
  readonly spec: { readonly selector?: Labels | LabelSelector };
}

/**
 * What selects a pod beside others like it, so that they are spread by default: the Services that mean it, and the
 * ReplicationController, ReplicaSet or StatefulSet that made it.
 * pkg/scheduler/framework/plugins/helper/spread.go (DefaultSelector)
 */
export class DefaultSelectors {
  /** The Services of each namespace that has been asked about. */
  private readonly services = new Map<string, SelectorIndex<Labels>>();

  constructor(private readonly objects: ObjectReader) {}

  /** A Service of the namespace came, changed or went. */
  forget(namespace: string): void {
    this.services.delete(namespace);
  }

  of(pod: PodInfo): Selector | undefined {
    let merged: Record<string, string> | undefined;
    this.servicesOf(pod.namespace).candidates(pod.labels, (selector) => {
      if (selects({ matchLabels: selector }, pod.labels)) merged = { ...merged, ...selector };
    });
    const ofServices = merged === undefined ? NONE : selectorOfLabels(merged);
    const ofMaker = this.ofMaker(pod);
    if (ofServices.length === 0) return ofMaker.length === 0 ? undefined : ofMaker;
    return ofMaker.length === 0 ? ofServices : [...ofServices, ...ofMaker];
  }

  private ofMaker({ pod, namespace }: PodInfo): Selector {
    const maker = pod.metadata.ownerReferences?.find(({ controller }) => controller);
    if (maker === undefined || !MAKERS.has(maker.kind)) return NONE;
    const selector = this.objects.get<Selecting>(maker.kind, namespace, maker.name)?.spec.selector;
    if (selector === undefined) return NONE;
    if (maker.kind === 'ReplicationController') return selectorOfLabels(selector as Labels);
    return parsed(selector as LabelSelector) ?? NONE;
  }

  private servicesOf(namespace: string): SelectorIndex<Labels> {
    let index = this.services.get(namespace);
    if (index !== undefined) return index;
    index = new SelectorIndex<Labels>();
    for (const { spec } of this.objects.list<Selecting>('Service', namespace)) {
      const labels = spec?.selector as Labels | undefined;
      if (labels && Object.keys(labels).length > 0) index.add(selectorOfLabels(labels), labels);
    }
    this.services.set(namespace, index);
    return index;
  }
}

const MAKERS: ReadonlySet<string> = new Set(['ReplicationController', 'ReplicaSet', 'StatefulSet']);
const NONE: Selector = [];
const parsed = memoised((selector: LabelSelector) => selectorOf(selector));
