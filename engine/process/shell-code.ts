import type { Dialect } from './utility';

/**
 * The flat code that a script is lowered to: an array of instructions per body, jumps by index. It is shared by
 * all processes that run the same text and never changes.
 */
export interface Code {
  readonly instructions: readonly Instruction[];
  readonly dialect: Dialect;
  /** The whole text it stands in, for messages. */
  readonly source: string;
}

export type Instruction =
  | CommandInstruction
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'jump if'; readonly to: number }
  | { readonly op: 'jump unless'; readonly to: number }
  | { readonly op: 'status'; readonly value: number }
  | { readonly op: 'not' }
  | { readonly op: 'loop'; readonly next: number; readonly end: number }
  | { readonly op: 'again'; readonly to: number; readonly line: number }
  | { readonly op: 'end loop' }
  | {
      readonly op: 'for';
      readonly words: readonly Word[] | undefined;
      readonly next: number;
      readonly end: number;
      readonly line: number;
    }
  | { readonly op: 'next word'; readonly name: string; readonly exit: number }
  | { readonly op: 'case'; readonly word: Word; readonly line: number }
  | { readonly op: 'match'; readonly patterns: readonly Word[]; readonly to: number; readonly line: number }
  | { readonly op: 'end case' }
  | ForkInstruction
  | {
      readonly op: 'pipeline';
      readonly parts: readonly Code[];
      readonly line: number;
      readonly tested: boolean;
      readonly bothOutputs: readonly boolean[];
    }
  | {
      readonly op: 'redirect';
      readonly redirects: readonly Redirect[];
      readonly to: number;
      readonly line: number;
      readonly tested: boolean;
    }
  | { readonly op: 'restore' }
  | { readonly op: 'define'; readonly name: string; readonly code: Code }
  | { readonly op: 'test'; readonly expression: TestNode; readonly line: number; readonly tested: boolean }
  | {
      readonly op: 'arithmetic';
      readonly expression: Arithmetic | undefined;
      readonly line: number;
      readonly tested: boolean;
    };

export interface CommandInstruction {
  readonly op: 'command';
  readonly assignments: readonly Assignment[];
  readonly words: readonly (Word | Assignment)[];
  /** All words when none of them needs expansion. */
  readonly constant: readonly string[] | undefined;
  readonly redirects: readonly Redirect[];
  readonly line: number;
  /** Its failure is looked at by `if`, `&&`, `!` …, so that `set -e` does not end the script. */
  readonly tested: boolean;
  /** The last thing this shell will do: the dialect may replace itself by the program. */
  readonly last: boolean;
}

export interface ForkInstruction {
  readonly op: 'fork';
  readonly code: Code;
  readonly background: boolean;
  readonly line: number;
  readonly tested: boolean;
  readonly last: boolean;
}

export interface Assignment {
  readonly assign: string;
  readonly value: Word | readonly Word[];
  readonly append: boolean;
  readonly index: Word | undefined;
}

export interface Redirect {
  readonly fd: number;
  readonly operator: '>' | '>>' | '<' | '<>' | '>&' | '<&' | 'here' | '&>' | '&>>';
  readonly target: Word;
}

/** A word: `text` when it is constant, else its parts. */
export interface Word {
  readonly text: string | undefined;
  readonly parts: readonly Part[];
}

export type Part =
  /** `split`: literal text inside an unquoted `${x:-…}`. */
  | { readonly part: 'text'; readonly text: string; readonly split: boolean }
  | { readonly part: 'glob'; readonly text: string }
  | { readonly part: 'home' }
  /** An empty pair of quotes makes a field. */
  | { readonly part: 'quotes'; readonly parts: readonly Part[] }
  | ParameterPart
  | { readonly part: 'command'; readonly code: Code; readonly quoted: boolean }
  | {
      readonly part: 'arithmetic';
      readonly expression: Arithmetic | undefined;
      readonly text: string;
      readonly quoted: boolean;
    }
  /** What this dialect calls a bad substitution; it fails when it is reached. */
  | { readonly part: 'bad'; readonly text: string; readonly quoted: boolean };

export interface ParameterPart {
  readonly part: 'parameter';
  readonly name: string;
  readonly quoted: boolean;
  readonly length: boolean;
  readonly indirect: boolean;
  readonly index: Word | undefined;
  readonly operation: Operation | undefined;
}

export type Operation =
  | { readonly kind: 'default'; readonly operator: string; readonly operand: Word }
  | { readonly kind: 'remove'; readonly operator: string; readonly operand: Word }
  | {
      readonly kind: 'replace';
      readonly operator: string;
      readonly pattern: Word;
      readonly replacement: Word;
    }
  | { readonly kind: 'slice'; readonly offset: Word; readonly length: Word | undefined }
  | { readonly kind: 'case'; readonly operator: string };

export type Arithmetic =
  | { readonly kind: 'number'; readonly value: bigint }
  | { readonly kind: 'name'; readonly name: string; readonly index: Arithmetic | undefined }
  | { readonly kind: 'word'; readonly word: Word }
  | {
      readonly kind: 'unary';
      readonly operator: string;
      readonly operand: Arithmetic;
      readonly prefix: boolean;
    }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: Arithmetic;
      readonly right: Arithmetic;
    }
  | {
      readonly kind: 'choice';
      readonly test: Arithmetic;
      readonly yes: Arithmetic;
      readonly no: Arithmetic;
    };

export type TestNode =
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Word }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Word; readonly right: Word }
  | { readonly kind: 'logical'; readonly operator: '&&' | '||'; readonly operands: readonly TestNode[] }
  | { readonly kind: 'not'; readonly operand: TestNode };

export const constantWord = (text: string): Word => ({ text, parts: [] });
