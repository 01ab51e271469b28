/**
 * Whether a statement asks for something among what there is, as `the events of pod "web" include:` does. That it is missing there was
 * made by nothing that happened: what happened last is not its cause.
 */
export function asksForMissing(statement: string): boolean {
  return (ENGLISH.test(statement) && !/ not include/.test(statement)) || KOREAN.test(statement);
}

const ENGLISH = /^(?:the|file) .* includes?(?: [^"]*)?:$/;
const KOREAN = /다음(?:을 포함한다|이 있다):$/;
