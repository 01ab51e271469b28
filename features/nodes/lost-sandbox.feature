Feature: Something of a pod is lost
  Under every pod lies a sandbox: its network and its address. Containers are made in it, and when it is gone they cannot stay.
  https://kubernetes.io/docs/concepts/architecture/cri/

  Rule: A lost sandbox is replaced: all containers are stopped, and the pod begins again with another address
    See https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#pod-restart-reasons
    Source: pkg/kubelet/kuberuntime/util/util.go (v1.36, PodSandboxChanged)

    Scenario: The sandbox of a running pod is lost
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And the sandbox of pod "web" is lost
      And 1 second passes
      Then container "app" received SIGQUIT at 10s
      And container "app" started at 0s, 10s
      And status.podIP of pod "web" has changed since 9s
      And metadata.uid of pod "web" is unchanged since 9s
      And the events of pod "web" include:
        | type   | reason         | message                                                  | at  |
        | Normal | SandboxChanged | Pod sandbox changed, it will be killed and re-created.   | 10s |
        | Normal | Killing        | Stopping container app                                   | 10s |

    Scenario: Its init containers run again
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: prepare, image: "busybox:1.36", command: [sleep, "3"] }
          - { name: proxy, image: "redis:7", restartPolicy: Always }
          containers: [ { name: app, image: "nginx:1.27" } ]
        """
      And 10 seconds pass
      And the sandbox of pod "web" is lost
      And 10 seconds pass
      Then init container "prepare" started at 0s, 10s
      And sidecar "proxy" started at 3s, 13s
      And container "app" started at 3s, 13s
      And pod "web" is Ready

    Scenario: While its init container runs again the pod is Pending
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers: [ { name: first, image: "busybox:1.36", command: [sleep, "30"] } ]
          containers: [ { name: app, image: "nginx:1.27" } ]
        """
      And 40 seconds pass
      And the sandbox of pod "web" is lost
      And 10 seconds pass
      Then pod "web" is Pending

    Scenario: Its volumes stay
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, "echo run >> /data/runs; echo run >> /tmp/runs; wc -l < /data/runs; wc -l < /tmp/runs; trap 'exit 0' TERM; sleep 3600 & wait"], volumeMounts: [ { name: data, mountPath: /data } ] }
          volumes: [ { name: data, emptyDir: {} } ]
        """
      And 10 seconds pass
      And the sandbox of pod "web" is lost
      And 1 second passes
      Then the log of container "app" is:
        """
        2
        1
        """

    Scenario: A container that ends well while its preStop hook still runs is started again, and the pod goes on
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: OnFailure
          containers:
          - name: app
            image: busybox:1.36
            command: [sleep, "20"]
            lifecycle: { preStop: { sleep: { seconds: 8 } } }
        """
      And 18 seconds pass
      And the sandbox of pod "web" is lost
      And 40 seconds pass
      Then container "app" started at 0s, 26s
      And pod "web" went through Pending, Running, Succeeded
      And pod "web" is not Succeeded at 45s
      And pod "web" is Succeeded at 46s

  Rule: With restartPolicy Never a pod ends with its sandbox
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, computePodActions)

    Scenario: It is not run twice
      Given container "app" exits with code 143 on SIGTERM
      And a running pod "task" with container "app" and restartPolicy Never
      When 10 seconds pass
      And the sandbox of pod "task" is lost
      Then pod "task" is Failed within 1s
      And container "app" started at 0s

  Rule: A container that nobody finds any more counts as killed
    Source: pkg/kubelet/kubelet_pods.go (v1.36, convertToAPIContainerStatuses)

    Scenario: It is started again
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And container "app" is lost
      And 1 second passes
      Then container "app" started at 0s, 10s
      And pod "web" matches:
        """yaml
        status:
          phase: Running
          containerStatuses:
            - restartCount: 1
              lastState:
                terminated:
                  exitCode: 137
                  reason: ContainerStatusUnknown
                  message: "The container could not be located when the pod was deleted.  The container used to be Running"
        """

    Scenario: With restartPolicy Never the pod has failed
      Given a running pod "task" with container "app" and restartPolicy Never
      When 10 seconds pass
      And container "app" is lost
      Then pod "task" is Failed within 1s
      And container "app" started at 0s

  Rule: The sandbox of a pod that is done is not replaced
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, computePodActions)

    Scenario: An init container and a container, both done
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: once }
        spec:
          restartPolicy: OnFailure
          initContainers: [ { name: first, image: "busybox:1.36", command: ["true"] } ]
          containers: [ { name: app, image: "busybox:1.36", command: ["true"] } ]
        """
      And 1 minute passes
      Then pod "once" is Succeeded
      And the events of pod "once" include:
        | type   | reason    | from              |
        | Normal | Scheduled | default-scheduler |
        | Normal | Started   | kubelet           |
      And the events of pod "once" do not include:
        | reason         |
        | SandboxChanged |
