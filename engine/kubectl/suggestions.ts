import { distance } from 'fastest-levenshtein';
import { NotSimulated } from './command';
import { fault, type KubectlError, usageFault } from './outcome';

/**
 * What kubectl says to a command that it has not: which of its own begin so, or are at most two letters off.
 * https://pkg.go.dev/github.com/spf13/cobra#Command.SuggestionsFor
 */
export function unknownCommand(name: string): KubectlError {
  const typed = name.toLowerCase();
  const near = NAMES.flatMap((one) => {
    const isNear = distance(typed, one) <= 2 || one.startsWith(typed);
    return [...(isNear ? [one] : []), ...(SYNONYMS[one]?.includes(typed) ? [one] : [])];
  });
  const suggested =
    near.length === 0 ? '' : `\n\nDid you mean this?\n${near.map((one) => `\t${one}`).join('\n')}`;
  return fault(`unknown command ${JSON.stringify(name)} for "kubectl"${suggested}`);
}

/** What a command says that does nothing but by the commands within it. staging/src/k8s.io/kubectl/pkg/cmd/util/helpers.go (DefaultSubCommandRun) */
export function unknownSubcommand(command: string, words: readonly string[]): Error {
  return words.length === 0
    ? new NotSimulated(`kubectl ${command} without a command prints its help`)
    : usageFault(command, `unknown command ${JSON.stringify(words.join(' '))}`);
}

/** In the order in which kubectl has them. staging/src/k8s.io/kubectl/pkg/cmd/cmd.go (NewKubectlCommand) */
const NAMES: readonly string[] = (
  'create expose run set explain get edit delete rollout scale autoscale certificate cluster-info top cordon uncordon drain ' +
  'taint describe logs attach exec port-forward proxy cp auth debug events diff apply patch replace wait kustomize label ' +
  'annotate completion config plugin version api-versions api-resources options kuberc'
).split(' ');

/** SuggestFor of each command. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  delete: ['rm', 'remove'],
  describe: ['inspect'],
  get: ['list', 'ls'],
  top: ['stats'],
};
