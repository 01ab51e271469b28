Feature: Init containers that are started again
  An init container that fails is tried again with the back-off of any container, unless the pod has restartPolicy Never.
  https://kubernetes.io/docs/concepts/workloads/pods/init-containers/

  Rule: With restartPolicy OnFailure or Always a failed init container is started again until it succeeds
    See https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior

    # The file survives the first failure because it lies on an emptyDir volume.
    Scenario: The second attempt succeeds
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: example-pod-onfailure
        spec:
          restartPolicy: OnFailure
          initContainers:
          - name: init-container
            image: busybox
            command:
            - sh
            - -c
            - |
              if [ ! -f /tmp/success ]; then
                echo "First attempt, failing..."
                touch /tmp/success
                exit 1
              else
                echo "Second attempt, succeeding..."
                exit 0
              fi
            volumeMounts:
            - name: tmp-volume
              mountPath: /tmp
          containers:
          - name: main-container
            image: nginx
          volumes:
          - name: tmp-volume
            emptyDir: {}
        """
      Then init container "init-container" is terminated with exit code 0 and reason "Completed"
      And init container "init-container" has restarted 1 time
      And the log of init container "init-container" is:
        """
        Second attempt, succeeding...
        """
      And pod "example-pod-onfailure" is Running

    # Noted down in June 2024, from a minikube of Kubernetes 1.30. Since 1.35 Created and Started do not name the
    # container any more: https://github.com/kubernetes/kubernetes/pull/134043
    Scenario Outline: Its events in Kubernetes <version>
      Given Kubernetes <version>
      And a cluster with these nodes:
        | name     |
        | minikube |
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: example-pod-onfailure
        spec:
          restartPolicy: OnFailure
          initContainers:
          - name: init-container
            image: busybox
            command:
            - sh
            - -c
            - |
              if [ ! -f /tmp/success ]; then
                echo "First attempt, failing..."
                touch /tmp/success
                exit 1
              else
                echo "Second attempt, succeeding..."
                exit 0
              fi
            volumeMounts:
            - name: tmp-volume
              mountPath: /tmp
          containers:
          - name: main-container
            image: nginx
          volumes:
          - name: tmp-volume
            emptyDir: {}
        """
      And 10 minutes pass
      Then the events of pod "example-pod-onfailure" are:
        | type   | reason    | from              | message                                                                              | count |
        | Normal | Scheduled | default-scheduler | Successfully assigned default/example-pod-onfailure to minikube                      | 1     |
        | Normal | Pulling   | kubelet           | Pulling image "busybox"                                                              | 2     |
        | Normal | Pulled    | kubelet           | Successfully pulled image "busybox" in * (* including waiting). Image size: * bytes. | 2     |
        | Normal | Created   | kubelet           | <created init>                                                                       | 2     |
        | Normal | Started   | kubelet           | <started init>                                                                       | 2     |
        | Normal | Pulling   | kubelet           | Pulling image "nginx"                                                                | 1     |
        | Normal | Pulled    | kubelet           | Successfully pulled image "nginx" in * (* including waiting). Image size: * bytes.   | 1     |
        | Normal | Created   | kubelet           | <created main>                                                                       | 1     |
        | Normal | Started   | kubelet           | <started main>                                                                       | 1     |

      Examples:
        | version | created init                     | started init                     | created main                     | started main                     |
        | 1.30    | Created container init-container | Started container init-container | Created container main-container | Started container main-container |
        | 1.36    | Container created                | Container started                | Container created                | Container started                |

    Scenario: Without the volume every attempt is the first
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: forgetful }
        spec:
          restartPolicy: OnFailure
          initContainers:
          - name: init-container
            image: busybox:1.36
            command: [sh, -c, 'if [ ! -f /tmp/success ]; then touch /tmp/success; exit 1; fi']
          containers:
          - { name: main-container, image: "nginx:1.27" }
        """
      And 1 hour passes
      Then init container "init-container" has restarted 16 times
      And container "main-container" never started

    # restartPolicy Always means the same as OnFailure to an init container: one that succeeds is not started again.
    Scenario Outline: An init container that always fails, after <time>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: example-pod-always
        spec:
          restartPolicy: Always
          initContainers:
          - name: init-container
            image: busybox
            command: ["sh", "-c", "exit 1"]  # 항상 실패하도록 설정
          containers:
          - name: main-container
            image: nginx
        """
      And <time> passes
      Then kubectl get pods shows:
        | NAME               | READY | STATUS   | RESTARTS   |
        | example-pod-always | 0/1   | <status> | <restarts> |

      Examples: Init:Error and Init:CrashLoopBackOff take turns
        | time  | status                | restarts     |
        | 5s    | Init:Error            | 1 (5s ago)   |
        | 75s   | Init:Error            | 4 (45s ago)  |
        | 140s  | Init:CrashLoopBackOff | 4 (70s ago)  |
        | 1215s | Init:Error            | 9 (5m5s ago) |
        | 22m   | Init:CrashLoopBackOff | 9 (110s ago) |

    Scenario: After nine restarts the init container waits and the pod is still Pending
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: example-pod-always
        spec:
          restartPolicy: Always
          initContainers:
          - name: init-container
            image: busybox
            command: ["sh", "-c", "exit 1"]  # 항상 실패하도록 설정
          containers:
          - name: main-container
            image: nginx
        """
      And 22 minutes pass
      Then init container "init-container" is waiting with reason "CrashLoopBackOff"
      And init container "init-container" has restarted 9 times
      And pod "example-pod-always" was never Running

    Scenario: An init container that succeeds is not started again under restartPolicy Always
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: prepare, image: "busybox:1.36", command: ["true"] }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      And container "app" crashes with exit code 1
      And 1 hour passes
      Then init container "prepare" started at 0s
      And container "app" has restarted 1 time

  Rule: A failed init container is alone in being started again; those before it keep their success
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, computeInitContainerActions)

    Scenario: The second of two fails twice
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: first, image: "busybox:1.36", command: [sleep, "10"] }
          - name: second
            image: busybox:1.36
            command: [sh, -c, 'echo x >> /d/runs; [ $(wc -l < /d/runs) -ge 3 ]']
            volumeMounts: [{ name: d, mountPath: /d }]
          containers:
          - { name: app, image: "nginx:1.27" }
          volumes:
          - { name: d, emptyDir: {} }
        """
      And 1 minute passes
      Then init container "first" started at 0s
      And init container "second" started at 10s, 10s, 20s
      And container "app" started at 20s
