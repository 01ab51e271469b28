Feature: Images that nobody uses are removed
  Every five minutes a kubelet looks at the images of its node: those that no container has used for imageMaximumGCAge go, and
  where the disk is too full those that were used longest ago.
  https://kubernetes.io/docs/concepts/architecture/garbage-collection/#container-image-lifecycle

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

    Scenario: A pod whose image has no name that can be read keeps no image, and hinders none from going
      Given the kubelet configuration:
        """yaml
        imageMaximumGCAge: 3m
        """
      And a pod "bad" with container "app" of image "Nginx:1.27"
      And a pod "web" with container "main" of image "nginx:1.27"
      When 1 minute passes
      And pod "web" is deleted
      And 10 minutes pass
      Then the timeline of node "node-1" includes:
        | at   | what                                                                                      |
        | 300s | image "docker.io/library/nginx:1.27" is removed: nobody has used it for more than 3m0s |

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

  Rule: Where the disk is as full as imageGCHighThresholdPercent, images go until it is down at imageGCLowThresholdPercent
    See https://kubernetes.io/docs/concepts/architecture/garbage-collection/#container-image-lifecycle
    Source: pkg/kubelet/images/image_gc_manager.go (v1.36, GarbageCollect, freeSpace)

    Scenario Outline: <left> of 100Gi are left when it looks at 15 minutes: <what>
      Given image "r.example/early:1" has a size of 5Gi
      And image "r.example/late:1" has a size of 4Gi
      And image "r.example/app:1" has a size of 3Gi
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: early }
        spec: { restartPolicy: Never, containers: [ { name: app, image: "r.example/early:1", command: [sleep, "360"] } ] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: late }
        spec: { restartPolicy: Never, containers: [ { name: app, image: "r.example/late:1", command: [sleep, "660"] } ] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [ { name: app, image: "r.example/app:1" } ] }
        """
      When 9 minutes pass
      And pod "early" is deleted
      And 3 minutes pass
      And pod "late" is deleted
      And 1 minute passes
      And imagefs.available of node "node-1" becomes <left>
      And 3 minutes pass
      Then node "node-1" matches:
        """yaml
        status: { images: [ <images> ] }
        """

      Examples: the threshold is 85%, and 80% is what it frees down to
        | left    | what                                   | images                                                                  |
        | 16Gi    | 84% are in use                         | { sizeBytes: 5368709120 }, { sizeBytes: 4294967296 }, { sizeBytes: 3221225472 } |
        | 16383Mi | 85%; what was used longest ago will do | { sizeBytes: 4294967296 }, { sizeBytes: 3221225472 }                    |
        | 15361Mi | 85%; it will just do                   | { sizeBytes: 4294967296 }, { sizeBytes: 3221225472 }                    |

    Scenario: The thresholds of the kubelet configuration
      Given the kubelet configuration:
        """yaml
        imageGCHighThresholdPercent: 50
        imageGCLowThresholdPercent: 40
        """
      And image "r.example/app:1" has a size of 12Gi
      And image "r.example/app:1" is already on every node
      And a pod "web" with container "app" of image "r.example/app:1"
      When 1 minute passes
      And pod "web" is deleted
      And 1 minute passes
      And imagefs.available of node "node-1" becomes 49Gi
      And 4 minutes pass
      Then the timeline of node "node-1" includes:
        | at | what                                                         |
        | 5m | image "r.example/app:1" is removed: 51% of the disk is used |

    Scenario: An image that has come less than imageMinimumGCAge ago stays for now
      Given the kubelet configuration:
        """yaml
        imageMinimumGCAge: 6m
        """
      And image "r.example/app:1" has a size of 12Gi
      When 4 minutes pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { terminationGracePeriodSeconds: 0, containers: [ { name: app, image: "r.example/app:1" } ] }
        """
      And 10 seconds pass
      And pod "web" is deleted
      And imagefs.available of node "node-1" becomes 16000Mi
      And 16 minutes pass
      Then the timeline of node "node-1" includes:
        | at  | what                                                         |
        | 15m | image "r.example/app:1" is removed: 85% of the disk is used |

  Rule: That it was not enough is told, and the second time in a row by the kubelet as well
    Source: pkg/kubelet/images/image_gc_manager.go (v1.36, GarbageCollect); pkg/kubelet/kubelet.go (StartGarbageCollection)

    Background:
      Given image "r.example/once:1" has a size of 1Gi
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: once }
        spec: { restartPolicy: Never, containers: [ { name: app, image: "r.example/once:1", command: [sleep, "5"] } ] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [ { name: app, image: "r.example/app:1" } ] }
        """
      When 1 minute passes
      And pod "once" is deleted
      And imagefs.available of node "node-1" becomes 15500Mi

    Scenario: At 5 minutes it has only just found the image, and at 10 that one is not enough
      When 10 minutes pass
      Then the events of node "node-1" are:
        | type    | reason              | at  | message                                                                                                                                            |
        | Warning | FreeDiskSpaceFailed | 5m  | Insufficient free disk space on the node's image filesystem (85% of 100.0 GiB used). Failed * (freed 0 bytes). Investigate *              |
        | Warning | FreeDiskSpaceFailed | 10m | Insufficient free disk space on the node's image filesystem (85% of 100.0 GiB used). Failed * (freed 1073741824 bytes). Investigate *                       |
        | Warning | ImageGCFailed       | 10m | Insufficient free disk space on the node's image filesystem (85% of 100.0 GiB used). Failed * (freed 1073741824 bytes). Investigate *                       |

    Scenario: It is enough at last
      When 5 minutes pass
      And imagefs.available of node "node-1" becomes 30Gi
      And 20 minutes pass
      Then the events of node "node-1" are:
        | reason              | at | last | count |
        | FreeDiskSpaceFailed | 5m | 5m   | 1     |

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
