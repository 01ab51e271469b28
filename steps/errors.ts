import {
  ApiError,
  type Cluster,
  ConfigurationError,
  EndlessActivity,
  KubectlError,
  ManifestError,
  Undeclared,
} from '../engine';
import { AuthorError, didYouMean, StatementFailed } from './author-error';
import { CommandFailed } from './command-failed';
import type { FailureFacts } from './failure-facts';
import { ownCodeOf } from './own-code';
import type { Scene } from './scene';

/** An error whose text is all there is to tell: no stack trace of ours for what is not our mistake. */
export class Told extends Error {
  override name = 'Told';

  constructor(
    text: string,
    /** What a report is told beside the text. */
    readonly facts: FailureFacts = {},
    /** It is a mistake of ours. */
    readonly isBug = false,
  ) {
    super(shortened(text));
    // Without a stack, Cucumber has nothing to parse and prints the text alone.
    this.stack = undefined;
  }
}

/** Makes of any error what its reader can act on; of one of a hook, where `isHook`. */
export function told(error: unknown, scene: Scene, cluster: Cluster | undefined, isHook = false): Told {
  if (error instanceof Told) return error;
  if (error instanceof StatementFailed) return new Told(error.message, error.facts);
  const { file, line } = scene.stepPlace;
  const here = `  in ${file}:${line}`;
  const again = `  see it again: ${scene.command}`;
  if (error instanceof AuthorError) {
    const where = error.place ? `  in ${error.place.file}:${error.place.line}` : here;
    return new Told(lines(error.message, where, error.advice && `  ${error.advice}`, again));
  }
  if (error instanceof CommandFailed) return new Told(lines(error.message, here, EXPECT_FAILURE, again));
  if (error instanceof ManifestError) {
    const advice = error.message.startsWith('error converting YAML') && NO_YAML;
    return new Told(lines(error.message, `  in ${error.where}`, advice, again));
  }
  if (error instanceof ApiError) {
    const { place, field, advice } = error;
    const path = field === undefined ? '' : ` (${field})`;
    const where = place ? `  in ${place.file}:${place.line}${path}` : here;
    return new Told(lines(error.message, where, advice && `  ${advice}`, scene.isDeed && EXPECT_IT, again));
  }
  if (error instanceof KubectlError) return new Told(lines(error.message, here, EXPECT_IT, again));
  if (error instanceof ConfigurationError) {
    const { unknown, message } = error;
    const advice = unknown ? didYouMean(unknown.field, unknown.known) : error.advice;
    return new Told(lines(message, here, advice && `  ${advice}`, again));
  }
  if (error instanceof Undeclared || error instanceof EndlessActivity)
    return new Told(lines(error.message, here));
  const own = ownCodeOf(error);
  if (own === undefined) return new Told(bug(error, scene, cluster), {}, true);
  const whose = `  in ${isHook ? 'a hook of yours' : 'your own code'}${own.place && `, ${own.place}`}`;
  return new Told(lines(own.text, whose, !isHook && here, again));
}

/** Whether an error tells its author what they can mend: it is no mistake of ours. */
export function isForAuthor(error: unknown): boolean {
  if (error instanceof Told) return !error.isBug;
  const isSlip = error instanceof AuthorError || error instanceof StatementFailed;
  return isSlip || refusalTexts(error) !== undefined || ownCodeOf(error) !== undefined;
}

/** The texts by which `it is refused with:` may know a refusal; nothing when the error is none. */
export function refusalTexts(error: unknown): readonly string[] | undefined {
  if (error instanceof ApiError) return [error.message, error.kubectlMessage()];
  if (error instanceof CommandFailed) return error.texts;
  const texts = [KubectlError, ManifestError, ConfigurationError, Undeclared, EndlessActivity];
  if (texts.some((type) => error instanceof type)) return [(error as Error).message];
  return undefined;
}

const NO_YAML =
  '  Up to there it could be read: look there and in the lines above for a bracket or a quote that is not closed, a colon that is missing, or another indentation.';
const EXPECT_FAILURE = '  If that is what should happen, let the next step say so: Then it exits with code 1';
const EXPECT_IT = '  If that is what should happen, let the next step say so: Then it is refused with:';

function bug(error: unknown, scene: Scene, cluster: Cluster | undefined): string {
  const { file, line } = scene.stepPlace;
  const seed = cluster?.options.seed;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return lines(
    'This is a bug in podlife, not in your feature. Please report it with what follows.',
    `  in ${file}:${line}: ${scene.stepText}`,
    `  seed ${seed ?? 'none'}, ${cluster?.options.latencies ?? 'ideal'} latencies, digest ${cluster?.journal.digest ?? 'none'}, Node.js ${process.version}`,
    `  to see it again: ${scene.command}`,
    stack,
  );
}

/** Nobody reads a line of 10,000 letters; its end says most. */
function shortened(text: string): string {
  return text.replace(/^.{2000,}$/gm, (line) => `${line.slice(0, 500)} … ${line.slice(-1_000)}`);
}

function lines(...texts: readonly (string | false | undefined)[]): string {
  return texts.filter(Boolean).join('\n');
}
