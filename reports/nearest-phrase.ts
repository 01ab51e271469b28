import { distance } from 'fastest-levenshtein';

/** How each noun of the language may look, with names and numbers left out. */
const LOOKS: Readonly<Record<string, string>> = {
  duration: '0s',
  times: '0s',
  object: 'pod ""',
  container: 'container ""',
  several: '0 pods',
  amount: '0',
  'has restarted': 'has restarted 0 times',
  condition: 'Ready',
  state: 'Ready',
  states: 'Pending, Running',
  'container state': 'running',
  'container states': 'waiting, running',
  'condition status': 'True',
  is: 'is',
  when: '',
  runs: '',
  details: '',
  signal: 'SIGTERM',
  quantity: '0Mi',
  path: '/',
  arguments: 'pods',
  string: '""',
  int: '0',
  word: 'Ready',
  객체: '파드 ""',
  컨테이너: '컨테이너 ""',
  여럿: '파드 0개',
  상태이다: 'Ready이다',
  '컨테이너 상태이다': 'running이다',
  '조건 상태이다': 'True이다',
  비교이다: '0이다',
  '컨테이너 상태들': 'waiting, running',
  때: '',
  실행: '',
  시간: '0s',
  시각들: '0s',
  횟수: '0번',
  재시작했다: '0번 재시작했다',
  있다: '있다',
  내용: '',
};

/** The expression that a step without a definition was probably meant to be; nothing when none is near. */
export function nearestPhrase(text: string, expressions: readonly string[]): string | undefined {
  const words = wordsOf(
    text
      .replace(/"[^"]*"/g, '""')
      .replace(/\d+(?: ?(?:(?:ms|[smhd]|seconds?|minutes?|hours?|days?)\b|밀리초|초|분|시간|일))/g, '0s')
      .replace(/\d+/g, '0')
      .replace(/(?<=["\w])(?:[은는이가]|[을를]|으?로)(?= )/g, (particle) => FIRST_OF[particle]!),
  );
  const isKorean = HANGUL.test(text);
  let best: string | undefined;
  let least = FARTHEST;
  for (const expression of expressions) {
    if (HANGUL.test(expression) !== isKorean) continue;
    const looks = wordsOf(lookOf(expression));
    const far = editsBetween(looks, words) / Math.max(looks.length, words.length);
    if (far < least) {
      best = expression;
      least = far;
    }
  }
  return best;
}

/** A sentence that the expression takes: `pod "web" is deleted` */
export function exampleOf(expression: string): string {
  const [, object] = OBJECTS.find(([pattern]) => pattern.test(expression)) ?? [];
  return expression
    .replace(
      /\{([^}]*)\}/g,
      (_, name: string) => (name === 'object' && object) || (EXAMPLES[name] ?? LOOKS[name] ?? name),
    )
    .replace(/\(s\)/g, 's')
    .replace(/\((exit )\)/g, '$1')
    .replace(/\(([^)]*)\)/g, '')
    .replace(/\bis\/are\b/g, 'are')
    .replace(/\bcrashes\/exits\b/g, 'crashes')
    .replace(/^there is (?=\d+ pods)/, 'there are ')
    .replace(/^(\d+ pods) is /, '$1 are ')
    .replace(/(.)"?(?:은\/는(?:\/이\/가)?|이\/가|을\/를|로\/으로)/g, withParticle);
}

const HANGUL = /[가-힣]/;

/** Of particles that differ only by the sound before them, the one that phrases name first. */
const FIRST_OF: Readonly<Record<string, string>> = {
  은: '은',
  는: '은',
  이: '이',
  가: '이',
  을: '을',
  를: '을',
  로: '로',
  으로: '로',
};

/** `"web"은/는` becomes `"web"은`: which one it is depends on whether the sound before it ends in a consonant. */
function withParticle(found: string, before: string): string {
  const [first, second] = found.slice(found.search(/[은이을로]\//)).split('/');
  const start = found.slice(0, found.search(/[은이을로]\//));
  const closed = HANGUL.test(before)
    ? (before.charCodeAt(0) - 0xac00) % 28 > 0
    : /[0136780bklmnp]/.test(before);
  return (
    start + (first === '로' ? (closed && !/[1780lr]/.test(before) ? second : first) : closed ? first : second)
  );
}

/** What is said of no pod. */
const OBJECTS: readonly (readonly [pattern: RegExp, object: string])[] = [
  [
    /^\{object\} (?:comes back|goes down|is cut off|is reachable|is \{node deed\}|shuts down)/,
    'node "node-1"',
  ],
  [/(?:kubelet|runtime|signal\}) of \{object\}/, 'node "node-1"'],
  [/^\{object\} is (?:scaled|rolled|\{rollout)/, 'deployment "web"'],
  [/^\{object\} (?:answers|gets|\{has endpoints)/, 'service "web"'],
  [/^\{object\} routes/, 'ingress "web"'],
];

/** What a person would write for each noun, where it is more than what it looks like. */
const EXAMPLES: Readonly<Record<string, string>> = {
  duration: '30s',
  times: '10s, 30s',
  object: 'pod "web"',
  container: 'container "app"',
  several: '2 pods',
  amount: '3',
  'has restarted': 'has restarted 3 times',
  shown: 'shows',
  probe: 'readiness probe',
  'probe verb': 'ran',
  hook: 'preStop',
  span: '2s',
  stretch: '1.5',
  worker: 'the kubelet',
  deed: 'start a container',
  state: 'Running',
  quantity: '4Gi',
  version: '1.36',
  path: '/healthz',
  clock: '2026-01-01 12:00 UTC',
  field: 'status.phase',
  workload: 'deployment',
  details: '',
  component: 'scheduler',
  resource: 'cpu',
  usage: '200m',
  'node deed': 'drained',
  'rollout deed': 'paused',
  'has endpoints': 'has 2 endpoints',
  'eviction signal': 'memory.available',
  'container states': 'waiting, running',
  comparison: '"Running"',
  string: '"…"',
  int: '2',
  word: 'Warning',
  객체: '파드 "web"',
  컨테이너: '컨테이너 "app"',
  여럿: '파드 2개',
  상태이다: 'Running이다',
  비교이다: '"Running"이다',
  시간: '30초',
  시각들: '10s, 30s',
  횟수: '3번',
  재시작했다: '3번 재시작했다',
};

/** The share of words that may differ. */
const FARTHEST = 0.55;

/** `the log of container "" is:` */
function lookOf(expression: string): string {
  return expression
    .replace(/\{([^}]*)\}/g, (_, name: string) => LOOKS[name] ?? name)
    .replace(/\(([^)]*)\)/g, '')
    .replace(/(\w+)\/\w+/g, '$1')
    .replace(/([가-힣]+)(?:\/[가-힣]+)+/g, '$1');
}

/** Words left out or added count one, others by how much of their letters differ. */
function editsBetween(looks: readonly string[], words: readonly string[]): number {
  let row = [0, ...words.map((_, i) => i + 1)];
  for (const look of looks) {
    const next = [row[0]! + 1];
    words.forEach((word, i) => {
      const replaced =
        row[i]! + Math.min(1, (1.5 * distance(look, word)) / Math.max(look.length, word.length));
      next.push(Math.min(replaced, row[i + 1]! + 1, next[i]! + 1));
    });
    row = next;
  }
  return row.at(-1)!;
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter(Boolean);
}
