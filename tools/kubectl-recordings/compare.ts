import { masked } from './mask';
import type { Told } from './play';

/** A line that one has and the other has not, by its masked text. */
export interface LineDifference {
  readonly by: 'recorded' | 'told';
  readonly line: string;
}

/** The lines in which what the engine's kubectl printed differs from what the real one did; stderr and exit code too. */
export function differences(
  { command, stdout, stderr, exitCode }: Told,
  isCrowd = false,
): readonly LineDifference[] {
  const [recorded, told] = [masked(command.stdout), masked(stdout)];
  const isOfAll = isCrowd && !OF_ONE.test(command.file);
  return [
    ...(isOfAll ? ofLines([...recorded].sort(), [...told].sort()) : ofLines(recorded, told)),
    ...ofLines(masked(command.stderr), masked(stderr)),
    ...(exitCode === command.exitCode
      ? []
      : ofLines([`exit code ${command.exitCode}`], [`exit code ${exitCode}`])),
  ];
}

/** An output about one object, which keeps its order. */
const OF_ONE = /-(?:deployment|daemonset|statefulset|job|quota|service|pod)\b|^rollout|^apply/;

/** The shortest list of lines to take out and to put in. */
function ofLines(recorded: readonly string[], told: readonly string[]): readonly LineDifference[] {
  const width = told.length + 1;
  const common = new Uint16Array((recorded.length + 1) * width);
  for (let i = recorded.length - 1; i >= 0; i -= 1) {
    for (let j = told.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        recorded[i] === told[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
    }
  }
  const result: LineDifference[] = [];
  let i = 0;
  let j = 0;
  while (i < recorded.length || j < told.length) {
    if (i < recorded.length && recorded[i] === told[j]) {
      i += 1;
      j += 1;
    } else if (
      j >= told.length ||
      (i < recorded.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!)
    ) {
      result.push({ by: 'recorded', line: recorded[i]! });
      i += 1;
    } else {
      result.push({ by: 'told', line: told[j]! });
      j += 1;
    }
  }
  return result;
}
