/** How the step begins that expects a refusal, in every language. */
const EXPECTS_REFUSAL = ['it is refused with:', '다음과 같이 거부된다:'];

/** How the step begins that looks at a command that failed, in every language. */
const LOOKS_AT_COMMAND = [
  'it prints',
  'it shows:',
  'it includes:',
  'it does not include:',
  'it exits with code',
  '출력은 다음',
  '아무것도 출력하지',
  '종료 코드 ',
];

/**
 * Whether a step that begins so looks at the error of the step before it, which then is none of the scenario's.
 * Any refusal may be looked at; what a command printed and its exit code only after a command that failed.
 */
export function expectsError(step: string, ofCommand: boolean): boolean {
  const begins = (phrase: string) => step.startsWith(phrase);
  return EXPECTS_REFUSAL.some(begins) || (ofCommand && LOOKS_AT_COMMAND.some(begins));
}
