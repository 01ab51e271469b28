import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Citation, citationsIn } from './sources';

/** What is known of the files of the Kubernetes repository that are cited: `tools/kubernetes-files.ts` looks them up in a copy of it. */
export const FILES_FILE = path.join(__dirname, 'kubernetes-files.json');

export interface KubernetesFiles {
  /** `v1.36` */
  readonly release: string;
  readonly there: readonly string[];
  readonly missing: readonly string[];
}

export function kubernetesFiles(): KubernetesFiles {
  return JSON.parse(readFileSync(FILES_FILE, 'utf8')) as KubernetesFiles;
}

/** Who states something about Kubernetes, or about what it is built on. */
const HOSTS: ReadonlySet<string> = new Set([
  'kubernetes.io',
  'issues.k8s.io',
  'git.k8s.io',
  'pkg.go.dev',
  'docs.kernel.org',
  'man7.org',
  'pubs.opengroup.org',
  'www.gnu.org',
  'busybox.net',
  'docs.docker.com',
  'www.rfc-editor.org',
  'kustomize.io',
  'kubectl.docs.kubernetes.io',
  'helm.sh',
  'yaml.org',
]);
const PROJECTS =
  /^\/(kubernetes|kubernetes-sigs|containerd|opencontainers|grpc|coredns|moby|etcd-io|cucumber)\//;

export function isKnownHost(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { host, pathname } = new URL(url);
  return HOSTS.has(host) || (host === 'github.com' && PROJECTS.test(pathname));
}

/** Why a citation of podlife's own book leads nowhere, as far as is known; undefined where it leads somewhere. */
export function deadEnd({ url, path: file, page }: Citation, files: KubernetesFiles): string | undefined {
  if (page === 'podlife') return undefined;
  if (file === undefined) return isKnownHost(url) ? undefined : 'nobody who states what Kubernetes does';
  if (files.missing.includes(file)) return `there is no such file in ${files.release}`;
  return files.there.includes(file) ? undefined : `it was not looked up in ${files.release}`;
}

const ENGINE = path.join(__dirname, '..', '..', 'engine');

/** The files of the Kubernetes repository that the comments of the engine cite, each with the first of ours that does. Empty where the engine has no source. */
export function engineCitations(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of existsSync(ENGINE) ? sourcesIn(ENGINE) : []) {
    for (const comment of commentsIn(readFileSync(path.join(ENGINE, name), 'utf8'))) {
      for (const { path: file } of citationsIn(comment)) {
        if (file !== undefined && !found.has(file)) found.set(file, `engine/${name}`);
      }
    }
  }
  return found;
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort();
}

function commentsIn(text: string): readonly string[] {
  return text.split('\n').filter((line) => /^\s*(?:\/\/|\/\*\*|\*)/.test(line));
}
