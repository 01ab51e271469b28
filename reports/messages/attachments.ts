/** What the story of a scenario is attached as: see steps/story-attachments.ts. */
export const STORY_TYPE = 'application/vnd.podlife.story+json';

/** What a failure told as data is attached as: see steps/failure-facts.ts. */
export const FAILURE_TYPE = 'application/vnd.podlife.failure+json';

/** What was attached, as text. https://github.com/cucumber/messages */
export function textOf(body: string, contentEncoding?: string): string {
  return contentEncoding === 'BASE64' ? Buffer.from(body, 'base64').toString() : body;
}
