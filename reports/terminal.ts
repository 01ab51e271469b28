import { Formatter, type IFormatterOptions } from '@cucumber/cucumber';
import picocolors from 'picocolors';
import { LifecycleFigure } from './coverage/figure';
import { STORY_TYPE } from './messages/attachments';
import { type Envelope, Results, type ScenarioResult, type StepResult } from './results';
import { runAgain } from './run-again';
import { unknownStepAdvice } from './unknown-step';

const MARKS: Readonly<Record<string, string>> = {
  PASSED: '.',
  FAILED: 'F',
  UNDEFINED: 'U',
  AMBIGUOUS: 'A',
  PENDING: 'P',
  SKIPPED: '-',
};
const MARKS_IN_A_LINE = 80;

/** What ends a scenario without a word of its own. */
const NO_MESSAGE: Readonly<Record<string, string>> = {
  PENDING: 'It is pending: it answered "pending", so nobody has written it yet.',
};

/** What a run looks like in a terminal: a mark for each scenario, then every failure in full, then how many passed. */
export default class TerminalFormatter extends Formatter {
  static override readonly documentation = 'A mark for each scenario, failures in full, and the counts.';
  private readonly results = new Results();
  private readonly lifecycle = new LifecycleFigure();
  private readonly failed: ScenarioResult[] = [];
  private readonly colours: ReturnType<typeof picocolors.createColors>;
  private passed = 0;

  constructor(options: IFormatterOptions) {
    super(options);
    const isTerminal = (options.stream as { isTTY?: boolean }).isTTY === true;
    this.colours = picocolors.createColors(isTerminal && process.env.NO_COLOR === undefined);
    options.eventBroadcaster.on('envelope', (envelope: Envelope) => this.take(envelope));
  }

  private take(envelope: Envelope): void {
    if (envelope.attachment?.mediaType === STORY_TYPE) this.lifecycle.take(envelope.attachment);
    const result = this.results.take(envelope);
    if (result !== undefined) this.mark(result);
    if (envelope.testRunFinished) this.close(envelope.testRunFinished.success);
  }

  private mark(result: ScenarioResult): void {
    const { green, red } = this.colours;
    const fine = result.status === 'PASSED';
    if (fine) this.passed += 1;
    else this.failed.push(result);
    const mark = MARKS[result.status] ?? '?';
    this.log((fine ? green : red)(mark));
    if ((this.passed + this.failed.length) % MARKS_IN_A_LINE === 0) this.log('\n');
  }

  private close(success: boolean): void {
    const { green, red } = this.colours;
    const errors = this.results.parseErrors;
    this.log('\n');
    for (const { file, message } of errors)
      this.log(`\n${red(`${file} cannot be read`)}\n${indent(message, 2)}\n`);
    this.failed.forEach((result, i) => {
      this.log(`\n${this.failureText(result, i + 1)}`);
    });
    const failures = this.failed.length + errors.length;
    if (this.passed + failures === 0) return this.closeEmpty();
    this.log(`\n${(success && failures === 0 ? green : red)(`${this.passed} passed, ${failures} failed`)}\n`);
    const { figure } = this.lifecycle;
    // What a run reached that failed is not what it would reach.
    if (success && figure !== undefined) this.log(`${figure}\n`);
  }

  /** A run of nothing would pass for ever; only a list of failures to run again may be empty. */
  private closeEmpty(): void {
    const places = [...this.results.files, ...namedPlaces(process.argv.slice(2))];
    if (places.some((place) => place.startsWith('@'))) return this.log('nothing to run again\n');
    const where = this.results.files.length > 0 ? this.results.files : places;
    this.log(`${this.colours.red(`no scenario was found in ${listed(where) || 'features'}`)}\n`);
    // Cucumber calls such a run a success, and says so after its formatters are done.
    process.once('exit', () => {
      process.exitCode = 1;
    });
  }

  private failureText({ feature, name, file, line, steps }: ScenarioResult, number: number): string {
    const { bold, dim } = this.colours;
    const lines = [`${bold(`${number}) ${feature}: ${name}`)}  ${dim(`${file}:${line}`)}`];
    const untold = whereUntold(steps);
    for (const step of steps) {
      lines.push(...this.stepLines(step));
      if (step === untold) lines.push(`       see it again: ${runAgain(file, line)}`, '');
    }
    return `${lines.join('\n')}\n`;
  }

  private stepLines(step: StepResult): readonly string[] {
    const { dim, green, red } = this.colours;
    const written = step.keyword + step.text;
    switch (step.status) {
      case 'PASSED':
        return [`   ${green('+')} ${written}`];
      case 'SKIPPED':
        return [`   ${dim(`- ${written}`)}`];
      case 'UNDEFINED':
        return [`   ${red(`? ${written}`)}`, '', ...this.unknownStep(step), ''];
      default:
        return [
          `   ${red(`x ${written}`)}`,
          '',
          indent(step.message || (NO_MESSAGE[step.status] ?? ''), 7),
          '',
        ];
    }
  }

  private unknownStep({ text }: StepResult): readonly string[] {
    return unknownStepAdvice(text, this.results.expressions).map((line) => indent(line, 7));
  }
}

/** The step that failed without saying how to see it again, as one that nobody defined; nothing where that is said. */
function whereUntold(steps: readonly StepResult[]): StepResult | undefined {
  if (steps.some(({ message }) => message.includes('see it again: '))) return undefined;
  return steps.find(({ status }) => status !== 'PASSED' && status !== 'SKIPPED');
}

/** The first few, and how many more. */
export function listed(places: readonly string[]): string {
  const more = places.length - MOST_PLACES;
  return places.slice(0, MOST_PLACES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

const MOST_PLACES = 3;

/** What a command line names to be run: neither options nor their values. */
export function namedPlaces(args: readonly string[]): readonly string[] {
  return args.filter(
    (arg, i) => !arg.startsWith('-') && !(args[i - 1]?.startsWith('-') && !args[i - 1]!.includes('=')),
  );
}

function indent(text: string, by: number): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(by) + line))
    .join('\n');
}
