Feature: A node goes down and comes back
  A power cut ends every process of the node. When it is back its pods are still bound to it, and its kubelet runs them again.
  https://kubernetes.io/docs/concepts/architecture/nodes/

  Background:
    Given a cluster with these nodes:
      | name   | cpu | memory |
      | node-1 | 4   | 8Gi    |

  Rule: While it is down nobody tells of its pods
    Source: pkg/kubelet/status/status_manager.go (v1.36, syncPod)
    What the control plane makes of a node that is silent comes with its own chapter.

    Scenario: The status of a pod stays as it was
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And node "node-1" goes down
      Then pod "web" is Running at 30s
      And container "app" is running at 30s

    Scenario: Nobody reaches them
      Given a cluster with these nodes:
        | name   | cpu | memory |
        | node-2 | 4   | 8Gi    |
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { nodeName: node-1, containers: [ { name: web, image: "nginx:1.27" } ] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: client }
        spec:
          nodeName: node-2
          restartPolicy: Never
          containers: [ { name: client, image: "busybox:1.36", command: [sh, -c, "sleep 15; nc -z -w 2 10.244.0.2 80"] } ]
        """
      And 10 seconds pass
      And node "node-1" goes down
      Then container "client" is terminated with exit code 1 at 17s

  Rule: When it is back its pods run again in new sandboxes, init containers first
    See https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#pod-restart-reasons
    Source: pkg/kubelet/kuberuntime/util/util.go (v1.36, PodSandboxChanged)

    Scenario: A pod with an init container
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers: [ { name: prepare, image: "busybox:1.36", command: [sleep, "3"] } ]
          containers: [ { name: app, image: "nginx:1.27" } ]
        """
      And 10 seconds pass
      And node "node-1" goes down
      And 20 seconds pass
      And node "node-1" comes back
      And 10 seconds pass
      Then init container "prepare" started at 0s, 30s
      And container "app" started at 3s, 33s
      And metadata.uid of pod "web" is unchanged since 9s
      And status.podIP of pod "web" has changed since 9s
      And pod "web" matches:
        """yaml
        status:
          containerStatuses:
            - restartCount: 1
              lastState: { terminated: { exitCode: 255, reason: Unknown, finishedAt: "@30s" } }
        """
      And the events of pod "web" include:
        | type   | reason         | message                                                | at  |
        | Normal | SandboxChanged | Pod sandbox changed, it will be killed and re-created. | 30s |

    Scenario: No hook is run, for nothing was stopped
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers: [ { name: app, image: "nginx:1.27", lifecycle: { preStop: { sleep: { seconds: 5 } } } } ]
        """
      And 10 seconds pass
      And node "node-1" goes down
      And 20 seconds pass
      And node "node-1" comes back
      And 1 second passes
      Then the preStop hook of container "app" never ran
      And container "app" started at 0s, 30s

  Rule: What was in containers or in memory is gone, what was on the disk is there
    See https://kubernetes.io/docs/concepts/storage/volumes/#emptydir

    Scenario: Four places to write to
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, "for place in /tmp /empty /memory /host; do echo run >> $place/runs; echo $place $(wc -l < $place/runs); done; sleep 3600"]
            volumeMounts:
            - { name: empty, mountPath: /empty }
            - { name: memory, mountPath: /memory }
            - { name: host, mountPath: /host }
          volumes:
          - { name: empty, emptyDir: {} }
          - { name: memory, emptyDir: { medium: Memory } }
          - { name: host, hostPath: { path: /var/web, type: DirectoryOrCreate } }
        """
      And 10 seconds pass
      And node "node-1" goes down
      And 20 seconds pass
      And node "node-1" comes back
      And 1 second passes
      Then the log of container "app" is:
        """
        /tmp 1
        /empty 2
        /memory 1
        /host 2
        """

  Rule: The restart policy still decides
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, computePodActions)

    Scenario Outline: restartPolicy <policy>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: <policy>
          containers: [ { name: app, image: "busybox:1.36", command: [sleep, "15"] } ]
        """
      And 10 seconds pass
      And node "node-1" goes down
      And 20 seconds pass
      And node "node-1" comes back
      And 1 second passes
      Then container "app" started at <starts>
      And pod "task" is <phase>

      Examples:
        | policy    | starts  | phase   |
        | Always    | 0s, 30s | Running |
        | OnFailure | 0s, 30s | Running |
        | Never     | 0s      | Failed  |

  Rule: A pod that was deleted while the node was down is stopped when it is back
    Source: pkg/kubelet/pod_workers.go (v1.36, UpdatePod)

    Scenario: There is nothing to stop
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And node "node-1" goes down
      And pod "web" is deleted
      And 20 seconds pass
      Then pod "web" is Terminating
      When node "node-1" comes back
      Then pod "web" is gone within 1s
      And container "app" started at 0s

  Rule: What was changed while the node was down holds when it is back
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, computePodActions)

    Scenario: A new image, and sidecars in their order
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: first, image: "busybox:1.36", command: [sleep, "1"] }
          - { name: proxy, image: "redis:7", restartPolicy: Always }
          - { name: second, image: "busybox:1.36", command: [sleep, "2"] }
          containers: [ { name: app, image: "nginx:1.27" } ]
        """
      And 10 seconds pass
      And node "node-1" goes down
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: first, image: "busybox:1.36", command: [sleep, "1"] }
          - { name: proxy, image: "redis:7", restartPolicy: Always }
          - { name: second, image: "busybox:1.36", command: [sleep, "2"] }
          containers: [ { name: app, image: "nginx:1.28" } ]
        """
      And 20 seconds pass
      And node "node-1" comes back
      And 10 seconds pass
      Then init container "first" started at 0s, 30s
      And sidecar "proxy" started at 1s, 31s
      And init container "second" started at 1s, 31s
      And container "app" started at 3s, 33s
      And status.containerStatuses[app].image of pod "web" is "docker.io/library/nginx:1.28"
