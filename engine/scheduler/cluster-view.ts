import type { Selector } from '../api/selectors';
import type { KubeObject, Labels } from '../api/types';
import { DefaultSelectors } from './default-selectors';
import { NodeList } from './node-list';
import { Nominations } from './nominations';
import type { PodInfo } from './pod-info';
import type { BalanceRules } from './score-resources';

/** Reads the objects that pods and nodes refer to: the store. */
export interface ObjectReader {
  get<T extends KubeObject = KubeObject>(kind: string, namespace: string, name: string): T | undefined;
  list<T extends KubeObject = KubeObject>(kind: string, namespace?: string): readonly T[];
}

/** In which releases a rejection has other words, or is not made, or a score another sum. */
export type PlacementDifference =
  | 'taintTextWithoutTaint'
  | 'oncePodText'
  | 'nodeDeclaredFeatures'
  | 'initImagesScore'
  | 'balanceOfTheChange'
  | 'balanceOnlyOfRequests';

/** The release, as far as it matters to where a pod goes. */
export interface Release {
  has(difference: PlacementDifference): boolean;
}

/** All that the scheduler looks at when it places a pod: the nodes with their pods, and what these refer to. */
export class ClusterView {
  readonly nodes = new NodeList();
  readonly nominations = new Nominations();
  readonly defaultSelectors: DefaultSelectors;
  /** Older releases name the taint that is not tolerated. */
  readonly namesTaints: boolean;
  /** Older releases say of a ReadWriteOncePod claim that a node has a pod that uses it. */
  readonly saysNodeHasPod: boolean;
  /** Newer releases ask what the kubelets of nodes declare that they can do. */
  readonly asksForFeatures: boolean;
  /** Newer releases look at the images of init containers, too. */
  readonly countsInitImages: boolean;
  readonly balanceRules: BalanceRules;
  private readonly namespaceLabels = (namespace: string): Labels | undefined =>
    this.objects.get('Namespace', '', namespace)?.metadata.labels;

  constructor(
    readonly objects: ObjectReader,
    /** The release; without it the newest. */
    version?: Release,
  ) {
    this.namesTaints = version?.has('taintTextWithoutTaint') === false;
    this.saysNodeHasPod = version?.has('oncePodText') === false;
    this.asksForFeatures = version?.has('nodeDeclaredFeatures') !== false;
    this.countsInitImages = version?.has('initImagesScore') !== false;
    this.balanceRules = {
      ofTheChange: version?.has('balanceOfTheChange') !== false,
      onlyOfRequests: version?.has('balanceOnlyOfRequests') !== false,
    };
    this.defaultSelectors = new DefaultSelectors(objects);
  }

  /** The labels of a namespace. */
  get labelsOf(): (namespace: string) => Labels | undefined {
    return this.namespaceLabels;
  }

  /** What selects a pod and others like it: Services and what made it. Undefined where nothing does. */
  selectorOf(pod: PodInfo): Selector | undefined {
    return this.defaultSelectors.of(pod);
  }
}
