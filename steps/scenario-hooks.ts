import { appendFileSync } from 'node:fs';
import {
  After,
  Before,
  type ITestCaseHookParameter,
  setDefinitionFunctionWrapper,
  setWorldConstructor,
} from '@cucumber/cucumber';
import { forgetReached, reachedRules } from '../reports/coverage/reached';
import { FAILURE_TYPE } from '../reports/messages/attachments';
import { tidyGolden } from './golden-timelines';
import { Scene } from './scene';
import type { StoryAttachment } from './story-attachments';
import { Scenario, type StepCode } from './world';

/** A file that gets the digest of every scenario and the rules that it reached, one line each, so that runs can be compared. */
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
    : function (this: unknown, ...args: unknown[]) {
        // What is done before or after a whole run has no scenario; nor has a world of the user's own.
        if (!(this instanceof Scenario)) return code.call(this as Scenario, ...args);
        if (!isHookParameter(args[0])) return step(this, code, args);
        enter(this, args[0]);
        return this.performHook(code, args);
      },
);

/** The picture stands under the last step, or the one that failed. */
function step(scenario: Scenario, code: StepCode, args: readonly unknown[]): unknown {
  let isOver = true;
  try {
    const done = scenario.perform(code, args);
    isOver = scenario.scene.isOver && !(done instanceof Promise);
    return done;
  } finally {
    if (isOver) attachPicture(scenario);
  }
}

/** Steps are given what stands in their text, hooks what Cucumber knows of the scenario. */
function isHookParameter(value: unknown): value is ITestCaseHookParameter {
  return typeof (value as Partial<ITestCaseHookParameter> | undefined)?.testCaseStartedId === 'string';
}

/** What comes first of a scenario, one of our hooks or one of the user's, begins it. */
function enter(scenario: Scenario, { pickle, gherkinDocument }: ITestCaseHookParameter): void {
  if (scenario.scene !== undefined) return;
  scenario.scene = new Scene(pickle, gherkinDocument);
  forgetReached();
}

function begin(this: Scenario, about: ITestCaseHookParameter): void {
  enter(this, about);
  tidyGolden(this.scene);
  this.telling(() => this.scene.check());
}

function end(this: Scenario, { result }: ITestCaseHookParameter): void {
  this.telling(() => {
    if (DIGESTS !== undefined) appendFileSync(DIGESTS, `${this.digestLine()} ${reachedRules()?.numbers}\n`);
    attachPicture(this);
    const story = attached.get(this);
    if (story !== undefined) attach(this, story);
    if (result?.status === 'PASSED') this.checkClosing();
    if (result?.status !== 'FAILED') return;
    if (this.failed !== undefined)
      this.attach(JSON.stringify(this.failed), { mediaType: FAILURE_TYPE, fileName: 'failure.json' });
    const told = this.story();
    if (told !== undefined) this.attach(told, { mediaType: 'text/plain', fileName: 'timeline.txt' });
  });
}

/** The stories whose pictures are attached already. */
const attached = new WeakMap<Scenario, StoryAttachment>();

/** Reports show the picture under the step that ends the scenario; where no step did, as the next was never defined, it belongs to the hook. */
function attachPicture(scenario: Scenario): void {
  if (!(scenario.parameters as Parameters).stories || attached.has(scenario)) return;
  // What is asked for to tell the story is not part of it.
  const [story, picture] = scenario.attachments(reachedRules());
  if (story === undefined || picture === undefined) return;
  attached.set(scenario, story);
  attach(scenario, picture);
}

function attach(scenario: Scenario, { body, mediaType, fileName }: StoryAttachment): void {
  scenario.attach(body, { mediaType, fileName });
}

Before(begin);
After(end);
