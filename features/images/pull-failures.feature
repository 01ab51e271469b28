Feature: Images that cannot be pulled
  The kubelet tries again, after pauses of 10, 20, 40 … seconds, at most five minutes; meanwhile the pod is Pending.
  https://kubernetes.io/docs/concepts/containers/images/#imagepullbackoff

  Rule: A failed pull is tried again after 10 seconds, then after ever longer pauses
    See https://kubernetes.io/docs/concepts/containers/images/#imagepullbackoff
    Source: pkg/kubelet/images/image_manager.go (v1.36, pullImage)

    Scenario: The attempts of 160 seconds
      Given image "registry.example/app:9" cannot be pulled
      And a pod "web" with container "app" of image "registry.example/app:9"
      When 160 seconds pass
      Then the events of pod "web" include:
        | type   | reason  | from    | message                                | count |
        | Normal | Pulling | kubelet | Pulling image "registry.example/app:9" | 5     |
      And pod "web" was never Running

    Scenario: The image appears at 45s and is found by the attempt at 70s
      Given image "registry.example/app:9" cannot be pulled until 45s
      And a pod "web" with container "app" of image "registry.example/app:9"
      Then pod "web" is Pending at 69s
      And pod "web" is Running at 70s
      And container "app" has restarted 0 times

  # The reason that is shown is the outcome of the attempt before: each status is written before the attempt it leads
  # to. So ErrImagePull shows while the pull is refused, and ImagePullBackOff after a pull has failed again.
  Rule: ErrImagePull and ImagePullBackOff take turns
    Source: pkg/kubelet/kubelet.go (v1.36, SyncPod)
    Source: pkg/kubelet/reason_cache.go (v1.36, Update)

    Scenario Outline: After <time>
      Given image "registry.example/app:9" cannot be pulled
      And a pod "web" with container "app" of image "registry.example/app:9"
      When <time> pass
      Then kubectl get pods shows:
        | NAME | READY | STATUS   | RESTARTS |
        | web  | 0/1   | <status> | 0        |

      Examples: a pull at 0s, 10s, 30s and 70s
        | time | status           |
        | 5s   | ErrImagePull     |
        | 15s  | ImagePullBackOff |
        | 25s  | ErrImagePull     |
        | 35s  | ImagePullBackOff |
        | 45s  | ErrImagePull     |
        | 55s  | ImagePullBackOff |
        | 75s  | ImagePullBackOff |
        | 85s  | ErrImagePull     |

  Rule: The message repeats what the registry said
    Source: pkg/kubelet/images/image_manager.go (v1.36, pullImage, evalCRIPullErr)

    Scenario: In the container's state
      Given image "registry.example/app:9" cannot be pulled with error "unauthorized: authentication required"
      And a pod "web" with container "app" of image "registry.example/app:9"
      Then container "app" is waiting with reason "ErrImagePull" and message "*unauthorized: authentication required" at 5s
      And pod "web" matches at 15s:
        """yaml
        status:
          containerStatuses:
          - name: app
            state:
              waiting:
                reason: ImagePullBackOff
                message: 'Back-off pulling image "registry.example/app:9": ErrImagePull: *unauthorized: authentication required'
        """

    Scenario: In the events, where a back-off is Normal and a failure a Warning
      Given image "registry.example/app:9" cannot be pulled with error "unauthorized: authentication required"
      And a pod "web" with container "app" of image "registry.example/app:9"
      When 5 seconds pass
      Then the events of pod "web" are:
        | type    | reason    | from              | message                                                                               | count | at |
        | Normal  | Scheduled | default-scheduler | Successfully assigned default/web to node-1                                           | 1     | 0s |
        | Normal  | Pulling   | kubelet           | Pulling image "registry.example/app:9"                                                | 1     | 0s |
        | Warning | Failed    | kubelet           | Failed to pull image "registry.example/app:9": *unauthorized: authentication required | 1     | 0s |
        | Warning | Failed    | kubelet           | Error: ErrImagePull                                                                   | 1     | 0s |
        | Normal  | BackOff   | kubelet           | Back-off pulling image "registry.example/app:9"                                       | 1     | 0s |
        | Warning | Failed    | kubelet           | Error: ImagePullBackOff                                                               | 1     | 0s |

    Scenario: Before Kubernetes 1.32 the back-off did not say why
      Given Kubernetes 1.31
      And image "registry.example/app:9" cannot be pulled with error "unauthorized: authentication required"
      And a pod "web" with container "app" of image "registry.example/app:9"
      When 15 seconds pass
      Then pod "web" matches:
        """yaml
        status:
          containerStatuses:
          - name: app
            state: { waiting: { reason: ImagePullBackOff, message: 'Back-off pulling image "registry.example/app:9"' } }
        """

  Rule: A name that is no image's name is not pulled, and tried again every 10 seconds
    Source: pkg/kubelet/images/image_manager.go (v1.36, EnsureImageExists, applyDefaultImageTag)
    Source: pkg/kubelet/pod_workers.go (v1.36, completeWork)

    Scenario: Capital letters and too many colons
      Given a pod "web" with container "app" of image "Bad_Name:::x"
      When 35 seconds pass
      Then container "app" is waiting with reason "InvalidImageName"
      And the events of pod "web" include:
        | type    | reason        | message                                                                                                                                                                    | count |
        | Warning | InspectFailed | Failed to apply default image tag "Bad_Name:::x": couldn't parse image name "Bad_Name:::x": invalid reference format: repository name (library/Bad_Name) must be lowercase | 5     |
        | Warning | Failed        | Error: InvalidImageName                                                                                                                                                    | 5     |
      And the events of pod "web" do not include:
        | reason  |
        | Pulling |

    Scenario: A blank before the name is refused by the API
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: " busybox" }
        """
      When the manifest is applied
      Then it is refused with:
        """
        Pod "web" is invalid: spec.containers[0].image: Invalid value: " busybox": must not have leading or trailing whitespace
        """

  Rule: A wrong image can be corrected without making the pod again
    See https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement
    Source: pkg/kubelet/images/image_manager.go (v1.36, pullImage)

    Scenario: The corrected image is tried at once, and no restart is counted
      Given image "registry.example/app:9" cannot be pulled
      And a pod "web" with container "app" of image "registry.example/app:9"
      When 5 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then pod "web" is Running within 0s
      And container "app" has restarted 0 times
