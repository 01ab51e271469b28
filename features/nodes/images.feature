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

  Rule: When somebody deletes its Node, a kubelet looks after the images of its machine all the same
    Source: pkg/kubelet/images/image_gc_manager.go (v1.36, GarbageCollect); pkg/kubelet/eviction/eviction_manager.go (v1.36, synchronize)

    Scenario: It removes what nobody uses and what is too much, and other nodes are as before
      Given a cluster of 2 nodes
      And the kubelet configuration:
        """yaml
        imageMaximumGCAge: 3m
        """
      And image "model:1" has a size of 80Gi
      And image "model:1" is already on every node
      And image "web:1" has a size of 15Gi
      And image "web:1" takes 20s to pull
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 2
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              topologySpreadConstraints: [{ maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: web } } }]
              containers: [{ name: app, image: "web:1" }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: model }
        spec: { nodeName: node-1, containers: [{ name: app, image: "model:1" }] }
        """
      And 5 seconds pass
      And node "node-2" is deleted
      And 20 minutes pass
      Then node "node-2" is gone
      And node "node-1" is Ready
      And the timeline of node "node-2" includes:
        | what                                             |
        | image "docker.io/library/model:1" is removed: * |
