import { Given } from '@cucumber/cucumber';
import { type Behaviour, type Duration, quantityValue, type Runs } from '../engine';
import { AuthorError } from './author-error';
import { checkedExitCode } from './exit-code';
import type { ContainerReference } from './references';
import type { Scenario } from './world';

// What a container does by itself, as no manifest can tell. Times count from the start of the run.

Given(
  '{container} exits with code {int} after {duration}{runs}',
  function (this: Scenario, container: ContainerReference, code: number, after: Duration, runs: Runs) {
    say(this, container, runs, { exit: { code: checkedExitCode(code), after } });
  },
);

Given(
  '{container} runs until it is stopped{runs}',
  function (this: Scenario, container: ContainerReference, runs: Runs) {
    say(this, container, runs, { untilStopped: true });
  },
);

Given(
  '{container} ignores {signal}{runs}',
  function (this: Scenario, container: ContainerReference, signal: string, runs: Runs) {
    say(this, container, runs, { ignores: [ignorable(signal)] });
  },
);

Given(
  '{container} takes {duration} to stop on SIGTERM{runs}',
  function (this: Scenario, container: ContainerReference, after: Duration, runs: Runs) {
    say(this, container, runs, { onStop: { after } });
  },
);

Given(
  '{container} exits with code {int} on SIGTERM{runs}',
  function (this: Scenario, container: ContainerReference, code: number, runs: Runs) {
    say(this, container, runs, { onStop: { code: checkedExitCode(code) } });
  },
);

Given(
  '{container} listens on port {int} after {duration}{runs}',
  function (this: Scenario, container: ContainerReference, port: number, after: Duration, runs: Runs) {
    say(this, container, runs, { listens: [{ port: checkedPort(port), after }] });
  },
);

Given(
  '{container} answers GET {path} with {int}{runs}',
  function (this: Scenario, container: ContainerReference, path: string, status: number, runs: Runs) {
    say(this, container, runs, {
      answers: [{ method: 'GET', path, status, from: 0, until: Number.POSITIVE_INFINITY }],
    });
  },
);

Given(
  '{container} answers GET {path} with {int} from {duration} to {duration}{runs}',
  function (
    this: Scenario,
    container: ContainerReference,
    path: string,
    status: number,
    from: Duration,
    until: Duration,
    runs: Runs,
  ) {
    if (until <= from) throw new AuthorError('the answer ends before it begins');
    say(this, container, runs, { answers: [{ method: 'GET', path, status, from, until }] });
  },
);

Given(
  '{container} answers GET {path} with a redirect to {string}{runs}',
  function (this: Scenario, container: ContainerReference, path: string, redirect: string, runs: Runs) {
    say(this, container, runs, {
      answers: [{ method: 'GET', path, status: 302, redirect, from: 0, until: Number.POSITIVE_INFINITY }],
    });
  },
);

Given(
  '{container} takes {duration} to answer GET {path}{runs}',
  function (this: Scenario, container: ContainerReference, takes: Duration, path: string, runs: Runs) {
    say(this, container, runs, {
      answers: [{ method: 'GET', path, takes, from: 0, until: Number.POSITIVE_INFINITY }],
    });
  },
);

Given(
  '{container} uses {quantity} of memory after {duration}{runs}',
  function (this: Scenario, container: ContainerReference, memory: string, after: Duration, runs: Runs) {
    say(this, container, runs, { memory: [{ bytes: quantityValue(memory), after }] });
  },
);

/** Hands a saying to the cluster. The container need not be there yet, so only `the container` is looked for. */
export function say(
  scenario: Scenario,
  reference: ContainerReference,
  runs: Runs,
  behaviour: Behaviour,
): void {
  const container = reference.name ?? scenario.containerTarget(reference).container;
  if (reference.pod === undefined) scenario.declare({ container }, runs, behaviour);
  else {
    const { name, namespace } =
      reference.pod.name === undefined ? scenario.target(reference.pod) : reference.pod;
    scenario.declare({ container, pod: name, namespace }, runs, behaviour);
  }
}

function ignorable(signal: string): string {
  if (signal !== 'SIGKILL' && signal !== 'SIGSTOP') return signal;
  throw new AuthorError(`no process can ignore ${signal}`);
}

function checkedPort(port: number): number {
  if (port >= 1 && port <= 65_535) return port;
  throw new AuthorError(`there is no port ${port}`, 'Ports go from 1 to 65535.');
}
