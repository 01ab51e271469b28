/**
 * A value as an expression of JavaScript, for the scripts of the site: data, whatever is in it. It stays data even where a script is pasted
 * into a page, or read by a browser that takes the separators of Unicode for ends of lines.
 */
export function script(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
