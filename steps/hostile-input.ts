import { When } from '@cucumber/cucumber';
import { AuthorError } from './author-error';
import type { Scenario } from './world';

/** A manifest too large to be written out: a word of it stands for a text many times over. */
When(
  'I apply, with {word} for {int} times {string}:',
  function (this: Scenario, word: string, times: number, text: string, manifest: string) {
    if (!manifest.includes(word)) throw new AuthorError(`"${word}" does not stand in the manifest`);
    // A concatenation costs nothing before somebody reads it; a replacement would be 50 MB of work.
    const [first = '', ...rest] = manifest.split(word);
    const long = text.repeat(times);
    const manifests = rest.reduce((whole, part) => whole + long + part, first);
    this.cluster.load(manifests, this.scene.docStringPlace);
    this.cluster.applyLoaded();
  },
);
