Feature: Image volumes
  A volume can show the files of an image, which the node pulls as it pulls those of containers.
  https://kubernetes.io/docs/concepts/storage/volumes/#image

  Rule: An image volume shows the files of an image, and may not be written
    See https://kubernetes.io/docs/concepts/storage/volumes/#image

    Scenario: A file of another image
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'cat /other/etc/alpine-release; touch /other/x 2>/dev/null || echo refused']
            volumeMounts: [{ name: other, mountPath: /other }]
          volumes:
          - { name: other, image: { reference: 'alpine:3.22', pullPolicy: IfNotPresent } }
        """
      Then the log of container "app" is:
        """
        3.22.2
        refused
        """

    Scenario: Two volumes of one image, one of them a directory of it
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [cat, /other/alpine-release, /more/etc/alpine-release]
            volumeMounts: [{ name: other, mountPath: /other, subPath: etc }, { name: more, mountPath: /more }]
          volumes:
          - { name: other, image: { reference: 'alpine:3.22', pullPolicy: Always } }
          - { name: more, image: { reference: 'alpine:3.22', pullPolicy: Always } }
        """
      Then the log of container "app" is:
        """
        3.22.2
        3.22.2
        """

    Scenario: Two pods have the same image mounted
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: one }
        spec:
          containers: [{ name: app, image: "nginx:1.27", volumeMounts: [{ name: v, mountPath: /other }] }]
          volumes: [{ name: v, image: { reference: "alpine:3.22" } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: two }
        spec:
          containers: [{ name: app, image: "nginx:1.27", volumeMounts: [{ name: v, mountPath: /other }] }]
          volumes: [{ name: v, image: { reference: "alpine:3.22" } }]
        """
      And 5 seconds pass
      Then file "/other/etc/alpine-release" of container "app" of pod "one" is:
        """
        3.22.2
        """
      And file "/other/etc/alpine-release" of container "app" of pod "two" is:
        """
        3.22.2
        """

  Rule: The image is pulled before the containers start, as its pullPolicy says
    See https://kubernetes.io/docs/concepts/storage/volumes/#image
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, getImageVolumes)

    Scenario: It takes its time
      Given image "alpine:3.22" takes 20s to pull
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers: [{ name: app, image: "nginx:1.27", volumeMounts: [{ name: v, mountPath: /other }] }]
          volumes: [{ name: v, image: { reference: "alpine:3.22" } }]
        """
      Then container "app" started at 20s
      And the events of pod "web" include:
        | reason  | message                                        | at  |
        | Pulling | Pulling image "alpine:3.22"                    | 0s  |
        | Pulled  | Successfully pulled image "alpine:3.22" in 20s* | 20s |
        | Pulling | Pulling image "nginx:1.27"                     | 20s |

    Scenario: It is there already
      Given image "alpine:3.22" takes 20s to pull
      And image "alpine:3.22" is already on node "node-1"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers: [{ name: app, image: "nginx:1.27", volumeMounts: [{ name: v, mountPath: /other }] }]
          volumes: [{ name: v, image: { reference: "alpine:3.22", pullPolicy: Never } }]
        """
      Then container "app" started at 0s
      And the events of pod "web" include:
        | reason | message                                                                                |
        | Pulled | Container image "alpine:3.22" already present on machine and can be accessed by the pod |

    Scenario: Broken: the reference is no name of an image
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers: [{ name: app, image: "nginx:1.27", volumeMounts: [{ name: v, mountPath: /other }] }]
          volumes: [{ name: v, image: { reference: "Alpine:3.22" } }]
        """
      And 5 seconds pass
      Then container "app" is waiting with reason "InvalidImageName"
      And the events of pod "web" include:
        | type    | reason        | message                                                |
        | Warning | InspectFailed | Failed to apply default image tag "Alpine:3.22": *     |

    Scenario: It may not be pulled, and is not there
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers: [{ name: app, image: "nginx:1.27", volumeMounts: [{ name: v, mountPath: /other }] }]
          volumes: [{ name: v, image: { reference: "alpine:3.22", pullPolicy: Never } }]
        """
      Then container "app" is waiting with reason "ErrImageNeverPull"

  Rule: A container that mounts an image that cannot be pulled waits, with the reasons of a container's own image
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, getImageVolumes, toKubeContainerImageVolumes)

    Scenario: The image does not exist
      Given image "registry.example/data:1" cannot be pulled until 25s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers: [{ name: app, image: "nginx:1.27", volumeMounts: [{ name: v, mountPath: /data }] }]
          volumes: [{ name: v, image: { reference: "registry.example/data:1" } }]
        """
      Then container "app" is waiting with reason "ErrImagePull"
      And the events of pod "web" include:
        | type    | reason  | message                                              |
        | Normal  | Pulling | Pulling image "registry.example/data:1"              |
        | Warning | Failed  | Failed to pull image "registry.example/data:1": *    |
        | Warning | Failed  | Error: ErrImagePull                                  |
        | Normal  | BackOff | Back-off pulling image "registry.example/data:1"     |
        | Warning | Failed  | Error: ImagePullBackOff                              |
      And container "app" is waiting with reason "ImagePullBackOff" within 20s
      And container "app" is running within 1m
      And container "app" has restarted 0 times

    Scenario: A container that does not mount it starts all the same
      Given image "registry.example/data:1" cannot be pulled
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers: [{ name: app, image: "nginx:1.27" }]
          volumes: [{ name: v, image: { reference: "registry.example/data:1" } }]
        """
      Then pod "web" is Running
      And pod "web" stays Running for 5m
      And the events of pod "web" include:
        | type    | reason | message                                           |
        | Warning | Failed | Failed to pull image "registry.example/data:1": * |

  Rule: A subPath that the image has not is refused by the container runtime
    See https://github.com/containerd/containerd/blob/main/internal/cri/server/container_image_mount.go

    Scenario: A directory that is not there
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers: [{ name: app, image: "nginx:1.27", volumeMounts: [{ name: v, mountPath: /other, subPath: not-existing }] }]
          volumes: [{ name: v, image: { reference: "alpine:3.22" } }]
        """
      Then container "app" is waiting with reason "CreateContainerError"
