Feature: What a hook may do
  A command in the container, an HTTP request to it, or a pause. Validation lets a tcpSocket pass too, for no use.
  https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-implementations

  Rule: Any HTTP answer is a success; only a request without an answer fails
    Of two notes one says that a hook fails unless it is answered with success, the other that an answer with 400 or 500 does
    not fail it. The second is right: the kubelet looks at the error of the request and not at the status of the answer, which
    is where hooks and probes differ. What fails is a request that nobody answers.
    https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/kubelet/lifecycle/handlers.go (runHTTPHandler)

    Scenario Outline: Answered with <status>
      Given container "app" listens on port 8080 after 0s
      And container "app" answers GET /started with <status>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: registry.example/app:1
            lifecycle: { postStart: { httpGet: { path: /started, port: 8080 } } }
        """
      Then pod "web" is Ready at 0s
      And there is no Warning event

      Examples:
        | status |
        | 200    |
        | 302    |
        | 404    |
        | 500    |

    Scenario: The wrong port 9090
      Given container "kumile" exits with code 0 on SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: pod-with-poststart-hook
        spec:
          containers:
          - image: sangmile/kumile
            name: kumile
            ports:
            - containerPort: 8080
              protocol: TCP
            lifecycle:
              postStart:
                httpGet:
                  port: 9090               # 의도적으로 9090번으로 잘못 구성함.
                  path: postStart
        """
      And 1 minute passes
      Then container "kumile" started at 0s, 0s, 10s, 30s
      And pod "pod-with-poststart-hook" went through Pending, Running
      And the events of pod "pod-with-poststart-hook" include:
        | type    | reason              | message              |
        | Warning | FailedPostStartHook | PostStartHook failed |
        | Normal  | Killing             | FailedPostStartHook  |

    Scenario: What the container's state says of it
      Given container "app" exits with code 0 on SIGTERM
      And container "app" listens on port 8080 after 0s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: registry.example/app:1
            lifecycle:
              preStop: { sleep: { seconds: 1 } }
              postStart: { httpGet: { path: started, port: 9090 } }
        """
      And 1 second passes
      Then pod "web" matches:
        """yaml
        status:
          containerStatuses:
            - state:
                waiting:
                  reason: PostStartHookError
                  message: 'HTTP lifecycle hook (started) for Container "app" in Pod "web_default(*)" failed - error: Get "http://10.244.0.2:9090/started": dial tcp 10.244.0.2:9090: connect: connection refused'
        """

  Rule: The request comes from the node, so localhost is the node
    The note below expects the request in the log of nginx. With `host: localhost` the kubelet asks its own node, where
    nothing listens on port 80, and the hook fails; without a host it asks the pod.
    https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes

    Scenario: As it was noted
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
                httpGet:
                  path: /
                  port: 80
                  host: localhost
                  scheme: HTTP
                  #httpHeaders
                  #  - name: Key
                  #    value: value
        """
      Then container "poststart-test" is waiting with reason "CrashLoopBackOff" within 1s

    Scenario: Without the host
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
                httpGet:
                  path: /
                  port: 80
        """
      Then pod "poststart-test" is Ready at 0s
      And there is no Warning event

  Rule: A request over HTTPS that is answered in plain HTTP is made again in plain HTTP
    Source: pkg/kubelet/lifecycle/handlers.go (v1.36, runHTTPHandler, isHTTPResponseError)

    Scenario: The server does not speak TLS
      Given container "app" listens on port 8080 after 0s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: registry.example/app:1
            lifecycle: { postStart: { httpGet: { path: /, port: 8080, scheme: HTTPS } } }
        """
      Then pod "web" is Ready at 0s
      And the events of pod "web" include:
        | type    | reason                | message                                                                                          |
        | Warning | LifecycleHTTPFallback | request to HTTPS lifecycle hook 10.244.0.2:8080 got HTTP response, retry with HTTP succeeded |

    Scenario: The server does
      Given container "app" listens on port 8443 after 0s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: registry.example/app:1
            lifecycle: { postStart: { httpGet: { path: /, port: 8443, scheme: HTTPS } } }
        """
      Then pod "web" is Ready at 0s
      And there is no Warning event

  Rule: A slow answer is waited for: hooks have no time limit of their own
    Source: pkg/kubelet/kubelet.go (v1.36, insecureContainerLifecycleHTTPClient)
    Source: pkg/kubelet/lifecycle/handlers.go (v1.36, Run)

    Scenario: An answer that takes a minute
      Given container "app" listens on port 8080 after 0s
      And container "app" takes 60s to answer GET /started
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: registry.example/app:1
            lifecycle: { postStart: { httpGet: { path: /started, port: 8080 } } }
        """
      Then pod "web" is Pending at 59s
      And pod "web" is Ready at 60s

  Rule: A tcpSocket is accepted and always fails
    Source: pkg/kubelet/lifecycle/handlers.go (v1.36, Run)
    Source: pkg/apis/core/validation/validation.go (v1.36, handlerFromLifecycle, validateHandler)

    Scenario: A tcpSocket as postStart
      Given container "app" listens on port 8080 after 0s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: registry.example/app:1
            lifecycle:
              preStop: { sleep: { seconds: 1 } }
              postStart: { tcpSocket: { port: 8080 } }
        """
      And 1 second passes
      Then pod "web" matches:
        """yaml
        status:
          containerStatuses:
            - state:
                waiting:
                  reason: PostStartHookError
                  message: "Cannot run handler: invalid handler: &LifecycleHandler{Exec:nil,HTTPGet:nil,TCPSocket:&TCPSocketAction{Port:{0 8080 },Host:,},Sleep:nil,}"
        """

  Rule: A pause may be as long as the grace period, not longer
    Source: pkg/apis/core/validation/validation.go (v1.36, validateSleepAction)

    Scenario Outline: A pause of <seconds> seconds
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            lifecycle: { preStop: { sleep: { seconds: <seconds> } } }
        """
      When the manifest is applied
      Then it is refused with:
        """
        Pod "web" is invalid: spec.containers[0].lifecycle.preStop.sleep: Invalid value: <seconds>: must be non-negative and less than terminationGracePeriodSeconds (30)
        """

      Examples:
        | seconds |
        | -1      |
        | 31      |

    Scenario: A pause of exactly the grace period
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            lifecycle: { preStop: { sleep: { seconds: 30 } } }
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then container "app" received SIGQUIT at 40s
      And pod "web" is gone at 40s

  Rule: A hook has one handler, and an init container that is not a sidecar has no hooks
    Source: pkg/apis/core/validation/validation.go (v1.36, validateHandler, validateInitContainers)

    Scenario Outline: <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: prepare, image: "busybox:1.36", command: ["true"], lifecycle: <init> }
          containers:
          - { name: app, image: "nginx:1.27", lifecycle: <app> }
        """
      Then it is refused with:
        """
        Pod "web" is invalid: <message>
        """

      Examples:
        | what              | init                                       | app                                                                       | message                                                                                                            |
        | two handlers      | ~                                          | { preStop: { sleep: { seconds: 1 }, exec: { command: ["true"] } } }       | spec.containers[0].lifecycle.preStop.sleep: Forbidden: may not specify more than 1 handler type                  |
        | none              | ~                                          | { preStop: {} }                                                           | spec.containers[0].lifecycle.preStop: Required value: must specify a handler type                                  |
        | an init container | { preStop: { sleep: { seconds: 1 } } }     | ~                                                                         | spec.initContainers[0].lifecycle: Forbidden: may not be set for init containers without restartPolicy=Always      |
