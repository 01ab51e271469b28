import { describe, test } from 'node:test';
import { expect } from 'expect';
import { BROKEN_OFF, NO_ANSWER, type StopFailure, stopFailureText, withoutCode } from './runtime-errors';

describe('Why a pod could not be stopped', () => {
  const app: StopFailure = { what: 'KillContainer', target: 'app', error: BROKEN_OFF };
  const sandbox: StopFailure = { what: 'KillPodSandbox', target: '8f3c', error: 'say "no"' };
  const ofApp =
    'failed to "KillContainer" for "app" with KillContainerError: "rpc error: code = Unavailable desc = error reading from server: EOF"';
  const ofSandbox = 'failed to "KillPodSandbox" for "8f3c" with KillPodSandboxError: "say \\"no\\""';
  const rows: readonly (readonly [what: string, failures: readonly StopFailure[], text: string])[] = [
    ['one failure stands alone', [app], ofApp],
    ['two are a list', [app, sandbox], `[${ofApp}, ${ofSandbox}]`],
    ['what was answered is quoted', [sandbox], ofSandbox],
  ];
  for (const [what, failures, text] of rows) {
    test(what, () => expect(stopFailureText(failures)).toBe(text));
  }
});

describe('Events of a container tell an error without its code', () => {
  test('of a call that was under way', () =>
    expect(withoutCode(BROKEN_OFF)).toBe('error reading from server: EOF'));
  test('of a call that was not taken', () =>
    expect(withoutCode(NO_ANSWER)).toMatch(/^connection error: desc = "/));
});
