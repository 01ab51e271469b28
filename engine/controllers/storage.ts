import { AttachDetach } from './attach-detach';
import type { ControllerContext } from './controller';
import { startEphemeralVolumes } from './ephemeral-volumes';
import { VolumeBinder } from './volume-binder';
import { VolumeExpansion } from './volume-expansion';
import { startVolumeProtection } from './volume-protection';
import { VolumeProvisioner } from './volume-provisioner';

/** Starts all that looks after claims and volumes. */
export function startStorageControllers(context: ControllerContext): void {
  startEphemeralVolumes(context);
  new VolumeBinder(context);
  new VolumeProvisioner(context);
  startVolumeProtection(context);
  new AttachDetach(context);
  new VolumeExpansion(context);
}
