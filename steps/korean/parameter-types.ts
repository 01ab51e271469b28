import { defineParameterType } from '@cucumber/cucumber';
import { type Slip, slipping } from '../author-error';
import { parseContainerState } from '../container-states';
import { endpointCountOf } from '../endpoint-counts';
import { spanOf, stretchOf } from '../spans';
import { usageOf } from '../usage';
import * as english from '../words';
import * as delays from './delays';
import { DETAILS, detailsInEnglish } from './details';
import { endpointsInEnglish, HAS_ENDPOINTS } from './endpoints';
import * as korean from './nouns';
import * as verbs from './verbs';

/** The Korean nouns. Each is said in English and then read as there; roles.ts tells which is which. */
defineParameterType({
  name: '시간',
  regexp: new RegExp(korean.DURATION),
  transformer: read(korean.durationInEnglish, english.durationOf),
});
defineParameterType({
  name: '구성 요소',
  regexp: new RegExp(korean.COMPONENT),
  transformer: read(korean.componentInEnglish, String),
});
defineParameterType({
  name: '시각들',
  regexp: new RegExp(korean.TIMES),
  transformer: read((text) => korean.durationInEnglish(text).replace(/ ?(±|\+\/-)/, ' $1'), english.timesOf),
});
defineParameterType({
  name: '객체',
  regexp: new RegExp(korean.OBJECT),
  transformer: read(korean.objectInEnglish, english.objectOf),
});
defineParameterType({
  name: '컨테이너',
  regexp: new RegExp(korean.CONTAINER),
  transformer: read(korean.containerInEnglish, english.containerOf),
});
defineParameterType({
  name: '여럿',
  regexp: new RegExp(korean.SEVERAL),
  transformer: read(korean.severalInEnglish, english.severalOf),
});
defineParameterType({
  name: '횟수',
  regexp: new RegExp(korean.AMOUNT),
  transformer: read(korean.amountInEnglish, english.amountOf),
});
defineParameterType({
  name: '재시작했다',
  regexp: new RegExp(korean.RESTARTED),
  transformer: read(korean.restartedInEnglish, english.restartedOf),
});
defineParameterType({
  name: '엔드포인트를 가진다',
  regexp: new RegExp(HAS_ENDPOINTS),
  transformer: read(endpointsInEnglish, endpointCountOf),
});
defineParameterType({
  name: '있다',
  regexp: /있다|있었다|있던 적이 없다/,
  transformer: (text: string) => (text.endsWith('없다') ? 'was never' : 'is'),
});
defineParameterType({
  name: '때',
  regexp: new RegExp(korean.WHEN),
  transformer: read(korean.whenInEnglish, english.whenOf),
});
defineParameterType({
  name: '실행',
  regexp: new RegExp(korean.RUNS),
  transformer: read(korean.runsInEnglish, english.runsOf),
});
defineParameterType({
  name: '상태이다',
  regexp: new RegExp(verbs.IS_STATE),
  transformer: readBoth(verbs.stateInEnglish, (text) => ({
    state: text.replace('not ', ''),
    negated: text.startsWith('not '),
  })),
});
defineParameterType({
  name: '컨테이너 상태이다',
  regexp: new RegExp(verbs.IS_CONTAINER_STATE),
  transformer: readBoth(verbs.detailedInEnglish, parseContainerState),
});
defineParameterType({
  name: '조건 상태이다',
  regexp: new RegExp(verbs.IS_CONDITION_STATUS),
  transformer: readBoth(verbs.detailedInEnglish, String),
});
defineParameterType({
  name: '출력이다',
  regexp: /다음과 같다|다음을 포함한다|다음을 포함하지 않는다/,
  transformer: (text: string) =>
    text.endsWith('같다') ? 'shows' : text.endsWith('않는다') ? 'does not include' : 'includes',
});
defineParameterType({
  name: '비교이다',
  regexp: new RegExp(verbs.IS_COMPARISON),
  transformer: readBoth(verbs.comparisonInEnglish, String),
});
defineParameterType({
  name: '컨테이너 상태들',
  regexp: new RegExp(verbs.CONTAINER_STATES),
  transformer: slipping((text) =>
    text
      .split(/, (?!(?:reason|이유|message|메시지|exit|종료) )/)
      .map((one) => parseContainerState(verbs.detailsLast(one))),
  ),
});
defineParameterType({
  name: '프로브',
  regexp: /(?:startup|readiness|liveness|스타트업|레디니스|라이브니스) 프로브/,
  transformer: verbs.probeInEnglish,
});
defineParameterType({
  name: '프로브 결과',
  regexp: /실행되었다|실패했다|성공했다/,
  transformer: verbs.probeVerbInEnglish,
});
defineParameterType({
  name: '프로브 무결과',
  regexp: /실행되지 않았다|실패하지 않았다|성공하지 않았다/,
  transformer: verbs.probeVerbInEnglish,
});
defineParameterType({
  name: '내용',
  regexp: new RegExp(DETAILS),
  transformer: detailsInEnglish,
});
defineParameterType({
  name: '워크로드',
  regexp: /디플로이먼트|스테이트풀셋|레플리카셋/,
  transformer: (text: string) => english.WORKLOADS[korean.kindInEnglish(text)],
});
defineParameterType({
  name: '자원',
  regexp: /CPU|메모리/,
  transformer: (text: string) => (text === 'CPU' ? 'cpu' : 'memory'),
});
defineParameterType({
  name: '사용량',
  regexp: /알 수 없음|\d+(?:\.\d+)?%|(?:모두 합해 )?\d+(?:\.\d+)?[A-Za-z]*/,
  transformer: read(usageInEnglish, usageOf),
});
defineParameterType({
  name: '노드 일',
  regexp: new RegExp(verbs.NODE_DEED),
  transformer: verbs.nodeDeedInEnglish,
});
defineParameterType({
  name: '롤아웃 일',
  regexp: new RegExp(verbs.ROLLOUT_DEED),
  transformer: verbs.rolloutDeedInEnglish,
});
defineParameterType({
  name: '일꾼',
  regexp: new RegExp(delays.WORKER),
  transformer: delays.workerInEnglish,
});
defineParameterType({
  name: '일',
  regexp: new RegExp(delays.DEED),
  transformer: slipping(delays.deedInEnglish),
});
defineParameterType({
  name: '구간',
  regexp: new RegExp(delays.SPAN),
  transformer: read(delays.spanInEnglish, spanOf),
});
defineParameterType({
  name: '배수',
  regexp: new RegExp(delays.STRETCH),
  transformer: read(delays.betweenInEnglish, stretchOf),
});

function read<T>(
  inEnglish: (text: string) => string,
  meaning: (text: string) => T,
): (text: string) => T | Slip {
  return slipping((text) => meaning(inEnglish(text)));
}

/** For a verb, which is two nouns in English. */
function readBoth<T>(
  inEnglish: (text: string) => verbs.Said,
  meaning: (text: string) => T,
): (text: string) => readonly [is: string, what: T] | Slip {
  return slipping((text) => {
    const [is, what] = inEnglish(text);
    return [is, meaning(what)] as const;
  });
}

/** `모두 합해 800m` is `800m in total`. */
function usageInEnglish(text: string): string {
  if (text === '알 수 없음') return 'unknown';
  return text.startsWith('모두 합해 ') ? `${text.slice('모두 합해 '.length)} in total` : text;
}
