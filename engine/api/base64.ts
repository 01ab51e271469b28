/**
 * The offset of the first byte that is no proper base64, as Go's decoder counts it, or `undefined`. Line breaks are
 * passed over. https://pkg.go.dev/encoding/base64#CorruptInputError
 */
export function corruptBase64At(text: string): number | undefined {
  let inGroup = 0;
  let at = 0;
  let groupAt = 0;
  for (; at < text.length; at += 1) {
    const character = text[at]!;
    if (character === '\n' || character === '\r') continue;
    if (character === '=') return paddingProblem(text, at, inGroup);
    if (!/[A-Za-z0-9+/]/.test(character)) return at;
    if (inGroup === 0) groupAt = at;
    inGroup = (inGroup + 1) % 4;
  }
  return inGroup === 0 ? undefined : groupAt;
}

function paddingProblem(text: string, at: number, inGroup: number): number | undefined {
  if (inGroup < 2) return at;
  const rest = text.slice(at + 1).replace(/[\r\n]/g, '');
  const wanted = inGroup === 2 ? '=' : '';
  if (rest === wanted) return undefined;
  return rest.length < wanted.length ? text.length : at + 1 + wanted.length;
}
