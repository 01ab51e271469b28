import { objectNotFound } from '../api/errors';
import { strategicMerge } from '../api/strategic-merge';
import type { Pod } from '../api/types';
import { type Command, NotSimulated } from './command';
import { readCustomProfile } from './custom-profile';
import type { Arguments } from './flags';
import { fault } from './outcome';
import { allContainers } from './pod-container';
import { objectNamed, podWord } from './resources';

/**
 * Adds an ephemeral container to a pod, and does not attach to it.
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_debug/
 * staging/src/k8s.io/kubectl/pkg/cmd/debug/debug.go
 */
export const debug: Command = {
  needsPresent: true,
  flags: {
    'arguments-only': { type: 'boolean' },
    container: { short: 'c', type: 'string' },
    custom: { type: 'string' },
    env: { type: 'string' },
    image: { type: 'string' },
    'image-pull-policy': { type: 'string' },
    profile: { type: 'string' },
    quiet: { short: 'q', type: 'boolean' },
    target: { type: 'string' },
  },
  unsupported: {
    attach: 'kubectl exec runs a command in it, kubectl logs shows what it wrote',
    interactive: 'nobody types',
    stdin: 'nobody types',
    i: 'nobody types',
    tty: 'nobody types',
    t: 'nobody types',
    'copy-to': 'apply a pod of another name',
    replace: '',
    'same-node': '',
    'set-image': '',
    'share-processes': '',
    'keep-annotations': '',
    'keep-init-containers': '',
    'keep-labels': '',
    'keep-liveness': '',
    'keep-readiness': '',
    'keep-startup': '',
    filename: 'name the pod',
  },
  run(args, context) {
    const { api, namespace, output } = context;
    const say = (text: string) => args.isOn('quiet') || output.out(text);
    const image = args.text('image') ?? '';
    if (image === '') throw fault('you must specify --image when not using --copy-to.');
    if (args.words.length === 0) throw fault('NAME or filename is required for debug');
    const policy = args.text('image-pull-policy');
    if (policy && !['Always', 'IfNotPresent', 'Never'].includes(policy))
      throw fault(`invalid image pull policy: ${policy}`);
    const custom = args.text('custom') ? readCustomProfile(args.text('custom')!, context) : undefined;
    const target = args.text('target');
    if (target)
      say(
        `Targeting container ${JSON.stringify(target)}. If you don't see processes from this container it may be ` +
          "because the container runtime doesn't support this feature.\n",
      );
    const securityContext = securityOf(args.text('profile') ?? 'general');
    for (const word of args.words) {
      const { kind, name } = podWord(word);
      if (kind.kind !== 'Pod') throw new NotSimulated(`kubectl debug of a ${kind.kind} is not simulated`);
      const pod = objectNamed(api, 'Pod', namespace, name) as Pod | undefined;
      if (pod === undefined) throw objectNotFound('pods', name);
      const command = args.afterDashes ?? [];
      const container = {
        name: args.text('container') || madeUpName(pod, () => api.deeds!.nameSuffix(), say),
        image,
        ...(policy && { imagePullPolicy: policy }),
        terminationMessagePolicy: 'File',
        ...(args.has('env') && { env: variablesOf(args) }),
        ...(command.length > 0 && { [args.isOn('arguments-only') ? 'args' : 'command']: command }),
        ...(target && { targetContainerName: target }),
        ...(securityContext && { securityContext }),
      };
      api.deeds!.debug(pod, custom === undefined ? container : strategicMerge(container, custom));
    }
    return undefined;
  },
};

function madeUpName(pod: Pod, suffix: () => string, say: (text: string) => void): string {
  let name = '';
  while (name === '' || allContainers(pod).some((container) => container.name === name))
    name = `debugger-${suffix()}`;
  say(`Defaulting debug container name to ${name}.\n`);
  return name;
}

/** What a profile lets an ephemeral container do. staging/src/k8s.io/kubectl/pkg/cmd/debug/profiles.go */
function securityOf(profile: string): object | undefined {
  switch (profile) {
    case 'general':
      return { capabilities: { add: ['SYS_PTRACE'] } };
    case 'baseline':
      return undefined;
    case 'netadmin':
      return { capabilities: { add: ['NET_ADMIN', 'NET_RAW'] } };
    case 'sysadmin':
      return { privileged: true };
    default:
      throw new NotSimulated(`kubectl debug --profile=${profile} is not simulated`);
  }
}

function variablesOf(args: Arguments): readonly object[] {
  return args.list('env').map((text) => {
    const at = text.indexOf('=');
    if (at < 1) throw fault(`invalid env: ${text}`);
    return { name: text.slice(0, at), value: text.slice(at + 1) };
  });
}
