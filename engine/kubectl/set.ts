import { fieldsOf } from '../api/fields';
import { parseQuantity, QuantityError } from '../api/quantity';
import type { KubeObject } from '../api/types';
import type { Command } from './command';
import { namesFiles } from './files';
import type { Arguments } from './flags';
import { fault, faults } from './outcome';
import { containerNamesOf, containersChanged, podSpecPatch } from './pod-spec';
import { CONTAINERS, changeAll, SET_FLAGS, selects, UNSUPPORTED } from './set-common';
import { env } from './set-env';
import { selector } from './set-selector';
import { unknownSubcommand } from './suggestions';
import { resourcesAndPairs } from './targets';

const image: Command = {
  needsPresent: true,
  flags: SET_FLAGS,
  unsupported: UNSUPPORTED,
  run(args, context) {
    const { resources, pairs } = resourcesAndPairs(args.words, 'image');
    const images = pairs.map(
      (pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const,
    );
    const wrong = pairs.filter((pair) => !pair.includes('='));
    if (wrong.length > 0) throw fault(`invalid image format: ${wrong.join(', ')}`);
    const changed = (object: KubeObject, errors: Error[]) => {
      const names = containerNamesOf(object);
      for (const [name] of images)
        if (name !== '*' && !names.includes(name))
          errors.push(fault(`unable to find container named ${JSON.stringify(name)}`));
      const wanted = new Map(images);
      return containersChanged(
        object,
        (name) => wanted.has(name) || wanted.has('*'),
        (container) => ({ ...container, image: wanted.get('*') ?? wanted.get(String(container.name)) }),
      );
    };
    changeAll(args, context, resources, 'image', changed, () => checkImages(args, images));
    return undefined;
  },
};

/** staging/src/k8s.io/kubectl/pkg/cmd/set/set_image.go (Validate) */
function checkImages(
  args: Arguments,
  images: readonly (readonly [container: string, image: string])[],
): void {
  const errors: Error[] = [];
  if (args.isOn('all') && args.text('selector'))
    errors.push(fault('cannot set --all and --selector at the same time'));
  if (images.length === 0) errors.push(fault('at least one image update is required'));
  if (images.length > 1 && images.some(([name]) => name === '*'))
    errors.push(
      fault(
        'all containers are already specified by *, but saw more than one container_name=container_image pairs',
      ),
    );
  const failure = faults(errors);
  if (failure) throw failure;
}

const resources: Command = {
  needsPresent: true,
  flags: { ...SET_FLAGS, ...CONTAINERS, limits: { type: 'string' }, requests: { type: 'string' } },
  unsupported: UNSUPPORTED,
  run(args, context) {
    const limits = quantities(args.text('limits') ?? '');
    const requests = quantities(args.text('requests') ?? '');
    if (limits === undefined && requests === undefined)
      throw fault('you must specify an update to requests or limits (in the form of --requests/--limits)');
    const isMeant = (name: string) => selects(args.text('containers') ?? '*', name);
    changeAll(args, context, args.words, 'resource requirements', (object, errors) => {
      if (!containerNamesOf(object).some(isMeant))
        errors.push(fault(`unable to find container named ${args.text('containers') ?? '*'}`));
      return containersChanged(object, isMeant, (container) => {
        const before = fieldsOf(container.resources);
        return {
          ...container,
          resources: {
            ...before,
            ...(limits && { limits: { ...fieldsOf(before.limits), ...limits } }),
            ...(requests && { requests: { ...fieldsOf(before.requests), ...requests } }),
          },
        };
      });
    });
    return undefined;
  },
};

const serviceAccount: Command = {
  needsPresent: true,
  flags: SET_FLAGS,
  unsupported: UNSUPPORTED,
  run(args, context) {
    const name = args.words.at(-1);
    if (name === undefined) throw fault('serviceaccount is required');
    const named = args.words.slice(0, -1);
    if (named.length === 0 && !namesFiles(args))
      throw fault('one or more resources must be specified as <resource> <name> or <resource>/<name>');
    changeAll(args, context, named, 'serviceaccount', (object) =>
      podSpecPatch(object, { serviceAccountName: name }),
    );
    return undefined;
  },
};

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_set/ */
export const set: Command = {
  needsPresent: true,
  flags: {},
  unsupported: {},
  commands: { image, env, resources, selector, serviceaccount: serviceAccount, sa: serviceAccount },
  absent: { subject: 'kubectl patch can say it' },
  run({ words }) {
    throw unknownSubcommand('set', words);
  },
};

/** `cpu=200m,memory=512Mi`. staging/src/k8s.io/kubectl/pkg/generate/versioned/run.go (populateResourceListV1) */
function quantities(text: string): Readonly<Record<string, string>> | undefined {
  if (text === '') return undefined;
  return Object.fromEntries(
    text.split(',').map((statement) => {
      const [name = '', quantity, ...more] = statement.split('=');
      if (quantity === undefined || more.length > 0)
        throw fault(`Invalid argument syntax ${statement}, expected <resource>=<value>`);
      try {
        parseQuantity(quantity);
      } catch (error) {
        if (error instanceof QuantityError) throw fault(error.message);
        throw error;
      }
      return [name, quantity];
    }),
  );
}
