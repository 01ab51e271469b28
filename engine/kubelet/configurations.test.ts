import { describe, test } from 'node:test';
import { expect } from 'expect';
import { Version } from '../profiles/versions';
import { minutes, seconds } from '../simulation/time';
import { refusal } from './configuration-rules';
import { KubeletConfigurations } from './configurations';
import { configured, DEFAULT_CONFIGURATION, type Said } from './kubelet-configuration';

const NEWEST = Version.parse('1.36')!;
const configurations = () => new KubeletConfigurations(NEWEST);

describe('a fragment of KubeletConfiguration is refused', () => {
  const rows: readonly (readonly [fragment: unknown, message: string])[] = [
    [['a'], 'must name fields'],
    [null, 'must name fields'],
    [{ evictionHrad: {} }, 'strict decoding error: unknown field "evictionHrad"'],
    [{ maxpods: 1 }, 'strict decoding error: unknown field "maxpods"'],
    [{ crashLoopBackOff: { max: '5s' } }, 'strict decoding error: unknown field "crashLoopBackOff.max"'],
    [{ constructor: 1 }, 'strict decoding error: unknown field "constructor"'],
    [
      { maxPods: '5' },
      'failed to decode: json: cannot unmarshal string into Go struct field KubeletConfiguration.maxPods of type int32',
    ],
    [
      { crashLoopBackOff: { maxContainerRestartPeriod: 30 } },
      'cannot unmarshal number into Go value of type string',
    ],
    [{ crashLoopBackOff: { maxContainerRestartPeriod: '30' } }, 'time: missing unit in duration "30"'],
    [{ crashLoopBackOff: [] }, 'cannot unmarshal array into Go struct field'],
    [{ kind: 'Pod' }, 'no kind "Pod" is registered for version "kubelet.config.k8s.io/v1beta1"'],
    [{ qosReserved: { memory: '50%' }, cpuManagerPolicy: 'static' }, 'does not act on cpuManagerPolicy'],
    [{ maxPods: -1 }, 'failed to validate kubelet configuration, error: invalid configuration: maxPods'],
  ];
  for (const [fragment, message] of rows) {
    test(`${JSON.stringify(fragment)}: ${message}`, () =>
      expect(() => configurations().add(fragment)).toThrow(message));
  }

  test('and then nothing has changed', () => {
    const subject = configurations();
    subject.add({ maxPods: 5 });
    expect(() => subject.add({ maxPods: -5 })).toThrow('negative');
    expect(subject.of('node-1').maxPods).toBe(5);
  });

  test('the fields that could have been meant are named', () => {
    const slip = thrownBy(() => configurations().add({ crashLoopBackOff: { maxContainerRestart: '5s' } }));
    expect(slip).toMatchObject({
      unknown: { field: 'maxContainerRestart', known: ['maxContainerRestartPeriod'] },
    });
  });
});

describe('what is said of all nodes and of one', () => {
  test('nothing said is the default', () =>
    expect(configurations().of('node-1')).toBe(DEFAULT_CONFIGURATION));

  test('a node its own, and the rest from all, in any order', () => {
    const subject = configurations();
    subject.add({ maxPods: 5 }, 'node-2');
    subject.add({ maxPods: 7, podsPerCore: 3 });
    expect(subject.of('node-1')).toMatchObject({ maxPods: 7, podsPerCore: 3 });
    expect(subject.of('node-2')).toMatchObject({ maxPods: 5, podsPerCore: 3 });
    expect([subject.says('maxPods', 'node-1'), subject.says('registryBurst', 'node-1')]).toEqual([
      true,
      false,
    ]);
  });

  test('the later over the earlier', () => {
    const subject = configurations();
    subject.add({ crashLoopBackOff: { maxContainerRestartPeriod: '1m30s' } });
    expect(subject.of('a').crashLoopBackOff.maxContainerRestartPeriod).toBe(seconds(90));
    subject.add({ crashLoopBackOff: { maxContainerRestartPeriod: '20s' } });
    expect(subject.of('a').crashLoopBackOff.maxContainerRestartPeriod).toBe(seconds(20));
  });

  test('what contradicts itself only together is refused when it comes together', () => {
    const subject = configurations();
    subject.add({ serializeImagePulls: true }, 'node-1');
    expect(() => subject.add({ maxParallelImagePulls: 2 })).toThrow('cannot be larger than 1 unless');
  });

  test('a whole file with what is of no concern is taken', () => {
    const subject = configurations();
    const file = {
      apiVersion: 'kubelet.config.k8s.io/v1beta1',
      kind: 'KubeletConfiguration',
      cgroupDriver: 'systemd',
    };
    subject.add({ ...file, authentication: { anonymous: { enabled: false } }, maxPods: 20 });
    expect(subject.of('node-1').maxPods).toBe(20);
  });
});

describe('what is not said', () => {
  const rows: readonly (readonly [name: string, said: Said, whole: Said])[] = [
    ['images are pulled one at a time', {}, { serializeImagePulls: true }],
    ['unless two may be pulled', { maxParallelImagePulls: 2 }, { serializeImagePulls: false }],
    ['one at a time is serial', { maxParallelImagePulls: 1 }, { serializeImagePulls: true }],
    ['0 pods is not said', { maxPods: 0 }, { maxPods: 110 }],
    ['0 pulls a second is no limit', { registryPullQPS: 0 }, { registryPullQPS: 0 }],
    ['0s is not said', { syncFrequency: 0 }, { syncFrequency: minutes(1) }],
    [
      'a node reports as often as it updates',
      { nodeStatusUpdateFrequency: 4 },
      { nodeStatusReportFrequency: 4 },
    ],
    [
      'a threshold replaces all',
      { evictionHard: { 'pid.available': '5%' } },
      { evictionHard: { 'pid.available': '5%' } },
    ],
    ['no threshold takes them away', { evictionHard: {} }, { evictionHard: {} }],
    [
      'unless they are merged',
      { evictionHard: { 'memory.available': '1Gi' }, mergeDefaultEvictionSettings: true },
      { evictionHard: { ...DEFAULT_CONFIGURATION.evictionHard, 'memory.available': '1Gi' } },
    ],
    ['a limit of processes under 0 is none', { podPidsLimit: -7 }, { podPidsLimit: -1 }],
  ];
  for (const [name, said, whole] of rows) {
    test(name, () => expect(configured(said)).toEqual(expect.objectContaining(whole)));
  }
});

describe('a kubelet starts with', () => {
  const rows: readonly (readonly [said: Said, message: string | undefined, version?: string])[] = [
    [{}, undefined],
    [{ maxPods: 1 }, undefined],
    [{ podsPerCore: -1 }, 'podsPerCore (--pods-per-core) -1 must not be a negative number'],
    [{ registryPullQPS: -1 }, 'registryPullQPS (--registry-qps) -1 must not'],
    [{ maxParallelImagePulls: 0 }, 'maxParallelImagePulls 0 must be a positive number'],
    [{ maxParallelImagePulls: 1, serializeImagePulls: true }, undefined],
    [{ maxParallelImagePulls: 2, serializeImagePulls: true }, 'cannot be larger than 1 unless'],
    [{ crashLoopBackOff: { maxContainerRestartPeriod: seconds(1) } }, undefined],
    [
      { crashLoopBackOff: { maxContainerRestartPeriod: 999 } },
      '(got: 0.999 seconds) must be set between 1s and 300s',
    ],
    [{ crashLoopBackOff: { maxContainerRestartPeriod: minutes(5) } }, undefined],
    [{ crashLoopBackOff: { maxContainerRestartPeriod: 300_001 } }, '(got: 300.001 seconds)'],
    [{ crashLoopBackOff: { maxContainerRestartPeriod: seconds(30) } }, undefined, '1.35'],
    [
      { crashLoopBackOff: { maxContainerRestartPeriod: seconds(30) } },
      'KubeletCrashLoopBackOffMax not enabled',
      '1.34',
    ],
    [{ nodeLeaseDurationSeconds: -1 }, 'nodeLeaseDurationSeconds must be greater than 0'],
    [{ imageGCHighThresholdPercent: 101 }, '101 must be between 0 and 100'],
    [{ imageGCLowThresholdPercent: 84 }, undefined],
    [{ imageGCLowThresholdPercent: 85 }, '85 must be less than imageGCHighThresholdPercent'],
    [{ imageMaximumGCAge: minutes(2) }, 'imageMaximumGCAge 2m0s must be greater than imageMinimumGCAge 2m0s'],
    [{ imageMaximumGCAge: minutes(3) }, undefined],
    [{ shutdownGracePeriod: 30_000, shutdownGracePeriodCriticalPods: 30_000 }, undefined],
    [
      { shutdownGracePeriod: 30_000, shutdownGracePeriodCriticalPods: 31_000 },
      '{31s} must be <= shutdownGracePeriod {30s}',
    ],
    [{ shutdownGracePeriod: 999 }, 'shutdownGracePeriod {999ms} must be either zero or otherwise >= 1 sec'],
    [{ memoryThrottlingFactor: 1 }, undefined],
    [{ memoryThrottlingFactor: 1.01 }, 'must be greater than 0 and less than or equal to 1.0'],
    [{ memoryThrottlingFactor: 0 }, 'must be greater than 0'],
    [{ containerLogMaxFiles: 1 }, 'containerLogMaxFiles must be greater than 1'],
    [
      { configMapAndSecretChangeDetectionStrategy: 'Poll' as 'Get' },
      'unknown configmap and secret manager mode: Poll',
    ],
    [{ evictionHard: { 'memory.available': '100Mi' } }, undefined],
    [{ evictionHard: { 'memory.avail': '100Mi' } }, 'unsupported eviction signal memory.avail'],
    [{ evictionHard: { 'memory.available': '0' } }, 'must be positive: 0'],
    [{ evictionHard: { 'nodefs.available': '101%' } }, 'must be <= 100%: 101%'],
    [{ evictionHard: { 'nodefs.available': 'x%' } }, 'parsing "x": invalid syntax'],
    [{ evictionHard: { 'memory.available': 'much' } }, 'quantities must match the regular expression'],
    [
      { evictionSoft: { 'memory.available': '1Gi' } },
      'grace period must be specified for the soft eviction threshold',
    ],
    [
      { evictionSoft: { 'memory.available': '1Gi' }, evictionSoftGracePeriod: { 'memory.available': '1m' } },
      undefined,
    ],
    [{ evictionSoftGracePeriod: { 'memory.available': '-1m' } }, 'must be a positive value'],
    [
      { evictionMinimumReclaim: { 'memory.available': '0%' } },
      'minimum reclaim memory.available must be positive',
    ],
    [{ evictionMinimumReclaim: { 'memory.available': '-1' } }, 'negative eviction minimum reclaim'],
    [{ kubeReserved: { cpu: '100m', pid: '1000' } }, undefined],
    [{ systemReserved: { gpu: '1' } }, 'cannot reserve "gpu" resource'],
    [{ systemReserved: { cpu: '-1' } }, 'resource quantity for "cpu" cannot be negative: -1'],
    [{ systemReserved: { cpu: 'one' } }, 'failed to parse quantity "one" for "cpu" resource'],
  ];
  for (const [said, message, version = '1.36'] of rows) {
    test(`${JSON.stringify(said)} in ${version}: ${message ?? 'yes'}`, () => {
      const found = refusal(configured(said), said, Version.parse(version)!);
      if (message === undefined) expect(found).toBeUndefined();
      else expect(found).toContain(message);
    });
  }
});

function thrownBy(deed: () => void): unknown {
  try {
    deed();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
