import { constantWord, type Part, type Redirect, type Word } from './shell-code';
import type { Tree } from './shell-syntax';
import { type Lowering, lowerParts, lowerWord } from './shell-words';

/** One redirection of the tree. */
export function lowerRedirect(tree: Tree.Redirection, lowering: Lowering): Redirect[] {
  if (tree.descriptor?.type === 'FileDescriptorVariable') return lowering.refuse('redirection', tree.pos);
  const fd = tree.descriptor?.value;
  if (tree.type === 'HereDoc') {
    const { body, delimiter } = tree;
    const literal = delimiter?.quoted === true || body.parts === undefined;
    const indented = tree.operator === '<<-';
    const lowered = literal ? [] : lowerParts(body.parts!, lowering, true);
    const target: Word = literal
      ? constantWord(indented ? body.text.replace(/^\t+/gm, '') : body.text)
      : { text: undefined, parts: [{ part: 'quotes', parts: indented ? withoutTabs(lowered) : lowered }] };
    return [{ fd: fd ?? 0, operator: 'here', target }];
  }
  if (tree.target === undefined) return lowering.refuse('redirection', tree.pos);
  if (tree.type === 'HereString') {
    if (lowering.dialect !== 'bash') lowering.refuse('redirection', tree.pos);
    const word = lowerWord(tree.target, lowering);
    const parts =
      word.text === undefined ? word.parts : [{ part: 'text' as const, text: word.text, split: false }];
    return [
      {
        fd: fd ?? 0,
        operator: 'here',
        target: {
          text: undefined,
          parts: [
            { part: 'quotes', parts },
            { part: 'text', text: '\n', split: false },
          ],
        },
      },
    ];
  }
  const operator = tree.operator === '>|' ? '>' : tree.operator;
  const input = operator === '<' || operator === '<>' || operator === '<&';
  const target = lowerWord(tree.target, lowering);
  if (operator === '>&' && fd === undefined && target.text !== undefined && !/^[0-9-]+$/.test(target.text))
    return [{ fd: 1, operator: '&>', target }];
  return [{ fd: fd ?? (input ? 0 : 1), operator, target }];
}

/** `<<-`: tabs at the beginning of lines go. */
function withoutTabs(parts: readonly Part[]): Part[] {
  let atStart = true;
  return parts.map((part) => {
    if (part.part !== 'text') {
      atStart = false;
      return part;
    }
    const text = part.text.replace(/\n\t+/g, '\n');
    const stripped = atStart ? text.replace(/^\t+/, '') : text;
    atStart = stripped.endsWith('\n');
    return { ...part, text: stripped };
  });
}
