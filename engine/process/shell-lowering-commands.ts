import {
  type Assignment,
  type Code,
  type CommandInstruction,
  constantWord,
  type Instruction,
  type Word,
} from './shell-code';
import { lowerRedirect } from './shell-lowering-redirects';
import { parseWord, type Tree } from './shell-syntax';
import { braceWords, type Lowering, lowerWord } from './shell-words';

/** May the last command replace the shell? `ash` anywhere, `bash` only as a simple command without redirection. */
export type Last = 'no' | 'ash' | 'bash' | 'any';

/** The instructions of a simple command; nearly always one. */
export function lowerCommand(
  tree: Tree.Command,
  tested: boolean,
  last: Last,
  line: number,
  lowering: Lowering,
): Instruction[] {
  const prefix = tree.prefix.filter((part) => part.type === 'Assignment');
  // `x+=1` and `x[0]=1` are words, and names of commands, where there is no such assignment.
  const foreign = prefix.some((part) => part.value.type === 'Word' && !knows(part, lowering));
  const assignments = foreign ? [] : prefix.flatMap((part) => lowerAssignment(part, lowering));
  const name = foreign
    ? [constantWord(prefix.find((part) => !knows(part, lowering))!.text)]
    : tree.name === undefined
      ? []
      : expandable(tree.name, lowering);
  const words: (Word | Assignment)[] = [...name];
  for (const arg of tree.args) {
    if (arg.type === 'Assignment') words.push(...lowerAssignment(arg, lowering));
    else words.push(...expandable(arg, lowering));
  }
  if (lowering.dialect === 'dash' && name[0]?.text === 'function') lowering.refuse('"{"', tree.pos);
  const backgrounds =
    lowering.dialect === 'dash' &&
    tree.redirects.some((r) => r.type === 'Redirect' && r.operator.startsWith('&>'));
  const redirects = tree.redirects.flatMap((redirect) => lowerRedirect(redirect, lowering));
  const constant = words.every(
    (word) => 'parts' in word && word.text !== undefined && word.parts.length === 0,
  );
  const replaces = last === 'any' || last === 'ash' || (last === 'bash' && redirects.length === 0);
  const instruction: CommandInstruction = {
    op: 'command',
    assignments,
    words,
    constant: constant ? words.map((word) => (word as Word).text!) : undefined,
    redirects,
    line,
    tested,
    last: replaces,
  };
  if (!backgrounds) return [instruction];
  // `cmd &> f` is to dash: `cmd &` and then `> f`.
  const alone = { ...instruction, redirects: [] };
  const code: Code = { instructions: [alone], dialect: lowering.dialect, source: lowering.source };
  const rest = redirects.map((redirect) => ({ ...redirect, operator: '>' as const, fd: 1 }));
  return [
    { op: 'fork', code, background: true, line, tested, last: false },
    { ...instruction, words: [], constant: [], assignments: [], redirects: rest, last: false },
  ];
}

/** A word of a command: several, if it has braces. */
export function expandable(word: Tree.Word, lowering: Lowering): Word[] {
  return braceWords(word, lowering, (text) => parseWord(text) ?? word);
}

function knows(assignment: Tree.Assignment, lowering: Lowering): boolean {
  if (lowering.dialect === 'bash') return true;
  return assignment.index === undefined && !(assignment.append && lowering.dialect === 'dash');
}

function lowerAssignment(tree: Tree.Assignment, lowering: Lowering): Assignment[] {
  const bash = lowering.dialect === 'bash';
  if (tree.value.type === 'ArrayValue') {
    if (!bash) lowering.refuse('"("', tree.pos);
    const value = tree.value.elements.flatMap((element) => expandable(element, lowering));
    return [{ assign: tree.name, value, append: tree.append === true, index: undefined }];
  }
  const index = tree.index && lowerWord(tree.index, lowering, false, true);
  return [{ assign: tree.name, value: lowerWord(tree.value, lowering), append: tree.append === true, index }];
}

/** A command of words that mean themselves. */
export function plainCommand(words: readonly string[], line: number, tested: boolean): CommandInstruction {
  const lowered = words.map(constantWord);
  return {
    op: 'command',
    assignments: [],
    words: lowered,
    constant: words,
    redirects: [],
    line,
    tested,
    last: false,
  };
}
