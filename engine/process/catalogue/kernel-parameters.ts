/**
 * The parameters of the kernel that manifests read and set, with their usual values.
 * Simplified: each container sees a copy of its own, and no program acts on them.
 * https://docs.kernel.org/admin-guide/sysctl/
 */
export const KERNEL_PARAMETERS: ReadonlyMap<string, string> = new Map([
  ['fs.aio-max-nr', '65536'],
  ['fs.file-max', '9223372036854775807'],
  ['fs.inotify.max_user_instances', '128'],
  ['fs.inotify.max_user_watches', '65536'],
  ['fs.nr_open', '1048576'],
  ['kernel.core_pattern', 'core'],
  ['kernel.msgmax', '8192'],
  ['kernel.ostype', 'Linux'],
  ['kernel.panic', '10'],
  ['kernel.pid_max', '4194304'],
  ['kernel.shmall', '18446744073692774399'],
  ['kernel.shmmax', '18446744073692774399'],
  ['kernel.shmmni', '4096'],
  ['net.core.netdev_max_backlog', '1000'],
  ['net.core.rmem_max', '212992'],
  ['net.core.somaxconn', '4096'],
  ['net.core.wmem_max', '212992'],
  ['net.ipv4.ip_forward', '1'],
  ['net.ipv4.ip_local_port_range', '32768\t60999'],
  ['net.ipv4.ip_unprivileged_port_start', '0'],
  ['net.ipv4.tcp_fin_timeout', '60'],
  ['net.ipv4.tcp_keepalive_intvl', '75'],
  ['net.ipv4.tcp_keepalive_probes', '9'],
  ['net.ipv4.tcp_keepalive_time', '7200'],
  ['net.ipv4.tcp_max_syn_backlog', '4096'],
  ['net.ipv4.tcp_syncookies', '1'],
  ['net.ipv4.tcp_tw_reuse', '2'],
  ['vm.dirty_ratio', '20'],
  ['vm.drop_caches', '0'],
  ['vm.max_map_count', '65530'],
  ['vm.overcommit_memory', '1'],
  ['vm.swappiness', '60'],
]);

/** Where a parameter is a file: `vm.max_map_count` in `/proc/sys/vm/max_map_count`. */
export const parameterPath = (name: string): string => `/proc/sys/${name.replaceAll('.', '/')}`;
