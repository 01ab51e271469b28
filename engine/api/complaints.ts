import { type FieldError, forbidden, invalid, required, unsupported } from './field-error';
import type { NameRule } from './names';
import { type ApiRules, NEWEST_RULES } from './rules';

/** Collects what is wrong with an object, in the order in which the API looks at it. */
export class Complaints {
  readonly list: FieldError[] = [];

  constructor(readonly rules: ApiRules = NEWEST_RULES) {}

  add(error: FieldError): void {
    this.list.push(error);
  }

  /** Every message of a rule about a text; nothing for one that keeps it. */
  name(field: string, value: string, rule: NameRule): void {
    for (const message of rule(value)) this.list.push(invalid(field, value, message));
  }

  /** As `name`, and a missing text is a complaint of its own. */
  requiredName(field: string, value: string, rule: NameRule): void {
    if (value === '') this.list.push(required(field));
    else this.name(field, value, rule);
  }

  messages(field: string, value: unknown, messages: readonly string[]): void {
    for (const message of messages) this.list.push(invalid(field, value, message));
  }

  nonNegative(field: string, value: unknown): void {
    if (typeof value === 'number' && value < 0) {
      this.list.push(invalid(field, value, 'must be greater than or equal to 0'));
    }
  }

  /** One of a set of words; a missing one is required. The order of `words` is the order in the message. */
  oneOf(field: string, value: unknown, words: readonly string[]): void {
    if (value === undefined || value === '') this.list.push(required(field));
    else if (!words.includes(value as string)) this.list.push(unsupported(field, value, words));
  }

  required(field: string, detail = ''): void {
    this.list.push(required(field, detail));
  }

  invalid(field: string, value: unknown, detail: string): void {
    this.list.push(invalid(field, value, detail));
  }

  forbidden(field: string, detail: string): void {
    this.list.push(forbidden(field, detail));
  }
}
