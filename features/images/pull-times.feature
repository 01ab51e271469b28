Feature: How long pulls take
  The kubelet pulls one image after the other on each node; a container starts when its image is there.
  https://kubernetes.io/docs/concepts/containers/images/#serial-and-parallel-image-pulls

  Rule: A container starts when its image has been pulled
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, startContainer)

    Scenario: A pull of 20 seconds
      Given image "nginx:1.27" takes 20s to pull
      And a pod "web" with container "app" of image "nginx:1.27"
      Then pod "web" is Pending at 19s
      And pod "web" is Ready at 20s
      And the events of pod "web" include:
        | reason  | message                                                                                     | at  |
        | Pulling | Pulling image "nginx:1.27"                                                                  | 0s  |
        | Pulled  | Successfully pulled image "nginx:1.27" in 20s (20s including waiting). Image size: * bytes. | 20s |

    Scenario: The second pod finds it on the node
      Given image "nginx:1.27" takes 20s to pull
      And a pod "first" with container "app" of image "nginx:1.27"
      When 1 minute passes
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then pod "second" is Ready within 0s

  Rule: Pulls on one node wait for each other
    See https://kubernetes.io/docs/concepts/containers/images/#serial-and-parallel-image-pulls

    Scenario: Two images of 10 seconds
      Given image "left:1" takes 10s to pull
      And image "right:1" takes 10s to pull
      And a pod "left" with container "app" of image "left:1"
      And a pod "right" with container "app" of image "right:1"
      Then pod "left" is Ready at 10s
      And pod "right" is Ready at 20s
      And the events of pod "right" include:
        | reason | message                                                                                  |
        | Pulled | Successfully pulled image "right:1" in 10s (20s including waiting). Image size: * bytes. |

    Scenario: Nodes pull for themselves
      Given a cluster of 2 nodes
      And image "left:1" takes 10s to pull
      And image "right:1" takes 10s to pull
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: left }
        spec:
          nodeName: node-1
          containers: [{ name: app, image: "left:1" }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: right }
        spec:
          nodeName: node-2
          containers: [{ name: app, image: "right:1" }]
        """
      Then pod "left" is Ready at 10s
      And pod "right" is Ready at 10s

  Rule: The sandbox does not wait for the images
    Since Kubernetes 1.36 the condition PodReadyToStartContainers says so at once; before, after the pull.
    https://github.com/kubernetes/kubernetes/pull/134660

    Scenario Outline: Kubernetes <version>
      Given Kubernetes <version>
      And image "nginx:1.27" takes 20s to pull
      And a pod "web" with container "app" of image "nginx:1.27"
      Then condition PodReadyToStartContainers of pod "web" is <status> at 10s
      And condition PodReadyToStartContainers of pod "web" is True at 20s

      Examples:
        | version | status |
        | 1.35    | False  |
        | 1.36    | True   |

  Rule: An image that is on the node is not pulled again; under policy Always the registry is only asked
    See https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy

    Scenario: A crash loop pays for the image once
      Given image "nginx:latest" takes 5s to pull
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "nginx:latest", command: [sh, -c, exit 1] }
        """
      And 1 minute passes
      Then container "app" started at 5s, 5s, 15s, 35s

    Scenario: Two pods that want the same image wait for it once
      Given image "nginx:1.27" takes 5s to pull
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: one }
        spec: { containers: [{ name: first, image: "nginx:1.27" }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: two }
        spec: { containers: [{ name: second, image: "nginx:1.27" }] }
        """
      And 1 minute passes
      Then container "first" started at 5s
      And container "second" started at 5s
