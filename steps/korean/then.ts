import { Then } from '@cucumber/cucumber';
import { sameAs } from './same-as';

// What must hold. 그러면.

Then('{객체}은/는/이/가 {때}{상태이다}', sameAs('{object} {is} {state}{when}'));
Then('{객체}은/는/이/가 {때}{states}을/를 거쳤다', sameAs('{object} went through {states}{when}'));
Then('{컨테이너}은/는/이/가 {때}{컨테이너 상태이다}', sameAs('{container} {is} {container state}{when}'));
Then('{컨테이너}은/는/이/가 {때}{재시작했다}', sameAs('{container} {has restarted}{when}'));
Then('{컨테이너}은/는/이/가 {때}{시각들}에 시작했다', sameAs('{container} started at {times}{when}'));
Then('{컨테이너}은/는/이/가 {때}{시각들}에 재시작했다', sameAs('{container} restarted at {times}{when}'));
Then(
  '{컨테이너}은/는/이/가 {때}{시각들}에 강제 종료되었다',
  sameAs('{container} was killed at {times}{when}'),
);
Then(
  '{컨테이너}은/는/이/가 {때}{시각들}에 {signal}을/를 받았다',
  sameAs('{container} received {signal} at {times}{when}'),
);
Then('{컨테이너}은/는/이/가 {때}한 번도 시작하지 않았다', sameAs('{container} never started{when}'));
Then('{컨테이너}은/는/이/가 {때}한 번도 강제 종료되지 않았다', sameAs('{container} was never killed{when}'));
Then(
  '{컨테이너}은/는/이/가 {때}한 번도 {signal}을/를 받지 않았다',
  sameAs('{container} never received {signal}{when}'),
);

Then(
  '{컨테이너}의 {hook} 훅이 {때}{시각들}에 실행되었다',
  sameAs('the {hook} hook of {container} ran at {times}{when}'),
);
Then(
  '{컨테이너}의 {hook} 훅은 {때}한 번도 실행되지 않았다',
  sameAs('the {hook} hook of {container} never ran{when}'),
);
Then(
  '{컨테이너}은/는/이/가 {때}{컨테이너 상태들}을/를 거쳤다',
  sameAs('{container} went through {container states}{when}'),
);
Then('{컨테이너}의 파일 {string}은/는 {때}다음과 같다:', sameAs('file {string} of {container} is{when}:'));
Then(
  '{컨테이너}의 파일 {string}은/는 {때}다음을 포함한다:',
  sameAs('file {string} of {container} includes{when}:'),
);
Then('{컨테이너}의 파일 {string}은/는 {때}없다', sameAs('file {string} of {container} is missing{when}'));
Then('{컨테이너}의 로그는 {때}다음과 같다:', sameAs('the log of {container} is{when}:'));
Then('{컨테이너}의 로그는 {때}다음을 포함한다:', sameAs('the log of {container} includes{when}:'));
Then(
  '{컨테이너}의 로그는 {때}다음을 포함하지 않는다:',
  sameAs('the log of {container} does not include{when}:'),
);
Then('{컨테이너}의 이전 로그는 {때}다음과 같다:', sameAs('the previous log of {container} is{when}:'));
Then(
  '{컨테이너}의 {프로브}은/는/이/가 {때}{시각들}에 {프로브 결과}',
  sameAs('the {probe} of {container} {probe verb} at {times}{when}'),
);
Then(
  '{컨테이너}의 {프로브}은/는/이/가 {때}한 번도 {프로브 무결과}',
  sameAs('the {probe} of {container} never {probe verb}{when}'),
);
Then(
  '{컨테이너}의 {프로브}은/는/이/가 {때}{횟수} {프로브 결과}',
  sameAs('the {probe} of {container} {probe verb} {amount} time(s){when}'),
);
Then(
  '{객체}의 {condition} 조건은 {때}{조건 상태이다}',
  sameAs('condition {condition} of {object} {is} {condition status}{when}'),
);
Then('{여럿}이/가 {때}{상태이다}', sameAs('{several} {is} {state}{when}'));
Then('{객체}은/는/이/가 {때}{엔드포인트를 가진다}', sameAs('{object} {has endpoints}{when}'));
Then(
  '{객체}은/는/이/가 {때}{string}을/를 {객체}로/으로 보낸다',
  sameAs('{object} routes {string} to {object}{when}'),
);
Then(
  '{객체}은/는/이/가 {때}{string}에 {int}로/으로 응답한다',
  sameAs('{object} answers {string} with {int}{when}'),
);
Then('{여럿}이/가 {때}{있다}', sameAs('there {is} {several}{when}'));
Then('{객체}의 {field}은/는/이/가 {때}{비교이다}', sameAs('{field} of {object} {is} {comparison}{when}'));
Then(
  '{객체}의 {field}은/는/이/가 {시간} 이후로 바뀌지 않았다',
  sameAs('{field} of {object} is unchanged since {duration}'),
);
Then(
  '{객체}의 {field}은/는/이/가 {시간} 이후로 바뀌었다',
  sameAs('{field} of {object} has changed since {duration}'),
);
Then('{객체}의 이벤트는 {때}다음과 같다:', sameAs('the events of {object} are{when}:'));
Then('{객체}의 이벤트는 {때}다음을 포함한다:', sameAs('the events of {object} include{when}:'));
Then('{객체}의 이벤트는 {때}다음을 포함하지 않는다:', sameAs('the events of {object} do not include{when}:'));
Then('{word} 이벤트가 {때}없다', sameAs('there is/are no {word} event(s){when}'));
Then('{객체}의 {word} 이벤트가 {때}없다', sameAs('there is/are no {word} event(s) of {object}{when}'));
Then('kubectl {arguments}의 출력은 {때}{출력이다}:', sameAs('kubectl {arguments} {shown}{when}:'));
Then('kubectl {arguments}의 출력은 {때}비어 있다', sameAs('kubectl {arguments} shows nothing{when}'));
Then('출력은 {출력이다}:', sameAs('it {shown}:'));
Then('아무것도 출력하지 않는다', sameAs('it prints nothing'));
Then('종료 코드 {int}로/으로 끝난다', sameAs('it exits with code {int}'));
Then('{객체}은/는/이/가 {때}다음과 일치한다:', sameAs('{object} matches{when}:'));
Then('{객체}은/는/이/가 {때}다음과 일치하지 않는다:', sameAs('{object} does not match{when}:'));
Then('타임라인은 {때}다음과 같다:', sameAs('the timeline is{when}:'));
Then('타임라인은 {때}다음을 포함한다:', sameAs('the timeline includes{when}:'));
Then('타임라인은 골든 파일과 일치한다', sameAs('the timeline matches its golden file'));
Then('{객체}의 타임라인은 {때}다음과 같다:', sameAs('the timeline of {object} is{when}:'));
Then('{객체}의 타임라인은 {때}다음을 포함한다:', sameAs('the timeline of {object} includes{when}:'));
Then('{객체}의 {string}의 원인은 {때}다음과 같다:', sameAs('the causes of {string} of {object} are{when}:'));
Then(
  '{객체}의 {string}의 원인은 {때}다음을 포함한다:',
  sameAs('the causes of {string} of {object} include{when}:'),
);
Then(
  '{객체}의 {string}은/는 {때}{string}에서 비롯된다',
  sameAs('{string} of {object} goes back to {string}{when}'),
);
Then('다음과 같이 거부된다:', sameAs('it is refused with:'));
Then('다시 실행해도 이야기는 바이트까지 같다', sameAs('told again, the story is the same to the byte'));
Then('시드 {int}로/으로 실행하면 이야기가 달라진다', sameAs('told with seed {int}, the story is another'));

Then('{객체}의 배치는 다음과 같다:', sameAs('the placement of {object} is:'));
Then('{객체}의 배치에 다음이 있다:', sameAs('the placement of {object} includes:'));
