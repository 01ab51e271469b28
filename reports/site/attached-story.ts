import { isObject, parsed, readSaid, type Said } from '../coverage/said';

/** What was attached under the type of a story. */
export interface AttachedStory {
  /** What of the lifecycle it reached, if it tells that. */
  readonly said?: Said;
  /** What its page shows: title, place, the journal. Nothing where no story was attached, for anybody may use the type. */
  readonly data?: object;
}

export function readAttachedStory(text: string): AttachedStory {
  const told = parsed(text);
  if (!isObject(told)) return {};
  const { said: _, ...data } = told;
  return { said: readSaid(told), ...(typeof told.story === 'string' && { data }) };
}
