import { amountInEnglish, counted } from './nouns';

const WHICH: Readonly<Record<string, string>> = {
  '준비된 ': 'ready ',
  '준비되지 않은 ': 'not ready ',
  '응답하는 ': 'serving ',
  '종료 중인 ': 'terminating ',
};

const NOUN = `(?:${Object.keys(WHICH).join('|')})?엔드포인트`;

/** `준비된 엔드포인트 2개를 가진다`, `준비된 엔드포인트를 가지지 않는다`, `엔드포인트 3개 초과를 가진 적이 없다` */
export const HAS_ENDPOINTS =
  `(?:${NOUN} ${counted('개')}[를을] (?:가진다|가졌다|가진 적이 없다)|` +
  `${NOUN}를 (?:가지지 않는다|가지지 않았다))`;

export function endpointsInEnglish(text: string): string {
  const which = Object.keys(WHICH).find((word) => text.includes(word));
  const english = which === undefined ? '' : WHICH[which]!;
  if (/가지지 않/.test(text)) return `has no ${english}endpoints`;
  const mode = text.endsWith('적이 없다') ? 'never had' : 'has';
  const amount =
    /(?:정확히 |적어도 |최소 |최대 |많아야 )?\d+개(?: (?:이상(?: \d+개 이하)?|이하|초과|미만))?/.exec(
      text,
    )![0];
  return `${mode} ${amountInEnglish(amount)} ${english}endpoints`;
}
