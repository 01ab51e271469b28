import type { VNode } from 'preact';
import { shortDuration } from '../../../../engine';
import type { ToldFailure } from '../told-failure';

interface Props {
  readonly failure?: ToldFailure;
  /** Of the story. */
  readonly id: string;
}

/** What did not hold in a story, with the ways to the moments that matter. */
export function Failed({ failure, id }: Props): VNode | null {
  if (failure === undefined) return null;
  const { step, at, found, nearest, timeline, heldBefore } = failure;
  const culprit = timeline.find(({ mark }) => mark === 'culprit');
  const way = (moment: number, name: string) => (
    <a href={`#${id.split('/').map(encodeURIComponent).join('/')}@${moment}`}>{name}</a>
  );
  return (
    <section class="story-failed" aria-label="What failed">
      <p>
        <strong>✗ failed</strong> {step}
      </p>
      <dl>
        {at !== undefined && found !== undefined && (
          <Fact name={<>found at {way(at, shortDuration(at))}</>}>
            <pre class={found.includes('\n') ? undefined : 'sentence'}>{found}</pre>
          </Fact>
        )}
        {nearest.map(({ text, at: then }) => (
          <Fact key={text} name="nearest">
            {text} {then !== undefined && way(then, 'go there')}
          </Fact>
        ))}
        {culprit && (
          <Fact name={heldBefore ? 'ended by' : 'made so by'}>
            {culprit.object} {culprit.what} {way(culprit.at, `at ${shortDuration(culprit.at)}`)}
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: VNode | string; readonly children: unknown }): VNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children as VNode}</dd>
    </>
  );
}
