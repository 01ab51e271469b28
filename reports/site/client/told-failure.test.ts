import { test } from 'node:test';
import { expect } from 'expect';
import { readFailure } from './told-failure';

const EMPTY = { step: '', nearest: [], reasons: [], causes: [], timeline: [], heldBefore: false };

const rows: readonly (readonly [sentence: string, body: string | undefined, told: object | undefined])[] = [
  ['nothing was attached', undefined, undefined],
  ['what is no JSON is none', '<svg/>', undefined],
  ['nor is what has no command', '{"expected":"a"}', undefined],
  ['nor is what is no object', '[1]', undefined],
  ['the least is a command', '{"command":"npx cucumber-js a"}', { ...EMPTY, command: 'npx cucumber-js a' }],
  [
    'what is of another type is left out',
    '{"command":"c","expected":{},"at":"<b>","culprit":"3","nearest":[1,{"text":"x","at":null}],"timeline":"no","reasons":[2]}',
    { ...EMPTY, command: 'c', nearest: [{ text: 'x' }], reasons: ['2'] },
  ],
  [
    'the entry that is framed in the picture',
    '{"command":"c","culprit":12}',
    { ...EMPTY, command: 'c', culprit: 12 },
  ],
  [
    'a line of the timeline has a mark that is known',
    '{"command":"c","timeline":[{"at":1,"object":"pod/a","what":"w","mark":"culprit","afterGap":true},{"mark":"x"}]}',
    {
      ...EMPTY,
      command: 'c',
      timeline: [
        { at: 1, object: 'pod/a', what: 'w', mark: 'culprit', afterGap: true },
        { at: 0, object: '', what: '', afterGap: false },
      ],
    },
  ],
];
for (const [sentence, body, told] of rows) {
  test(sentence, () => {
    const read = readFailure(body);
    expect(read && JSON.parse(JSON.stringify(read))).toEqual(told);
  });
}
