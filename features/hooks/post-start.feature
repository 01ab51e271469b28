Feature: The postStart hook
  It is run in the container, or asked of it, as soon as the container has started. Until it has ended the kubelet does
  nothing else for the pod.
  https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/

  Rule: It runs beside the container's own program, which has begun
    See https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#container-hooks
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, startContainer)

    # "컨테이너 엔트리포인트에 앞서서 실행된다는 보장은 없습니다": there is no promise which of the two is first. Here the program is.
    Scenario: What the hook writes is in the container
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: poststart-test
        spec:
          containers:
          - name: poststart-test
            image: nginx
            lifecycle:
              postStart:
                exec:
                  command: ["/bin/sh", "-c", "echo Hello from the postStart handler > /usr/share/message"]
        """
      Then pod "poststart-test" is Running within 5s
      And the postStart hook of container "poststart-test" ran at 0s
      And there is no Warning event
      When I run:
        """
        kubectl exec poststart-test -- cat /usr/share/message
        """
      Then it prints:
        """
        Hello from the postStart handler
        """

    Scenario: Both hooks of one container
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: lifecycle-demo
        spec:
          containers:
          - name: lifecycle-demo-container
            image: nginx
            lifecycle:
              postStart:
                exec:
                  command: ["/bin/sh", "-c", "echo '컨테이너 시작됨' > /usr/share/message"]
              preStop:
                exec:
                  command: ["/bin/sh","-c","echo '컨테이너 종료 중' > /usr/share/message && sleep 5"]
        """
      And 10 seconds pass
      And pod "lifecycle-demo" is deleted
      Then pod "lifecycle-demo" is gone at 15s
      And the postStart hook of container "lifecycle-demo-container" ran at 0s
      And the preStop hook of container "lifecycle-demo-container" ran at 10s
      And container "lifecycle-demo-container" received SIGQUIT at 15s

    Scenario: The program runs while the hook does
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, "echo first; sleep 2; echo second; sleep 3600"]
            lifecycle: { postStart: { exec: { command: [sh, -c, "sleep 1; echo hook > /proc/1/fd/1"] } } }
        """
      And 5 seconds pass
      Then the log of container "app" is:
        """
        first
        hook
        second
        """

  Rule: Until it has ended the container is shown as waiting and its pod as Pending
    See https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution

    Scenario: A hook of five seconds
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            lifecycle: { postStart: { sleep: { seconds: 5 } } }
        """
      Then container "app" started at 0s
      And container "app" is waiting with reason "ContainerCreating" at 4s
      And pod "web" is Pending at 4s
      And container "app" is running at 5s
      And pod "web" is Ready at 5s

    Scenario: With an init container the word is PodInitializing
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: prepare, image: "busybox:1.36", command: [sleep, "2"] }
          containers:
          - name: app
            image: nginx:1.27
            lifecycle: { postStart: { sleep: { seconds: 5 } } }
        """
      And 4 seconds pass
      Then container "app" started at 2s
      And kubectl get pods shows:
        | NAME | READY | STATUS          |
        | web  | 0/1   | PodInitializing |

  Rule: The containers after it are not even pulled before it has ended
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, SyncPod)
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, startContainer)

    Scenario: Three containers, the first with a hook of ten seconds
      Given image "nginx:1.27" takes 3s to pull
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: trio }
        spec:
          containers:
          - name: first
            image: busybox:1.36
            command: [sleep, "3600"]
            lifecycle: { postStart: { sleep: { seconds: 10 } } }
          - { name: second, image: "nginx:1.27" }
          - { name: third, image: "busybox:1.36", command: [sleep, "3600"] }
        """
      And 15 seconds pass
      Then container "first" started at 0s
      And container "second" started at 13s
      And container "third" started at 13s
      And the events of pod "trio" include:
        | reason  | message                    | at  |
        | Pulling | Pulling image "nginx:1.27" | 10s |

  Rule: A deleted pod waits for the hook
    The kubelet calls the container runtime without a way to call it off, and so the hook of a pod that is deleted meanwhile
    comes to its end before anything is stopped.
    https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/kubelet/kubelet.go (SyncPod, context.WithoutCancel)

    Scenario: Deleted while the hook sleeps
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            lifecycle: { postStart: { sleep: { seconds: 20 } } }
        """
      And 5 seconds pass
      And pod "web" is deleted
      Then pod "web" is Terminating at 19s
      And container "app" received SIGQUIT at 20s
      And pod "web" is gone at 20s
