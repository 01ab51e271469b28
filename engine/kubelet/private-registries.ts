import { parseImage } from '../process/images';
import type { PullCredential } from './pull-credentials';

/** Registries that do not give their images to everyone, as a step says. */
export class PrivateRegistries {
  private readonly known = new Map<string, { readonly user: string; readonly password: string }>();

  /** From now on the registry wants to know who asks. */
  close(host: string, user: string, password: string): void {
    this.known.set(host, { user, password });
  }

  /** Tries one credential after the other; where everyone is let in the first one is the one that was used. */
  enter(
    image: string,
    credentials: readonly PullCredential[],
  ): { readonly used?: PullCredential; readonly refusal?: string } {
    const { registry, repository, tag, digest } = parseImage(image);
    const wanted = this.known.get(registry);
    if (wanted === undefined) return { used: credentials[0] };
    const used = credentials.find(
      ({ user, password }) => user === wanted.user && password === wanted.password,
    );
    if (used !== undefined) return { used };
    if (credentials.every(({ user, password }) => user === '' || password === '')) return { refusal: NOBODY };
    const host = registry === 'docker.io' ? 'registry-1.docker.io' : registry;
    const url = `https://${host}/v2/${repository}/manifests/${digest ?? tag}`;
    return { refusal: `unexpected status from HEAD request to ${url}: 401 Unauthorized` };
  }
}

/** In the words of containerd, of a registry that asks for a name and a password. core/remotes/docker/authorizer.go, resolver.go */
const NOBODY =
  'pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials';
