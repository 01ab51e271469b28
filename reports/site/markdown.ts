import MarkdownIt from 'markdown-it';

/** Prose in features is Markdown; HTML in it is text. */
const markdown = new MarkdownIt({ html: false, linkify: true });

/** Prose as HTML. What was markup in it is shown as text, and links lead nowhere but to the web. */
export function proseHtml(text: string): string {
  return markdown.render(withoutIndent(text));
}

/** Gherkin keeps the indentation of a description, which Markdown would read as code. */
function withoutIndent(text: string): string {
  const lines = text.split('\n');
  const depths = lines.filter((line) => line.trim() !== '').map((line) => /^\s*/.exec(line)![0].length);
  const depth = Math.min(...depths, 80);
  return lines.map((line) => line.slice(depth)).join('\n');
}
