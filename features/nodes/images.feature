Feature: What a node says of its images
  A kubelet lists the images of its node in status.images, where the scheduler reads them.
  https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/node-v1/#NodeStatus

  Rule: The largest come first, each with its digest and its tags, by the names that the runtime gives them
    Source: pkg/kubelet/nodestatus/setters.go (v1.36, Images); pkg/kubelet/util/sliceutils (ByImageSize)

    Scenario: Two images that are there from the beginning
      Given image "busybox:1.36" has a size of 2Mi
      And image "registry.example/model:1" has a size of 600Mi
      And image "busybox:1.36" is already on every node
      And image "registry.example/model:1" is already on every node
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "registry.example/model:1" }
          - { name: shell, image: "busybox:1.36", command: [sleep, "3600"] }
        """
      Then node "node-1" matches:
        """yaml
        status:
          images:
          - names: ["registry.example/model@sha256:*", "registry.example/model:1"]
            sizeBytes: 629145600
          - names: ["docker.io/library/busybox@sha256:*", "docker.io/library/busybox:1.36"]
            sizeBytes: 2097152
        """

    Scenario Outline: No more than nodeStatusMaxImages: <most>
      Given the kubelet configuration:
        """yaml
        nodeStatusMaxImages: <most>
        """
      And image "busybox:1.36" has a size of 2Mi
      And image "registry.example/model:1" has a size of 600Mi
      And image "busybox:1.36" is already on every node
      And image "registry.example/model:1" is already on every node
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "registry.example/model:1" }
          - { name: shell, image: "busybox:1.36", command: [sleep, "3600"] }
        """
      Then node "node-1" matches:
        """yaml
        status: { images: <images> }
        """

      Examples:
        | most | images                                             |
        | -1   | [ { sizeBytes: 629145600 }, { sizeBytes: 2097152 } ] |
        | 2    | [ { sizeBytes: 629145600 }, { sizeBytes: 2097152 } ] |
        | 1    | [ { sizeBytes: 629145600 } ]                       |
        | 0    | null                                               |

  Rule: What has come, or gone, is in the status with the next look at all images, every thirty seconds
    Source: pkg/kubelet/images/image_gc_manager.go (v1.36, Start); pkg/kubelet/kubelet_node_status.go (tryUpdateNodeStatus)

    Background:
      Given image "registry.example/model:1" takes 5s to pull
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          terminationGracePeriodSeconds: 0
          containers: [ { name: app, image: "registry.example/model:1" } ]
        """

    Scenario: An image that was pulled
      Then node "node-1" matches at 29s:
        """yaml
        status: { images: null }
        """
      And node "node-1" matches at 30s:
        """yaml
        status:
          images:
          - names: [ "registry.example/model@sha256:*", "registry.example/model:1" ]
        """

    Scenario: Its kubelet does not reach the API by then: with the first status that arrives
      When 20 seconds pass
      And node "node-1" is cut off
      And 40 seconds pass
      Then node "node-1" matches:
        """yaml
        status: { images: null }
        """
      When node "node-1" is reachable again
      Then node "node-1" matches:
        """yaml
        status:
          images:
          - names: [ "registry.example/model@sha256:*", "registry.example/model:1" ]
        """

    Scenario: Its kubelet starts again: it says at once what is there
      When 20 seconds pass
      And the kubelet of node "node-1" restarts
      Then node "node-1" matches:
        """yaml
        status:
          images:
          - names: [ "registry.example/model@sha256:*", "registry.example/model:1" ]
        """

  Rule: An image that is removed leaves the status in the same way
    Source: pkg/kubelet/images/image_gc_manager.go (v1.36, freeOldImages, Start)

    Scenario: The collector removes it at 5 minutes
      Given the kubelet configuration:
        """yaml
        imageMaximumGCAge: 3m
        """
      And a pod "web" with container "app" of image "registry.example/model:1"
      When 1 minute passes
      And pod "web" is deleted
      Then node "node-1" matches at 5m:
        """yaml
        status: { images: [ { names: [ "*", "registry.example/model:1" ] } ] }
        """
      And node "node-1" matches at 5m30s:
        """yaml
        status: { images: null }
        """
