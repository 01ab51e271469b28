import type { VNode } from 'preact';
import type { Run } from '../model';
import { clipped, MOST_NAME } from '../parts';
import { address, timelineFile } from '../paths';
import { Earlier } from './earlier';
import { Badge } from './layout';
import { Message } from './steps-view';

/** What happened in one run: its picture, and the way into it. */
export function Story({ run, file }: { readonly run: Run; readonly file: string }): VNode {
  const hooks = run.steps.filter(({ step, message }) => step === undefined && message !== undefined);
  const { hasTimeline, hasStory, timelineSize, name, id } = run;
  const label = `Timeline of “${clipped(name, MOST_NAME)}”`;
  return (
    <>
      <Earlier tries={run.earlier} />
      {hooks.map(({ text, message = '', status }) => (
        <div key={text} class="hook">
          <Badge status={status} /> {text}
          <Message text={message} />
        </div>
      ))}
      {hasTimeline && (
        <figure class="timeline" data-story={hasStory ? id : undefined}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keys. */}
          <section class="timeline-scroll" aria-label={label} tabIndex={0} data-mark={timelineSize?.mark}>
            <img
              src={address(file, timelineFile(id))}
              alt={label}
              loading="lazy"
              width={timelineSize?.width}
              height={timelineSize?.height}
            />
          </section>
          {hasStory && (
            <figcaption>
              <StoryLink run={run} file={file} />
            </figcaption>
          )}
        </figure>
      )}
      {hasStory && !hasTimeline && <StoryLink run={run} file={file} />}
    </>
  );
}

export function StoryLink({ run, file }: { readonly run: Run; readonly file: string }): VNode {
  return (
    <a class="story-link" lang="en" href={address(file, `story.html#${run.id}`)}>
      Walk through this story
    </a>
  );
}
