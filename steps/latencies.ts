import { Given } from '@cucumber/cucumber';
import { delayOf } from './delays';
import type { Span } from './spans';
import type { Scenario } from './world';

Given('{worker} takes {span} to {deed}', function (this: Scenario, worker: string, span: Span, deed: string) {
  this.cluster.overrideLatencies(delayOf(`${worker} takes … to ${deed}`, span));
});

Given('retries take {stretch} times as long', function (this: Scenario, retryJitter: Span) {
  this.cluster.overrideLatencies({ retryJitter });
});
