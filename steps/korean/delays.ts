import { AuthorError, didYouMean } from '../author-error';
import { DURATION, durationInEnglish } from './nouns';

/** Who takes time, and for what, in Korean; what it is in English. */
export const DEEDS: Readonly<Record<string, string>> = {
  '구성 요소에 닿는': 'reach a component',
  '볼륨을 마운트하는': 'mount volumes',
  '볼륨을 다시 시도하는': 'try a volume again',
  '볼륨이 마운트된 것을 보는': 'see that volumes are mounted',
  '파일을 새로 쓰는': 'write files anew',
  '샌드박스를 만드는': 'create a sandbox',
  '이미지를 내려받는': 'pull an image',
  응답하는: 'answer',
  '컨테이너를 만드는': 'create a container',
  '컨테이너를 시작하는': 'start a container',
  '명령을 실행하는': 'run a command',
  '중지 시그널을 보내는': 'send a stop signal',
  '종료를 알아채는': 'notice an exit',
  '파드를 살펴보는': 'look at a pod',
  '모든 컨테이너를 다시 살펴보는': 'look at all containers again',
  '재시도를 다시 살펴보는': 'look for retries again',
  '파드를 정리하는': 'clean up a pod',
  '샌드박스를 멈추는': 'stop a sandbox',
  '볼륨을 준비하는': 'make a volume',
  '볼륨을 연결하는': 'attach a volume',
  '볼륨을 확장하는': 'expand a volume',
  '엔드포인트 변경을 적용하는': 'apply an endpoint change',
  '주소를 쓰는': 'write an address',
  '다시 측정하는': 'measure again',
};

const WORKERS: Readonly<Record<string, string>> = {
  kubelet: 'the kubelet',
  watch: 'the watch',
  레지스트리: 'the registry',
  프로비저너: 'the provisioner',
  드라이버: 'the driver',
  '메트릭 서버': 'the metrics server',
  '인그레스 컨트롤러': 'the ingress controller',
};

export const WORKER = `${Object.keys(WORKERS).join('|')}|kube-[a-z]+`;
export const DEED = '[가-힣 ]+는';
export const SPAN = `${DURATION}(?:에서 ${DURATION})?`;
export const STRETCH = '\\d+(?:\\.\\d+)?(?:에서 \\d+(?:\\.\\d+)?)?';

export function workerInEnglish(text: string): string {
  return WORKERS[text] ?? text;
}

export function deedInEnglish(text: string): string {
  if (Object.hasOwn(DEEDS, text)) return DEEDS[text]!;
  throw new AuthorError(`"${text}"은 아는 지연이 아니다`, didYouMean(text, Object.keys(DEEDS)));
}

/** `1초에서 3초` is `between 1s and 3s`. */
export function spanInEnglish(text: string): string {
  return betweenInEnglish(durationInEnglish(text));
}

/** `1에서 1.5` is `between 1 and 1.5`. */
export function betweenInEnglish(text: string): string {
  return text.includes('에서 ') ? `between ${text.replace('에서 ', ' and ')}` : text;
}
