Feature: Init containers
  Init containers run one after the other, each to its end, before any other container of the pod starts.
  https://kubernetes.io/docs/concepts/workloads/pods/init-containers/

  Rule: Each init container starts when the one before it has succeeded, the others when all have
    See https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#differences-from-regular-containers

    Scenario Outline: Two init containers of 10 seconds, after <time>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: myapp-pod
        spec:
          initContainers:
          - name: init-myservice
            image: busybox
            command: ['sh', '-c', 'echo Initializing... && sleep 10']
          - name: init-other
            image: busybox
            command: ['sh', '-c', 'echo Performing another init task... && sleep 10']
          containers:
          - name: myapp-container
            image: nginx
            ports:
            - containerPort: 80
        """
      And <time> pass
      Then kubectl get pods shows:
        | NAME      | READY   | STATUS   | RESTARTS |
        | myapp-pod | <ready> | <status> | 0        |

      Examples:
        | time | ready | status   |
        | 0s   | 0/1   | Init:0/2 |
        | 9s   | 0/1   | Init:0/2 |
        | 10s  | 0/1   | Init:1/2 |
        | 19s  | 0/1   | Init:1/2 |
        | 20s  | 1/1   | Running  |

    Scenario: When each container of that pod started
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: myapp-pod
        spec:
          initContainers:
          - name: init-myservice
            image: busybox
            command: ['sh', '-c', 'echo Initializing... && sleep 10']
          - name: init-other
            image: busybox
            command: ['sh', '-c', 'echo Performing another init task... && sleep 10']
          containers:
          - name: myapp-container
            image: nginx
            ports:
            - containerPort: 80
        """
      And 1 minute passes
      Then init container "init-myservice" started at 0s
      And init container "init-other" started at 10s
      And container "myapp-container" started at 20s

    Scenario: Containers that have not had their turn wait for it
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: first, image: "busybox:1.36", command: [sleep, "10"] }
          - { name: second, image: "busybox:1.36", command: [sleep, "10"] }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then init container "first" is running at 5s
      And init container "second" is waiting with reason "PodInitializing" at 5s
      And container "app" is waiting with reason "PodInitializing" at 5s

    Scenario: What an init container leaves on a volume, the others find
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: site }
        spec:
          restartPolicy: Never
          initContainers:
          - name: fetch
            image: busybox:1.36
            command: [sh, -c, echo hello > /work/index.html]
            volumeMounts: [{ name: content, mountPath: /work }]
          containers:
          - name: show
            image: busybox:1.36
            command: [cat, /content/index.html]
            volumeMounts: [{ name: content, mountPath: /content }]
          volumes:
          - { name: content, emptyDir: {} }
        """
      Then the log of container "show" is:
        """
        hello
        """

  Rule: With restartPolicy Never a failed init container fails the pod
    See https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#understanding-init-containers

    Scenario: The init container exits with 1
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: example-pod
        spec:
          restartPolicy: Never
          initContainers:
          - name: init-container
            image: busybox
            command: ["sh", "-c", "exit 1"]  # 강제로 실패시키는 예시
          containers:
          - name: main-container
            image: nginx
        """
      And 1 hour passes
      Then init container "init-container" is terminated with exit code 1 and reason "Error"
      And container "main-container" never started
      And pod "example-pod" went through Pending, Failed
      And kubectl get pods shows:
        | NAME        | READY | STATUS     | RESTARTS |
        | example-pod | 0/1   | Init:Error | 0        |

    Scenario: Its events end with the start of the init container
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: example-pod
        spec:
          restartPolicy: Never
          initContainers:
          - name: init-container
            image: busybox
            command: ["sh", "-c", "exit 1"]  # 강제로 실패시키는 예시
          containers:
          - name: main-container
            image: nginx
        """
      And 10 minutes pass
      Then the events of pod "example-pod" are:
        | type   | reason    | from              | message                                                                              | count | at |
        | Normal | Scheduled | default-scheduler | Successfully assigned default/example-pod to node-1                                  | 1     | 0s |
        | Normal | Pulling   | kubelet           | Pulling image "busybox"                                                              | 1     | 0s |
        | Normal | Pulled    | kubelet           | Successfully pulled image "busybox" in * (* including waiting). Image size: * bytes. | 1     | 0s |
        | Normal | Created   | kubelet           | Container created                                                                    | 1     | 0s |
        | Normal | Started   | kubelet           | Container started                                                                    | 1     | 0s |
