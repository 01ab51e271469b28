import type { Container, Pod } from '../api/types';
import type { Cgroup } from '../process/cgroup';
import { type CgroupSettings, containerCgroup } from './container-cgroup';

/** The cgroups of containers, worked out once for those of one template on nodes of one kind. */
export class ContainerCgroups {
  private readonly known = new WeakMap<
    Container,
    { readonly settings: CgroupSettings; readonly cgroup: Cgroup }
  >();

  of(container: Container, pod: Pod, settings: CgroupSettings): Cgroup {
    const known = this.known.get(container);
    if (known?.settings === settings) return known.cgroup;
    const cgroup = containerCgroup(pod, container, settings);
    this.known.set(container, { settings, cgroup });
    return cgroup;
  }
}
