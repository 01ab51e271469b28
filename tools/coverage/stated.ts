import type { Group } from '../../reports/coverage/catalogue';

/**
 * What the engine says where its source cannot be followed from the outside: through tables, copies and maps. A row that is found by following
 * must go; a run of the suite tells which are missing, for what stands in no catalogue is listed on the page of coverage.
 */
export const STATED: readonly (readonly [group: Group, place: string, ...texts: string[]])[] = [
  ...nodeConditions(),
  ...[
    ['AbleToScale', 'True', 'SucceededGetScale'],
    ['AbleToScale', 'True', 'SucceededRescale'],
    ['AbleToScale', 'False', 'FailedGetScale'],
    ['AbleToScale', 'False', 'FailedUpdateScale'],
    ['ScalingActive', 'True', 'ValidMetricFound'],
    ['ScalingActive', 'False', 'ScalingDisabled'],
    ['ScalingActive', 'False', 'AmbiguousSelector'],
    ['ScalingActive', 'False', 'FailedGetResourceMetric'],
    ['ScalingActive', 'False', 'FailedGetContainerResourceMetric'],
    ['ScalingActive', 'False', 'FailedGetPodsMetric'],
    ['ScalingActive', 'False', 'FailedGetObjectMetric'],
    ['ScalingActive', 'False', 'FailedGetExternalMetric'],
  ].map(
    (texts) =>
      [
        'condition',
        'engine/controllers/horizontal-pod-autoscaler.ts#HorizontalPodAutoscalers',
        'HorizontalPodAutoscaler',
        ...texts,
      ] as const,
  ),
  ...[
    ['NamespaceDeletionDiscoveryFailure', 'False', 'ResourcesDiscovered'],
    ['NamespaceDeletionGroupVersionParsingFailure', 'False', 'ParsedGroupVersions'],
    ['NamespaceDeletionContentFailure', 'False', 'ContentDeleted'],
    ['NamespaceDeletionContentFailure', 'True', 'ContentDeletionFailed'],
    ['NamespaceContentRemaining', 'False', 'ContentRemoved'],
    ['NamespaceContentRemaining', 'True', 'SomeResourcesRemain'],
    ['NamespaceFinalizersRemaining', 'False', 'ContentHasNoFinalizers'],
    ['NamespaceFinalizersRemaining', 'True', 'SomeFinalizersRemain'],
  ].map(
    (texts) =>
      [
        'condition',
        'engine/controllers/namespace-conditions.ts#namespaceConditions',
        'Namespace',
        ...texts,
      ] as const,
  ),
  ...['ContainersNotReady', 'PodCompleted', 'PodFailed'].map(
    (reason) =>
      [
        'condition',
        'engine/kubelet/pod-conditions.ts#readyCondition',
        'Pod',
        'Ready',
        'False',
        reason,
      ] as const,
  ),
  [
    'condition',
    'engine/controllers/volume-expansion.ts#expand',
    'PersistentVolumeClaim',
    'FileSystemResizePending',
    'True',
    '',
  ],
  [
    'event',
    'engine/kubelet/eviction-ranking.ts#evictionMessage',
    'Evicted',
    'The node was low on resource: *. Threshold quantity: *, available: *',
  ],
  ['pod', 'engine/kubelet/pod-status.ts#DEADLINE_EXCEEDED', 'DeadlineExceeded'],
  ['pod', 'engine/kubelet/critical-pods.ts#PREEMPTED', 'Preempting'],
  ['pod', 'engine/kubelet/node-shutdown.ts#NodeShutdown', 'Terminated'],
  ['event', 'engine/kubelet/node-status.ts#READY', 'NodeReady', 'Node * status is now: NodeReady'],
  [
    'event',
    'engine/controllers/volume-steps.ts#waitsFor',
    'WaitForFirstConsumer',
    'waiting for first consumer to be created before binding',
  ],
  [
    'event',
    'engine/controllers/volume-steps.ts#waitsFor',
    'WaitForPodScheduled',
    'waiting for pod * to be scheduled',
  ],
  [
    'event',
    'engine/controllers/volume-steps.ts#waitsFor',
    'WaitForPodScheduled',
    'waiting for pods * to be scheduled',
  ],
  [
    'event',
    'engine/controllers/replica-calculator.ts#replicasForUtilization',
    'FailedGetResourceMetric',
    'failed to get * utilization: missing request for * in container * of Pod *',
  ],
  [
    'event',
    'engine/kubelet/claimed-files.ts#claimedFiles',
    'FailedMount',
    'MountVolume.NodeAffinity check failed for volume "*" : *',
  ],
  [
    'event',
    'engine/kubelet/claimed-files.ts#claimedFiles',
    'FailedMount',
    'MountVolume.NewMounter initialization failed for volume "*" : *',
  ],
];

function nodeConditions(): readonly (readonly [Group, string, ...string[]])[] {
  const pressures = [
    ['MemoryPressure', 'KubeletHasSufficientMemory', 'KubeletHasInsufficientMemory'],
    ['DiskPressure', 'KubeletHasNoDiskPressure', 'KubeletHasDiskPressure'],
    ['PIDPressure', 'KubeletHasSufficientPID', 'KubeletHasInsufficientPID'],
  ] as const;
  const types = [...pressures.map(([type]) => type), 'Ready'];
  return [
    ...pressures.flatMap(([type, free, pressed]) => [
      ['condition', 'engine/kubelet/node-status.ts#PRESSURE', 'Node', type, 'False', free] as const,
      ['condition', 'engine/kubelet/node-status.ts#PRESSURE', 'Node', type, 'True', pressed] as const,
    ]),
    ['condition', 'engine/kubelet/node-status.ts#READY', 'Node', 'Ready', 'True', 'KubeletReady'],
    [
      'condition',
      'engine/kubelet/node-status.ts#NodeStatusWriter',
      'Node',
      'Ready',
      'False',
      'KubeletNotReady',
    ],
    ...types.map(
      (type) =>
        [
          'condition',
          'engine/controllers/node-health.ts#unknownConditions',
          'Node',
          type,
          'Unknown',
          'NodeStatusUnknown',
        ] as const,
    ),
  ];
}
