import { type JournalEntry, shortDuration, type WhyContext, type WhyLink, why } from '../engine';

/**
 * Why an entry of the journal came to be, as a terminal shows it: a line for each link, the newest first, and below it the lines that
 * made it so. Empty where the entry is not known.
 */
export function whyText(
  entries: readonly JournalEntry[],
  id: number,
  context: WhyContext,
  feature: string,
): readonly string[] {
  const links = why(entries, id, context);
  if (links.length === 0) return [];
  const times = links.map(({ at }) => shortDuration(at));
  const width = Math.max(...times.map(({ length }) => length));
  const indent = ' '.repeat(width + 6);
  return links.flatMap((link, i) => [
    `  ${times[i]!.padStart(width)}  ${link.words}`,
    ...written(link, links.at(-1)!, feature).map((line) => indent + line),
  ]);
}

/** What a step made of its own words stands where the step does. */
function written(link: WhyLink, beginning: WhyLink, feature: string): readonly string[] {
  const step = beginning.lines[0]?.line;
  if (link === beginning) return step === undefined ? [] : [`in ${feature}:${step}`];
  const elsewhere = link.lines.filter(({ file = feature, line }) => file !== feature || line !== step);
  return elsewhere.map(({ file = feature, line, text }) => `${file}:${line}  ${text}`);
}
