import { readStory, type Story } from '../../../engine';
import { loadScript } from './load';
import type { StepResult } from './step-results';
import { readFailure, type ToldFailure } from './told-failure';

/** What a run attached to a scenario: see steps/story-attachments.ts. */
export interface ToldStory {
  readonly title: string;
  readonly feature: string;
  readonly place: string;
  readonly story: Story;
  readonly entries: ReturnType<typeof readStory>;
  /** How it failed, if it did. */
  readonly failure?: ToldFailure;
  /** What became of its steps; nothing where all went well. */
  readonly results: readonly StepResult[];
}

interface Attached {
  readonly title: string;
  readonly feature: string;
  readonly place: string;
  readonly failure?: unknown;
  /** gzip, base64 */
  readonly story: string;
}

/** Loads the story of a scenario. Rejects with an Error for the reader when there is none. */
export async function loadStory(id: string): Promise<ToldStory> {
  if (!id.split('/').every(isName)) throw new Error(`no story has the name "${id}"`);
  let told: Attached | undefined;
  window.podlife.told = ((of: string, attached: Attached) => {
    if (of === id) told = attached;
  }) as never;
  let results: readonly StepResult[] = [];
  window.podlife.went = ((of: string, went: readonly StepResult[]) => {
    if (of === id) results = went;
  }) as never;
  await loadScript(`stories/${id}.js`);
  if (told === undefined) throw new Error(`the file of the story "${id}" tells another one`);
  const { title, feature, place } = told;
  const story = JSON.parse(await unzipped(told.story)) as Story;
  const failure = readFailure(told.failure);
  return { title, feature, place, story, entries: readStory(story), failure, results };
}

async function unzipped(base64: string): Promise<string> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}

/** An address may say anything: what is loaded stays within the stories. */
function isName(part: string): boolean {
  return !/^\.*$/.test(part);
}
