import { ApiError } from '../api/errors';

/** What a command wrote, in the order in which a terminal shows it, and how it ended. */
export interface Outcome {
  readonly exitCode: number;
  readonly printed: readonly Printed[];
}

export interface Printed {
  readonly to: 'stdout' | 'stderr';
  readonly text: string;
}

/** What was written to one stream, or to both, as a terminal shows it. */
export function printedText({ printed }: Outcome, stream?: Printed['to']): string {
  return printed
    .filter(({ to }) => stream === undefined || to === stream)
    .map(({ text }) => text)
    .join('');
}

/** Gathers what a command writes. */
export class Output {
  readonly printed: Printed[] = [];

  out(text: string): void {
    this.write('stdout', text);
  }

  error(text: string): void {
    this.write('stderr', text);
  }

  private write(to: Printed['to'], text: string): void {
    if (text !== '') this.printed.push({ to, text });
  }
}

/** kubectl gives up: `message` is what it prints on stderr, without the line break. */
export class KubectlError extends Error {
  override name = 'KubectlError';

  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message);
  }
}

/** An error of kubectl's own making. staging/src/k8s.io/kubectl/pkg/cmd/util/helpers.go (checkErr) */
export function fault(message: string): KubectlError {
  return new KubectlError(`error: ${message}`);
}

/** A wrong use of a command. staging/src/k8s.io/kubectl/pkg/cmd/util/helpers.go (UsageErrorf) */
export function usageFault(command: string, message: string): KubectlError {
  return fault(`${message}\nSee 'kubectl ${command} -h' for help and examples`);
}

/**
 * What kubectl prints of several errors: a line for each, those of the server marked as such, its own not.
 * staging/src/k8s.io/kubectl/pkg/cmd/util/helpers.go (MultipleErrors)
 */
export function faults(errors: readonly Error[]): KubectlError | undefined {
  if (errors.length === 0) return undefined;
  if (errors.length === 1 && errors[0] instanceof KubectlError) return errors[0];
  const [first] = errors;
  if (errors.length === 1) return new KubectlError(messageOf(first!));
  return new KubectlError(errors.map((error) => messageOf(error).replace(/^error: /, '')).join('\n'));
}

/** What kubectl prints of an error, without the line break. */
export function messageOf(error: Error): string {
  return error instanceof ApiError ? error.kubectlMessage() : error.message;
}
