import { ApiError } from '../api/errors';
import type { EndpointSlice, Endpoints, KubeObject, Service } from '../api/types';
import type { Simulation } from '../simulation/simulation';
import { seconds } from '../simulation/time';
import type { Store } from '../store/store';
import { API_SERVICE, type ApiServiceObject, type ApiServiceWrite, apiServiceWrites } from './api-service';

const NAME = 'kube-apiserver';

/** How often the server looks after its service. pkg/controlplane/instance.go (DefaultEndpointReconcilerInterval) */
const INTERVAL = seconds(10);

/** How it writes, as any client does. */
interface Writer {
  create(object: ApiServiceObject, by: string): unknown;
  update<T extends KubeObject>(before: T, after: T, by: string): T;
  delete(object: KubeObject, by: string): void;
}

/**
 * The loop of the API server that keeps the service `kubernetes`, its Endpoints and its slice: every ten seconds it makes anew
 * what is missing. Where nothing has changed since, the look is left out.
 * pkg/controlplane/controller/kubernetesservice/controller.go (Run)
 */
export class ApiServiceLoop {
  private readonly component: number;
  private isDue = false;

  constructor(
    private readonly simulation: Simulation,
    private readonly store: Store,
    private readonly writer: Writer,
  ) {
    this.component = simulation.register(NAME, () => this.look());
    for (const kind of ['Service', 'Endpoints', 'EndpointSlice'])
      store.watch(kind, ({ object: { metadata } }) => {
        if (metadata.name === API_SERVICE.name && metadata.namespace === API_SERVICE.namespace) this.await();
      });
  }

  private await(): void {
    if (this.isDue) return;
    this.isDue = true;
    const { now } = this.simulation;
    this.simulation.schedule(INTERVAL - (now % INTERVAL), this.component, 'look', API_SERVICE.name);
  }

  private look(): void {
    const { namespace, name } = API_SERVICE;
    const objects = {
      service: this.store.get<Service>('Service', namespace, name),
      endpoints: this.store.get<Endpoints>('Endpoints', namespace, name),
      slice: this.store.get<EndpointSlice>('EndpointSlice', namespace, name),
    };
    try {
      for (const write of apiServiceWrites(objects)) this.carryOut(write);
      // What it has written itself asks for no other look.
      this.isDue = false;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.isDue = false;
      this.await();
    }
  }

  private carryOut(write: ApiServiceWrite): void {
    if (write.do === 'create') this.writer.create(write.object, NAME);
    else if (write.do === 'update') this.writer.update(write.before, write.after, NAME);
    else this.writer.delete(write.object, NAME);
  }
}
