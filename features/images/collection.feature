Feature: Images that nobody uses are removed
  A kubelet that is told to removes images which no container has used for imageMaximumGCAge. It looks for them every five minutes.
  https://kubernetes.io/docs/concepts/architecture/garbage-collection/#image-maximum-age-gc

  Background:
    Given a cluster of 1 node

  Rule: An image goes when its age has passed since it was seen in use last
    See https://kubernetes.io/docs/concepts/architecture/garbage-collection/#image-maximum-age-gc
    Source: pkg/kubelet/images/image_gc_manager.go (v1.36, freeOldImages)

    Scenario: A pod that is gone is made again, and its image is pulled again
      Given the kubelet configuration:
        """yaml
        imageMaximumGCAge: 3m
        """
      And a pod "web" with container "app" of image "nginx:1.27"
      When 1 minute passes
      And pod "web" is deleted
      And 3 minutes pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: early }
        spec: { restartPolicy: Never, containers: [ { name: app, image: "nginx:1.27", command: [sleep, "5"] } ] }
        """
      And 10 seconds pass
      Then the events of pod "early" include:
        | reason | message                                                  |
        | Pulled | Container image "nginx:1.27" already present on machine* |
      When pod "early" is deleted
      And 1 minute passes
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: late }
        spec: { containers: [ { name: app, image: "nginx:1.27" } ] }
        """
      Then the events of pod "late" include:
        | reason  | message                    | at   |
        | Pulling | Pulling image "nginx:1.27" | 310s |

    Scenario Outline: A pod with another image, and one of the first <after> minutes later: it is <found>
      Given the kubelet configuration:
        """yaml
        imageMaximumGCAge: 12m
        """
      And a pod "web" with container "app" of image "nginx:1.27"
      When 6 minutes pass
      And pod "web" is deleted
      And <after> minutes pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: next }
        spec: { containers: [ { name: app, image: "nginx:1.27" } ] }
        """
      Then the events of pod "next" include:
        | reason | message   |
        | Pulled | <message> |

      # It was seen in use at 5 minutes. At 15 that is 10 minutes ago, and at 20 it is 15.
      Examples:
        | after | found        | message                         |
        | 13    | there        | Container image * already * |
        | 15    | pulled again | Successfully pulled image *     |

  Rule: Nothing goes before the kubelet has run for that time
    See https://kubernetes.io/docs/concepts/architecture/garbage-collection/#image-maximum-age-gc
    Source: pkg/kubelet/images/image_gc_manager.go (v1.36, freeOldImages)

    Scenario Outline: The kubelet restarts 10 seconds before its look, with an age of <age>
      Given the kubelet configuration:
        """yaml
        imageMaximumGCAge: <age>
        """
      And a pod "web" with container "app" of image "nginx:1.27"
      When 1 minute passes
      And pod "web" is deleted
      And 230 seconds pass
      And the kubelet of node "node-1" restarts
      And <wait> seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: next }
        spec: { containers: [ { name: app, image: "nginx:1.27" } ] }
        """
      Then the events of pod "next" include:
        | reason | message   |
        | Pulled | <message> |

      Examples:
        | age | wait | message                     |
        | 4m  | 50   | Container image * already * |
        | 4m  | 299  | Container image * already * |
        | 4m  | 301  | Successfully pulled image * |
        | 6m  | 301  | Container image * already * |

  Rule: Without an age nothing goes, as long as the disk is not short
    Source: pkg/kubelet/images/image_gc_manager.go (v1.36, GarbageCollect, freeOldImages)

    Scenario: A day later
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 1 minute passes
      And pod "web" is deleted
      And 24 hours pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: next }
        spec: { containers: [ { name: app, image: "nginx:1.27" } ] }
        """
      Then the events of pod "next" include:
        | reason | message                                                  |
        | Pulled | Container image "nginx:1.27" already present on machine* |
