import { objectNotFound } from '../api/errors';
import { resourceName } from '../api/kinds';
import type { Pod } from '../api/types';
import type { Command } from './command';
import { fault, KubectlError, usageFault } from './outcome';
import { chosenContainer } from './pod-container';
import { mostActive, podsOf } from './pods-of';
import { objectNamed, podWord } from './resources';

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_exec/ */
export const exec: Command = {
  needsPresent: true,
  flags: {
    container: { short: 'c', type: 'string' },
    'pod-running-timeout': { type: 'string' },
    quiet: { short: 'q', type: 'boolean' },
    stdin: { short: 'i', type: 'boolean' },
    tty: { short: 't', type: 'boolean' },
  },
  unsupported: { filename: 'name the pod' },
  run(args, context) {
    const { api, namespace, output } = context;
    const [word] = args.words;
    const { afterDashes: argv } = args;
    if (argv === undefined && args.words.length > 1) {
      throw usageFault(
        'exec',
        'exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead',
      );
    }
    if (word === undefined) throw fault('pod, type/name or --filename must be specified');
    if (argv === undefined || argv.length === 0)
      throw fault('you must specify at least one command for the container');
    const { kind, name } = podWord(word);
    const object = objectNamed(api, kind.kind, namespace, name);
    if (object === undefined) throw objectNotFound(resourceName(kind.kind), name);
    const choice = { order: mostActive, refusal: 'cannot attach to' };
    const pod = kind.kind === 'Pod' ? (object as Pod) : podsOf(object, kind, args, context, choice)[0]!;
    const { phase } = pod.status;
    if (phase === 'Succeeded' || phase === 'Failed')
      throw fault(`cannot exec into a container in a completed pod; current phase is ${phase}`);
    const quiet = args.isOn('quiet');
    const container = chosenContainer(pod, args.text('container'), (text) => quiet || output.error(text));
    if (args.isOn('tty') && args.isOn('stdin') && !quiet)
      output.error('Unable to use a TTY - input is not a terminal or the right kind of file\n');
    const { exitCode, stdout, stderr, notStarted } = api.deeds!.exec(pod, container.name, argv);
    if (notStarted !== undefined) throw fault(`Internal error occurred: ${notStarted}`);
    output.out(stdout);
    output.error(stderr);
    if (exitCode !== 0) throw new KubectlError(`command terminated with exit code ${exitCode}`, exitCode);
    return undefined;
  },
};
