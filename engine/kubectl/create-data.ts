import type { Command, Context, TextFile } from './command';
import { creating, given, type Maker, metadataOf, nameOf } from './create-from';
import type { Arguments, Flags } from './flags';
import { fault } from './outcome';
import { unknownSubcommand } from './suggestions';

const DATA_FLAGS: Flags = {
  'from-env-file': { type: 'string' },
  'from-file': { type: 'string' },
  'from-literal': { type: 'string' },
};

/** staging/src/k8s.io/kubectl/pkg/cmd/create/create_configmap.go */
export const configMap: Maker = {
  flags: DATA_FLAGS,
  failure: 'failed to create configmap: ',
  make(args, context) {
    const name = nameOf(args, 'configmap');
    const data = dataOf(args, context, (key) => ({
      invalid: `${JSON.stringify(key)} is not a valid key name for a ConfigMap: ${KEY_RULE}`,
      twice: `cannot add key ${JSON.stringify(key)}, another key by that name already exists in Data for ConfigMap ${JSON.stringify(name)}`,
    }));
    return {
      apiVersion: 'v1',
      ...(Object.keys(data).length > 0 && { data }),
      kind: 'ConfigMap',
      metadata: metadataOf(name, context),
    };
  },
};

const generic: Maker = {
  flags: { ...DATA_FLAGS, type: { type: 'string' } },
  failure: 'failed to create secret ',
  make(args, context) {
    const name = nameOf(args, 'secret generic');
    const data = dataOf(args, context, (key) => ({
      invalid: `${JSON.stringify(key)} is not valid key name for a Secret ${KEY_RULE}`,
      twice: `cannot add key ${key}, another key by that name already exists`,
    }));
    return secretOf(name, context, data, args.text('type'));
  },
};

/** staging/src/k8s.io/kubectl/pkg/cmd/create/create_secret_docker.go */
const dockerRegistry: Maker = {
  flags: {
    'docker-email': { type: 'string' },
    'docker-password': { type: 'string' },
    'docker-server': { type: 'string' },
    'docker-username': { type: 'string' },
    'from-file': { type: 'string' },
  },
  failure: 'failed to create secret ',
  make(args, context) {
    const name = nameOf(args, 'secret docker-registry');
    const type = 'kubernetes.io/dockerconfigjson';
    if (args.has('from-file')) return secretOf(name, context, dataOf(args, context, SECRET_COMPLAINTS), type);
    const [username, password] = [args.text('docker-username') ?? '', args.text('docker-password') ?? ''];
    const server = args.text('docker-server') ?? 'https://index.docker.io/v1/';
    const email = args.text('docker-email') ?? '';
    if (username === '' || password === '') {
      throw fault(
        'either --from-file or the combination of --docker-username, --docker-password and --docker-server is required',
      );
    }
    const auth = base64(`${username}:${password}`);
    const entry = { username, password, ...(email !== '' && { email }), auth };
    return secretOf(
      name,
      context,
      { '.dockerconfigjson': JSON.stringify({ auths: { [server]: entry } }) },
      type,
    );
  },
};

/** staging/src/k8s.io/kubectl/pkg/cmd/create/create_secret_tls.go */
const tls: Maker = {
  flags: { cert: { type: 'string' }, key: { type: 'string' } },
  failure: 'failed to create secret ',
  make(args, context) {
    const name = nameOf(args, 'secret tls');
    const [cert, key] = [args.text('cert') ?? '', args.text('key') ?? ''];
    if (cert === '' || key === '') throw fault('key and cert must be specified');
    // Simplified: that the key fits the certificate is not looked at.
    const data = { 'tls.crt': textOf(cert, context), 'tls.key': textOf(key, context) };
    return secretOf(name, context, data, 'kubernetes.io/tls');
  },
};

/** staging/src/k8s.io/kubectl/pkg/cmd/create/create_secret.go */
export const secret: Command = {
  needsPresent: true,
  flags: {},
  unsupported: {},
  commands: {
    generic: creating(generic),
    'docker-registry': creating(dockerRegistry),
    tls: creating(tls),
  },
  run(args) {
    throw unknownSubcommand('create secret', args.words);
  },
};

const KEY_RULE =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or " +
  "'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

interface Complaints {
  readonly invalid: string;
  readonly twice: string;
}

const SECRET_COMPLAINTS = (key: string): Complaints => ({
  invalid: `${JSON.stringify(key)} is not valid key name for a Secret ${KEY_RULE}`,
  twice: `cannot add key ${key}, another key by that name already exists`,
});

function secretOf(
  name: string,
  context: Context,
  data: Readonly<Record<string, string>>,
  type: string | undefined,
) {
  const encoded = Object.entries(data).map(([key, text]) => [key, base64(text)]);
  return {
    apiVersion: 'v1',
    ...(encoded.length > 0 && { data: Object.fromEntries(encoded) }),
    kind: 'Secret',
    metadata: metadataOf(name, context),
    ...(type !== undefined && type !== '' && { type }),
  };
}

/** What `--from-file`, `--from-literal` and `--from-env-file` say, in this order. */
function dataOf(
  args: Arguments,
  context: Context,
  complaints: (key: string) => Complaints,
): Readonly<Record<string, string>> {
  const data = new Map<string, string>();
  const add = (key: string, text: string) => {
    if (!/^[-._a-zA-Z0-9]+$/.test(key) || key === '.' || key.startsWith('..'))
      throw fault(complaints(key).invalid);
    if (data.has(key)) throw fault(complaints(key).twice);
    data.set(key, text);
  };
  if (args.has('from-env-file') && (args.has('from-file') || args.has('from-literal')))
    throw fault('from-env-file cannot be combined with from-file or from-literal');
  for (const source of given(args, 'from-file')) {
    const { key, path } = fileSource(source);
    const { isFolder, files } = readable(path, context);
    if (isFolder && source.includes('=')) throw fault('cannot give a key name for a directory path');
    for (const { name, text } of files) add(isFolder ? baseName(name) : key, text);
  }
  for (const source of args.every('from-literal')) {
    const at = source.indexOf('=');
    if (at < 1) throw fault(`invalid literal source ${source}, expected key=value`);
    add(source.slice(0, at), source.slice(at + 1));
  }
  for (const source of given(args, 'from-env-file')) {
    const { isFolder, files } = readable(source, context);
    if (isFolder) throw fault('env config file cannot be a directory');
    for (const line of files[0]!.text.split(/\r?\n/)) {
      const trimmed = line.trimStart();
      if (trimmed === '' || trimmed.startsWith('#')) continue;
      const at = trimmed.indexOf('=');
      // A name alone takes the value of kubectl's own environment, which is empty here.
      add(at < 0 ? trimmed : trimmed.slice(0, at), at < 0 ? '' : trimmed.slice(at + 1));
    }
  }
  return Object.fromEntries(data);
}

/** staging/src/k8s.io/kubectl/pkg/util/util.go (ParseFileSource) */
function fileSource(source: string): { key: string; path: string } {
  const parts = source.split('=');
  if (parts.length === 1) return { key: baseName(source), path: source };
  if (parts.length > 2) throw fault("key names or file paths cannot contain '='");
  const [key = '', path = ''] = parts;
  if (key === '') throw fault(`key name for file path ${path} missing`);
  if (path === '') throw fault(`file path for key name ${key} missing`);
  return { key, path };
}

function readable(path: string, { surroundings }: Context) {
  const found = surroundings.files?.read(path, false);
  if (found === undefined) throw fault(`error reading ${path}: no such file or directory`);
  return found;
}

function textOf(path: string, context: Context): string {
  const [file] = readable(path, context).files as readonly (TextFile | undefined)[];
  if (file === undefined) throw fault(`Cannot read file ${path}, read ${path}: is a directory`);
  return file.text;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
