/**
 * Which English noun, or nouns, each Korean noun stands for. A Korean verb ends the sentence and says `is`, `not` and
 * `never` along with the state, so it is one noun here and two there. Nouns that are the same in both are not listed.
 */
export const ROLES: Readonly<Record<string, readonly string[]>> = {
  객체: ['object'],
  컨테이너: ['container'],
  여럿: ['several'],
  상태이다: ['is', 'state'],
  '컨테이너 상태이다': ['is', 'container state'],
  '조건 상태이다': ['is', 'condition status'],
  비교이다: ['is', 'comparison'],
  '컨테이너 상태들': ['container states'],
  출력이다: ['shown'],
  때: ['when'],
  실행: ['runs'],
  시간: ['duration'],
  시각들: ['times'],
  프로브: ['probe'],
  '프로브 결과': ['probe verb'],
  '프로브 무결과': ['probe verb'],
  횟수: ['amount'],
  '엔드포인트를 가진다': ['has endpoints'],
  재시작했다: ['has restarted'],
  있다: ['is'],
  내용: ['details'],
  일꾼: ['worker'],
  일: ['deed'],
  구간: ['span'],
  배수: ['stretch'],
  워크로드: ['workload'],
  '노드 일': ['node deed'],
  '롤아웃 일': ['rollout deed'],
};
