import {
  contentFrom,
  type Device,
  type Directory,
  deviceFile,
  directory,
  FileTree,
  type Node,
  parentPath,
  pathParts,
  regularFile,
  symlink,
} from '../process/files';

/**
 * The files of one node, which hostPath volumes show; made when first looked into.
 * Simplified: a node has the directories of a usual Debian with containerd and a kubelet, and of their files only a few.
 */
export class NodeFiles extends FileTree {
  constructor(private readonly node: string) {
    super();
  }

  /** Lays a file, and the directories above it. Answers false where something stands in the way. */
  lay(path: string, text: string): boolean {
    const folder = folderAt(this.root, parentPath(path));
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (folder === undefined || name === '' || folder.entries.get(name)?.type === 'directory') return false;
    folder.entries.set(name, regularFile(text));
    return true;
  }

  /** What a file of text says; nothing where there is none. */
  text(path: string): string {
    const node = this.find(path);
    return node?.type === 'file' ? contentFrom(node, 0, path) : '';
  }

  protected override build(): Directory {
    const root = directory();
    for (const path of FOLDERS) folderAt(root, path);
    for (const path of ['/tmp', '/var/tmp']) folderAt(root, path)!.mode = 0o1777;
    folderAt(root, '/root')!.mode = 0o700;
    const put = (path: string, node: Node) =>
      folderAt(root, parentPath(path))!.entries.set(path.slice(path.lastIndexOf('/') + 1), node);
    for (const [path, target] of LINKS) put(path, symlink(target));
    for (const [path, device] of DEVICES) put(path, deviceFile(device));
    for (const [path, text] of FILES) put(path, regularFile(text));
    put('/etc/hostname', regularFile(`${this.node}\n`));
    return root;
  }
}

const FOLDERS = (
  '/boot /dev/shm /etc/cni/net.d /etc/containerd /etc/default /etc/kubernetes/manifests /etc/kubernetes/pki ' +
  '/etc/pki /etc/ssl/certs /etc/systemd/system /home /media /mnt /opt/cni/bin /proc /root /run/containerd /run/dbus ' +
  '/run/lock /run/log /run/netns /run/systemd /run/udev /srv /sys/class /sys/devices /sys/fs/bpf ' +
  '/sys/fs/cgroup /sys/kernel/debug /tmp /usr/bin /usr/lib/modules /usr/libexec/kubernetes/kubelet-plugins/volume/exec ' +
  '/usr/local/bin /usr/local/share/ca-certificates /usr/sbin /usr/share/ca-certificates /usr/share/zoneinfo /usr/src ' +
  '/var/cache /var/lib/cni /var/lib/containerd /var/lib/dbus /var/lib/kubelet/device-plugins /var/lib/kubelet/pki ' +
  '/var/lib/kubelet/plugins /var/lib/kubelet/plugins_registry /var/lib/kubelet/pods /var/log/containers /var/log/journal ' +
  '/var/log/pods /var/spool /var/tmp'
).split(' ');

const LINKS: readonly (readonly [path: string, target: string])[] = [
  ['/bin', '/usr/bin'],
  ['/lib', '/usr/lib'],
  ['/sbin', '/usr/sbin'],
  ['/var/run', '/run'],
  ['/etc/localtime', '/usr/share/zoneinfo/Etc/UTC'],
];

const DEVICES: readonly (readonly [path: string, device: Device])[] = [
  ['/dev/null', 'null'],
  ['/dev/zero', 'zero'],
  ['/dev/full', 'full'],
  ['/dev/random', 'urandom'],
  ['/dev/urandom', 'urandom'],
  ['/dev/sda', 'disk'],
  ['/run/containerd/containerd.sock', 'socket'],
  ['/run/dbus/system_bus_socket', 'socket'],
  ['/var/lib/kubelet/device-plugins/kubelet.sock', 'socket'],
];

const FILES: readonly (readonly [path: string, text: string])[] = [
  ['/etc/hosts', '127.0.0.1\tlocalhost\n'],
  ['/etc/machine-id', '00000000000000000000000000000000\n'],
  ['/etc/os-release', 'PRETTY_NAME="Debian GNU/Linux 13 (trixie)"\nVERSION_ID="13"\nID=debian\n'],
  ['/etc/resolv.conf', 'nameserver 127.0.0.53\n'],
  ['/etc/timezone', 'Etc/UTC\n'],
  ['/run/xtables.lock', ''],
  ['/usr/share/zoneinfo/Etc/UTC', 'TZif2'],
];

/** The directory at a path, made where it is missing; undefined where a file stands in the way. */
function folderAt(root: Directory, path: string): Directory | undefined {
  let folder = root;
  for (const name of pathParts(path)) {
    let next = folder.entries.get(name);
    if (next?.type === 'symlink') next = folderAt(root, next.target);
    if (next === undefined) {
      next = directory();
      folder.entries.set(name, next);
    }
    if (next.type !== 'directory') return undefined;
    folder = next;
  }
  return folder;
}
