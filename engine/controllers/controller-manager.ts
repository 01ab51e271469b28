import type { ControllerContext } from './controller';
import { startCronJobController } from './cron-job';
import { startDaemonSetController } from './daemon-set';
import { startDeploymentController } from './deployment';
import { GarbageCollector } from './garbage-collector';
import { HorizontalPodAutoscalers } from './horizontal-pod-autoscaler';
import { startJobController } from './job';
import { startNamespaceController } from './namespace';
import { startNamespaceFurniture } from './namespace-furniture';
import { startNodeControllers } from './node-controllers';
import { startReplicaSetControllers } from './replica-set';
import { startResourceQuotaController } from './resource-quota';
import { startServiceControllers } from './service-controllers';
import { startStatefulSetController } from './stateful-set';
import { startStorageControllers } from './storage';
import { startTtlAfterFinishedController } from './ttl-after-finished';

/** Starts every controller; the order in which they are listed is the order in which they are told of a change. */
export function startControllers(context: ControllerContext): void {
  startDeploymentController(context);
  startReplicaSetControllers(context);
  startCronJobController(context);
  startJobController(context);
  startTtlAfterFinishedController(context);
  startNodeControllers(context);
  startStatefulSetController(context);
  startDaemonSetController(context);
  startServiceControllers(context);
  new GarbageCollector(context);
  startResourceQuotaController(context);
  startNamespaceController(context);
  startStorageControllers(context);
  new HorizontalPodAutoscalers(context);
  startNamespaceFurniture(context);
}
