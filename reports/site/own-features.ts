import path from 'node:path';

/** What podlife itself says of Kubernetes. */
const OWN = path.join(__dirname, '..', '..', 'features');

/**
 * Whether a feature is one of podlife's own book. Who writes of their own workloads cites whatever they like: `pkg/shop/server.go` is a file of
 * theirs and not of Kubernetes, and nobody judges their sources.
 *
 * @param uri as Cucumber tells it: from the folder in which it runs
 */
export function isOwnFeature(uri: string, folder: string = process.cwd()): boolean {
  const place = path.relative(OWN, path.resolve(folder, uri));
  return place !== '' && !place.startsWith('..') && !path.isAbsolute(place);
}
