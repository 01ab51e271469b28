const NAMES = '"[^"]*"(?:, "[^"]*")*';
const ITEM =
  `(?:init 컨테이너|초기화 컨테이너|컨테이너) ${NAMES}|restartPolicy가? \\w+|이미지 "[^"]*"|명령 "[^"]*"|레이블 "[^"]*"|` +
  '(?:activeDeadlineSeconds|terminationGracePeriodSeconds) \\d+|네임스페이스 "[^"]*"';

/** What may stand before a short form: `컨테이너 "app", restartPolicy가 Never인 `. */
export const DETAILS = `(?:(?:${ITEM})(?:, (?:${ITEM}))*(?:인|의|을 가진|를 가진) )?`;

const WORDS: readonly (readonly [korean: string, english: string])[] = [
  ['init 컨테이너', 'init container'],
  ['초기화 컨테이너', 'init container'],
  ['컨테이너', 'container'],
  ['이미지', 'image'],
  ['명령', 'command'],
  ['레이블', 'label'],
  ['네임스페이스', 'namespace'],
];

/** `컨테이너 "app", restartPolicy가 Never인 ` is ` with container "app" and restartPolicy Never`. */
export function detailsInEnglish(text: string): string {
  const items = [...text.matchAll(new RegExp(ITEM, 'g'))].map(([item]) => {
    const word = WORDS.find(([korean]) => item.startsWith(`${korean} `));
    if (word === undefined) return item.replace(/^restartPolicy가/, 'restartPolicy');
    return word[1] + (item.includes('", "') ? 's' : '') + item.slice(word[0].length);
  });
  return items.length === 0 ? '' : ` with ${items.join(' and ')}`;
}
