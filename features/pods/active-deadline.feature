Feature: Active deadline
  A pod with activeDeadlineSeconds may be active on its node for so long, whatever its restartPolicy; then it is
  stopped and Failed.
  https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#lifecycle

  Rule: When the deadline has passed, the containers are stopped with the usual grace and the pod is Failed
    Source: pkg/kubelet/active_deadline.go (v1.36, ShouldEvict)
    Source: pkg/kubelet/kubelet_pods.go (v1.36, generateAPIPodStatus)

    Scenario: A process that stops at once
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: limited }
        spec:
          activeDeadlineSeconds: 60
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      When the manifest is applied
      Then pod "limited" is Running at 59s
      And pod "limited" matches at 60s:
        """yaml
        status:
          phase: Failed
          reason: DeadlineExceeded
          message: Pod was active on the node longer than the specified deadline
        """

    Scenario: A process that ignores SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: limited }
        spec:
          activeDeadlineSeconds: 8
          terminationGracePeriodSeconds: 5
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, "trap '' TERM; sleep 3600 & wait $!"] }
        """
      Then pod "limited" is Running at 12s
      And pod "limited" is Failed at 13s
      And container "app" received SIGTERM at 8s
      And container "app" was killed at 13s

    Scenario: It is told in events
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: limited }
        spec:
          activeDeadlineSeconds: 60
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      And 2 minutes pass
      Then the events of pod "limited" include:
        | type   | reason           | from    | message                                                       |
        | Normal | DeadlineExceeded | kubelet | Pod was active on the node longer than the specified deadline |
        | Normal | Killing          | kubelet | Stopping container app                                        |

    Scenario: The object stays, and the container tells its own exit
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: limited }
        spec:
          activeDeadlineSeconds: 8
          terminationGracePeriodSeconds: 5
          containers:
          - { name: app, image: "busybox:1.36", command: [sleep, "3600"] }
        """
      And 1 day passes
      Then container "app" is terminated with exit code 137 and reason "Error"
      And kubectl get pods shows:
        | NAME    | READY | STATUS | RESTARTS |
        | limited | 0/1   | Error  | 0        |

  Rule: Restarts do not stop the clock
    Source: pkg/kubelet/active_deadline.go (v1.36, pastActiveDeadline)

    Scenario: A container that crashes every 20 seconds
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: limited }
        spec:
          activeDeadlineSeconds: 60
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, sleep 20; exit 1] }
        """
      Then pod "limited" is Running at 69s
      And pod "limited" is Failed at 70s
      And container "app" started at 0s, 20s, 50s

  Rule: The clock starts when the kubelet takes the pod on, not when the pod is made
    Source: pkg/kubelet/active_deadline.go (v1.36, pastActiveDeadline)

    Scenario: A pod that no node has room for
      Given a cluster of 1 node with 4 CPUs and 8Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: waiting }
        spec:
          activeDeadlineSeconds: 60
          containers:
          - { name: app, image: "nginx:1.27", resources: { requests: { cpu: "8" } } }
        """
      Then pod "waiting" stays Pending for 1h

  Rule: The deadline of a running pod may be set, or shortened
    See https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement

    Scenario: Set after ten seconds
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          activeDeadlineSeconds: 15
          containers: [ { name: app, image: "nginx:1.27" } ]
        """
      Then pod "web" is Running at 14s
      And pod "web" is Failed at 15s
