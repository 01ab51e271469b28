import type { Lifecycle, Said } from './lifecycle';

/** What a scenario's story is attached as. */
export const STORY_TYPE = 'application/vnd.podlife.story+json';

/** The coverage of a run in one line. Where no stories are told, nothing is loaded and nothing is said. */
export class LifecycleFigure {
  private lifecycle: Lifecycle | undefined;

  /** @param story the body of an attachment */
  take(story: string): void {
    const { said } = JSON.parse(story) as { readonly said?: Said };
    if (said === undefined) return;
    if (this.lifecycle === undefined) {
      const { Lifecycle: Made } = require('./lifecycle') as typeof import('./lifecycle');
      this.lifecycle = new Made();
    }
    this.lifecycle.add('', said);
  }

  get figure(): string | undefined {
    if (this.lifecycle === undefined) return undefined;
    const { reached, all } = this.lifecycle.figure();
    return `lifecycle: ${reached} of ${all} transitions, reasons, conditions and events reached; coverage.html of the book tells which were not`;
  }
}
