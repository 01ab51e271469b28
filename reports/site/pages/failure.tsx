import type { ComponentChildren, VNode } from 'preact';
import { shortDuration } from '../../../engine';
import type { ToldFailure, ToldLine } from '../client/told-failure';
import type { Run, RunStep } from '../model';
import { clipped } from '../parts';
import { address } from '../paths';
import { Scroll } from './layout';

interface Props {
  readonly step: RunStep;
  readonly run: Pick<Run, 'id' | 'hasStory'>;
  /** The page on which it is shown. */
  readonly file: string;
}

/** Why a step failed: expected against found, when it would have held, what happened around then, and how to see it again. */
export function FailureView({ step, run, file }: Props): VNode | null {
  const { failure, message } = step;
  if (failure === undefined) return message ? <pre class="message">{cut(message)}</pre> : null;
  const { expected, found, since, reasons, causes, timeline, command, heldBefore } = failure;
  if (expected === undefined || found === undefined)
    return (
      <div class="failure" lang="en">
        {message && <pre class="message">{cut(withoutCommand(message))}</pre>}
        <Again command={command} />
      </div>
    );
  const at = failure.at === undefined ? '' : ` at ${shortDuration(failure.at)}`;
  return (
    <div class="failure" lang="en">
      <div class={isWide(expected) || isWide(found) ? 'against wide' : 'against'}>
        <Told title="Expected" text={expected} />
        <Told title={`Found${at}`} text={found}>
          {since !== undefined && <p class="since">since {shortDuration(since)}</p>}
        </Told>
      </div>
      <Nearest failure={failure} run={run} file={file} />
      {reasons.length > 0 && <pre class="reasons">{cut(reasons.join('\n').trim())}</pre>}
      {timeline.length > 0 && <Around lines={timeline} mark={heldBefore ? ENDED : MADE} />}
      {causes.length > 0 && (
        <>
          <p class="label">Why</p>
          <Scroll label="Why">
            <pre>{cut(causes.join('\n'))}</pre>
          </Scroll>
        </>
      )}
      <Again command={command} />
    </div>
  );
}

const ENDED = 'here it ceased to be as expected';
const MADE = 'this led to what was found';

interface ToldProps {
  readonly title: string;
  readonly text: string;
  readonly children?: ComponentChildren;
}

function Told({ title, text, children }: ToldProps): VNode {
  return (
    <div>
      <p class="label">{title}</p>
      {text.includes('\n') ? (
        <Scroll label={title}>
          <pre>{cut(text)}</pre>
        </Scroll>
      ) : (
        <pre class="sentence">{cut(text)}</pre>
      )}
      {children}
    </div>
  );
}

interface NearestProps {
  readonly failure: ToldFailure;
  readonly run: Props['run'];
  readonly file: string;
}

/** The moments nearest to the failure, each with the way to it. */
function Nearest({ failure: { nearest, at }, run, file }: NearestProps): VNode | null {
  if (nearest.length === 0 && (at === undefined || !run.hasStory)) return null;
  const to = (moment: number) => address(file, `story.html#${run.id}@${moment}`);
  return (
    <>
      {nearest.length > 0 && (
        <>
          <p class="label">The nearest moment as expected</p>
          <ul class="nearest">
            {nearest.slice(0, MOST_LINES).map(({ text, at: then }) => (
              <li key={text}>
                {clipped(text, LONGEST_LINE)}
                {then !== undefined && run.hasStory && (
                  <>
                    {' '}
                    <a href={to(then)}>see that moment</a>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {at !== undefined && run.hasStory && (
        <p class="look">
          <a href={to(at)}>See the moment in question, {shortDuration(at)}</a>
        </p>
      )}
    </>
  );
}

/** What happened around it; the line that made it so is marked by a sign and by words. */
function Around({
  lines,
  mark: words,
}: {
  readonly lines: readonly ToldLine[];
  readonly mark: string;
}): VNode {
  const firstAfter = lines.findIndex(({ mark }) => mark === 'after');
  return (
    <>
      <p class="label">What happened around then</p>
      <Scroll label="What happened around then">
        <table class="around">
          <tbody>
            {lines.slice(0, MOST_LINES).map(({ at, object, what, mark, afterGap }, i) => (
              <>
                {afterGap && <Between key={`gap ${i}`} text="…" />}
                {i === firstAfter && <Between key="question" text="the moment in question" />}
                <tr key={i} class={mark}>
                  <th scope="row">{shortDuration(at)}</th>
                  <td>{clipped(object, LONGEST_LINE)}</td>
                  <td>
                    {mark === 'culprit' ? (
                      <strong>{clipped(what, LONGEST_LINE)}</strong>
                    ) : (
                      clipped(what, LONGEST_LINE)
                    )}
                    {mark === 'culprit' && <span class="culprit-word"> ▲ {words}</span>}
                  </td>
                </tr>
              </>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

function Between({ text }: { readonly text: string }): VNode {
  return (
    <tr class="between">
      <td colSpan={3}>{text}</td>
    </tr>
  );
}

/** What to type to see it again. */
export function Again({ command }: { readonly command: string }): VNode {
  return (
    <p class="again">
      See it again: <code>{clipped(command, LONGEST_LINE)}</code>
    </p>
  );
}

/** It stands under the text once more. */
function withoutCommand(message: string): string {
  return message.replace(/\n *(?:to )?see it again: .*$/m, '').trimEnd();
}

/** Whether a text needs the whole width of the page. */
function isWide(text: string): boolean {
  return text.includes('\n') && text.split('\n').some((line) => line.length > 50);
}

/** What it tells is a few lines; anybody may attach more. */
const MOST_LINES = 40;
const LONGEST_LINE = 1_000;
const LONGEST_TEXT = 12_000;

/** Nobody reads a text as long as a book on a page of failures. */
function cut(text: string): string {
  return clipped(text, LONGEST_TEXT);
}
