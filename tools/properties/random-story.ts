import fc from 'fast-check';
import type { Story } from './story';
import type { Deed } from './story-deeds';
import type { StoryActs, StoryContainer, StoryHook, StoryPod, StoryProbe } from './story-pod';

/** Stories are over by then, in seconds. */
export const LENGTH = 150;

/** Mostly absent, so that a story is about a few things at once, and shrinks to fewer. */
function seldom<T>(one: fc.Arbitrary<T>, absent = 4): fc.Arbitrary<T | undefined> {
  return fc.oneof({ arbitrary: fc.constant(undefined), weight: absent }, { arbitrary: one, weight: 1 });
}

const between = (min: number, max: number) => fc.integer({ min, max });

const script = fc.oneof(
  fc.constantFrom(
    'exit 0',
    'exit 1',
    'sleep 3600',
    'sleep 1; exit 3',
    'while true; do sleep 7; done',
    "trap 'exit 0' TERM; while :; do sleep 1; done",
    'sleep 100 & wait',
    "trap '' TERM; sleep 50",
    'touch /tmp/healthy; sleep 30; rm /tmp/healthy; sleep 600',
    'cat /late/key; sleep 20',
  ),
  fc.tuple(fc.nat(90), fc.nat(3)).map(([time, code]) => `sleep ${time}; exit ${code}`),
);

const acts: fc.Arbitrary<StoryActs> = fc.record({
  exit: seldom(fc.record({ code: fc.constantFrom(0, 1, 42), after: between(1, 40) }), 1),
  ignoresTerm: fc.constantFrom(false, false, true),
  stopTakes: seldom(fc.nat(30)),
  listensAfter: seldom(fc.nat(15), 1),
  failsFrom: seldom(fc.nat(30)),
  uses: seldom(fc.record({ mebibytes: fc.constantFrom(10, 100), after: fc.nat(20) })),
});

const probe: fc.Arbitrary<StoryProbe> = fc.record({
  kind: fc.constantFrom('startupProbe', 'readinessProbe', 'livenessProbe'),
  handler: fc.constantFrom('http', 'tcp', 'exec'),
  initialDelay: fc.constantFrom(0, 0, 3),
  period: between(2, 10),
  failureThreshold: between(1, 3),
  grace: seldom(between(1, 10)),
});

const hook: fc.Arbitrary<StoryHook> = fc.record({
  when: fc.constantFrom('preStop', 'postStart'),
  how: fc.constantFrom('sleep', 'exec', 'fails', 'http'),
  takes: between(1, 12),
});

const policy = fc.constantFrom('Always', 'OnFailure', 'Never');

function container(isInit: boolean): fc.Arbitrary<StoryContainer> {
  const drawn = fc.record({
    does: fc.oneof(
      script.map((one) => ({ script: one })),
      acts.map((one) => ({ acts: one })),
    ),
    probes: fc.uniqueArray(probe, { maxLength: 2, selector: ({ kind }) => kind }),
    hooks: fc.oneof(
      { arbitrary: fc.constant([]), weight: 2 },
      { arbitrary: fc.array(hook, { minLength: 1, maxLength: 1 }), weight: 1 },
    ),
    policy: isInit ? seldom(fc.constant('Always' as const), 1) : seldom(policy),
    // No script ends with 42, so nothing restarts all in no time, which would go on for ever.
    rule: seldom(fc.record({ code: fc.constant(42), all: fc.boolean() })),
    memoryLimit: seldom(fc.constantFrom(20, 64)),
    restartsOnResize: seldom(fc.constant(true)),
    needs: seldom(fc.constantFrom('variables', 'files'), 8),
  });
  return drawn.map(({ does, ...rest }) => {
    const one: StoryContainer = { ...does, ...rest };
    // Nobody can know when an init container of an unknown image ends.
    return isInit && one.policy === undefined && one.acts && !one.acts.exit
      ? { ...one, acts: { ...one.acts, exit: { code: 0, after: 1 } } }
      : one;
  });
}

const pod: fc.Arbitrary<StoryPod> = fc.record({
  restartPolicy: policy,
  grace: fc.nat(20),
  activeDeadlineSeconds: seldom(between(1, 100), 6),
  init: fc.oneof(
    { arbitrary: fc.constant([]), weight: 2 },
    { arbitrary: fc.array(container(true), { minLength: 1, maxLength: 2 }), weight: 1 },
  ),
  containers: fc.array(container(false), { minLength: 1, maxLength: 2 }),
  appliedAt: fc.constantFrom(0, 0, 0, 5),
  pullsAt: seldom(between(1, 60), 8),
});

const when = { at: between(1, 120), pod: fc.nat(2) };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({
    ...when,
    what: fc.constant('delete' as const),
    grace: seldom(fc.constantFrom(0, 1, 5, 30), 1),
  }),
  fc.record({ ...when, what: fc.constant('crash' as const), code: between(0, 3) }),
  fc.record({ ...when, what: fc.constantFrom('OOM kill', 'configMap', 'container lost', 'sandbox lost') }),
  fc.record({ ...when, what: fc.constant('resize' as const), mebibytes: fc.constantFrom(16, 32, 128) }),
  fc.record({ ...when, what: fc.constant('kubelet' as const), downFor: fc.constantFrom(0, 1, 20, 60) }),
  fc.record({ ...when, what: fc.constant('power cut' as const), darkFor: between(1, 40) }),
);

/** A story of one or two pods, each with what its containers do, and of what happens to them. */
export const aStory: fc.Arbitrary<Story> = fc.record({
  seed: seldom(fc.nat(1_000), 1),
  latencies: fc.constantFrom('ideal', 'typical', 'random'),
  pods: fc.oneof(
    { arbitrary: fc.array(pod, { minLength: 1, maxLength: 1 }), weight: 3 },
    { arbitrary: fc.array(pod, { minLength: 2, maxLength: 2 }), weight: 1 },
  ),
  deeds: fc.array(deed, { maxLength: 3 }),
});
