import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator } from '@cucumber/messages';
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

/** Those of one feature. */
export function examplesIn(file: string, text: string): readonly Example[] {
  const newId = IdGenerator.incrementing();
  const document = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(text);
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
