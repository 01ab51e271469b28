import { test } from 'node:test';
import { expect } from 'expect';
import type { JournalEntry, KubeObject, Pod } from '../engine';
import { type ContainerSaying, checkNotTooLate, normalizedImage, Sayings } from './sayings';
import { podWith } from './testing';

const PLACE = { file: 'a.feature', line: 3 };
const POD = podWith('web', ['app']) as Pod;
const EVERY = { from: 1, to: Number.POSITIVE_INFINITY };

type Happening = readonly ['created', Pod] | readonly ['started' | 'exited', number];

/** A journal of the pod `web` and the runs of its container `app`. */
function journal(...happenings: readonly Happening[]): readonly JournalEntry[] {
  const { name, namespace = '', uid } = POD.metadata;
  return happenings.map(([event, what], id) => {
    const change =
      event === 'created'
        ? { what: 'created', after: what }
        : { what: 'process', container: 'app', run: what, event };
    return { id, at: 0, by: 'test', because: -1, object: { kind: 'Pod', namespace, name, uid }, change };
  }) as unknown as readonly JournalEntry[];
}

const saying = (more: Partial<ContainerSaying> = {}): ContainerSaying => ({
  container: 'app',
  runs: EVERY,
  place: PLACE,
  written: 0,
  ...more,
});
const living = { list: () => [POD as KubeObject] };
const created: Happening = ['created', POD];

const late: readonly (readonly [
  sentence: string,
  Partial<ContainerSaying>,
  readonly Happening[],
  tooLate: boolean,
])[] = [
  ['of every run, before the first', {}, [created], false],
  ['of every run, in the first', {}, [created, ['started', 1]], true],
  ['of run 1, in it', { runs: { from: 1, to: 1 } }, [created, ['started', 1]], true],
  ['of run 2, in run 1', { runs: { from: 2, to: 2 } }, [created, ['started', 1]], false],
  ['of every run, between two', {}, [created, ['started', 1], ['exited', 1]], false],
  ['of another pod', { pod: 'worker' }, [created, ['started', 1]], false],
  ['of pods that begin so', { pod: 'we*' }, [created, ['started', 1]], true],
  ['in another namespace', { namespace: 'shop' }, [created, ['started', 1]], false],
  ['of another container', { container: 'proxy' }, [created, ['started', 1]], false],
];
for (const [sentence, more, happenings, tooLate] of late) {
  test(`a saying ${sentence} ${tooLate ? 'comes too late' : 'is in time'}`, () => {
    const check = () => checkNotTooLate(saying(more), living, journal(...happenings));
    if (tooLate) expect(check).toThrow('container "app" runs already; say what it does before it starts');
    else check();
  });
}

test('a pod that is gone runs no more', () =>
  checkNotTooLate(saying(), { list: () => [] }, journal(created, ['started', 1])));

const idle: readonly (readonly [
  sentence: string,
  Partial<ContainerSaying>,
  readonly Happening[],
  fault?: string,
])[] = [
  ['a run that it is about', {}, [created, ['started', 1]]],
  ['run 2 as it said', { runs: { from: 2, to: 2 } }, [created, ['started', 1], ['started', 2]]],
  [
    'no run 2',
    { runs: { from: 2, to: 2 } },
    [created, ['started', 1]],
    'a step says what container "app" does on run 2, but no such run started afterwards',
  ],
  ['no run since', { written: 2 }, [created, ['started', 1]], 'but no such run started afterwards'],
  ['no run at all', {}, [created], 'but no such run started afterwards'],
  [
    'no such container',
    { container: 'ap' },
    [created, ['started', 1]],
    'a step says what container "ap" does, but no pod ever had one of that name',
  ],
  ['no such pod', { pod: 'wob' }, [created, ['started', 1]], 'container "app" of pod "wob"'],
];
for (const [sentence, more, happenings, fault] of idle) {
  test(`a saying that found ${sentence} is ${fault === undefined ? 'fine' : 'told'}`, () => {
    const sayings = new Sayings();
    sayings.ofContainers.push(saying(more));
    const found = sayings.idle(journal(...happenings));
    if (fault === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject({ fault: expect.stringContaining(fault), place: PLACE });
  });
}

const withSpec = (container: object): Pod =>
  ({
    ...POD,
    spec: { ...POD.spec, containers: [{ name: 'app', image: 'nginx:1', ...container }] },
  }) as unknown as Pod;

const images: readonly (readonly [said: string, advice?: string])[] = [
  ['nginx:1'],
  ['docker.io/library/nginx:1'],
  ['ngnix:1', 'Did you mean nginx:1?'],
];
for (const [said, advice] of images) {
  test(`image ${said}, where a container has nginx:1, is ${advice === undefined ? 'fine' : 'told'}`, () => {
    const sayings = new Sayings();
    sayings.ofImages.push({ image: normalizedImage(said), written: said, place: PLACE });
    expect(sayings.idle(journal(['created', withSpec({})]))?.advice).toBe(advice);
  });
}

test('a node that there never was is told before the image', () => {
  const sayings = new Sayings();
  sayings.ofImages.push({ image: normalizedImage('nginx:1'), written: 'nginx:1', node: 'a', place: PLACE });
  expect(sayings.idle(journal(['created', withSpec({})]))?.fault).toBe(
    'a step says that image "nginx:1" is on node "a", but there never was one of that name',
  );
});

const commands: readonly (readonly [said: string, container: object, advice?: string])[] = [
  ['migrate', { command: ['sh', '-c', 'migrate --all'] }],
  ['migrate', { lifecycle: { preStop: { exec: { command: ['migrate'] } } } }],
  ['migrate', { args: ['migrat --all'] }, 'Did you mean migrat?'],
];
for (const [said, container, advice] of commands) {
  test(`command ${said} of ${JSON.stringify(container)} is ${advice === undefined ? 'fine' : 'told'}`, () => {
    const sayings = new Sayings();
    sayings.ofCommands.push({ name: said, place: PLACE });
    expect(sayings.idle(journal(['created', withSpec(container)]))?.advice).toBe(advice);
  });
}
