import type { Node } from './api/types';
import { type NodeDescription, nodeObject } from './bootstrap';
import { ConfigurationError, type KubeletConfigurations } from './kubelet/configurations';
import { ensureCsiNode } from './kubelet/csi-node';
import type { Kubelet } from './kubelet/kubelet';
import { withImages } from './kubelet/node-status';
import type { Version } from './profiles/versions';
import type { Calendar, Instant } from './simulation/time';
import type { Store } from './store/store';

/** The nodes of a cluster as they were described: their objects, kubelets and first images. */
export class ClusterNodes {
  private readonly descriptions: NodeDescription[] = [];
  private readonly images: { readonly image: string; readonly node: string | undefined }[] = [];

  constructor(
    private readonly store: Store,
    private readonly calendar: Calendar,
    private readonly version: Version,
    private readonly configurations: KubeletConfigurations,
    private readonly kubelet: Kubelet,
    private readonly writer: string,
    private readonly options: { readonly isEmpty?: boolean } = {},
  ) {}

  /** Adds a node that is ready at once. */
  add(description: NodeDescription, at: Instant = 0): void {
    const object = this.nodeOf(description, this.descriptions.length + 1, at);
    const { name } = description;
    const images = this.images.filter(({ node }) => node === undefined || node === name);
    const names = images.map(({ image }) => image);
    this.descriptions.push(description);
    this.kubelet.machine(name);
    const listed = this.kubelet.images.first(names, this.configurations.of(name));
    const described = { ...object, status: withImages(object.status, listed) };
    const node = this.store.create<Node>(described, this.writer);
    this.store.following(node, () => ensureCsiNode(this.store, name));
    for (const image of names) this.kubelet.images.put(name, image);
  }

  /** Without any word about nodes there is one. */
  ensureOne(): void {
    if (this.descriptions.length === 0 && !this.options.isEmpty) this.add({ name: 'node-1' });
  }

  /** The image is there before anything starts, on one node or on all. */
  imageIsOn(image: string, node?: string): void {
    this.images.push({ image, node });
    for (const { metadata } of this.store.list('Node'))
      if (node === undefined || node === metadata.name) this.kubelet.images.put(metadata.name, image);
  }

  /** Lays a file on a node. Answers false where something stands in the way. */
  layFile(node: string, path: string, text: string): boolean {
    this.mustKnow(node);
    return this.kubelet.layFile(node, path, text);
  }

  /** Starts the kubelet of a node, or of all that are and will be, with a fragment of KubeletConfiguration. */
  configure(fragment: unknown, node: string | undefined): void {
    if (node !== undefined) this.mustKnow(node);
    this.configurations.add(fragment, node);
    for (const [index, description] of this.descriptions.entries()) {
      const { name } = description;
      const { status } = this.nodeOf(description, index + 1);
      const stored = this.store.get<Node>('Node', '', name)!;
      this.kubelet.restart(name);
      const images = this.kubelet.images.listed(name);
      this.store.update<Node>(stored, { ...stored, status: withImages(status, images) }, this.writer);
    }
  }

  private nodeOf(
    description: NodeDescription,
    number: number,
    at: Instant = 0,
  ): ReturnType<typeof nodeObject> {
    const { name, pods } = description;
    const configuration = this.configurations.of(name);
    const said = this.configurations.says('maxPods', name) || this.configurations.says('podsPerCore', name);
    if (pods !== undefined && said) {
      const what = `how many pods node "${name}" takes is said twice: with the node, and by its kubelet configuration`;
      throw new ConfigurationError(what, undefined, 'Say it in one place.');
    }
    const keepsFree = this.configurations.says('evictionHard', name);
    const now = this.calendar.timestamp(at);
    const object = nodeObject(description, number, String(this.version), now, configuration, keepsFree);
    if (!this.version.has('nodeDeclaredFeatures')) return object;
    return { ...object, status: { ...object.status, declaredFeatures: DECLARED } };
  }

  private mustKnow(node: string): void {
    if (node === 'node-1') this.ensureOne();
    const names = this.descriptions.map(({ name }) => name);
    if (names.includes(node)) return;
    throw new ConfigurationError(`there is no node "${node}"`, { field: node, known: names });
  }
}

/** What the kubelet of 1.36 declares. staging/src/k8s.io/component-helpers/nodedeclaredfeatures/features (Discover) */
const DECLARED = [
  'ExtendWebSocketsToKubelet',
  'InPlacePodLevelResourcesVerticalScaling',
  'InPlacePodVerticalScalingInitContainers',
  'RestartAllContainersOnContainerExits',
];
