import type { VNode } from 'preact';
import type { StepResult } from './step-results';

/** What became of a step, as the page of its feature shows it: nothing where it passed. */
export function Status({ of }: { readonly of: StepResult | undefined }): VNode | null {
  if (of === undefined || of.status === 'PASSED') return null;
  const status = of.status.toLowerCase();
  return <span class={`badge ${status}`}>{status}</span>;
}
