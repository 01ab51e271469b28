import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Files, TextFile } from '../engine';
import { AuthorError } from './author-error';
import { rendered } from './rendering';

/** The files that a feature names: beside it, else from the project root. */
export class ProjectFiles implements Files {
  constructor(private readonly feature: string) {}

  /** As `kubectl -f` reads them: of a folder, those that end in .yaml, .yml and .json are for it to choose. */
  read(
    name: string,
    isRecursive: boolean,
  ): { readonly isFolder: boolean; readonly files: readonly TextFile[] } | undefined {
    const found = this.find(name);
    if (found === undefined) return undefined;
    const isFolder = statSync(found).isDirectory();
    const names = isFolder ? filesIn(found, isRecursive) : [found];
    // Messages name a file as it was asked for.
    const called = (file: string) =>
      isFolder ? path.posix.join(name, path.posix.relative(found, file)) : name;
    return { isFolder, files: names.map((file) => ({ name: called(file), text: textOf(file) })) };
  }

  kustomize(folder: string): TextFile {
    return this.kustomization(folder);
  }

  /** A manifest. Throws an AuthorError where there is none. */
  manifest(name: string): TextFile {
    const found = this.existing(name);
    if (statSync(found).isDirectory())
      throw new AuthorError(
        `${found} is a directory`,
        `Name a file in it, or all: Given the manifests in "${name}"`,
      );
    return { name: found, text: textOf(found) };
  }

  /** The manifests of a folder, in the order of their names, as `kubectl apply -f FOLDER` takes them. */
  manifestsIn(name: string): readonly TextFile[] {
    const found = this.existing(name);
    if (!statSync(found).isDirectory())
      throw new AuthorError(`${found} is no directory`, `Load a file with: Given the manifest "${name}"`);
    const files = filesIn(found, false).filter((file) => /\.(ya?ml|json)$/.test(file));
    if (files.length === 0)
      throw new AuthorError(
        `there is no manifest in ${found}`,
        'kubectl takes files that end in .yaml, .yml or .json.',
      );
    return files.map((file) => ({ name: file, text: textOf(file) }));
  }

  /** What kustomize builds of a folder. */
  kustomization(name: string): TextFile {
    const found = this.existing(name);
    const text = rendered(`the kustomization "${name}"`, [
      ['kustomize', 'build', found],
      ['kubectl', 'kustomize', found],
    ]);
    return { name: `${found} (as kustomize builds it)`, text };
  }

  /** What `helm template` renders of a chart; the release is named after the chart's folder. */
  helmChart(name: string, values?: string): TextFile {
    const found = this.existing(name);
    const release = path.posix.basename(found);
    const chosen = values === undefined ? [] : ['--values', this.valuesFile(values, found)];
    const text = rendered(`the Helm chart "${name}"`, [['helm', 'template', release, found, ...chosen]]);
    return { name: `${found} (as helm renders it)`, text };
  }

  /** Beside the feature, from the root, or in the chart. */
  private valuesFile(name: string, chart: string): string {
    const inChart = path.posix.join(chart, name);
    return this.find(name) ?? (existsSync(inChart) ? inChart : this.existing(name));
  }

  private find(name: string): string | undefined {
    const beside = path.posix.join(path.posix.dirname(this.feature), name);
    return [beside, name].find((candidate) => existsSync(candidate));
  }

  private existing(name: string): string {
    const found = this.find(name);
    if (found !== undefined) return found.replace(/(.)\/$/, '$1');
    const beside = path.posix.join(path.posix.dirname(this.feature), name);
    throw new AuthorError(`there is no file ${beside}, and no ${name} in the project root`);
  }
}

/** In the order of their names, folders where their name stands. */
function filesIn(folder: string, isRecursive: boolean): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const name = path.posix.join(folder, entry.name);
      const isFolder = statSync(name).isDirectory();
      if (isFolder) return isRecursive ? filesIn(name, true) : [];
      return [name];
    });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new AuthorError(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
}
