import { test } from 'node:test';
import { expect } from 'expect';
import { cut, middleCut, textWidth } from './text-width';

const WIDTHS: readonly { readonly text: string; readonly atLeast: number; readonly atMost: number }[] = [
  { text: '', atLeast: 0, atMost: 0 },
  { text: 'iiii', atLeast: 10, atMost: 16 },
  { text: 'WWWW', atLeast: 36, atMost: 44 },
  { text: '한국어', atLeast: 33, atMost: 36 },
];

for (const { text, atLeast, atMost } of WIDTHS) {
  test(`"${text}" is between ${atLeast} and ${atMost} wide`, () => {
    expect(textWidth(text)).toBeGreaterThanOrEqual(atLeast);
    expect(textWidth(text)).toBeLessThanOrEqual(atMost);
  });
}

const CUTS: readonly { readonly text: string; readonly width: number; readonly told: string }[] = [
  { text: 'Running', width: textWidth('Running'), told: 'Running' },
  { text: 'ContainerCreating', width: textWidth('ContainerCreating') - 0.1, told: 'ContainerCreati…' },
  { text: 'ContainerCreating', width: 40, told: 'Cont…' },
  { text: 'ContainerCreating', width: 30, told: '' },
  { text: 'ContainerCreating', width: 0, told: '' },
  // Not the first half of a character that takes two places.
  { text: 'abcd😀efghijkl', width: textWidth('abcd') + 19.1, told: 'abcd…' },
];

for (const { text, width, told } of CUTS) {
  test(`"${text}" in ${width} is "${told}"`, () => {
    expect(cut(text, width)).toBe(told);
    expect(textWidth(told)).toBeLessThanOrEqual(width);
  });
}

const NAMES: readonly { readonly name: string; readonly width: number; readonly told: string }[] = [
  { name: 'web', width: 40, told: 'web' },
  { name: 'web-657ffb545b-7xfns', width: 90, told: 'web-65…-7xfns' },
  // Something of it is always told.
  { name: 'web-657ffb545b-7xfns', width: 0, told: 'we…ns' },
];

for (const { name, width, told } of NAMES) {
  test(`the name ${name} in ${width} is ${told}`, () => expect(middleCut(name, width)).toBe(told));
}
