import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A function of the engine that decides as a source of Kubernetes says. */
export interface EngineRule {
  /** `engine/kubelet/pod-phase.ts#podPhase`, `engine/kubelet/prober.ts#Prober.stop` */
  readonly place: string;
  /** What it decides, in a sentence. */
  readonly meaning: string;
  /** Where Kubernetes states it: an address, or a file of its repository with the functions in parentheses. */
  readonly sources: readonly string[];
}

/** `npm run docs` writes it from the source of the engine; what code is marked with is numbered as it stands there (tools/marks.js). */
export const RULES_FILE = path.join(__dirname, 'engine-rules.json');

/** The rules of a release of the engine, in the order of their numbers. */
export class RuleCatalogue {
  /** Changes with every rule that comes, goes or is renamed: numbers mean the same only with the same digest. */
  readonly digest: string;

  constructor(readonly rules: readonly EngineRule[]) {
    const text = rules.map(({ place }) => place).join('\n');
    this.digest = createHash('sha256').update(text).digest('hex').slice(0, 8);
  }
}

let ours: RuleCatalogue | undefined;

/** The rules of this release. */
export function rulesOfEngine(): RuleCatalogue {
  if (ours === undefined) {
    const rows = JSON.parse(readFileSync(RULES_FILE, 'utf8')) as readonly Row[];
    ours = new RuleCatalogue(rows.map(([place, meaning, ...sources]) => ({ place, meaning, sources })));
  }
  return ours;
}

type Row = readonly [place: string, meaning: string, ...sources: string[]];
