/**
 * Where the API servers of releases differ in what they take. The newest rules are the default; admission makes those of
 * another release (admission/api-rules.ts).
 */
export interface ApiRules {
  /** Fields that the types of the release do not have, as `Struct.field` in the struct's Go name. */
  readonly unknownFields: ReadonlySet<string>;
  /** Which seconds a hook may sleep, and in which words it is told. */
  readonly sleep: 'nonNegative' | 'positive' | 'positiveUnlessGate';
  /** May a container that is no sidecar say a restartPolicy at all? */
  readonly anyContainerRestartPolicy: boolean;
  readonly restartAllContainers: boolean;
  readonly envFiles: boolean;
  /** May a service prefer its own zone or node by these names? */
  readonly preferSameTraffic: boolean;
  /** May the name of a service begin with a digit? */
  readonly digitServiceNames: boolean;
  /** May search domains be a single dot, and have underscores? */
  readonly relaxedSearchDomains: boolean;
  /** Are addresses and ranges refused that are read in more than one way? */
  readonly strictAddresses: boolean;
}

export const NEWEST_RULES: ApiRules = {
  unknownFields: new Set(),
  sleep: 'nonNegative',
  anyContainerRestartPolicy: true,
  restartAllContainers: true,
  envFiles: true,
  preferSameTraffic: true,
  digitServiceNames: true,
  relaxedSearchDomains: true,
  strictAddresses: true,
};
