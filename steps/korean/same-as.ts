import { supportCodeLibraryBuilder } from '@cucumber/cucumber';
import type { Scenario } from '../world';
import { ROLES } from './roles';

/**
 * The code of an English phrase, for the Korean phrase that means the same. It is looked up when it is needed first, so
 * the order in which files are read does not matter; the arguments come in the order of the Korean sentence and are
 * handed on in the order of the English one, each by its role: the second `{int}` there is the second `{int}` here.
 */
export function sameAs(english: string): Code {
  const twin: Code = function (this: Scenario, ...args) {
    return definitionOf(english).code.call(this, ...inEnglishOrder(args, phraseOf(twin), english));
  };
  // Cucumber compares the number of arguments with that of the phrase, and a table or doc string comes on top.
  Object.defineProperty(twin, 'length', {
    get: () => definitionOf(english).code.length - rolesIn(english).length + nounsIn(phraseOf(twin)).length,
  });
  return twin;
}

/** The arguments of a Korean phrase as its English twin takes them; what stands under the step stays at the end. */
export function inEnglishOrder(
  args: readonly unknown[],
  korean: string,
  english: string,
): readonly unknown[] {
  const said = new Map<string, unknown[]>();
  const nouns = nounsIn(korean);
  nouns.forEach((noun, i) => {
    const roles = rolesOf(noun);
    const values = roles.length === 1 ? [args[i]] : (args[i] as readonly unknown[]);
    roles.forEach((role, k) => {
      said.set(role, [...(said.get(role) ?? []), values[k]]);
    });
  });
  return [...rolesIn(english).map((role) => said.get(role)!.shift()), ...args.slice(nouns.length)];
}

/** What the nouns of a phrase of either language stand for, in their order: `['object', 'is', 'state', 'when']` */
export function rolesIn(phrase: string): readonly string[] {
  return nounsIn(phrase).flatMap(rolesOf);
}

interface Definition {
  readonly pattern: unknown;
  readonly code: Code;
}

type Code = (this: Scenario, ...args: readonly unknown[]) => unknown;

function nounsIn(phrase: string): readonly string[] {
  return [...phrase.matchAll(/\{([^}]*)\}/g)].map(([, noun]) => noun!);
}

function rolesOf(noun: string): readonly string[] {
  return ROLES[noun] ?? [noun];
}

/** What Cucumber was told so far. It offers no other way from a phrase to its code. */
function definitions(): readonly Definition[] {
  // biome-ignore lint/complexity/useLiteralKeys: a private member is only reached like this
  return supportCodeLibraryBuilder['stepDefinitionConfigs'];
}

function definitionOf(phrase: string): Definition {
  const found = definitions().find(({ pattern }) => pattern === phrase);
  if (found !== undefined) return found;
  throw new Error(`steps/korean: there is no English phrase '${phrase}' any more`);
}

const phrases = new WeakMap<Code, string>();

function phraseOf(twin: Code): string {
  let phrase = phrases.get(twin);
  if (phrase === undefined) {
    phrase = definitions().find(({ code }) => code === twin)!.pattern as string;
    phrases.set(twin, phrase);
  }
  return phrase;
}
