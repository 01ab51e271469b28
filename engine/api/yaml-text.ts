import { Slip } from './yaml-errors';

/** Splits a text into documents at the lines that begin with `---`; what follows there belongs to the new one. */
export function splitDocuments(text: string): readonly string[] {
  return text.split(/^(?=---(?:\s|$))/m);
}

/** Whether a document has nothing but comments and directives in it. */
export function isBlank(text: string): boolean {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end).trim();
    if (line !== '' && line !== '---' && line[0] !== '#' && line[0] !== '%' && !/^---\s+#/.test(line))
      return false;
    at = end < 0 ? text.length : end + 1;
  }
  return true;
}

export function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** Refuses what kubectl's YAML reader refuses: control characters other than tab, line feed and carriage return. */
export function checkCharacters(text: string): void {
  const found = CONTROL.exec(text);
  if (found === null) return;
  const line = countLines(text.slice(0, found.index)) + 1;
  const column = found.index - text.lastIndexOf('\n', found.index - 1);
  const code = text.charCodeAt(found.index).toString(16).toUpperCase().padStart(4, '0');
  const message = `error converting YAML to JSON: yaml: control characters are not allowed (U+${code})`;
  throw new Slip(message, line, column);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;
