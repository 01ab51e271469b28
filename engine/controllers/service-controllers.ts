import type { ControllerContext } from './controller';
import { startEndpointSliceController } from './endpoint-slice';
import { startEndpointSliceMirroring } from './endpoint-slice-mirroring';
import { startEndpointsController } from './endpoints';

/** Starts what looks after services. */
export function startServiceControllers(context: ControllerContext): void {
  startEndpointSliceController(context);
  startEndpointsController(context);
  startEndpointSliceMirroring(context);
}
