Feature: When the conditions of a pod change
  Each condition tells when its status last changed, and they change in an order.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-has-network

  Rule: The time of a condition is when its status last changed, not when its reason or message did
    Source: pkg/kubelet/status/status_manager.go (v1.36, updateLastTransitionTime)

    Scenario: The list of unready containers grows, the time stays
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: pair }
        spec:
          restartPolicy: Never
          containers:
          - { name: first, image: "busybox:1.36", command: [sleep, "10"] }
          - { name: second, image: "busybox:1.36", command: [sleep, "20"] }
          - { name: third, image: "busybox:1.36", command: [sleep, "60"] }
        """
      Then pod "pair" matches at 30s:
        """yaml
        status:
          conditions:
          - type: Ready
            status: "False"
            message: "containers with unready status: [first second]"
            lastTransitionTime: "@10s"
        """

  Rule: The conditions become True one after the other: scheduled, its sandbox there, initialized, ready
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-has-network

    Scenario: With an init container, a pull, and a readiness probe
      Given image "nginx:1.27" takes 10s to pull
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers: [ { name: first, image: "busybox:1.36", command: [sleep, "5"] } ]
          containers: [ { name: app, image: "nginx:1.27", readinessProbe: { httpGet: { port: 80 }, initialDelaySeconds: 5 } } ]
        """
      And 1 minute passes
      Then pod "web" matches:
        """yaml
        status:
          conditions:
          - { type: PodScheduled, status: "True", lastTransitionTime: "@0s" }
          - { type: PodReadyToStartContainers, status: "True", lastTransitionTime: "@0s" }
          - { type: Initialized, status: "True", lastTransitionTime: "@5s" }
          - { type: ContainersReady, status: "True", lastTransitionTime: "@25s" }
          - { type: Ready, status: "True", lastTransitionTime: "@25s" }
        """

    Scenario: Without init containers it is initialized from the beginning, and has its sandbox while the image is pulled
      Given image "nginx:1.27" takes 10s to pull
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [ { name: app, image: "nginx:1.27" } ] }
        """
      And 1 minute passes
      Then pod "web" matches:
        """yaml
        status:
          conditions:
          - { type: PodScheduled, status: "True", lastTransitionTime: "@0s" }
          - { type: PodReadyToStartContainers, status: "True", lastTransitionTime: "@0s" }
          - { type: Initialized, status: "True", lastTransitionTime: "@0s" }
          - { type: ContainersReady, status: "True", lastTransitionTime: "@10s" }
          - { type: Ready, status: "True", lastTransitionTime: "@10s" }
        """
