/**
 * How wide text of 11 units is drawn, roughly: a picture that is made without a browser cannot measure. Wide scripts count twice.
 */
export function textWidth(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    width += code < 128 ? WIDTHS[code]! : code > 0x1100 && code !== ELLIPSIS ? 11 : 8;
  }
  return width;
}

const ELLIPSIS = 0x2026;
/** Of a common sans serif that is rather wide, so that what was thought to fit does. */
const WIDTHS = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if ("iljI.,:;'|! ".includes(character)) return 3.5;
  if ('tfr-()/[]'.includes(character)) return 4.5;
  if ('mwMW@%'.includes(character)) return 10.2;
  return code >= 65 && code <= 90 ? 7.6 : 6.8;
});
const LETTER = 8;

/** The beginning of a text, or nothing where not even a few letters fit. */
export function cut(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let end = Math.min(text.length, Math.floor(width / 3));
  while (end > 0 && textWidth(text.slice(0, end)) + LETTER > width) end -= 1;
  return end < 4 ? '' : `${whole(text, end)}…`;
}

/** A name of which the beginning and the end are kept, for the end tells pods of one owner apart. */
export function middleCut(name: string, width: number): string {
  if (textWidth(name) <= width) return name;
  const characters = [...name];
  let keep = characters.length - 1;
  while (keep > 4 && textWidth(shortened(characters, keep)) > width) keep -= 1;
  return shortened(characters, keep);
}

function shortened(characters: readonly string[], keep: number): string {
  const end = Math.floor(keep / 2);
  return `${characters.slice(0, keep - end).join('')}…${characters.slice(-end).join('')}`;
}

/** Not in the middle of a character that takes two places. */
function whole(text: string, end: number): string {
  const code = text.charCodeAt(end - 1);
  return text.slice(0, code >= 0xd800 && code < 0xdc00 ? end - 1 : end);
}
