import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Explanation, explains, readExplanations } from '../fidelity/explanations';
import { judge, keyOf, type Verdict } from './judge';
import { HEADING, RECORDED, readSituation, situationsIn, WHOLE } from './recording';
import { SITUATIONS } from './situations';

const PAGE = join(__dirname, '../../docs/fidelity.md');

/** As many lines of a difference as a reader wants at once. */
const MOST_LINES = 6;

/*
 * The second half of `npm run fidelity`: gives the recorded commands to the engine's kubectl, and says where it prints
 * something else. With names it compares only these situations.
 */
export function compareKubectl(asked: readonly string[]): number {
  const explanations = readExplanations(readFileSync(PAGE, 'utf8'), HEADING);
  const verdicts: Verdict[] = [];
  for (const name of situationsIn(RECORDED)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const plan = SITUATIONS[name];
    if (plan === undefined) console.log(`kubectl ${name}: belongs to nobody; list it in situations.ts`);
    else if (plan.waitsFor !== undefined) console.log(`kubectl ${name}: waits for ${plan.waitsFor}`);
    else {
      const found = judge(readSituation(RECORDED, name), plan, explanations);
      verdicts.push(...found);
      for (const line of linesOf(name, found)) console.log(line);
    }
  }
  const idle = asked.length > 0 || RECORDED !== WHOLE ? [] : idleRows(explanations, verdicts);
  for (const { recordings, difference } of idle) {
    console.log(`docs/fidelity.md explains what no longer differs: ${recordings.join(', ')}: ${difference}`);
  }
  const differ = verdicts.filter(({ unexplained }) => unexplained.length > 0).length;
  const explained = verdicts.filter((one) => one.unexplained.length === 0 && one.explained.length > 0).length;
  const notYet = verdicts.filter(({ notSimulated }) => notSimulated !== undefined).length;
  const equal = verdicts.length - differ - explained - notYet;
  console.log(
    `\nkubectl: ${equal} outputs equal, ${explained} explained, ${differ} differ, ${notYet} of commands not simulated`,
  );
  return differ > 0 || idle.length > 0 ? 1 : 0;
}

function linesOf(name: string, verdicts: readonly Verdict[]): readonly string[] {
  const differ = verdicts.filter(({ unexplained }) => unexplained.length > 0);
  if (differ.length === 0) return [`kubectl ${name}: agrees`];
  return [
    `kubectl ${name}: ${differ.length} of ${verdicts.length} outputs differ`,
    ...differ.flatMap(({ file, unexplained }) => [
      ...unexplained.slice(0, MOST_LINES).map((one) => `  | ${name} | \`${keyOf(file, one)}\` |  |`),
      ...(unexplained.length > MOST_LINES ? [`  … ${unexplained.length - MOST_LINES} more of ${file}`] : []),
    ]),
  ];
}

function idleRows(
  explanations: readonly Explanation[],
  verdicts: readonly Verdict[],
): readonly Explanation[] {
  return explanations.filter(
    (row) =>
      !verdicts.some(({ situation, file, explained }) =>
        explained.some((one) => explains(row, situation, { key: keyOf(file, one) })),
      ),
  );
}
