import type { WhyContext } from '../engine';
import { toldSayings } from './sayings';
import type { Scenario } from './world';

/** What is known of a scenario besides its journal, for those who ask why: its steps, and where its objects were written. */
export function whyContext({
  told: steps,
  cluster,
  sayings,
}: Pick<Scenario, 'told' | 'cluster' | 'sayings'>): Required<WhyContext> {
  return { steps, origins: cluster.api.origins(), sayings: toldSayings(sayings) };
}
