import path from 'node:path';

/** What the files of one folder may import; our own modules are named from the project root. */
interface Rule {
  readonly folder: string;
  /** Folders, or single modules, of ours; the own folder is always allowed. */
  readonly ours: readonly string[];
  /** Packages, `node:` modules included. */
  readonly packages: readonly string[];
}

const BASE = ['engine/simulation', 'engine/api'];
const CONTROLLING = [...BASE, 'engine/store', 'engine/profiles'];

/** The table of docs/decisions/import-rule.md, the narrower places first. */
const RULES: readonly Rule[] = [
  { folder: 'engine/simulation/choices.ts', ours: ['engine/simulation'], packages: ['pure-rand'] },
  { folder: 'engine/simulation', ours: [], packages: [] },
  {
    folder: 'engine/api/cron-times.ts',
    ours: ['engine/simulation/time', 'engine/api'],
    packages: ['croner'],
  },
  { folder: 'engine/api', ours: ['engine/simulation/time'], packages: ['yaml', 'fastest-levenshtein'] },
  { folder: 'engine/store', ours: BASE, packages: [] },
  {
    folder: 'engine/process/shell-syntax.ts',
    ours: [...BASE, 'engine/process'],
    packages: ['unbash'],
  },
  { folder: 'engine/process', ours: BASE, packages: [] },
  { folder: 'engine/profiles', ours: ['engine/simulation'], packages: [] },
  { folder: 'engine/admission', ours: CONTROLLING, packages: [] },
  { folder: 'engine/scheduler', ours: CONTROLLING, packages: [] },
  { folder: 'engine/controllers', ours: CONTROLLING, packages: [] },
  { folder: 'engine/kubelet', ours: [...CONTROLLING, 'engine/process'], packages: [] },
  { folder: 'engine/network', ours: [...CONTROLLING, 'engine/process'], packages: [] },
  { folder: 'engine/kubectl/unified-diff.ts', ours: [], packages: ['diff'] },
  {
    folder: 'engine/kubectl',
    ours: ['engine/simulation/time', 'engine/api', 'engine/view', 'engine/process/container'],
    packages: ['node:util', 'fastest-levenshtein'],
  },
  { folder: 'engine/story', ours: [...CONTROLLING, 'engine/view', 'engine/kubectl/api'], packages: [] },
  { folder: 'engine/view', ours: ['engine/simulation/time', 'engine/api', 'engine/store'], packages: [] },
  { folder: 'engine', ours: ['engine'], packages: [] },
  {
    folder: 'steps/story-attachments.ts',
    ours: ['steps', 'engine/index', 'reports/coverage', 'reports/messages/attachments', 'reports/timeline'],
    packages: ['node:zlib'],
  },
  {
    folder: 'steps/scenario-hooks.ts',
    ours: ['steps', 'engine/index', 'reports/coverage/reached', 'reports/messages/attachments'],
    packages: ['@cucumber/cucumber', 'node:fs'],
  },
  {
    folder: 'steps',
    ours: ['engine/index', 'reports/run-again'],
    packages: [
      '@cucumber/cucumber',
      'yaml',
      'fastest-levenshtein',
      'diff',
      'node:child_process',
      'node:fs',
      'node:path',
    ],
  },
  {
    folder: 'reports/site/client',
    ours: ['engine/index', 'reports/timeline'],
    packages: ['preact', 'minisearch', 'diff'],
  },
  {
    folder: 'reports/site',
    ours: [
      'engine/index',
      'reports/coverage',
      'reports/messages/attachments',
      'reports/timeline',
      'reports/unknown-step',
      'reports/run-again',
    ],
    packages: [
      'esbuild',
      'markdown-it',
      'node:crypto',
      'node:fs',
      'node:path',
      'preact',
      'preact-render-to-string',
    ],
  },
  { folder: 'reports/timeline', ours: ['engine/index'], packages: ['preact', 'preact-render-to-string'] },
  { folder: 'reports/messages', ours: [], packages: ['node:fs', 'node:string_decoder'] },
  {
    folder: 'reports/coverage',
    ours: ['engine/index', 'reports/messages/attachments'],
    packages: ['node:crypto', 'node:fs', 'node:path'],
  },
  {
    folder: 'reports',
    ours: ['engine/index'],
    packages: ['@cucumber/cucumber', 'picocolors', 'fastest-levenshtein', 'node:fs', 'node:path'],
  },
];

/** What only tests may import beside that. */
const FOR_TESTS = [
  '@cucumber/gherkin',
  '@cucumber/messages',
  'node:test',
  'expect',
  'fast-check',
  'node:fs',
  'node:path',
  'node:os',
  'node:child_process',
  'yaml',
];

/** The imports of a file that its folder does not allow. */
export function forbiddenImports(name: string, text: string): readonly string[] {
  const rule = RULES.find(({ folder }) => name === folder || name.startsWith(`${folder}/`));
  if (rule === undefined) return [];
  const test = isTest(name);
  return importsOf(withoutTypesOfPackages(text)).filter((specifier) => {
    if (specifier.startsWith('.')) {
      const target = resolved(name, specifier);
      if (test && target.startsWith('engine/')) return false;
      return ![ownFolder(rule), ...rule.ours].some(
        (allowed) => target === allowed || target.startsWith(`${allowed}/`),
      );
    }
    const allowed = test ? [...rule.packages, ...FOR_TESTS] : rule.packages;
    return !allowed.some((one) => specifier === one || specifier.startsWith(`${one}/`));
  });
}

/** What an engine that owns its clock must not know: the host's time, chance, locale, and any "later" of its own. */
const HOST: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\b/, 'Date.now'],
  [/\bnew Date\b/, 'new Date'],
  [/\bMath\.random\b/, 'Math.random'],
  [/\bset(?:Timeout|Interval|Immediate)\b|\bqueueMicrotask\b|\bprocess\.nextTick\b/, 'a timer'],
  [/\bPromise\b|\basync\s+(?:function|\(|\w+\s*(?:=>|\())|\bawait\s/, 'a promise'],
  [/\btoLocale\w*|\blocaleCompare\b|\bIntl\b/, 'the locale'],
  [/\bprocess\.(?:hrtime|platform|versions|memoryUsage)\b|\bperformance\.now\b|\bglobalThis\b/, 'the host'],
  [
    /\bdocument\.(?:body|create|get|query|add)|\bnavigator\.|\blocalStorage\b|\bHTML\w*Element\b/,
    'the browser',
  ],
];

/** Files that may use something of the host, since they tell it all by which its answer could differ. */
const ALLOWED: Readonly<Record<string, string>> = {
  // The time zones are data of Node; the zone, the instant and the language are always given.
  'engine/api/cron-times.ts': 'the locale',
};

/** What of the host a file of the engine uses, comments and texts left out. */
export function hostUses(text: string, name = ''): readonly string[] {
  const code = withoutCommentsAndTexts(text);
  return HOST.filter(([pattern]) => pattern.test(code))
    .map(([, what]) => what)
    .filter((what) => ALLOWED[name] !== what);
}

export function isTest(name: string): boolean {
  return name.endsWith('.test.ts') || name.endsWith('/testing.ts');
}

export function importsOf(text: string): readonly string[] {
  return [
    ...text.matchAll(/^(?:import\s+|(?:import|export)\b[^;'"=()]*?\bfrom\s+)['"]([^'"\n]+)['"]/gm),
    ...text.matchAll(/\b(?:require|import)\(['"]([^'"]+)['"]\)/g),
  ].map((match) => match[1]!);
}

/** Types of a package bind nothing when the program runs; types of ours still tell who knows whom. */
function withoutTypesOfPackages(text: string): string {
  return text.replace(/^import type\b[^;]*?\bfrom ['"][^.'"][^'"]*['"][^;]*;/gm, '');
}

function ownFolder({ folder }: Rule): string {
  return folder.endsWith('.ts') ? path.posix.dirname(folder) : folder;
}

/** `engine/index` for `../engine`. */
function resolved(name: string, specifier: string): string {
  const target = path.posix.join(path.posix.dirname(name), specifier);
  return target === 'engine' ? 'engine/index' : target;
}

function withoutCommentsAndTexts(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, (part) =>
    part.startsWith('/') ? '' : "''",
  );
}
