import type { Envelope } from '@cucumber/messages';

/** A hook around the whole run that failed. */
export interface FailedHook {
  /** `BeforeAll`, `AfterAll` */
  readonly kind: string;
  /** `steps/world.ts:12` */
  readonly place: string;
  readonly message: string;
}

/** Follows the hooks around a run. With `--parallel` each worker has its own, and what all of them tell is told once. */
export class RunHooks {
  private readonly hooks = new Map<string, Omit<FailedHook, 'message'>>();
  private readonly started = new Map<string, string>();
  private readonly found = new Map<string, FailedHook>();

  get failures(): readonly FailedHook[] {
    return [...this.found.values()];
  }

  take({ hook, testRunHookStarted, testRunHookFinished }: Envelope): void {
    if (hook) {
      const { uri = '', location } = hook.sourceReference;
      const kind = hook.type === 'AFTER_TEST_RUN' ? 'AfterAll' : 'BeforeAll';
      this.hooks.set(hook.id, { kind, place: location ? `${uri}:${location.line}` : uri });
    }
    if (testRunHookStarted) this.started.set(testRunHookStarted.id, testRunHookStarted.hookId);
    if (testRunHookFinished?.result.status !== 'FAILED') return;
    const { testRunHookStartedId, result } = testRunHookFinished;
    const known = this.hooks.get(this.started.get(testRunHookStartedId) ?? '');
    const failed = { kind: 'A hook', place: '', ...known, message: result.message ?? '' };
    this.found.set(`${failed.place} ${failed.message}`, failed);
  }
}
