import type { Context } from './command';
import { given, type Maker, metadataOf, nameOf } from './create-from';
import { fault } from './outcome';

/** staging/src/k8s.io/kubectl/pkg/cmd/create/create_deployment.go */
export const deployment: Maker = {
  flags: {
    image: { type: 'string' },
    port: { type: 'number' },
    replicas: { short: 'r', type: 'number' },
  },
  required: ['image'],
  failure: 'failed to create deployment: ',
  make(args, context) {
    const name = nameOf(args, 'deployment');
    const images = given(args, 'image');
    const command = args.afterDashes ?? [];
    if (images.length > 1 && command.length > 0)
      throw fault('cannot specify multiple --image options and command');
    const labels = { app: name };
    const port = args.number('port') ?? -1;
    const containers = images.map((image, i) => ({
      ...(command.length > 0 && { command }),
      image,
      name: containerName(image, context),
      ...(port >= 0 && i === 0 && { ports: [{ containerPort: port }] }),
      resources: {},
    }));
    return {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: metadataOf(name, context, labels),
      spec: {
        replicas: args.number('replicas') ?? 1,
        selector: { matchLabels: labels },
        strategy: {},
        template: { metadata: { labels }, spec: { containers } },
      },
      status: {},
    };
  },
};

/** staging/src/k8s.io/kubectl/pkg/cmd/create/create_namespace.go */
export const namespace: Maker = {
  flags: {},
  make: (args) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: nameOf(args, 'namespace') },
    spec: {},
    status: {},
  }),
};

/** staging/src/k8s.io/kubectl/pkg/cmd/create/create_serviceaccount.go */
export const serviceAccount: Maker = {
  flags: {},
  failure: 'failed to create serviceaccount: ',
  make: (args, context) => ({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadataOf(nameOf(args, 'serviceaccount'), context),
  }),
};

/** The last part of the image's name; what no container may be called gets five characters besides. (sanitizeAndUniquify) */
function containerName(image: string, { api }: Context): string {
  const name = image
    .slice(image.lastIndexOf('/') + 1)
    .split(':')[0]!
    .split('@')[0]!;
  if (!/[_.]/.test(name)) return name;
  return `${name.replace(/[_.]/g, '-')}-${api.deeds!.nameSuffix()}`;
}
