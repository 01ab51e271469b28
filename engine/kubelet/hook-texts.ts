import type { Container, LifecycleHandler, Pod } from '../api/types';
import type { ExecResult } from '../process/container';
import { podName } from './pod-worker';

/**
 * Why a hook failed, in the kubelet's words. They stand in the container's waiting state (postStart) or in the kubelet's log
 * (preStop) and never in an Event, because the output of a command may tell secrets.
 * pkg/kubelet/lifecycle/handlers.go
 */

/** Of a command; undefined when it succeeded. */
export function execFailure(
  command: readonly string[],
  container: Container,
  pod: Pod,
  { exitCode, output, stderr, error }: ExecResult,
): string | undefined {
  if (error === undefined && exitCode === 0) return undefined;
  const why = error ?? `command '${command.join(' ')}' exited with ${exitCode}: ${stderr}`;
  const said = error === undefined ? output : '';
  return `Exec lifecycle hook ([${command.join(' ')}]) ${failedFor(container, pod)}: ${why}, message: ${quoted(said)}`;
}

/** Of a request that got no answer. Any answer, also a 404 or a 500, is a success. */
export function httpFailure(path: string, container: Container, pod: Pod, error: string): string {
  return `HTTP lifecycle hook (${path}) ${failedFor(container, pod)}: ${error}`;
}

/** A tcpSocket passes validation and cannot be run. */
export function cannotRun({ tcpSocket }: LifecycleHandler): string {
  const { port = 0, host = '' } = tcpSocket ?? {};
  const shown = typeof port === 'number' ? `{0 ${port} }` : `{1 0 ${port}}`;
  const socket = tcpSocket === undefined ? 'nil' : `&TCPSocketAction{Port:${shown},Host:${host},}`;
  return `Cannot run handler: invalid handler: &LifecycleHandler{Exec:nil,HTTPGet:nil,TCPSocket:${socket},Sleep:nil,}`;
}

/** A text as Go's %q prints it. */
export function quoted(text: string): string {
  let out = '"';
  for (const character of text)
    out += ESCAPES[character] ?? (isPrintable(character) ? character : escaped(character));
  return `${out}"`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
};

const isPrintable = (character: string): boolean => /[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(character);

function escaped(character: string): string {
  const code = character.codePointAt(0)!;
  if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code < 0x10000
    ? `\\u${code.toString(16).padStart(4, '0')}`
    : `\\U${code.toString(16).padStart(8, '0')}`;
}

function failedFor(container: Container, pod: Pod): string {
  return `for Container "${container.name}" in Pod "${podName(pod)}" failed - error`;
}
