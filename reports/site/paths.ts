import { createHash } from 'node:crypto';
import path from 'node:path';

/**
 * The name of a feature in the site, told by its path alone, so that shards and links agree on it: `pods/restart-policy` is
 * `features/pods/restart-policy.feature` and no other. Where the path is another one than this name says, being elsewhere, in Markdown, or
 * unfit for a file name or an address, a few characters of its hash are added.
 */
export function featureId(uri: string): string {
  const file = path.posix.normalize(uri.replaceAll('\\', '/'));
  const plain = file
    .replace(/^\/+/, '')
    .replace(/^features\//, '')
    .replace(/\.feature(\.md)?$/, '');
  const safe = plain
    .split('/')
    .map((part) => (/^\.+$/.test(part) ? 'up' : part.replace(/[^\p{L}\p{N}._-]+/gu, '-')))
    .join('/');
  return file === `features/${safe}.feature` ? safe : `${safe}-${hashOf(file)}`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}

/** The name of a scenario, or of one row of an outline: its feature and its line. */
export function scenarioId(feature: string, line: number): string {
  return `${feature}-${line}`;
}

/** Where the page of a feature is, from the root of the site. */
export function featurePage(id: string): string {
  return `features/${id}.html`;
}

/** Where a feature stands beside its translation. */
export function togetherPage(id: string): string {
  return `together/${id}.html`;
}

/** Where what has a tag is listed; a tag as long as a sentence is known by its hash. */
export function tagPage(tag: string): string {
  return `tags.html#${tagPlace(tag)}`;
}

export function tagPlace(tag: string): string {
  return tag.length <= LONGEST_PLACE ? tag : `${tag.slice(0, 20)}-${hashOf(tag)}`;
}

const LONGEST_PLACE = 200;

/** Where the story of a scenario is, as a script. */
export function storyFile(scenario: string): string {
  return `stories/${scenario}.js`;
}

/** Where the picture of a scenario's timeline is. */
export function timelineFile(scenario: string): string {
  return `timelines/${scenario}.svg`;
}

/** What leads from a page back to the root of the site. */
export function rootFrom(page: string): string {
  return '../'.repeat(page.split('/').length - 1);
}

/** An address within the site, from one of its pages. */
export function address(page: string, to: string): string {
  const [file = '', fragment] = to.split('#');
  const encoded = file.split('/').map(encodeURIComponent).join('/');
  return `${rootFrom(page)}${encoded}${fragment === undefined ? '' : `#${encodeURIComponent(fragment).replaceAll('%2F', '/')}`}`;
}
