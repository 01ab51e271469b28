Feature: The generation of a pod
  The API counts the changes of a pod's spec, and the kubelet says of which one its status tells.
  https://kubernetes.io/docs/concepts/workloads/pods/#pod-generation

  Rule: It begins with 1, whatever the manifest says, and a change of the spec is one more, a change of labels is none
    See https://kubernetes.io/docs/concepts/workloads/pods/#pod-generation
    Source: pkg/registry/core/pod/strategy.go (v1.36, PrepareForCreate, updatePodGeneration)

    Scenario: A label, an image, a deadline
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, generation: 100 }
        spec: { containers: [ { name: app, image: "nginx:1.27" } ] }
        """
      And 5 seconds pass
      Then metadata.generation of pod "web" is 1
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec: { containers: [ { name: app, image: "nginx:1.27" } ] }
        """
      And 5 seconds pass
      Then metadata.generation of pod "web" is 1
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [ { name: app, image: "nginx:1.28" } ] }
        """
      And 5 seconds pass
      Then metadata.generation of pod "web" is 2
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { activeDeadlineSeconds: 1000, containers: [ { name: app, image: "nginx:1.28" } ] }
        """
      And 5 seconds pass
      Then pod "web" matches:
        """yaml
        metadata: { generation: 3 }
        status: { observedGeneration: 3 }
        """

    Scenario: A deletion with a grace period is a change too
      Given container "app" ignores SIGTERM
      And a pod "web" with container "app"
      When 5 seconds pass
      And pod "web" is deleted
      And 5 seconds pass
      Then pod "web" matches:
        """yaml
        metadata: { generation: 2 }
        status: { observedGeneration: 2 }
        """

  Rule: Each condition says for itself of which generation it tells
    Source: pkg/api/v1/pod/util.go (v1.36, CalculatePodConditionObservedGeneration)

    Scenario: An image that cannot be pulled is corrected
      Given image "registry.example/app:9" cannot be pulled
      And a pod "web" with container "app" of image "registry.example/app:9"
      When 5 seconds pass
      Then pod "web" matches:
        """yaml
        status:
          conditions:
          - { type: PodReadyToStartContainers, observedGeneration: 1 }
          - { type: Initialized, observedGeneration: 1 }
          - { type: Ready, status: "False", observedGeneration: 1 }
          - { type: ContainersReady, status: "False", observedGeneration: 1 }
          - { type: PodScheduled, observedGeneration: 1 }
        """
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [ { name: app, image: "nginx:1.27" } ] }
        """
      And 5 seconds pass
      Then pod "web" matches:
        """yaml
        status:
          conditions:
          - { type: PodReadyToStartContainers, observedGeneration: 2 }
          - { type: Initialized, observedGeneration: 2 }
          - { type: Ready, status: "True", observedGeneration: 2 }
          - { type: ContainersReady, status: "True", observedGeneration: 2 }
          - { type: PodScheduled, observedGeneration: 2 }
        """
