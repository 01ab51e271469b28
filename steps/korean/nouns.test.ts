import { test } from 'node:test';
import { expect } from 'expect';
import { DETAILS, detailsInEnglish } from './details';
import * as nouns from './nouns';
import * as verbs from './verbs';

type InEnglish = (text: string) => string | verbs.Said;

const rows: readonly (readonly [
  pattern: string,
  inEnglish: InEnglish,
  korean: string,
  english: string | verbs.Said,
])[] = [
  [nouns.DURATION, nouns.durationInEnglish, '1.5s', '1.5s'],
  [nouns.DURATION, nouns.durationInEnglish, '1시간 30분', '1h 30m'],
  [nouns.DURATION, nouns.durationInEnglish, '1일', '1d'],
  [nouns.DURATION, nouns.durationInEnglish, '500밀리초', '500ms'],
  [nouns.OBJECT, nouns.objectInEnglish, '파드 "web"', 'pod "web"'],
  [nouns.OBJECT, nouns.objectInEnglish, 'deploy "web"', 'deploy "web"'],
  [nouns.OBJECT, nouns.objectInEnglish, '그 파드', 'the pod'],
  [nouns.OBJECT, nouns.objectInEnglish, '네임스페이스 "shop"', 'namespace "shop"'],
  [nouns.OBJECT, nouns.objectInEnglish, '네임스페이스 "shop"의 파드 "web"', 'pod "web" in namespace "shop"'],
  [
    nouns.OBJECT,
    nouns.objectInEnglish,
    '네임스페이스 "shop"의 디플로이먼트 "web"의 첫 번째 파드',
    'the first pod of deployment "web" in namespace "shop"',
  ],
  [nouns.OBJECT, nouns.objectInEnglish, '그 잡의 가장 새로운 파드', 'the newest pod of the job'],
  [nouns.CONTAINER, nouns.containerInEnglish, '컨테이너 "app"', 'container "app"'],
  [nouns.CONTAINER, nouns.containerInEnglish, '그 컨테이너', 'the container'],
  [
    nouns.CONTAINER,
    nouns.containerInEnglish,
    '파드 "web-1"의 init 컨테이너 "migrate"',
    'init container "migrate" of pod "web-1"',
  ],
  [nouns.CONTAINER, nouns.containerInEnglish, '사이드카 컨테이너 "proxy"', 'sidecar "proxy"'],
  [nouns.SEVERAL, nouns.severalInEnglish, '파드 3개', '3 pods'],
  [nouns.SEVERAL, nouns.severalInEnglish, '파드 0개', 'no pods'],
  [nouns.SEVERAL, nouns.severalInEnglish, '네임스페이스 "shop"의 모든 파드', 'all pods in namespace "shop"'],
  [nouns.SEVERAL, nouns.severalInEnglish, '잡 "pi"의 파드 3개 미만', 'fewer than 3 pods of job "pi"'],
  [nouns.AMOUNT, nouns.amountInEnglish, '4번', '4'],
  [nouns.AMOUNT, nouns.amountInEnglish, '적어도 4번', 'at least 4'],
  [nouns.AMOUNT, nouns.amountInEnglish, '4회 이상', 'at least 4'],
  [nouns.AMOUNT, nouns.amountInEnglish, '4번 이하', 'at most 4'],
  [nouns.AMOUNT, nouns.amountInEnglish, '최대 4번', 'at most 4'],
  [nouns.AMOUNT, nouns.amountInEnglish, '4번 초과', 'more than 4'],
  [nouns.AMOUNT, nouns.amountInEnglish, '2번 이상 4번 이하', 'between 2 and 4'],
  [nouns.WHEN, nouns.whenInEnglish, '', ''],
  [nouns.WHEN, nouns.whenInEnglish, '지금 ', ''],
  [nouns.WHEN, nouns.whenInEnglish, '20s에 ', ' at 20s'],
  [nouns.WHEN, nouns.whenInEnglish, '20s ± 1s에 ', ' at 20s ± 1s'],
  [nouns.WHEN, nouns.whenInEnglish, '20초±1초에 ', ' at 20s ±1s'],
  [nouns.WHEN, nouns.whenInEnglish, '30s 안에 ', ' within 30s'],
  [nouns.WHEN, nouns.whenInEnglish, '30초 이내에 ', ' within 30s'],
  [nouns.WHEN, nouns.whenInEnglish, '앞으로 5분 동안 ', ' for 5m'],
  [nouns.WHEN, nouns.whenInEnglish, '40s까지 ', ' until 40s'],
  [nouns.WHEN, nouns.whenInEnglish, '10s부터 ', ' since 10s'],
  [nouns.WHEN, nouns.whenInEnglish, '10s부터 20s까지 ', ' from 10s to 20s'],
  [nouns.WHEN, nouns.whenInEnglish, '항상 ', ' at all times'],
  [nouns.RUNS, nouns.runsInEnglish, '', ''],
  [nouns.RUNS, nouns.runsInEnglish, '첫 실행에서 ', ' on its first run'],
  [nouns.RUNS, nouns.runsInEnglish, '첫 번째 실행에서 ', ' on its first run'],
  [nouns.RUNS, nouns.runsInEnglish, '처음 2번의 실행에서 ', ' on its first 2 runs'],
  [nouns.RUNS, nouns.runsInEnglish, '3번째 실행에서 ', ' on run 3'],
  [nouns.RUNS, nouns.runsInEnglish, '2번째부터 4번째까지의 실행에서 ', ' on runs 2 to 4'],
  [nouns.RUNS, nouns.runsInEnglish, '모든 실행에서 ', ' on every run'],
  [verbs.IS_STATE, verbs.stateInEnglish, 'Ready이다', ['is', 'Ready']],
  [verbs.IS_STATE, verbs.stateInEnglish, 'Ready가 아니다', ['is', 'not Ready']],
  [verbs.IS_STATE, verbs.stateInEnglish, 'Ready이지 않다', ['is', 'not Ready']],
  [verbs.IS_STATE, verbs.stateInEnglish, '한 번도 Ready이지 않았다', ['was never', 'Ready']],
  [verbs.IS_STATE, verbs.stateInEnglish, '한 번도 Ready가 아니었다', ['was never', 'Ready']],
  [verbs.IS_STATE, verbs.stateInEnglish, 'Ready인 적이 없다', ['was never', 'Ready']],
  [verbs.IS_STATE, verbs.stateInEnglish, '계속 Running이다', ['stays', 'Running']],
  [verbs.IS_STATE, verbs.stateInEnglish, '계속 Ready가 아니다', ['stays', 'not Ready']],
  [verbs.IS_STATE, verbs.stateInEnglish, '사라졌다', ['is', 'gone']],
  [verbs.IS_STATE, verbs.stateInEnglish, '사라지지 않았다', ['is', 'not gone']],
  [verbs.IS_CONTAINER_STATE, verbs.detailedInEnglish, 'running이다', ['is', 'running']],
  [
    verbs.IS_CONTAINER_STATE,
    verbs.detailedInEnglish,
    '종료 코드 137과 이유 "OOMKilled"로 terminated이다',
    ['is', 'terminated with exit code 137 and reason "OOMKilled"'],
  ],
  [
    verbs.IS_CONTAINER_STATE,
    verbs.detailedInEnglish,
    '한 번도 reason "ErrImagePull"로 waiting인 적이 없다',
    ['was never', 'waiting with reason "ErrImagePull"'],
  ],
  [
    verbs.IS_CONTAINER_STATE,
    verbs.detailedInEnglish,
    'reason "ErrImagePull"로 waiting이 아니다',
    ['is', 'not waiting with reason "ErrImagePull"'],
  ],
  [
    verbs.IS_CONDITION_STATUS,
    verbs.detailedInEnglish,
    'reason "PodFailed"와 message "*"로 False이다',
    ['is', 'False with reason "PodFailed" and message "*"'],
  ],
  [verbs.IS_CONDITION_STATUS, verbs.detailedInEnglish, '한 번도 True가 아니었다', ['was never', 'True']],
  [verbs.IS_COMPARISON, verbs.comparisonInEnglish, '"Running"이다', ['is', '"Running"']],
  [verbs.IS_COMPARISON, verbs.comparisonInEnglish, '3이 아니다', ['is', 'not 3']],
  [verbs.IS_COMPARISON, verbs.comparisonInEnglish, '2 이하이다', ['is', 'at most 2']],
  [verbs.IS_COMPARISON, verbs.comparisonInEnglish, '2 미만이 아니다', ['is', 'not below 2']],
  [verbs.IS_COMPARISON, verbs.comparisonInEnglish, '한 번도 2 초과인 적이 없다', ['was never', 'above 2']],
  [verbs.IS_COMPARISON, verbs.comparisonInEnglish, '없다', ['is', 'absent']],
  [verbs.IS_COMPARISON, verbs.comparisonInEnglish, '있다', ['is', 'present']],
  [DETAILS, detailsInEnglish, '', ''],
  [DETAILS, detailsInEnglish, 'restartPolicy가 Never인 ', ' with restartPolicy Never'],
  [DETAILS, detailsInEnglish, '컨테이너 "app"을 가진 ', ' with container "app"'],
  [DETAILS, detailsInEnglish, '컨테이너 "a", "b"를 가진 ', ' with containers "a", "b"'],
  [
    DETAILS,
    detailsInEnglish,
    '이미지 "x:1", 명령 "sleep 5", 레이블 "app=web", 네임스페이스 "shop"인 ',
    ' with image "x:1" and command "sleep 5" and label "app=web" and namespace "shop"',
  ],
];
for (const [pattern, inEnglish, korean, english] of rows) {
  test(`"${korean}" is "${english}"`, () => {
    expect(korean).toMatch(new RegExp(`^(?:${pattern})$`));
    expect(inEnglish(korean)).toEqual(english);
  });
}

const none: readonly (readonly [pattern: string, text: string])[] = [
  [nouns.OBJECT, '컨테이너 "app"'],
  [nouns.OBJECT, '이미지 "nginx:1.27"'],
  [nouns.CONTAINER, '파드 "web"'],
  [verbs.IS_STATE, '한 번도 Ready이다'],
  [verbs.IS_CONDITION_STATUS, 'False가 아니다'],
];
for (const [pattern, text] of none)
  test(`"${text}" is no such noun`, () => expect(text).not.toMatch(new RegExp(`^(?:${pattern})$`)));

test('a kind that there is not is told with the nearest', () =>
  expect(() => nouns.objectInEnglish('파트 "web"')).toThrow('there is no kind "파트"'));
