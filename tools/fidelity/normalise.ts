/**
 * Takes out of a text what differs from cluster to cluster and from run to run: uids, ids of containers, the namespace, the time a pull
 * took and an image's size. What Kubernetes counts on purpose (back-off times, restart counts) stays.
 */
export function normalise(text: string, namespace: string): string {
  return text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'UID')
    .replaceAll(`_${namespace}(`, '_NS(')
    .replaceAll(`assigned ${namespace}/`, 'assigned NS/')
    .replace(/ in \S+ \(\S+ including waiting\)/, ' in TIME (TIME including waiting)')
    .replace(/Image size: \d+ bytes/, 'Image size: N bytes')
    .replace(/kube-api-access-[a-z0-9]{5}/g, 'kube-api-access-XXXXX')
    .replace(/\b[0-9a-f]{64}\b/g, 'ID');
}

/** RESTARTS as kubectl prints it, without how long ago: the time since is an interval, and those are compared apart. */
export function restartsOnly(cell: string): string {
  return cell.replace(/ \(.*\)$/, '');
}
