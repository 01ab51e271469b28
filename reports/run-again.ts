/** What to type to run a scenario again. */
export function runAgain(file: string, line?: number): string {
  return `npx cucumber-js ${shellWord(line === undefined ? file : `${file}:${line}`)}`;
}

function shellWord(text: string): string {
  return /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
