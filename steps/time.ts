import { When } from '@cucumber/cucumber';
import type { Duration } from '../engine';
import type { Scenario } from './world';

When('{duration} pass(es)', function (this: Scenario, duration: Duration) {
  this.cluster.runFor(duration);
});
