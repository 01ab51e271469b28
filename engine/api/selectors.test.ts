import { describe, test } from 'node:test';
import { expect } from 'expect';
import { matchesFields, parseFieldSelector } from './field-selectors';
import { matches, parseSelector, selectorOf, selectorText, selects } from './selectors';

describe('a selector on the command line', () => {
  const labels = { app: 'web', tier: 'front', size: '3' };
  const rows: readonly (readonly [text: string, chosen: boolean])[] = [
    ['', true],
    ['app=web', true],
    ['app==web', true],
    ['app=db', false],
    ['app!=web', false],
    ['app!=db', true],
    ['zone!=a', true],
    ['app in (web, db)', true],
    ['app in (db)', false],
    ['app notin (db)', true],
    ['zone notin (a)', true],
    ['app notin (web)', false],
    ['app', true],
    ['zone', false],
    ['!zone', true],
    ['!app', false],
    ['app=web,tier=front', true],
    ['app=web,tier=back', false],
    ['size>2', true],
    ['size<3', false],
    ['zone=', false],
    [' app = web ', true],
  ];
  for (const [text, chosen] of rows) {
    test(`"${text}" ${chosen ? 'chooses' : 'does not choose'} it`, () => {
      expect(matches(parseSelector(text), labels)).toBe(chosen);
    });
  }

  for (const text of [
    'app=web,',
    '=web',
    'app in web',
    'app in (web',
    'a b c',
    'a b=c',
    'app=w!b',
    ',app',
    'size>big',
  ]) {
    test(`"${text}" is refused`, () =>
      expect(() => parseSelector(text)).toThrow('unable to parse requirement'));
  }

  test('it prints as kubectl prints it', () => {
    const text = 'app=web,env in (a,b),!old,tier notin (x,y),zone';
    expect(selectorText(parseSelector(text))).toBe(text);
  });
});

describe('a selector in an object', () => {
  test('an absent one chooses nothing, an empty one everything', () => {
    expect(selectorOf(undefined)).toBeUndefined();
    expect(matches(selectorOf({})!, undefined)).toBe(true);
    expect(selects(undefined, {})).toBe(false);
    expect(selects({}, undefined)).toBe(true);
  });

  test('labels and expressions must all hold', () => {
    const expression = { key: 'tier', operator: 'NotIn', values: ['back'] };
    const selector = selectorOf({ matchLabels: { app: 'web' }, matchExpressions: [expression] })!;
    expect(matches(selector, { app: 'web' })).toBe(true);
    expect(matches(selector, { app: 'web', tier: 'back' })).toBe(false);
    const asked = { matchLabels: { app: 'web' }, matchExpressions: [expression] };
    expect(selects(asked, { app: 'web' })).toBe(true);
    expect(selects(asked, { app: 'web', tier: 'back' })).toBe(false);
    expect(selects(asked, { tier: 'front' })).toBe(false);
  });

  test('names of the language are no labels', () => {
    expect(matches(parseSelector('constructor'), { app: 'web' })).toBe(false);
  });
});

describe('a field selector', () => {
  const pod = { metadata: { name: 'web' }, spec: { nodeName: 'node-1' }, status: { phase: 'Running' } };
  const rows: readonly (readonly [text: string, chosen: boolean])[] = [
    ['metadata.name=web', true],
    ['status.phase!=Running', false],
    ['spec.nodeName=node-1,status.phase=Running', true],
    ['spec.host=node-2', false],
    ['status.podIP=', true],
    ['spec.hostNetwork=false', true],
  ];
  for (const [text, chosen] of rows) {
    test(`"${text}" ${chosen ? 'chooses' : 'does not choose'} the pod`, () => {
      expect(matchesFields(parseFieldSelector(text, 'Pod'), pod)).toBe(chosen);
    });
  }

  test('other fields are refused', () => {
    expect(() => parseFieldSelector('spec.foo=1', 'Pod')).toThrow('field label not supported: spec.foo');
  });
});
