import { decodeStruct } from '../api/decode';
import type { FieldType } from '../api/field-types';
import { isFields } from '../api/fields';
import { parseGoDuration } from '../api/go-duration';
import type { Version } from '../profiles/versions';
import { fieldsBeside, KUBELET_CONFIGURATION, notActedOn } from './configuration-fields';
import { refusal } from './configuration-rules';
import {
  configured,
  DEFAULT_CONFIGURATION,
  type KubeletConfiguration,
  type Said,
} from './kubelet-configuration';

/** A configuration with which no kubelet starts, or on which podlife would not act. */
export class ConfigurationError extends Error {
  constructor(
    message: string,
    /** A field that is not known, and those that could have stood there. */
    readonly unknown?: { readonly field: string; readonly known: readonly string[] },
    readonly advice = '',
  ) {
    super(message);
  }
}

/**
 * The configurations of the kubelets of a cluster. What is said of all nodes and of one is merged field by field, the
 * later over the earlier and a node's own over that of all, as a kubelet merges the files of --config-dir.
 */
export class KubeletConfigurations {
  private ofAll: Said = {};
  private readonly ofNodes = new Map<string, Said>();
  private readonly known = new Map<string, KubeletConfiguration>();

  constructor(private readonly version: Version) {}

  /** What the kubelet of a node was started with. */
  of(node: string): KubeletConfiguration {
    let whole = this.known.get(node);
    if (whole === undefined) {
      whole = this.whole(this.ofNodes.get(node), this.ofAll);
      this.known.set(node, whole);
    }
    return whole;
  }

  /** Whether a field was said of a node, or of all. */
  says(field: keyof KubeletConfiguration, node: string): boolean {
    return (this.ofNodes.get(node) ?? this.ofAll)[field] !== undefined || this.ofAll[field] !== undefined;
  }

  /** Adds a fragment, for one node or for all. Throws a ConfigurationError, and then nothing has changed. */
  add(fragment: unknown, node?: string): void {
    const said = read(fragment);
    const before = node === undefined ? this.ofAll : (this.ofNodes.get(node) ?? {});
    const after = merged(before, said);
    const ofAll = node === undefined ? after : this.ofAll;
    const own = node === undefined ? [{}, ...this.ofNodes.values()] : [after];
    for (const one of own) this.check(merged(ofAll, one));
    if (node === undefined) this.ofAll = after;
    else this.ofNodes.set(node, after);
    this.known.clear();
  }

  private whole(own: Said | undefined, ofAll: Said): KubeletConfiguration {
    const said = own === undefined ? ofAll : merged(ofAll, own);
    return Object.keys(said).length === 0 ? DEFAULT_CONFIGURATION : configured(said);
  }

  private check(said: Said): void {
    const message = refusal(configured(said), said, this.version);
    if (message !== undefined)
      throw new ConfigurationError(`failed to validate kubelet configuration, error: ${message}`);
  }
}

/**
 * Reads a fragment as the kubelet's strict decoder does. A real kubelet would then log an unknown field and go on without
 * it; in a feature it is a slip.
 * pkg/kubelet/kubeletconfig/util/codec/codec.go (DecodeKubeletConfiguration)
 */
function read(fragment: unknown): Said {
  if (!isFields(fragment)) {
    throw new ConfigurationError(
      'the kubelet configuration must name fields',
      undefined,
      'As in: serializeImagePulls: false',
    );
  }
  const { value, problem, unknown } = decodeStruct(fragment, KUBELET_CONFIGURATION);
  if (problem !== undefined) throw new ConfigurationError(`failed to decode: ${problem}`);
  const [path] = unknown;
  if (path !== undefined) {
    const message = `strict decoding error: ${unknown.map((one) => `unknown field "${one}"`).join(', ')}`;
    const field = path.slice(path.lastIndexOf('.') + 1);
    throw new ConfigurationError(message, { field, known: fieldsBeside(path) });
  }
  const { apiVersion, kind, ...fields } = value as Record<string, unknown>;
  checkKind(apiVersion, kind);
  for (const field of Object.keys(fragment)) {
    if (!notActedOn(field)) continue;
    const message = `podlife does not act on ${field} of KubeletConfiguration yet`;
    throw new ConfigurationError(message, undefined, 'Leave it out: it would change nothing here.');
  }
  return saidBy(fields, fragment) as Said;
}

function checkKind(apiVersion: unknown = API_VERSION, kind: unknown = 'KubeletConfiguration'): void {
  if (apiVersion === API_VERSION && kind === 'KubeletConfiguration') return;
  const message = `failed to decode: no kind "${kind}" is registered for version "${apiVersion}"`;
  throw new ConfigurationError(message, undefined, `It is kind: KubeletConfiguration of ${API_VERSION}.`);
}

const API_VERSION = 'kubelet.config.k8s.io/v1beta1';

/** Durations become milliseconds. An empty evictionHard is kept: it takes away the thresholds that there are by default. */
function saidBy(fields: object, fragment: object): object {
  const said = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      readValue(value, KUBELET_CONFIGURATION.field(name)!),
    ]),
  );
  const { evictionHard } = fragment as Said;
  return evictionHard && said.evictionHard === undefined ? { ...said, evictionHard } : said;
}

function readValue(value: unknown, type: FieldType): unknown {
  if (type.is === 'plain' && type.plain === 'duration') return parseGoDuration(value as string);
  if (type.is !== 'struct') return value;
  const entries = Object.entries(value as object);
  return Object.fromEntries(entries.map(([name, one]) => [name, readValue(one, type.struct.field(name)!)]));
}

/** Maps and structs are merged, anything else is replaced. RFC 7386, cmd/kubelet/app/server.go (mergeKubeletConfigurations) */
function merged(before: Said, after: Said): Said {
  const result: Record<string, unknown> = { ...before };
  for (const [field, value] of Object.entries(after)) {
    const known = result[field];
    result[field] = isFields(known) && isFields(value) ? { ...known, ...value } : value;
  }
  return result as Said;
}
