import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROLES } from '../steps/korean/roles';
import { filesIn, ROOT } from './source-files';

/** A definition: how it is written, and after which word it belongs. */
export interface Definition {
  readonly keyword: string;
  readonly expression: string;
  /** Of a Korean phrase, the English one that it says. */
  readonly twinOf?: string;
}

/** The groups of the page, in its order. A file with definitions that has no line here fails the test. */
export const GROUPS: readonly (readonly [file: string, title: string])[] = [
  ['cluster', 'The world'],
  ['latencies', 'How long things take'],
  ['manifests', 'Manifests and short forms'],
  ['images', 'Images and commands'],
  ['behaviour', 'What containers do that no manifest tells'],
  ['time', 'Time'],
  ['pods', 'Objects'],
  ['containers', 'Containers'],
  ['probes', 'Probes'],
  ['hooks', 'Hooks'],
  ['resources', 'Resources'],
  ['workloads', 'Workloads'],
  ['metrics', 'Metrics'],
  ['services', 'Services'],
  ['ingress', 'Ingresses'],
  ['nodes', 'Nodes'],
  ['disturbances', 'Disturbances of nodes'],
  ['scheduling', 'Scheduling'],
  ['owners', 'Owners'],
  ['placement', 'Why a pod is where it is'],
  ['components', 'Parts of the control plane'],
  ['logs', 'Logs'],
  ['files', 'Files'],
  ['conditions', 'Conditions'],
  ['counting', 'How many there are'],
  ['fields', 'Fields'],
  ['events', 'Events'],
  ['kubectl', 'kubectl'],
  ['matching', 'Partial YAML'],
  ['timeline', 'The timeline'],
  ['golden-timelines', 'Golden timelines'],
  ['causes', 'Why it happened'],
  ['refusals', 'Refusals'],
  ['retelling', 'The same story again'],
  ['hostile-input', 'Manifests too large to write out'],
];

/** What may stand for each `{noun}`. */
export const NOUNS: readonly (readonly [noun: string, examples: string])[] = [
  [
    'object',
    '`pod "web"` · `the pod` · `deploy "web" in namespace "shop"` · `pod "web-*"` · `the newest pod of deployment "web"`',
  ],
  [
    'container',
    '`container "app"` · `the container` · `init container "migrate"` · `sidecar "proxy"` · `container "app" of pod "web-1"`',
  ],
  [
    'several',
    '`3 pods` · `all pods of deployment "web"` · `2 pods "web-*"` · `every pod` · `between 2 and 4 pods of job "pi"` · `no pods in namespace "shop"`',
  ],
  ['shown', '`shows` · `prints` (the whole, in order) · `includes` · `does not include`'],
  ['is', '`is` · `was` · `are` · `was never` · `was always` · `stays` (which needs `for …` or `until …`)'],
  [
    'state',
    'pods: `Pending` `Running` `Succeeded` `Failed` `Unknown` `Ready` `scheduled`; nodes: `Ready` `NotReady`; any kind: `Terminating` `gone`; each with `not` before it',
  ],
  [
    'states',
    '`Pending, Running, Succeeded`: these phases and no others, in this order; of other states: among others',
  ],
  [
    'container state',
    '`waiting` · `running` · `ready` · `waiting with reason "CrashLoopBackOff"` · `terminated with exit code 137 and reason "OOMKilled"`; each with `not` before it',
  ],
  ['container states', '`waiting, running, terminated`'],
  ['probe', '`startup probe` · `readiness probe` · `liveness probe`'],
  ['probe verb', '`ran` · `failed` · `succeeded`; the time is that at which the run began'],
  [
    'has endpoints',
    '`has 2 ready endpoints` · `has no endpoints` · `never had more than 3 serving endpoints` · `always had at least 1 ready endpoint`; also `terminating`, `not ready`',
  ],
  [
    'has restarted',
    '`has restarted 4 times` · `has restarted at least 4 times` · `has restarted once` · `has never restarted`',
  ],
  ['condition', '`Ready` · `"www.example.com/feature-1"`'],
  ['condition status', '`True` · `False with reason "ContainersNotReady"` · `False with message "*[app]"`'],
  [
    'when',
    'nothing: now · `at 20s` · `at 20s ± 1s` · `within 30s` · `for 5m` · `until 40s` · `since 10s` · `from 10s to 20s` · `at all times`',
  ],
  ['runs', 'nothing: every run · `on its first run` · `on its first 2 runs` · `on run 3` · `on runs 2 to 4`'],
  ['duration', '`0s` · `1.5s` · `90s` · `1m30s` · `10 minutes` · `2h` · `1 day`'],
  ['times', '`0s, 10s, 30s` · `10s ± 1s`'],
  ['amount', '`4` · `at least 4` · `at most 4` · `between 2 and 4`'],
  [
    'details',
    'nothing · `with container "app"` · `with containers "a" and "b"` · `with init container "init"` · `of image "nginx:1.27"` · `and restartPolicy Never` · `and command "sleep 5"` · `and label "app=web"` · `in namespace "shop"`',
  ],
  [
    'field',
    '`status.phase` · `status.containerStatuses[app].restartCount` · `metadata.labels[app.kubernetes.io/name]`',
  ],
  [
    'comparison',
    '`3` · `"Running"` · `"web-*"` · `above 2` · `at most 4` · `true` · `absent` · `present`; each with `not` before it',
  ],
  ['arguments', '`pods` · `pod web -o wide` · `pods -A -l app=web -L tier`'],
  ['worker', '`the kubelet` · `the watch` · `the registry`'],
  ['span', '`2s` · `between 1s and 3s`'],
  [
    'deed',
    '`start a container` · `mount volumes` · `reach a component`; all are in [latencies.md](latencies.md)',
  ],
  ['stretch', '`1.25` · `between 1 and 1.5`'],
  ['workload', '`deployment` · `statefulset` · `replicaset`'],
  ['node deed', '`cordoned` · `uncordoned` · `drained`, which is `kubectl drain --ignore-daemonsets`'],
  ['component', '`scheduler` · `deployment controller` · `job controller`'],
  ['rollout deed', '`restarted` · `paused` · `resumed`'],
  ['resource', '`CPU` · `memory`'],
  ['usage', '`80%` of the request · `350m` of each pod · `800m in total` · `unknown`'],
  ['hook', '`postStart` · `preStop`'],
  ['signal', '`SIGTERM`'],
  ['quantity', '`300Mi` · `4` · `500m`'],
  ['eviction signal', '`memory.available` · `nodefs.available` · `nodefs.inodesFree` · `pid.available` …'],
  ['path', '`/healthz`'],
  ['version', '`1.33`'],
  ['clock', '`2016-05-19 09:59:00 UTC`'],
  ['string', '`"any text"`'],
  ['int', '`5`'],
  ['word', '`Warning`'],
];

/** What may stand for each noun of a Korean phrase. */
export const KOREAN_NOUNS: readonly (readonly [noun: string, examples: string])[] = [
  [
    '객체',
    '`파드 "web"` · `그 파드` · `pod "web"` · `네임스페이스 "shop"의 디플로이먼트 "web"` · `디플로이먼트 "web"의 가장 새로운 파드`',
  ],
  [
    '컨테이너',
    '`컨테이너 "app"` · `그 컨테이너` · `init 컨테이너 "migrate"` · `사이드카 "proxy"` · `파드 "web-1"의 컨테이너 "app"`',
  ],
  [
    '여럿',
    '`파드 3개` · `디플로이먼트 "web"의 모든 파드` · `잡 "pi"의 파드 2개 이상 4개 이하` · `네임스페이스 "shop"의 파드 0개`',
  ],
  [
    '상태이다',
    '`Ready이다` · `Ready가 아니다` · `계속 Running이다` (`5m 동안 …`이나 `40s까지 …`와 함께) · `한 번도 Ready이지 않았다` · `Failed인 적이 없다` · `사라졌다`',
  ],
  [
    '컨테이너 상태이다',
    '`running이다` · `ready가 아니다` · `reason "CrashLoopBackOff"로 waiting이다` · `종료 코드 137과 reason "OOMKilled"로 terminated이다`',
  ],
  ['조건 상태이다', '`True이다` · `reason "ContainersNotReady"로 False이다`'],
  [
    '비교이다',
    '`3이다` · `"Running"이다` · `2 이하이다` · `2 초과가 아니다` · `한 번도 2 초과이지 않았다` · `없다` · `있다`',
  ],
  ['컨테이너 상태들', '`waiting, running, terminated`'],
  ['출력이다', '`다음과 같다` · `다음을 포함한다` · `다음을 포함하지 않는다`'],
  [
    '때',
    'nothing: now · `20s에` · `20s ± 1s에` · `30s 안에` · `5m 동안` · `40s까지` · `10s부터` · `10s부터 20s까지` · `항상`',
  ],
  [
    '실행',
    'nothing: every run · `첫 실행에서` · `처음 2번의 실행에서` · `3번째 실행에서` · `2번째부터 4번째까지의 실행에서`',
  ],
  ['시간', '`0s` · `1m30s` · `30초` · `10분` · `1시간 30분` · `1일`'],
  ['시각들', '`0s, 10s, 30s` · `10초 ± 1초`'],
  ['프로브', '`startup 프로브` · `레디니스 프로브` · `라이브니스 프로브`'],
  ['프로브 결과', '`실행되었다` · `실패했다` · `성공했다`'],
  ['프로브 무결과', '`실행되지 않았다` · `실패하지 않았다` · `성공하지 않았다`'],
  ['횟수', '`4번` · `적어도 4번` · `4번 이하` · `2번 이상 4번 이하`'],
  [
    '엔드포인트를 가진다',
    '`준비된 엔드포인트 2개를 가진다` · `엔드포인트를 가지지 않는다` · `종료 중인 엔드포인트 1개 이상을 가진다` · `준비된 엔드포인트 3개 초과를 가진 적이 없다`',
  ],
  [
    '재시작했다',
    '`4번 재시작했다` · `적어도 4번 재시작했다` · `한 번 재시작했다` · `한 번도 재시작하지 않았다`',
  ],
  ['있다', '`있다` · `있던 적이 없다`'],
  [
    '내용',
    'nothing · `컨테이너 "app"을 가진` · `컨테이너 "a", "b"를 가진` · `이미지 "nginx:1.27", 명령 "sleep 5", restartPolicy가 Never인` · `레이블 "app=web", 네임스페이스 "shop"인`',
  ],
  ['일꾼', '`kubelet` · `watch` · `레지스트리`'],
  ['일', '`컨테이너를 시작하는` · `볼륨을 마운트하는` · `구성 요소에 닿는`'],
  ['구간', '`2초` · `1초에서 3초`'],
  ['배수', '`1.25` · `1에서 1.5`'],
  ['워크로드', '`디플로이먼트` · `스테이트풀셋` · `레플리카셋`'],
  ['자원', '`CPU` · `메모리`'],
  ['사용량', '`80%` · `350m` · `모두 합해 800m` · `알 수 없음`'],
  ['노드 일', '`스케줄 대상에서 뺀다` · `스케줄 대상에 다시 넣는다` · `드레인한다`'],
  ['롤아웃 일', '`재시작한다` · `일시 중지한다` · `재개한다`'],
  ['구성 요소', '`스케줄러` · `디플로이먼트 컨트롤러`'],
];

/** The definitions of a file, as editors find them: literals in direct calls. */
export function definitionsIn(text: string): readonly Definition[] {
  return [...text.matchAll(DEFINITION)].map(([, keyword, expression, twinOf]) => ({
    keyword: keyword!,
    expression: expression!,
    ...(twinOf !== undefined && { twinOf }),
  }));
}

const LITERAL = "'((?:[^'\\\\]|\\\\.)*)'";
const DEFINITION = new RegExp(`^(Given|When|Then)\\(\\s*${LITERAL}(?:,\\s*sameAs\\(\\s*${LITERAL})?`, 'gm');

/** The page that lists every phrase. */
export function stepsPage(): string {
  const files = new Map(
    filesIn('steps', '.ts').map(({ name, text }) => [name.slice('steps/'.length, -'.ts'.length), text]),
  );
  const korean = new Map(
    [...files.values()]
      .flatMap(definitionsIn)
      .flatMap(({ expression, twinOf }) => (twinOf === undefined ? [] : [[twinOf, expression] as const])),
  );
  const groups = GROUPS.map(([file, title]) => {
    const lines = definitionsIn(files.get(file) ?? '').map(
      ({ keyword, expression }) =>
        `| ${keyword} | \`${expression}\` | ${korean.has(expression) ? `\`${korean.get(expression)}\`` : ''} |`,
    );
    return `## ${title}\n\n| | phrase | in Korean |\n|---|---|---|\n${lines.join('\n')}\n`;
  });
  const nouns = NOUNS.map(([noun, examples]) => `| \`{${noun}}\` | ${examples} |`);
  const koreanNouns = KOREAN_NOUNS.map(
    ([noun, examples]) =>
      `| \`{${noun}}\` | ${ROLES[noun]!.map((role) => `\`{${role}}\``).join(' ')} | ${examples} |`,
  );
  return [
    '# All steps',
    '',
    'Written by `npm run docs` from the definitions in `steps/`. How they work together is told in [docs/language.md](language.md).',
    'Letters in brackets may be left out, of words with a slash between them one is written. A feature in Korean begins with',
    '`# language: ko`; its particles are free, as in `은/는/이/가`.',
    '',
    ...groups,
    '## Nouns',
    '',
    '| noun | may be |',
    '|---|---|',
    ...nouns,
    '',
    '## Korean nouns',
    '',
    'Names, reasons, phases and fields stay as Kubernetes spells them; nouns that are not listed are the same as in English.',
    '',
    '| noun | in English | may be |',
    '|---|---|---|',
    ...koreanNouns,
    '',
  ].join('\n');
}

if (require.main === module) writeFileSync(path.join(ROOT, 'docs', 'steps.md'), stepsPage());
