import type { Container, RestartPolicy, RestartPolicyRule } from '../api/types';

/**
 * Is a container that ended with this exit code started again? The container's own rules come first, then its own
 * policy, then the pod's.
 * https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/api/v1/pod/util.go (ContainerShouldRestart)
 */
export function shouldRestart(
  container: Pick<Container, 'restartPolicy' | 'restartPolicyRules'>,
  podPolicy: RestartPolicy,
  exitCode: number,
): boolean {
  if (ruleFor(container, exitCode) !== undefined) return true;
  switch (container.restartPolicy ?? podPolicy) {
    case 'Always':
      return true;
    case 'OnFailure':
      return exitCode !== 0;
    case 'Never':
      return false;
  }
}

/**
 * The first of a container's rules that its exit code matches; each of them starts the container again.
 * pkg/api/v1/pod/util.go (FindMatchingContainerRestartRule)
 */
export function ruleFor(
  { restartPolicyRules }: Pick<Container, 'restartPolicyRules'>,
  exitCode: number,
): RestartPolicyRule | undefined {
  if (restartPolicyRules === undefined) return undefined;
  return restartPolicyRules.find(
    ({ exitCodes }) => exitCodes.values.includes(exitCode) === (exitCodes.operator === 'In'),
  );
}
