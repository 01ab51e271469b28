import type { Container, RestartPolicy } from '../api/types';

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
  for (const { exitCodes } of container.restartPolicyRules ?? []) {
    const listed = exitCodes.values.includes(exitCode);
    if (listed === (exitCodes.operator === 'In')) return true;
  }
  switch (container.restartPolicy ?? podPolicy) {
    case 'Always':
      return true;
    case 'OnFailure':
      return exitCode !== 0;
    case 'Never':
      return false;
  }
}
