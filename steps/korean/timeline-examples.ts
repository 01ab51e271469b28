/** As EXAMPLES, of the timeline and of why things happened. */
export const TIMELINE_EXAMPLES: readonly (readonly [english: string, korean: string])[] = [
  ['the timeline includes at 20s:', '타임라인은 20s에 다음을 포함한다:'],
  ['the timeline is:', '타임라인은 다음과 같다:'],
  ['the timeline includes:', '타임라인은 다음을 포함한다:'],
  ['the timeline matches its golden file', '타임라인은 골든 파일과 일치한다'],
  ['the timeline of pod "web" is:', '파드 "web"의 타임라인은 다음과 같다:'],
  ['the timeline of pod "web" includes:', '파드 "web"의 타임라인은 다음을 포함한다:'],
  ['the causes of "phase Failed" of pod "web" are:', '파드 "web"의 "phase Failed"의 원인은 다음과 같다:'],
  [
    'the causes of "phase Failed" of pod "web" include at 20s:',
    '파드 "web"의 "phase Failed"의 원인은 20s에 다음을 포함한다:',
  ],
  [
    '"phase Failed" of pod "web" goes back to "restartPolicy: Never"',
    '파드 "web"의 "phase Failed"는 "restartPolicy: Never"에서 비롯된다',
  ],
];
