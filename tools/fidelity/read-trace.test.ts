import { describe, test } from 'node:test';
import { expect } from 'expect';
import { deedsIn, KUBELET_STOPS, readStory, readTrace, withDeeds } from './read-trace';

describe('readTrace', () => {
  const meta = '{"t":0,"src":"meta","case":"oom","wall0":1795229348881}';

  test('keeps pods, rows, events and processes, and nothing else', () => {
    const kept = '{"t":1,"src":"containerd","topic":"/tasks/start","pod":"p","container":"a"}';
    const { lines, epoch, namespace } = readTrace(
      `${meta}\n{"t":1,"src":"action","do":"create"}\n${kept}\n{"t":2,"src":"job"}\n`,
    );
    expect(lines).toEqual([{ t: 1, src: 'containerd', topic: '/tasks/start', pod: 'p', container: 'a' }]);
    expect({ epoch, namespace }).toEqual({ epoch: 1_795_229_348_881, namespace: 't-oom' });
  });

  test('refuses a recording without a beginning', () => {
    expect(() => readTrace('{"t":1,"src":"pod"}')).toThrow('no "meta" line');
  });
});

describe('readStory', () => {
  const actions: readonly (readonly [what: string, line: string, expected: object])[] = [
    ['an action at a time', '# at 12000 DELETE /pods/p', { at: 12_000, verb: 'DELETE', path: '/pods/p' }],
    [
      'an action with a body',
      '# at 0 POST /pods {"kind":"Pod"}',
      { at: 0, verb: 'POST', path: '/pods', body: { kind: 'Pod' } },
    ],
    [
      'an action some time after a status',
      '# after p Running +3000 DELETE /pods/p',
      { after: { pod: 'p', status: 'Running', delay: 3_000 }, verb: 'DELETE', path: '/pods/p' },
    ],
    [
      'the same with a body',
      '# after p Terminating +4000 DELETE /pods/p {"gracePeriodSeconds":3}',
      {
        after: { pod: 'p', status: 'Terminating', delay: 4_000 },
        verb: 'DELETE',
        path: '/pods/p',
        body: { gracePeriodSeconds: 3 },
      },
    ],
  ];
  for (const [what, line, expected] of actions) {
    test(`reads ${what}`, () =>
      expect(readStory(`# for 20\n${line}\nkind: Pod`).actions).toEqual([expected]));
  }

  test('reads how long it was watched', () => expect(readStory('# for 20\nkind: Pod').duration).toBe(20_000));

  const slips: readonly (readonly [what: string, text: string, message: string])[] = [
    ['no duration', 'kind: Pod', 'for how long'],
    ['an unknown word', '# for 20\n# when 3', 'neither for, at nor after'],
    ['an action without a path', '# for 20\n# at 3 DELETE', 'cannot be read'],
  ];
  for (const [what, text, message] of slips)
    test(`refuses ${what}`, () => expect(() => readStory(text)).toThrow(message));
});

describe('deedsIn', () => {
  const ended = '{"t":12402,"src":"action","do":"kubelet process ended (SIGTERM); containers keep running"}';
  const started = '{"t":144411,"src":"action","do":"kubelet process started again"}';
  const request = '{"t":10,"src":"action","do":"create","obj":"Pod/p","code":201}';
  const stop = { at: 12_402, verb: KUBELET_STOPS, path: '', body: { downFor: 132_009 } };

  test('finds the end and the new start of the kubelet', () =>
    expect(deedsIn(`${request}\n${ended}\n${started}\n`)).toEqual([stop]));
  test('finds nothing in a recording of requests', () => expect(deedsIn(request)).toEqual([]));
  test('refuses an end without a new start', () =>
    expect(() => deedsIn(ended)).toThrow('never started again'));

  const action = (at: number) => ({ at, verb: 'DELETE', path: '/pods/p' });
  const orders: readonly (readonly [
    what: string,
    actions: readonly number[],
    expected: readonly number[],
  ])[] = [
    ['behind all that was done sooner', [1, 2], [1, 2, 12_402]],
    ['before what was done later', [1, 20_000], [1, 12_402, 20_000]],
    ['alone', [], [12_402]],
  ];
  for (const [what, actions, expected] of orders) {
    test(`stands in the story ${what}`, () => {
      const story = { manifest: '', duration: 30_000, actions: actions.map(action) };
      expect(withDeeds(story, [stop]).actions.map(({ at }) => at)).toEqual(expected);
    });
  }
});
