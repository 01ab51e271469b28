import type { VNode } from 'preact';
import type { ReachedRule } from '../../coverage/lifecycle';
import type { PlaceLines } from '../../coverage/place-lines';
import { REMEMBERED } from '../../coverage/remembered-rules';
import { AREAS, type Area, areaOf } from '../../coverage/rule-areas';
import { inlineHtml } from '../markdown';
import { type Citation, citationsIn } from '../sources';
import { Head, Links, ShareRow, type Title } from './coverage-tables';
import { type Page, Scroll } from './layout';

export const RULES_PAGE = 'coverage-rules.html';

interface Told {
  readonly rules: readonly ReachedRule[];
  readonly titles: ReadonlyMap<string, Title>;
  readonly lines: PlaceLines;
}

/** The page of all rules by area, and one for each area. */
export function rulesPages(told: Told): readonly Page[] {
  const areas = AREAS.map((area) => ({
    area,
    rules: told.rules.filter(({ rule }) => areaOf(rule) === area),
  })).filter(({ rules }) => rules.length > 0);
  return [overview(told, areas), ...areas.map(({ area, rules }) => areaPage(area, { ...told, rules }))];
}

/** Of more rules than these only their number is told on the page of all coverage, and only their areas on the page of all rules. */
const MOST_BESIDE_OTHERS = 30;
const MOST_TOGETHER = 150;

/** For the page of all coverage: the rules that no scenario asked for, or where they are told. */
export function NeverAsked({ rules, lines }: Omit<Told, 'titles'>): VNode | null {
  const never = neverReached(rules);
  if (never.length === 0) return null;
  return (
    <section>
      <h3>Rules of the engine</h3>
      {never.length <= MOST_BESIDE_OTHERS ? (
        <RulesTable label="Rules that no scenario reached" rules={never} lines={lines} />
      ) : (
        <p>
          <a href={`${RULES_PAGE}#never`}>{never.length} rules of the engine</a>
        </p>
      )}
    </section>
  );
}

interface OfArea {
  readonly area: Area;
  readonly rules: readonly ReachedRule[];
}

function overview({ rules, lines }: Told, areas: readonly OfArea[]): Page {
  const reached = countReached(rules);
  return {
    file: RULES_PAGE,
    title: 'Coverage: rules of the engine',
    isWide: true,
    main: (
      <article class="coverage">
        <Back to="coverage.html" name="Coverage of the lifecycle" />
        <h1>Rules of the engine</h1>
        <p>
          A rule is a function of the engine that decides as Kubernetes does: its comment says what it
          decides, and cites the page of the documentation or the file of the source that states it. The
          engine’s tools, texts and tables are none, nor is what only carries a decision out. A rule is
          reached where a scenario made the engine ask for it; whether every answer that it can give was given
          is not told.
        </p>
        <p class="figures">
          {reached} of {rules.length} reached
        </p>
        <Scroll label="Rules by area">
          <table class="groups">
            <Head columns={['area', 'reached', 'of', 'share']} />
            <tbody>
              {areas.map(({ area, rules: of }) => (
                <ShareRow
                  key={area.id}
                  title={area.title}
                  href={pageOf(area)}
                  reached={countReached(of)}
                  all={of.length}
                />
              ))}
            </tbody>
          </table>
        </Scroll>
        <h2 id="never">Never reached</h2>
        <Never rules={rules} areas={areas} lines={lines} />
      </article>
    ),
  };
}

function Never({ rules, areas, lines }: Omit<Told, 'titles'> & { readonly areas: readonly OfArea[] }): VNode {
  const { length } = neverReached(rules);
  if (length === 0) return <p>Every rule was reached.</p>;
  if (length > MOST_TOGETHER)
    return <p>{length} rules: too many for one page. The page of each area begins with its own.</p>;
  return (
    <>
      {areas.map(({ area, rules: of }) => {
        const never = neverReached(of);
        return (
          never.length > 0 && (
            <section key={area.id}>
              <h3>{area.title}</h3>
              <RulesTable label={`Never reached: ${area.title}`} rules={never} lines={lines} />
            </section>
          )
        );
      })}
    </>
  );
}

function areaPage(area: Area, { rules, titles, lines }: Told): Page {
  const sorted = [...rules].sort((a, b) => Number(a.scenarios > 0) - Number(b.scenarios > 0));
  return {
    file: pageOf(area),
    title: `Rules: ${area.title}`,
    isWide: true,
    main: (
      <article class="coverage">
        <Back to={RULES_PAGE} name="Rules of the engine" />
        <h1>{area.title}</h1>
        <p class="figures">
          {countReached(rules)} of {rules.length} rules reached
        </p>
        <RulesTable label={`Rules: ${area.title}`} rules={sorted} lines={lines} titles={titles} />
        {rules.some(isKept) && (
          <p>
            “kept”: the answer of the rule is kept for whoever asks the same again, in later scenarios too; so
            it is not counted who asked.
          </p>
        )}
      </article>
    ),
  };
}

function RulesTable({
  label,
  rules,
  lines,
  titles,
}: {
  readonly label: string;
  readonly rules: readonly ReachedRule[];
  readonly lines: PlaceLines;
  readonly titles?: ReadonlyMap<string, Title>;
}): VNode {
  const counted = titles ? ['scenarios', 'for example'] : [];
  return (
    <Scroll label={label}>
      <table class={titles ? 'rules reached' : 'rules never'}>
        <Head columns={['rule', 'stated in', ...counted, 'decided in']} />
        <tbody>
          {rules.map((one) => (
            <tr key={one.rule.place} class={titles && one.scenarios === 0 ? 'never' : undefined}>
              <td class="meaning" dangerouslySetInnerHTML={{ __html: inlineHtml(one.rule.meaning) }} />
              <td>
                <Sources sources={one.rule.sources} />
              </td>
              {titles && (
                <>
                  <td class="number">{shown(one)}</td>
                  <td>{!isKept(one) && <Links titles={one.some.flatMap((id) => titles.get(id) ?? [])} />}</td>
                </>
              )}
              <td>
                <code>{lines.of(one.rule.place)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Sources({ sources }: { readonly sources: readonly string[] }): VNode {
  return (
    <ul class="some">
      {sources.slice(0, MOST_SOURCES).map((source) => {
        const [citation] = citationsIn(source);
        return (
          <li key={source}>{citation ? <a href={citation.url}>{nameOf(source, citation)}</a> : source}</li>
        );
      })}
    </ul>
  );
}

const MOST_SOURCES = 3;

/** `worker.go (doProbe)`, `pod-lifecycle#pod-phase` */
function nameOf(source: string, { page, path, section }: Citation): string {
  const last = page.split('/').at(-1)!;
  const [, about = ''] = /\((.*)\)$/.exec(source) ?? [];
  if (path !== undefined) return about === '' ? last : `${last} (${about})`;
  return section === '' ? last : `${last}#${section}`;
}

function shown(one: ReachedRule): string | number {
  if (one.scenarios === 0) return 'never';
  return isKept(one) ? 'kept' : one.scenarios;
}

function isKept({ rule }: ReachedRule): boolean {
  return REMEMBERED.has(rule.place);
}

function neverReached(rules: readonly ReachedRule[]): readonly ReachedRule[] {
  return rules.filter(({ scenarios }) => scenarios === 0);
}

function countReached(rules: readonly ReachedRule[]): number {
  return rules.filter(({ scenarios }) => scenarios > 0).length;
}

function pageOf({ id }: Area): string {
  return `coverage-rules-${id}.html`;
}

function Back({ to, name }: { readonly to: string; readonly name: string }): VNode {
  return (
    <p>
      <a href={to}>{name}</a>
    </p>
  );
}
