import type { Node } from '../api/types';
import type { EventRecorder } from '../store/event-recorder';

/** Who looks after nodes, as it signs. */
export const NODE_CONTROLLER = 'node-controller';

/** pkg/controller/util/node/controller_utils.go (RecordNodeEvent) */
export function recordNodeEvent(recorder: EventRecorder, node: Node, reason: string, message: string): void {
  record(recorder, node, reason, `event: ${message}`);
}

/** pkg/controller/util/node/controller_utils.go (RecordNodeStatusChange) */
export function recordNodeStatus(recorder: EventRecorder, node: Node, status: string): void {
  record(recorder, node, status, `status is now: ${status}`);
}

function record(recorder: EventRecorder, node: Node, reason: string, what: string): void {
  recorder.record(
    node,
    { component: NODE_CONTROLLER },
    'Normal',
    reason,
    `Node ${node.metadata.name} ${what}`,
  );
}
