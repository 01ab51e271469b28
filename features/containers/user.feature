Feature: The user of a container
  A container runs as the user that its own securityContext names, else its pod's, else its image's.
  https://kubernetes.io/docs/tasks/configure-pod-container/security-context/

  Rule: The pod speaks for all its containers; a container's own word wins
    See https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-container

    Scenario: One container of two says otherwise
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          securityContext: { runAsUser: 1000, runAsGroup: 3000, fsGroup: 2000 }
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, "id -u; sleep 3600"] }
          - { name: root, image: "busybox:1.36", command: [sh, -c, "id -u; sleep 3600"], securityContext: { runAsUser: 0 } }
        """
      And 1 second passes
      Then pod "web" matches:
        """yaml
        status:
          containerStatuses:
          - name: app
            user: { linux: { uid: 1000, gid: 3000, supplementalGroups: [3000, 2000] } }
          - name: root
            user: { linux: { uid: 0, gid: 3000 } }
        """
      And the log of container "app" is:
        """
        1000
        """
      And the log of container "root" is:
        """
        0
        """

  Rule: A container that must not run as root and would is not made
    Source: pkg/kubelet/kuberuntime/security_context_others.go (v1.36, verifyRunAsNonRoot)

    Scenario: The image's user is root
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          securityContext: { runAsNonRoot: true }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then container "app" is waiting with reason "CreateContainerConfigError" within 10s
      And the events of pod "web" include:
        | type    | reason | message                                                                                              |
        | Warning | Failed | Error: container has runAsNonRoot and image will run as root (pod: "web_default(*)", container: app) |

    Scenario: A user that is not root is fine
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          securityContext: { runAsNonRoot: true, runAsUser: 101 }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then pod "web" is Running within 0s
