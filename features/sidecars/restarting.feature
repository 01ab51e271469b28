Feature: Sidecars are restarted on their own
  For as long as a pod has work to do its sidecars are kept running, whatever the pod's restartPolicy says.
  https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#pod-sidecar-containers

  Rule: A sidecar that ends is started again, with the back-off of any crash, and nobody else is
    See https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#pod-sidecar-containers
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, computeInitContainerActions)

    Scenario Outline: restartPolicy <policy>, exit code <code>
      Given container "proxy" exits with code <code> after 5s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: <policy>
          initContainers:
          - { name: proxy, image: "registry.example/proxy:1", restartPolicy: Always }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      And 1 minute passes
      Then sidecar "proxy" started at 0s, 5s, 20s, 45s
      And container "app" started at 0s
      And pod "web" was never Failed

      Examples:
        | policy    | code |
        | Always    | 1    |
        | Always    | 0    |
        | OnFailure | 0    |
        | Never     | 1    |

    Scenario: What is shown meanwhile
      Given container "proxy" exits with code 1 after 5s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: proxy, image: "registry.example/proxy:1", restartPolicy: Always }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      And 11 seconds pass
      Then kubectl get pods shows:
        | NAME | READY | STATUS                | RESTARTS    |
        | web  | 1/2   | Init:* | 1 (6s ago)  |
      And pod "web" is Running
      And pod "web" is not Ready
      And condition Initialized of pod "web" is True

  Rule: It is restarted too while init containers behind it work
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, computeInitContainerActions)

    Scenario: The init container goes on
      Given container "proxy" exits with code 1 after 5s on its first run
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: proxy, image: "registry.example/proxy:1", restartPolicy: Always }
          - { name: prepare, image: "busybox:1.36", command: [sleep, "12"] }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      And 20 seconds pass
      Then sidecar "proxy" started at 0s, 5s
      And init container "prepare" started at 0s
      And container "app" started at 12s

  Rule: A changed image restarts the sidecar alone
    See https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#differences-from-init-containers

    Scenario: The proxy is updated
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: proxy, image: "nginx:1.27", restartPolicy: Always }
          containers:
          - { name: app, image: "busybox:1.36", command: [sleep, "3600"] }
        """
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: proxy, image: "nginx:1.28", restartPolicy: Always }
          containers:
          - { name: app, image: "busybox:1.36", command: [sleep, "3600"] }
        """
      And 1 second passes
      Then sidecar "proxy" started at 0s, 10s
      And container "app" started at 0s
      And the events of pod "web" include:
        | type   | reason  | message                                 |
        | Normal | Killing | Init container proxy definition changed |
