/** Where Kubernetes, or what it builds on, states something. */
export interface Citation {
  /** Where a reader finds it; empty for what is podlife's own promise and nobody else's. */
  readonly url: string;
  /** The page or file without its section: what the table of sources is sorted by. */
  readonly page: string;
  /** Of a file of the Kubernetes repository: its path from the root. */
  readonly path?: string;
  /** The section of the page, without `#`; empty where the page as a whole is meant. */
  readonly section: string;
}

/** The release whose files are linked where a citation names no other. */
const REFERENCE = 'v1.36.0';
const REPOSITORY = 'https://github.com/kubernetes/kubernetes';

/**
 * What a description cites: every address of the web, and every file of the Kubernetes repository (`pkg/kubelet/kubelet.go`), each once. The form
 * that a rule should have is told in CONTRIBUTING.md; older prose that mentions them otherwise counts as well.
 *
 * @param isOwn whether podlife's own book says it: others mean other files by their paths, and cite addresses alone
 */
export function citationsIn(description: string, isOwn = true): readonly Citation[] {
  const found = new Map<string, Citation>();
  for (const line of description.split('\n')) {
    const release = RELEASE.exec(line)?.[1];
    for (const [text] of line.matchAll(isOwn ? CITED : CITED_BY_OTHERS)) {
      const cited = text.replace(/[.,;:]+$/, '');
      const citation = citationOf(cited, release);
      if (!found.has(citation.url)) found.set(citation.url, citation);
    }
  }
  return [...found.values()];
}

/** The description without the lines that do nothing but cite: those are shown in a form of their own. */
export function withoutCitations(description: string, isOwn = true): string {
  const onlyCites = isOwn ? ONLY_CITES : ONLY_CITES_ADDRESSES;
  return description
    .split('\n')
    .filter((line) => !onlyCites.test(line))
    .join('\n');
}

const ADDRESS = String.raw`https?:\/\/[^\s<>")\]]+`;
/** From the root of the Kubernetes repository; not the end of a path in another one. */
const FILE = String.raw`(?<![\w/.…-])(?:(?:pkg|cmd|plugin|test|CHANGELOG)\/|staging\/src\/)[\w./-]*\w`;
const OWN = String.raw`(?<=^\s*(?:Source|출처): )podlife\b`;
const ANY = `${ADDRESS}|${FILE}|${OWN}`;
const CITED = new RegExp(ANY, 'g');
const CITED_BY_OTHERS = new RegExp(ADDRESS, 'g');
const RELEASE = /\(v(\d+\.\d+)(?:\.\d+)?\b/;
const ONLY_CITES = linesOf(ANY);
const ONLY_CITES_ADDRESSES = linesOf(ADDRESS);

function linesOf(cited: string): RegExp {
  const withDetail = String.raw`(?:${cited})(?:\s+\([^)]*\))?`;
  return new RegExp(
    String.raw`^\s*(?:See |Source: |참고: |출처: )?${withDetail}(?:\s*[,;]\s*${withDetail})*\.?\s*$`,
  );
}

function citationOf(cited: string, release: string | undefined): Citation {
  if (cited === 'podlife') return { url: '', page: cited, section: '' };
  return cited.startsWith('http') ? ofAddress(cited) : ofFile(cited, release);
}

function ofAddress(url: string): Citation {
  const file = /^https:\/\/github\.com\/kubernetes\/kubernetes\/(?:blob|tree)\/[^/]+\/([^#?]+)/.exec(
    url,
  )?.[1];
  const [page = url, section = ''] = url.split('#');
  if (file !== undefined) return { url, page: file, path: file, section };
  return { url, page: page.replace(/\/$/, ''), section };
}

function ofFile(path: string, release: string | undefined): Citation {
  const tag = release === undefined ? REFERENCE : `v${release}.0`;
  const kind = /\.\w+$/.test(path) ? 'blob' : 'tree';
  return { url: `${REPOSITORY}/${kind}/${tag}/${path}`, page: path, path, section: '' };
}
