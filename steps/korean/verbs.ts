import { CONDITION_STATUS, STATE } from '../words';

/**
 * The ends of Korean sentences. They say at once what English says in `{is}` and in the state that follows: whether it is
 * so, is not so, stays so, or never was.
 */
const IS = '(?:이다|다|이었다|였다)';
const IS_NOT = '(?:(?:이|가) 아니(?:다|었다)|이?지 않(?:다|았다))';
const NEVER = '(?:인 적이? 없다|이?지 않았다|(?:이|가) 아니었다)';

const verb = (what: string, isNot = `|${IS_NOT}`) =>
  `(?:한 번도 ${what}${NEVER}|${what}인 적이? 없다|(?:계속 )?${what}(?:${IS}${isNot}))`;

const DETAIL = '(?:(?:reason|이유|message|메시지) "[^"]*"|(?:exit code|종료 코드) \\d+)';
const DETAILS = `(?:${DETAIL}(?:(?:과|와|,) ${DETAIL})*(?:로|으로) )?`;
const CONTAINER_STATE = `${DETAILS}(?:waiting|running|terminated|ready|started|[A-Z][A-Za-z]*)`;
const VALUE =
  '(?:-?\\d+(?:\\.\\d+)? (?:초과|미만|이상|이하)|"[^"]*"|-?\\d+(?:\\.\\d+)?|true|false|absent|present)';

/** `Ready이다`, `한 번도 Ready이지 않았다`, `계속 Running이다`, `사라졌다` */
export const IS_STATE = `(?:${verb(STATE.replace('(?:not )?', ''))}|사라(?:진다|졌다|지지 않는다|지지 않았다))`;
export const IS_CONTAINER_STATE = verb(CONTAINER_STATE);
export const IS_CONDITION_STATUS = verb(
  `${DETAILS}${CONDITION_STATUS.slice(0, CONDITION_STATUS.indexOf(')') + 1)}`,
  '',
);
export const IS_COMPARISON = `(?:${verb(VALUE)}|없다|있다)`;
export const CONTAINER_STATES = `${CONTAINER_STATE}(?:, ${CONTAINER_STATE})+`;

const ROLLOUT_DEEDS: Readonly<Record<string, string>> = {
  재시작한다: 'restarted',
  '일시 중지한다': 'paused',
  재개한다: 'resumed',
  '일시 정지한다': 'suspended',
};

export const ROLLOUT_DEED = Object.keys(ROLLOUT_DEEDS).join('|');

/** `일시 중지한다` is `paused`. */
export function rolloutDeedInEnglish(text: string): string {
  return ROLLOUT_DEEDS[text]!;
}

const NODE_DEEDS: Readonly<Record<string, string>> = {
  '스케줄 대상에서 뺀다': 'cordoned',
  '스케줄 대상에 다시 넣는다': 'uncordoned',
  드레인한다: 'drained',
};

export const NODE_DEED = Object.keys(NODE_DEEDS).join('|');

/** `드레인한다` is `drained`. */
export function nodeDeedInEnglish(text: string): string {
  return NODE_DEEDS[text]!;
}

const PROBES: Readonly<Record<string, string>> = {
  스타트업: 'startup',
  레디니스: 'readiness',
  라이브니스: 'liveness',
};

/** `레디니스 프로브` and `readiness 프로브` are `readiness`. */
export function probeInEnglish(text: string): string {
  const kind = text.split(' ')[0]!;
  return PROBES[kind] ?? kind;
}

/** `실행되었다` and `실행되지 않았다` are `ran`. */
export function probeVerbInEnglish(text: string): string {
  return text.startsWith('실행') ? 'ran' : text.startsWith('실패') ? 'failed' : 'succeeded';
}

/** What `{is}` would be in English, and what would follow it. */
export type Said = readonly [is: string, what: string];

/** `한 번도 Ready이지 않았다` is `was never` and `Ready`; `Ready가 아니다` is `is` and `not Ready`. */
export function isInEnglish(text: string): Said {
  const [, adverb, what, end] =
    /^(한 번도 |계속 )?(.*?)(인 적이? 없다|이?지 않(?:다|았다)|(?:이|가) 아니(?:다|었다)|이다|다|이었다|였다)$/.exec(
      text,
    )!;
  if (adverb === '한 번도 ' || end!.startsWith('인 적')) return ['was never', what!];
  const negated = /아니|않/.test(end!);
  return [adverb === undefined ? 'is' : 'stays', negated ? `not ${what}` : what!];
}

/** `gone` has a verb of its own. */
export function stateInEnglish(text: string): Said {
  if (text.startsWith('사라')) return ['is', text.includes('않') ? 'not gone' : 'gone'];
  return isInEnglish(text);
}

/** `reason "CrashLoopBackOff"로 waiting이다` is `is` and `waiting with reason "CrashLoopBackOff"`. */
export function detailedInEnglish(text: string): Said {
  const [is, what] = isInEnglish(text);
  const negated = what.startsWith('not ');
  return [is, (negated ? 'not ' : '') + detailsLast(negated ? what.slice(4) : what)];
}

/** `terminated with exit code 137 and reason "OOMKilled"` */
export function detailsLast(text: string): string {
  const details = [...text.matchAll(new RegExp(DETAIL, 'g'))].map(([detail]) =>
    detail.replace('이유', 'reason').replace('메시지', 'message').replace('종료 코드', 'exit code'),
  );
  const state = /\S+$/.exec(text)![0];
  return details.length === 0 ? state : `${state} with ${details.join(' and ')}`;
}

const BOUNDS: Readonly<Record<string, string>> = {
  초과: 'above',
  미만: 'below',
  이상: 'at least',
  이하: 'at most',
};

/** `한 번도 2 초과인 적이 없다` is `was never` and `above 2`. */
export function comparisonInEnglish(text: string): Said {
  if (text === '없다' || text === '있다') return ['is', text === '없다' ? 'absent' : 'present'];
  const [is, what] = isInEnglish(text);
  return [
    is,
    what.replace(/(-?[\d.]+) (초과|미만|이상|이하)$/, (_, number, bound) => `${BOUNDS[bound]} ${number}`),
  ];
}
