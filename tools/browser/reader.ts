import { after, afterEach, before } from 'node:test';
import { expect } from 'expect';
import type { Browser, Page } from 'playwright-core';
import type { Trial } from '../trial';
import { addressOf, launch, type Opened, tab } from './chromium';
import { sample } from './sample';

/** Whoever reads the sample: each test has a tab of its own, and nothing wrong may have been seen in it. */
export class Reader {
  private book?: Trial;
  private browser?: Browser;
  private opened?: Opened;

  /** To be called where tests are described. */
  constructor() {
    before(async () => {
      [this.book, this.browser] = await Promise.all([sample(), launch()]);
    });
    afterEach(async () => {
      await this.opened?.page.context().close();
      expect(this.opened?.wrong).toEqual([]);
    });
    after(() => this.browser?.close());
  }

  get trial(): Trial {
    return this.book!;
  }

  async open(file: string, fragment?: string): Promise<Page> {
    this.opened = await tab(this.browser!, { scheme: 'light', width: 1200 });
    await this.opened.page.goto(addressOf(this.trial.at('site'), file, fragment));
    return this.opened.page;
  }

  /** What went wrong until now. */
  get wrong(): readonly string[] {
    return this.opened!.wrong;
  }

  /** The same; it is forgotten. */
  takeWrong(): readonly string[] {
    return this.opened!.wrong.splice(0);
  }
}
