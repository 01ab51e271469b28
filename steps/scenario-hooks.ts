import { appendFileSync } from 'node:fs';
import {
  After,
  Before,
  type ITestCaseHookParameter,
  setDefinitionFunctionWrapper,
  setWorldConstructor,
} from '@cucumber/cucumber';
import { FAILURE_TYPE } from './failure-facts';
import { tidyGolden } from './golden-timelines';
import { Scene } from './scene';
import { Scenario, type StepCode } from './world';

/** A file that gets the digest of every scenario, one line each, so that runs can be compared. */
const DIGESTS = process.env.PODLIFE_DIGESTS;

/** What `worldParameters` may say. */
interface Parameters {
  /** Whether each scenario attaches its story and the picture of it. */
  readonly stories?: boolean;
}

setWorldConstructor(Scenario);

const hooks = new Set<unknown>([begin, end]);
setDefinitionFunctionWrapper((code: StepCode) =>
  hooks.has(code)
    ? code
    : function (this: Scenario, ...args: unknown[]) {
        return this.perform(code, args);
      },
);

function begin(this: Scenario, { pickle, gherkinDocument }: ITestCaseHookParameter): void {
  this.scene = new Scene(pickle, gherkinDocument);
  tidyGolden(this.scene);
  this.telling(() => this.scene.check());
}

function end(this: Scenario, { result }: ITestCaseHookParameter): void {
  this.telling(() => {
    if (DIGESTS !== undefined) appendFileSync(DIGESTS, this.digestLine());
    if ((this.parameters as Parameters).stories) {
      for (const { body, mediaType, fileName } of this.attachments())
        this.attach(body, { mediaType, fileName });
    }
    if (result?.status === 'PASSED') {
      this.checkLaws();
      this.checkSayings();
      this.checkApplied();
    }
    if (result?.status !== 'FAILED') return;
    if (this.failed !== undefined)
      this.attach(JSON.stringify(this.failed), { mediaType: FAILURE_TYPE, fileName: 'failure.json' });
    const story = this.story();
    if (story !== undefined) this.attach(story, { mediaType: 'text/plain', fileName: 'timeline.txt' });
  });
}

Before(begin);
After(end);
