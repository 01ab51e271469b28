import type { ControllerContext } from './controller';
import { startEndpointSliceController } from './endpoint-slice';
import { startEndpointSliceMirroring } from './endpoint-slice-mirroring';
import { startEndpointsController } from './endpoints';
import { startServiceCidrController } from './service-cidr';

/** Starts what looks after services. */
export function startServiceControllers(context: ControllerContext): void {
  startEndpointSliceController(context);
  startEndpointsController(context);
  startEndpointSliceMirroring(context);
  if (context.version.has('serviceCIDRs')) startServiceCidrController(context);
}
