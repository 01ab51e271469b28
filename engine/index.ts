/**
 * The whole public face of the engine: all that steps/, reports/ and tools may import.
 */
export { ApiError, ManifestError, type Place } from './api/errors';
export { type FieldType, type Struct, structOf } from './api/field-types';
export { KINDS, type KindInfo, kindOf, servedInstead } from './api/kinds';
export type { LoadedObject, Source } from './api/manifest';
export { parseQuantity, QuantityError, quantityValue } from './api/quantity';
export * from './api/types';
export type { NodeDescription } from './bootstrap';
export { Cluster, type ClusterOptions, type ContainerRef } from './cluster';
export type { Api } from './kubectl/api';
export { kubectl, kubectlTables, looksOnly, type Session } from './kubectl/kubectl';
export { KubectlError, type Outcome, printedText } from './kubectl/outcome';
export { ConfigurationError } from './kubelet/configurations';
export { SIGNALS, type Signal } from './kubelet/eviction-thresholds';
export type { ProbeRun } from './kubelet/probe-history';
export type { ProbeKind } from './kubelet/probe-step';
export type { Behaviour, DeclaredAnswer, Runs } from './process/behaviour';
export { type CommandLine, commandLines } from './process/command-lines';
export { Undeclared } from './process/container';
export type { FileAnswer } from './process/file-lookup';
export { InvalidImageName, parseImage } from './process/images';
export { SIGNALS as PROCESS_SIGNALS, signalNamed } from './process/signals';
export { LATENCIES, type LatencyOverrides, type LatencyProfileName } from './profiles/latencies';
export { LATENCY_NOTES, type LatencyName } from './profiles/latency-notes';
export { DIFFERENCES, NEWEST_MINOR, OLDEST_MINOR, REFERENCE_VERSION, Version } from './profiles/versions';
export { NoBalancer } from './service-deeds';
export { EndlessActivity } from './simulation/simulation';
export * from './simulation/time';
export type { Change, Journal, JournalEntry, ObjectRef, ProcessChange } from './store/journal';
export type { Store } from './store/store';
export { type EventRow, eventRow, eventsOf, inEventOrder } from './view/events';
export { getTable } from './view/get';
export { inListOrder } from './view/list-order';
export { type PodRow, podRow } from './view/pod-row';
export { rolloutStatus } from './view/rollout-status';
export type { Table } from './view/table';
export { type TimelineLine, timeline } from './view/timeline';
