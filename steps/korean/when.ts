import { When } from '@cucumber/cucumber';
import { sameAs } from './same-as';

// What happens. 만일, 만약.

When('매니페스트를 적용한다', sameAs('the manifest is applied'));
When('다음을 적용한다:', sameAs('I apply:'));
When(
  '{word} 자리에 {string}을/를 {int}번 넣어 다음을 적용한다:',
  sameAs('I apply, with {word} for {int} times {string}:'),
);
When('{시간}이/가 지난다', sameAs('{duration} pass(es)'));
When('{객체}을/를 삭제한다', sameAs('{object} is deleted'));
When(
  '{객체}을/를 유예 기간 {시간}로/으로 삭제한다',
  sameAs('{object} is deleted with a grace period of {duration}'),
);
When('{컨테이너}의 리소스를 다음으로 변경한다:', sameAs('{container} is resized to:'));
When('{객체}의 리소스를 다음으로 변경한다:', sameAs('{object} is resized to:'));
When(
  '{객체}의 {eviction signal}이/가 {word}로/으로 된다',
  sameAs('{eviction signal} of {object} becomes {word}'),
);
When('{객체}이/가 정상 종료 절차로 꺼진다', sameAs('{object} shuts down gracefully'));
When('{객체}의 종료가 취소된다', sameAs('the shutdown of {object} is cancelled'));
When('{객체}이/가 주소 {string}을/를 받는다', sameAs('{object} gets address {string}'));
When('{객체}을/를 강제로 삭제한다', sameAs('{object} is force deleted'));
When(
  '{컨테이너}이/가 종료 코드 {int}로/으로 (비정상 )종료한다',
  sameAs('{container} crashes/exits with (exit )code {int}'),
);
When('{컨테이너}이/가 OOM으로 강제 종료된다', sameAs('{container} is OOM killed'));
When('다음을 실행한다:', sameAs('I run:'));
When('{객체}의 {string} 조건이 {word}이/가 된다', sameAs('condition {string} of {object} becomes {word}'));
When(
  '{객체}의 {string} 조건이 이유 {string}로/으로 {word}이/가 된다',
  sameAs('condition {string} of {object} becomes {word} with reason {string}'),
);

When('{객체}의 kube-proxy가 재시작한다', sameAs('the kube-proxy of {object} restarts'));
When('{객체}의 kube-proxy가 {시간} 동안 멈춘다', sameAs('the kube-proxy of {object} is down for {duration}'));
When('{객체}의 kubelet이 재시작한다', sameAs('the kubelet of {object} restarts'));
When('{객체}의 kubelet이 {시간} 동안 멈춘다', sameAs('the kubelet of {object} is down for {duration}'));
When('{객체}의 컨테이너 런타임이 재시작한다', sameAs('the container runtime of {object} restarts'));
When(
  '{객체}의 컨테이너 런타임이 {시간} 동안 멈춘다',
  sameAs('the container runtime of {object} is down for {duration}'),
);
When('노드 {string}이/가 클러스터에 들어온다', sameAs('node {string} joins the cluster'));
When('다음 노드가 클러스터에 들어온다:', sameAs('these nodes join the cluster:'));
When('{객체}이/가 꺼진다', sameAs('{object} goes down'));
When('{객체}이/가 다시 켜진다', sameAs('{object} comes back'));
When('{객체}이/가 API 서버와 끊긴다', sameAs('{object} is cut off'));
When('{객체}이/가 다시 연결된다', sameAs('{object} is reachable again'));
When('{객체}의 샌드박스가 사라진다', sameAs('the sandbox of {object} is lost'));
When('{컨테이너}이/가 유실된다', sameAs('{container} is lost'));
When(
  '{객체}의 스케줄링 게이트 {string}을/를 제거한다',
  sameAs('scheduling gate {string} of {object} is removed'),
);
When('{객체}을/를 {객체}도 소유한다', sameAs('{object} is also owned by {object}'));
When('{구성 요소}이/가 멈춘다', sameAs('the {component} stops'));
When('{구성 요소}이/가 다시 시작한다', sameAs('the {component} starts again'));
When('{객체}의 레플리카를 {int}개로 조정한다', sameAs('{object} is scaled to {int}'));
When('{컨테이너}의 이미지를 {string}로/으로 바꾼다', sameAs('{container} is updated to image {string}'));
When('{객체}을/를 롤백한다', sameAs('{object} is rolled back'));
When('{객체}을/를 리비전 {int}로/으로 롤백한다', sameAs('{object} is rolled back to revision {int}'));
When('{객체}을/를 {노드 일}', sameAs('{object} is {node deed}'));
When('{객체}을/를 축출한다', sameAs('{object} is evicted'));
When('{객체}을/를 {롤아웃 일}', sameAs('{object} is {rollout deed}'));

When(
  '{객체}의 {자원} 사용량이 {사용량}이/가 된다',
  sameAs('the {resource} usage of {object} becomes {usage}'),
);
When(
  '{컨테이너}의 {자원} 사용량이 {사용량}이/가 된다',
  sameAs('the {resource} usage of {container} becomes {usage}'),
);
When(
  '{객체}의 {string} 메트릭이 {사용량}이/가 된다',
  sameAs('the metric {string} of {object} becomes {usage}'),
);
