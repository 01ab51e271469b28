import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { type GherkinDocument, IdGenerator } from '@cucumber/messages';
import { filesIn } from './source-files';

/** A scenario, or one row of an outline, as Cucumber runs it. */
export interface Example {
  readonly file: string;
  /** The name of the scenario or outline as it is written, `<placeholders>` and all. */
  readonly scenario: string;
  /** The rule around it, if there is one. */
  readonly rule: string | undefined;
  /** With their `@`; those of the feature and the rule too. */
  readonly tags: readonly string[];
  readonly steps: readonly string[];
}

/** All examples of all features, in the order of the files. */
export function examples(): readonly Example[] {
  return filesIn('features', '.feature').flatMap(({ name, text }) => examplesIn(name, text));
}

/** A rule as it is written. */
export interface WrittenRule {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly description: string;
  readonly feature: { readonly name: string; readonly description: string };
}

/** All rules of all features, in the order of the files. */
export function rules(): readonly WrittenRule[] {
  return filesIn('features', '.feature').flatMap(({ name: file, text }) => {
    const { feature } = parsed(text, IdGenerator.incrementing());
    return (feature?.children ?? []).flatMap(({ rule }) =>
      rule
        ? [
            {
              file,
              line: rule.location.line,
              name: rule.name,
              description: rule.description,
              feature: feature!,
            },
          ]
        : [],
    );
  });
}

/** Those of one feature. */
function examplesIn(file: string, text: string): readonly Example[] {
  const newId = IdGenerator.incrementing();
  const document = parsed(text, newId);
  const names = new Map<string, { readonly scenario: string; readonly rule: string | undefined }>();
  for (const { scenario, rule } of document.feature?.children ?? []) {
    if (scenario) names.set(scenario.id, { scenario: scenario.name, rule: undefined });
    for (const { scenario: inner } of rule?.children ?? []) {
      if (inner) names.set(inner.id, { scenario: inner.name, rule: rule!.name });
    }
  }
  return compile(document, file, newId).map(({ astNodeIds, tags, steps }) => ({
    file,
    ...names.get(astNodeIds[0]!)!,
    tags: tags.map((tag) => tag.name),
    steps: steps.map((step) => step.text),
  }));
}

function parsed(text: string, newId: IdGenerator.NewId): GherkinDocument {
  return new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(text);
}
