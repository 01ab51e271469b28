import { Given } from '@cucumber/cucumber';
import { sameAs } from './same-as';

// What there is, and what containers do that no manifest tells. 조건, 먼저.

Given('노드가 {int}개인 클러스터가 있다', sameAs('a cluster of {int} node(s)'));
Given(
  'CPU {quantity}개와 메모리 {quantity}인 노드가 {int}개인 클러스터가 있다',
  sameAs('a cluster of {int} node(s) with {quantity} CPU(s) and {quantity} of memory each'),
);
Given('메트릭 서버가 없는 클러스터가 있다', sameAs('a cluster without a metrics server'));
Given('정책을 집행하지 않는 네트워크 플러그인을 쓴다', sameAs('a network plugin that enforces no policies'));
Given('다음 노드로 된 클러스터가 있다:', sameAs('a cluster with these nodes:'));
Given(
  '인그레스 컨트롤러 {string}이/가 클래스 {string}을/를 맡는다',
  sameAs('an ingress controller {string} for class {string}'),
);
Given(
  '인그레스 컨트롤러 {string}이/가 클래스 {string}을/를 주소 {string}에서 맡는다',
  sameAs('an ingress controller {string} for class {string} at address {string}'),
);
Given('Kubernetes {version}을/를 쓴다', sameAs('Kubernetes {version}'));
Given('시드는 {int}이다', sameAs('seed {int}'));
Given('현재 시각은 {clock}이다', sameAs('the time is {clock}'));
Given('지연 시간은 {word} 값을 쓴다', sameAs('{word} latencies'));
Given('{일꾼}이/가 {일} 데 {구간} 걸린다', sameAs('{worker} takes {span} to {deed}'));
Given('재시도는 {배수}배 걸린다', sameAs('retries take {stretch} times as long'));
Given(
  'kube-controller-manager를 {string}로/으로 실행한다',
  sameAs('the kube-controller-manager runs with {string}'),
);
Given('kubelet 설정은 다음과 같다:', sameAs('the kubelet configuration:'));
Given('노드 {string}의 kubelet 설정은 다음과 같다:', sameAs('the kubelet configuration of node {string}:'));
Given('매니페스트가 있다:', sameAs('the manifest:'));
Given('매니페스트 {string}이/가 있다', sameAs('the manifest {string}'));
Given('폴더 {string}의 매니페스트가 있다', sameAs('the manifests in {string}'));
Given('kustomization {string}이/가 있다', sameAs('the kustomization {string}'));
Given('Helm 차트 {string}이/가 있다', sameAs('the Helm chart {string}'));
Given(
  'Helm 차트 {string}이/가 값 {string}로/으로 있다',
  sameAs('the Helm chart {string} with values {string}'),
);
Given('{내용}파드 {string}이/가 있다', sameAs('a pod {string}{details}'));
Given('{내용}실행 중인 파드 {string}이/가 있다', sameAs('a running pod {string}{details}'));
Given('파일 {string}이/가 노드 {string}에 다음과 같이 있다:', sameAs('file {string} on node {string} is:'));
Given('이미지 {string}은/는 내려받는 데 {시간} 걸린다', sameAs('image {string} takes {duration} to pull'));
Given('이미지 {string}의 크기는 {quantity}이다', sameAs('image {string} has a size of {quantity}'));
Given('이미지 {string}은/는 내려받을 수 없다', sameAs('image {string} cannot be pulled'));
Given(
  '이미지 {string}은/는 {시간}까지 내려받을 수 없다',
  sameAs('image {string} cannot be pulled until {duration}'),
);
Given(
  '이미지 {string}은/는 오류 {string}로/으로 내려받을 수 없다',
  sameAs('image {string} cannot be pulled with error {string}'),
);
Given(
  '이미지 {string}은/는 {시간}까지 오류 {string}로/으로 내려받을 수 없다',
  sameAs('image {string} cannot be pulled until {duration} with error {string}'),
);
Given(
  '레지스트리 {string}은/는 사용자 {string}와/과 비밀번호 {string}을/를 요구한다',
  sameAs('registry {string} needs user {string} and password {string}'),
);
Given('이미지 {string}은/는 이미 노드 {string}에 있다', sameAs('image {string} is already on node {string}'));
Given('이미지 {string}은/는 이미 모든 노드에 있다', sameAs('image {string} is already on every node'));
Given(
  '명령 {string}은/는 {시간} 걸리고 종료 코드 {int}로/으로 끝난다',
  sameAs('command {string} takes {duration} and exits with code {int}'),
);
Given(
  '명령 {string}은/는 {시간} 걸려 {string}을/를 출력하고 종료 코드 {int}로/으로 끝난다',
  sameAs('command {string} takes {duration}, prints {string} and exits with code {int}'),
);
Given(
  '명령 {string}은/는 CPU를 {시간} 동안 쓰고 종료 코드 {int}로/으로 종료한다',
  sameAs('command {string} uses {duration} of CPU and exits with code {int}'),
);
Given(
  '{컨테이너}은/는/이/가 {실행}{시간} 후에 종료 코드 {int}로/으로 종료한다',
  sameAs('{container} exits with code {int} after {duration}{runs}'),
);
Given(
  '{컨테이너}은/는/이/가 {실행}중지될 때까지 실행된다',
  sameAs('{container} runs until it is stopped{runs}'),
);
Given('{컨테이너}은/는/이/가 {실행}{signal}을/를 무시한다', sameAs('{container} ignores {signal}{runs}'));
Given(
  '{컨테이너}은/는/이/가 {실행}SIGTERM을 받으면 {시간} 걸려 멈춘다',
  sameAs('{container} takes {duration} to stop on SIGTERM{runs}'),
);
Given(
  '{컨테이너}은/는/이/가 {실행}SIGTERM을 받으면 종료 코드 {int}로/으로 종료한다',
  sameAs('{container} exits with code {int} on SIGTERM{runs}'),
);
Given(
  '{컨테이너}은/는/이/가 {실행}포트 {int}에서 {시간} 후에 수신을 시작한다',
  sameAs('{container} listens on port {int} after {duration}{runs}'),
);
Given(
  '{컨테이너}은/는/이/가 {실행}GET {path} 요청에 {int}로/으로 응답한다',
  sameAs('{container} answers GET {path} with {int}{runs}'),
);
Given(
  '{컨테이너}은/는/이/가 {실행}{시간}부터 {시간}까지 GET {path} 요청에 {int}로/으로 응답한다',
  sameAs('{container} answers GET {path} with {int} from {duration} to {duration}{runs}'),
);
Given(
  '{컨테이너}은/는/이/가 {실행}GET {path} 요청을 {string}로/으로 리다이렉트한다',
  sameAs('{container} answers GET {path} with a redirect to {string}{runs}'),
);
Given(
  '{컨테이너}은/는/이/가 {실행}GET {path} 요청에 응답하는 데 {시간} 걸린다',
  sameAs('{container} takes {duration} to answer GET {path}{runs}'),
);
Given(
  '{컨테이너}은/는/이/가 {실행}{시간} 후에 메모리 {quantity}을/를 쓴다',
  sameAs('{container} uses {quantity} of memory after {duration}{runs}'),
);
Given(
  '{컨테이너}은/는/이/가 {실행}gRPC 상태 확인에 {word} 상태로 응답한다',
  sameAs('{container} answers gRPC health checks with {word}{runs}'),
);
Given(
  '{컨테이너}은/는/이/가 {실행}{시간}부터 {시간}까지 gRPC 상태 확인에 {word} 상태로 응답한다',
  sameAs('{container} answers gRPC health checks with {word} from {duration} to {duration}{runs}'),
);
Given(
  '{워크로드} {string}이/가 레플리카 {int}개와 이미지 {string}로/으로 있다',
  sameAs('a {workload} {string} with {int} replica(s) of image {string}'),
);
Given('데몬셋 {string}이/가 이미지 {string}로/으로 있다', sameAs('a daemonset {string} of image {string}'));
