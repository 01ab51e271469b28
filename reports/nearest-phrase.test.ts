import { test } from 'node:test';
import { expect } from 'expect';
import { exampleOf, nearestPhrase } from './nearest-phrase';

const EXPRESSIONS = [
  'the manifest is applied',
  'the manifest:',
  '{duration} pass(es)',
  '{object} is deleted',
  '{object} {is} {state}{when}',
  '{container} exits with code {int} after {duration}{runs}',
  '{container} {has restarted}{when}',
  'there {is} {several}{when}',
  'the events of {object} are{when}:',
  '{시간}이/가 지난다',
  '{객체}을/를 삭제한다',
  '{객체}은/는/이/가 {때}{상태이다}',
  '{컨테이너}은/는/이/가 {실행}{시간} 후에 종료 코드 {int}로/으로 종료한다',
  '{컨테이너}은/는/이/가 {때}{재시작했다}',
];

const rows: readonly (readonly [text: string, nearest: string | undefined])[] = [
  ['the manifests are applied', 'the manifest is applied'],
  ['pod "web" is delted', '{object} is deleted'],
  ['container "app" exit with code 1 after 5s', '{container} exits with code {int} after {duration}{runs}'],
  ['container "app" has restart 3 times', '{container} {has restarted}{when}'],
  ['10 minutes passed', '{duration} pass(es)'],
  ['10분이 지나다', '{시간}이/가 지난다'],
  ['파드 "web"를 삭제했다', '{객체}을/를 삭제한다'],
  ['컨테이너 "app"이 3번 재시작한다', '{컨테이너}은/는/이/가 {때}{재시작했다}'],
  [
    '컨테이너 "app"는 5초 후 종료코드 1로 종료한다',
    '{컨테이너}은/는/이/가 {실행}{시간} 후에 종료 코드 {int}로/으로 종료한다',
  ],
  ['달이 조용한 항구 위로 떠오르고 모두가 잠든다', undefined],
  ['the moon rises over the quiet harbour and everybody sleeps', undefined],
];
for (const [text, nearest] of rows) {
  test(`"${text}" was meant to be ${nearest ?? 'nothing known'}`, () =>
    expect(nearestPhrase(text, EXPRESSIONS)).toBe(nearest));
}

const examples: readonly (readonly [expression: string, example: string])[] = [
  ['{object} is deleted', 'pod "web" is deleted'],
  ['{object} {is} {state}{when}', 'pod "web" is Running'],
  ['{duration} pass(es)', '30s pass'],
  ['{container} {has restarted}{when}', 'container "app" has restarted 3 times'],
  ['there {is} {several}{when}', 'there are 2 pods'],
  ['{several} {is} {state}{when}', '2 pods are Running'],
  ['there is/are no {word} event(s){when}', 'there are no Warning events'],
  ['{container} crashes/exits with (exit )code {int}', 'container "app" crashes with exit code 2'],
  ['{객체}은/는/이/가 {때}{상태이다}', '파드 "web"은 Running이다'],
  ['{객체}을/를 삭제한다', '파드 "web"을 삭제한다'],
  ['{시간}이/가 지난다', '30초가 지난다'],
  ['이미지 {string}은/는 오류 {string}로/으로 내려받을 수 없다', '이미지 "…"는 오류 "…"로 내려받을 수 없다'],
  [
    '{컨테이너}은/는/이/가 {실행}{시간} 후에 종료 코드 {int}로/으로 종료한다',
    '컨테이너 "app"은 30초 후에 종료 코드 2로 종료한다',
  ],
  ['{container} answers GET {path} with {int}{runs}', 'container "app" answers GET /healthz with 2'],
];
for (const [expression, example] of examples) {
  test(`${expression} is shown as: ${example}`, () => expect(exampleOf(expression)).toBe(example));
}
