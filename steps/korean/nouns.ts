import { kindOf } from '../../engine';
import { AuthorError, didYouMean } from '../author-error';

/**
 * The Korean nouns: for each a pattern, and a function that says it in English. What it means is read from the English
 * text by words.ts, in one place for both languages.
 */
const NUMBER = '\\d+(?:\\.\\d+)?';
const UNIT = '(?:밀리초|초|분|시간|일|[a-z]+)';
export const DURATION = `${NUMBER} ?${UNIT}(?: ?${NUMBER} ?${UNIT})*`;
const TOLERANCE = `(?: ?(?:±|\\+/-) ?${DURATION})?`;
export const TIMES = `${DURATION}(?:, ?${DURATION})*${TOLERANCE}`;

/** Words that begin a phrase of their own, and so are no kinds. */
const NO_KIND = '컨테이너|사이드카|초기화|임시|이미지|명령|실행|init\\b|그 ';
const KIND = `(?!${NO_KIND})(?:[A-Za-z][A-Za-z0-9.]*|[가-힣]+)`;
const NAMESPACE = '(?:네임스페이스 "[^"]*"의 )?';
const PLAIN_OBJECT = `(?:${KIND} "[^"]*"|그 ${KIND})`;
const PLACES: Readonly<Record<string, string>> = {
  '첫 번째': 'first',
  '두 번째': 'second',
  '세 번째': 'third',
  '가장 오래된': 'oldest',
  '가장 새로운': 'newest',
};
const PLACE = Object.keys(PLACES).join('|');
export const OBJECT = `${NAMESPACE}(?:(?:${PLAIN_OBJECT}의 )?(?:${PLACE}) ${KIND}|${PLAIN_OBJECT})`;

const CONTAINER_ROLES: Readonly<Record<string, string>> = {
  'init 컨테이너': 'init container',
  '초기화 컨테이너': 'init container',
  '사이드카 컨테이너': 'sidecar',
  사이드카: 'sidecar',
  '임시 컨테이너': 'ephemeral container',
  컨테이너: 'container',
};
const ROLE = Object.keys(CONTAINER_ROLES).join('|');
export const CONTAINER = `(?:${OBJECT}의 )?(?:그 )?(?:${ROLE})(?: "[^"]*")?`;

/** `4번`, `적어도 4번`, `2번 이상 4번 이하`, with the word that counts. */
export const counted = (counter: string) =>
  `(?:정확히 |적어도 |최소 |최대 |많아야 )?\\d+${counter}(?: (?:이상(?: \\d+${counter} 이하)?|이하|초과|미만))?`;
export const AMOUNT = counted('(?:번|회)');
export const SEVERAL = `${NAMESPACE}(?:${OBJECT}의 )?(?:모든 ${KIND}(?: "[^"]*")?|${KIND}(?: "[^"]*")? ${counted('개')})`;
export const RESTARTED = `(?:(?:${AMOUNT}|한 번|두 번) 재시작했다|(?:한 번도 )?재시작하지 않았다)`;

export const WHEN =
  `(?:${DURATION}${TOLERANCE}에 |${DURATION} (?:안|이내)에 |(?:앞으로 )?${DURATION} 동안 |${DURATION}부터 ${DURATION}까지 |` +
  `${DURATION}까지 |${DURATION}부터 |항상 |지금 )?`;
export const RUNS =
  '(?:첫 (?:번째 )?실행에서 |처음 \\d+번의 실행에서 |\\d+번째 실행에서 |\\d+번째부터 \\d+번째까지의 실행에서 |모든 실행에서 )?';

/** `스케줄러`, `디플로이먼트 컨트롤러`, `garbage collector 컨트롤러`, `메트릭 서버`, `외부 프로비저너` */
export const COMPONENT = '스케줄러|메트릭 서버|외부 프로비저너|(?:[가-힣]+|[a-z][a-z -]*[a-z]) 컨트롤러';

const UNITS: Readonly<Record<string, string>> = { 밀리초: 'ms', 초: 's', 분: 'm', 시간: 'h', 일: 'd' };

/** `1분 30초` is `1m 30s`. */
export function durationInEnglish(text: string): string {
  return text.replace(/밀리초|초|분|시간|일/g, (unit) => UNITS[unit]!);
}

/** As the Korean documentation of Kubernetes writes them. https://kubernetes.io/ko/docs/concepts/ */
const KINDS: Readonly<Record<string, string>> = {
  파드: 'pod',
  노드: 'node',
  네임스페이스: 'namespace',
  디플로이먼트: 'deployment',
  레플리카셋: 'replicaset',
  스테이트풀셋: 'statefulset',
  데몬셋: 'daemonset',
  잡: 'job',
  크론잡: 'cronjob',
  서비스: 'service',
  인그레스: 'ingress',
  서비스어카운트: 'serviceaccount',
  컨피그맵: 'configmap',
  시크릿: 'secret',
  이벤트: 'event',
  리밋레인지: 'limitrange',
  리소스쿼터: 'resourcequota',
  퍼시스턴트볼륨: 'persistentvolume',
  퍼시스턴트볼륨클레임: 'persistentvolumeclaim',
  레플리케이션컨트롤러: 'replicationcontroller',
};

/** `네임스페이스 "shop"의 디플로이먼트 "web"의 가장 새로운 파드` is `the newest pod of deployment "web" in namespace "shop"`. */
export function objectInEnglish(text: string): string {
  const pattern = new RegExp(
    `^(?:네임스페이스 "([^"]*)"의 )?(?:(?:(${PLAIN_OBJECT})의 )?(${PLACE}) )?(?:그 )?(\\S+?)(?: "([^"]*)")?$`,
  );
  const [, namespace, owner, place, kind, name] = pattern.exec(text)!;
  const which =
    name !== undefined
      ? `${kindInEnglish(kind!)} "${name}"`
      : `the ${place ? `${PLACES[place]} ` : ''}${kindInEnglish(kind!)}`;
  return which + ofOwner(owner) + inNamespace(namespace);
}

/** `파드 "web"의 init 컨테이너 "migrate"` is `init container "migrate" of pod "web"`. */
export function containerInEnglish(text: string): string {
  const pattern = new RegExp(`^(?:(${OBJECT})의 )?(?:그 )?(${ROLE})(?: "([^"]*)")?$`);
  const [, owner, role, name] = pattern.exec(text)!;
  const which = CONTAINER_ROLES[role!]!;
  return (name === undefined ? `the ${which}` : `${which} "${name}"`) + ofOwner(owner);
}

/** `디플로이먼트 "web"의 파드 3개 이상` is `at least 3 pods of deployment "web"`. */
export function severalInEnglish(text: string): string {
  const pattern = new RegExp(
    `^(?:네임스페이스 "([^"]*)"의 )?(?:(${OBJECT})의 )?(?:모든 (\\S+)|(\\S+?))(?: ("[^"]*"))?(?: (${counted('개')}))?$`,
  );
  const [, namespace, owner, all, kind, name, amount] = pattern.exec(text)!;
  const which =
    all !== undefined
      ? `all ${pluralInEnglish(all)}`
      : `${amountInEnglish(amount!).replace(/^0$/, 'no')} ${pluralInEnglish(kind!)}`;
  return which + (name === undefined ? '' : ` ${name}`) + ofOwner(owner) + inNamespace(namespace);
}

/** `적어도 4번` is `at least 4`. */
export function amountInEnglish(text: string): string {
  const [low, high] = text.match(/\d+/g)!;
  if (high !== undefined) return `between ${low} and ${high}`;
  if (/적어도|최소|이상/.test(text)) return `at least ${low}`;
  if (/최대|많아야|이하/.test(text)) return `at most ${low}`;
  if (text.includes('초과')) return `more than ${low}`;
  return text.includes('미만') ? `fewer than ${low}` : low!;
}

/** `한 번 재시작했다` is `has restarted once`. */
export function restartedInEnglish(text: string): string {
  if (text.endsWith('않았다')) return 'has never restarted';
  if (/^[한두] 번/.test(text)) return `has restarted ${text.startsWith('한') ? 'once' : 'twice'}`;
  return `has restarted ${amountInEnglish(text)} times`;
}

/** `30s 안에 ` is ` within 30s`. */
export function whenInEnglish(text: string): string {
  const said = durationInEnglish(text.replace(/(?:앞으로|지금) /, '').trim());
  const [first = '', second] = said.split('부터').map((part) => part.replace(/까지$/, '').trim());
  if (said === '') return '';
  if (said === '항상') return ' at all times';
  if (second) return ` from ${first} to ${second}`;
  if (said.endsWith('부터')) return ` since ${first}`;
  if (said.endsWith('까지')) return ` until ${first}`;
  const [, span, word] = /^(.*?)( (?:안|이내)에| 동안|에)$/.exec(said)!;
  if (word === ' 동안') return ` for ${span}`;
  return word === '에' ? ` at ${span!.replace(/ ?(±|\+\/-)/, ' $1')}` : ` within ${span}`;
}

/** `처음 2번의 실행에서 ` is ` on its first 2 runs`. */
export function runsInEnglish(text: string): string {
  const [from, to] = text.match(/\d+/g) ?? [];
  if (text === '') return '';
  if (text.startsWith('모든')) return ' on every run';
  if (text.startsWith('처음')) return ` on its first ${from} runs`;
  if (from === undefined) return ' on its first run';
  return to === undefined ? ` on run ${from}` : ` on runs ${from} to ${to}`;
}

export function kindInEnglish(word: string): string {
  if (!/^[가-힣]/.test(word)) return word;
  if (Object.hasOwn(KINDS, word)) return KINDS[word]!;
  throw new AuthorError(`there is no kind "${word}"`, didYouMean(word, Object.keys(KINDS)));
}

function pluralInEnglish(word: string): string {
  const kind = kindInEnglish(word);
  return kindOf(kind)?.plural ?? kind;
}

function ofOwner(owner: string | undefined): string {
  return owner === undefined ? '' : ` of ${objectInEnglish(owner)}`;
}

function inNamespace(namespace: string | undefined): string {
  return namespace === undefined ? '' : ` in namespace "${namespace}"`;
}

/** `디플로이먼트 컨트롤러` is `deployment controller`. */
export function componentInEnglish(text: string): string {
  if (text === '스케줄러') return 'scheduler';
  if (text === '외부 프로비저너') return 'external provisioner';
  if (text === '메트릭 서버') return 'metrics server';
  const owner = text.replace(/ 컨트롤러$/, '');
  return `${Object.hasOwn(KINDS, owner) ? KINDS[owner] : owner} controller`;
}
