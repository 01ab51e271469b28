import { When } from '@cucumber/cucumber';
import { AuthorError } from './author-error';
import type { Scenario } from './world';

/** A manifest too large to be written out: a word of it stands for a text many times over. */
When(
  'I apply, with {word} for {int} times {string}:',
  function (this: Scenario, word: string, times: number, text: string, manifest: string) {
    if (!manifest.includes(word)) throw new AuthorError(`"${word}" does not stand in the manifest`);
    this.cluster.load(manifest.replaceAll(word, text.repeat(times)), this.scene.docStringPlace);
    this.cluster.applyLoaded();
  },
);
