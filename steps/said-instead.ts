/**
 * What people call an object or a container and no state of it is, and how it is said here: words of kubectl's STATUS column,
 * of deeds, and of everyday speech. The keys are in lower case, for people write them both ways.
 */
const OF_KIND: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Pod: {
    evicted: 'is Failed, and: status.reason of pod "…" is "Evicted"',
    completed: 'is Succeeded',
    error: 'is Failed, or: container "…" is terminated with reason "Error"',
    crashed: 'container "…" is terminated with exit code 1',
    crashing: 'container "…" is waiting with reason "CrashLoopBackOff"',
    crashloopbackoff: 'container "…" is waiting with reason "CrashLoopBackOff"',
    imagepullbackoff: 'container "…" is waiting with reason "ImagePullBackOff"',
    errimagepull: 'container "…" is waiting with reason "ErrImagePull"',
    containercreating: 'container "…" is waiting with reason "ContainerCreating"',
    createcontainerconfigerror: 'container "…" is waiting with reason "CreateContainerConfigError"',
    oomkilled: 'container "…" is terminated with reason "OOMKilled"',
    unschedulable: 'condition PodScheduled of pod "…" is False with reason "Unschedulable"',
    preempted: 'is gone, and: the events of pod "…" include: … Preempted',
    healthy: 'is Ready',
    unhealthy: 'is not Ready',
    unready: 'is not Ready',
    notready: 'is not Ready',
    started: 'is Running, or: container "…" is started',
    stopped: 'is Succeeded, is Failed, or: container "…" is terminated',
    terminated: 'is Succeeded, is Failed, or: container "…" is terminated',
    waiting: 'is Pending, or: container "…" is waiting with reason "…"',
    killed: 'container "…" was killed at 30s',
  },
  Node: {
    cordoned: 'spec.unschedulable of node "…" is true',
    uncordoned: 'spec.unschedulable of node "…" is absent',
    unschedulable: 'spec.unschedulable of node "…" is true',
    schedulingdisabled: 'spec.unschedulable of node "…" is true',
    drained: 'spec.unschedulable of node "…" is true, and ask about its pods',
    down: 'is NotReady',
    up: 'is Ready',
    healthy: 'is Ready',
    unhealthy: 'is NotReady',
    unreachable: 'condition Ready of node "…" is Unknown with reason "NodeStatusUnknown"',
  },
  Container: {
    oomkilled: 'is terminated with reason "OOMKilled"',
    error: 'is terminated with reason "Error"',
    completed: 'is terminated with reason "Completed"',
    crashloopbackoff: 'is waiting with reason "CrashLoopBackOff"',
    imagepullbackoff: 'is waiting with reason "ImagePullBackOff"',
    errimagepull: 'is waiting with reason "ErrImagePull"',
    crashed: 'is terminated with exit code 1',
    crashing: 'is waiting with reason "CrashLoopBackOff"',
    stopped: 'is terminated',
    killed: 'was killed at 30s',
    healthy: 'is ready',
    pending: 'is waiting',
    succeeded: 'is terminated with exit code 0',
    failed: 'is terminated with exit code 1',
  },
};

/** `Say: is Failed, and: …`, where such a word is known to be said of such a thing; nothing otherwise. */
export function saidInstead(kind: string, word: string): string | undefined {
  const words = OF_KIND[kind];
  const key = word.toLowerCase();
  return words !== undefined && Object.hasOwn(words, key) ? `Say: ${words[key]}` : undefined;
}
