import { textOf } from '../messages/attachments';
import type { Lifecycle } from './lifecycle';
import { readSaid } from './said';

/** The coverage of a run in one line. Where no stories are told, nothing is loaded and nothing is said. */
export class LifecycleFigure {
  private lifecycle: Lifecycle | undefined;

  /** Takes what was attached as a story. */
  take({ body, contentEncoding }: { readonly body: string; readonly contentEncoding?: string }): void {
    const said = readSaid(textOf(body, contentEncoding));
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
    const rules = this.lifecycle.ruleFigure();
    const ofRules = rules === undefined ? '' : `, and ${rules.reached} of ${rules.all} rules of the engine`;
    return `lifecycle: ${reached} of ${all} transitions, reasons, conditions and events reached${ofRules}; coverage.html of the book tells which were not`;
  }
}
