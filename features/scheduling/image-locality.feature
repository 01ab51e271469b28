Feature: Nodes that have the image already
  Of the nodes that would do, the scheduler prefers those that have the pod's images: the larger they are, and the more nodes have them.
  https://kubernetes.io/docs/reference/scheduling/config/#scheduling-plugins

  Rule: A large image draws a pod to the node that has it
    Source: pkg/scheduler/framework/plugins/imagelocality/image_locality.go (v1.36, calculatePriority)

    Scenario Outline: One of two nodes has an image of <size>: <score> points
      Given a cluster of 2 nodes
      And image "registry.example/model:1" has a size of <size>
      And image "registry.example/model:1" is already on node "node-2"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [ { name: app, image: "registry.example/model:1" } ] }
        """
      Then the placement of pod "web" is:
        | node   | ImageLocality |
        | node-1 | 0             |
        | node-2 | <score>       |

      Examples: half of it, for half of the nodes have it, must be more than 23Mi, and counts up to 1000Mi
        | size   | score |
        | 20Mi   | 0     |
        | 65Mi   | 0     |
        | 66Mi   | 1     |
        | 600Mi  | 28    |
        | 1999Mi | 99    |
        | 2000Mi | 100   |
        | 8Gi    | 100   |

    Scenario: It goes there
      Given a cluster of 2 nodes
      And image "registry.example/model:1" has a size of 600Mi
      And image "registry.example/model:1" is already on node "node-2"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [ { name: app, image: "registry.example/model:1" } ] }
        """
      Then the placement of pod "web" is:
        | node   | chosen | score | TaintToleration | NodeResourcesFit | ImageLocality |
        | node-1 |        | 399   | 100             | 99               | 0             |
        | node-2 | yes    | 427   | 100             | 99               | 28            |

  Rule: An image counts as much as it is common, lest all its pods go where the first went
    Source: pkg/scheduler/framework/plugins/imagelocality/image_locality.go (v1.36, scaledImageScore)

    Scenario Outline: <nodes> nodes, two of which have it
      Given a cluster of <nodes> nodes
      And image "registry.example/model:1" has a size of 600Mi
      And image "registry.example/model:1" is already on node "node-1"
      And image "registry.example/model:1" is already on node "node-2"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [ { name: app, image: "registry.example/model:1" } ] }
        """
      Then the placement of pod "web" includes:
        | node   | ImageLocality |
        | node-1 | <score>       |
        | node-2 | <score>       |

      Examples:
        | nodes | score |
        | 2     | 59    |
        | 3     | 38    |
        | 20    | 3     |
        | 60    | 0     |

  Rule: Images are known by the names that nodes list, and a short name is none of them
    A node lists what Docker Hub calls nginx as docker.io/library/nginx. Only a missing tag is added to what the pod says.
    Source: pkg/scheduler/framework/plugins/imagelocality/image_locality.go (v1.36, normalizedImageName)

    Scenario Outline: <kept> is there, the pod says <said>
      Given a cluster of 2 nodes
      And image "<kept>" has a size of 600Mi
      And image "<kept>" is already on node "node-2"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [ { name: app, image: "<said>" } ] }
        """
      Then the placement of pod "web" includes:
        | node   | ImageLocality |
        | node-2 | <score>       |

      Examples:
        | kept                         | said                           | score |
        | python:3.13                  | docker.io/library/python:3.13  | 28    |
        | python:3.13                  | python:3.13                    | 0     |
        | registry.example/model       | registry.example/model         | 28    |
        | registry.example/model       | registry.example/model:latest  | 28    |
        | registry.example/model:1     | registry.example/model:1       | 28    |

  Rule: The images of init containers and of volumes count as well
    Source: pkg/scheduler/framework/plugins/imagelocality/image_locality.go (v1.36, sumImageScores); https://github.com/kubernetes/kubernetes/pull/123366

    @version:initImagesScore
    Scenario Outline: The image of an init container under Kubernetes <version>
      Given Kubernetes <version>
      And a cluster of 2 nodes
      And image "registry.example/weights:1" has a size of 600Mi
      And image "registry.example/weights:1" is already on node "node-2"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers: [ { name: fetch, image: "registry.example/weights:1", command: [sleep, "5"] } ]
          containers: [ { name: app, image: "registry.example/app:1" } ]
        """
      Then the placement of pod "web" includes:
        | node   | ImageLocality |
        | node-2 | <score>       |

      Examples: the most that two containers can have is twice as much
        | version | score |
        | 1.29    | 0     |
        | 1.30    | 14    |
        | 1.36    | 14    |

    Scenario: The image of a volume adds to the sum, and the volume is no container
      Given a cluster of 2 nodes
      And image "registry.example/weights:1" has a size of 600Mi
      And image "registry.example/weights:1" is already on node "node-2"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: registry.example/app:1
            volumeMounts: [ { name: weights, mountPath: /weights } ]
          volumes: [ { name: weights, image: { reference: "registry.example/weights:1" } } ]
        """
      Then the placement of pod "web" is:
        | node   | chosen | ImageLocality |
        | node-1 |        | 0             |
        | node-2 | yes    | 28            |

  Rule: What a node has pulled counts when its status lists it
    Source: pkg/kubelet/images/image_gc_manager.go (v1.36, Start); pkg/kubelet/nodestatus/setters.go (Images)

    Background:
      Given a cluster of 2 nodes
      And image "registry.example/model:1" has a size of 600Mi
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec:
          nodeName: node-2
          containers: [ { name: app, image: "registry.example/model:1" } ]
        """

    Scenario Outline: Another pod after <after>s
      When <after> seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec: { containers: [ { name: app, image: "registry.example/model:1" } ] }
        """
      Then the placement of pod "second" includes:
        | node   | ImageLocality |
        | node-2 | <score>       |

      Examples:
        | after | score |
        | 29    | 0     |
        | 31    | 28    |
