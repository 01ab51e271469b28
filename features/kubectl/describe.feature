Feature: kubectl describe
  All that is known of an object, in words and in kubectl's own layout; of a pod also its events.
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_describe/

  Rule: A pod is described from its name to its events
    Source: staging/src/k8s.io/kubectl/pkg/describe/describe.go (v1.36, describePod)

    Scenario: A pod that runs
      Given the time is 2026-11-21 03:50:00 UTC
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { tier: front, app: web } }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            ports: [{ containerPort: 80 }]
            resources: { requests: { memory: 64Mi, cpu: 100m } }
        """
      And 90 seconds pass
      Then kubectl describe pod web prints:
        """
        Name:             web
        Namespace:        default
        Priority:         0
        Service Account:  default
        Node:             node-1/10.0.0.1
        Start Time:       Sat, 21 Nov 2026 03:50:00 +0000
        Labels:           app=web
                          tier=front
        Annotations:      <none>
        Status:           Running
        IP:               10.244.0.2
        IPs:
          IP:  10.244.0.2
        Containers:
          app:
            Container ID:   containerd://*
            Image:          nginx:1.27
            Image ID:       docker.io/library/nginx@sha256:*
            Port:           80/TCP
            Host Port:      0/TCP
            State:          Running
              Started:      Sat, 21 Nov 2026 03:50:00 +0000
            Ready:          True
            Restart Count:  0
            Requests:
              cpu:        100m
              memory:     64Mi
            Environment:  <none>
            Mounts:
              /var/run/secrets/kubernetes.io/serviceaccount from kube-api-access-* (ro)
        Conditions:
          Type                        Status
          PodReadyToStartContainers   True
          Initialized                 True
          Ready                       True
          ContainersReady             True
          PodScheduled                True
        Volumes:
          kube-api-access-*:
            Type:                    Projected (a volume that contains injected data from multiple sources)
            TokenExpirationSeconds:  3607
            ConfigMapName:           kube-root-ca.crt
            Optional:                false
            DownwardAPI:             true
        QoS Class:                   Burstable
        Node-Selectors:              <none>
        Tolerations:                 node.kubernetes.io/not-ready:NoExecute op=Exists for 300s
                                     node.kubernetes.io/unreachable:NoExecute op=Exists for 300s
        Events:
          Type    Reason     Age   From               Message
          ----    ------     ----  ----               -------
          Normal  Scheduled  90s   default-scheduler  Successfully assigned default/web to node-1
          Normal  Pulling    90s   kubelet            spec.containers{app}: Pulling image "nginx:1.27"
          Normal  Pulled     90s   kubelet            spec.containers{app}: Successfully pulled image "nginx:1.27" in * (* including waiting). Image size: * bytes.
          Normal  Created    90s   kubelet            spec.containers{app}: Container created
          Normal  Started    90s   kubelet            spec.containers{app}: Container started
        """

  Rule: Each container tells its state, its last state, and how often it restarted
    Source: staging/src/k8s.io/kubectl/pkg/describe/describe.go (v1.36, describeContainerState, describeStatus)

    Scenario: One runs, one fails, one is done
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: pod-status
        spec:
          restartPolicy: OnFailure
          containers:
          - name: running-container
            image: busybox
            command: ["sh", "-c", "while true; do echo Running...; sleep 10000; done"]
          - name: failed-container
            image: busybox
            command: ["sh", "-c", "exit 1"]
          - name: completed-container
            image: busybox
            command: ["sh", "-c", "echo Hello, World!; sleep 5"]
        """
      And 4m40s pass
      Then kubectl describe pod pod-status includes:
        """
          running-container:
            Container ID:  containerd://*
            Image:         busybox
            Image ID:      *
            Port:          <none>
            Host Port:     <none>
            Command:
              sh
              -c
              while true; do echo Running...; sleep 10000; done
            State:          Running
              Started:      Thu, 01 Jan 2026 00:00:00 +0000
            Ready:          True
            Restart Count:  0
        """
      And kubectl describe pod pod-status includes:
        """
            State:          Waiting
              Reason:       CrashLoopBackOff
            Last State:     Terminated
              Reason:       Error
              Exit Code:    1
              Started:      Thu, 01 Jan 2026 00:02:30 +0000
              Finished:     Thu, 01 Jan 2026 00:02:30 +0000
            Ready:          False
            Restart Count:  5
        """
      And kubectl describe pod pod-status includes:
        """
            Command:
              sh
              -c
              echo Hello, World!; sleep 5
            State:          Terminated
              Reason:       Completed
              Exit Code:    0
              Started:      Thu, 01 Jan 2026 00:00:00 +0000
              Finished:     Thu, 01 Jan 2026 00:00:05 +0000
            Ready:          False
            Restart Count:  0
        """
      And kubectl describe pod pod-status includes:
        """
        Conditions:
          Type                        Status
          PodReadyToStartContainers   True
          Initialized                 True
          Ready                       False
          ContainersReady             False
          PodScheduled                True
        """

    Scenario: Ended for good
      When I apply:
        """yaml
        # Failed Status
        apiVersion: v1
        kind: Pod
        metadata:
          name: failed-pod
        spec:
          restartPolicy: Never
          containers:
          - name: failing-container
            image: busybox
            command: ["sh", "-c", "exit 1"]
        """
      Then kubectl describe pod failed-pod includes:
        """
        Status:           Failed
        """
      And kubectl describe pod failed-pod includes:
        """
            Command:
              sh
              -c
              exit 1
            State:          Terminated
              Reason:       Error
              Exit Code:    1
              Started:      Thu, 01 Jan 2026 00:00:00 +0000
              Finished:     Thu, 01 Jan 2026 00:00:00 +0000
            Ready:          False
            Restart Count:  0
        """

  Rule: A pod without a node has no address, and its containers no state
    Source: staging/src/k8s.io/kubectl/pkg/describe/describe.go (v1.36, describePod, describeContainers)

    Scenario: Too large for any node
      When I apply:
        """yaml
        # Pending Status
        apiVersion: v1
        kind: Pod
        metadata:
          name: pending-pod
        spec:
          containers:
          - name: large-resource-container
            image: busybox
            command: ["sh", "-c", "echo Pending...; sleep 3600"]
            resources:
              requests:
                memory: "100Ti"
                cpu: "1000"
        """
      Then kubectl describe pod pending-pod includes:
        """
        Node:             <none>
        Labels:           <none>
        Annotations:      <none>
        Status:           Pending
        IP:
        IPs:              <none>
        Containers:
          large-resource-container:
            Image:      busybox
            Port:       <none>
            Host Port:  <none>
            Command:
              sh
              -c
              echo Pending...; sleep 3600
            Requests:
              cpu:        1k
              memory:     100Ti
            Environment:  <none>
        """

  Rule: A probe is one line
    Source: staging/src/k8s.io/kubectl/pkg/describe/describe.go (v1.36, DescribeProbe)

    Scenario Outline: <probe>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            livenessProbe: <probe>
        """
      Then kubectl describe pod web includes:
        """
            Liveness:       <line>
        """

      Examples:
        | probe                                                                           | line                                                                              |
        | { httpGet: { path: /ho/ho, port: 80 }, initialDelaySeconds: 10 }                | http-get http://:80/ho/ho delay=10s timeout=1s period=10s #success=1 #failure=3   |
        | { httpGet: { path: /, port: 8080 } }                                            | http-get http://:8080/ delay=0s timeout=1s period=10s #success=1 #failure=3       |
        | { httpGet: { path: "/a?b=c", port: web, scheme: HTTPS, host: shop.example } }   | http-get https://shop.example:web/a%3Fb=c delay=0s timeout=1s period=10s #success=1 #failure=3 |
        | { tcpSocket: { port: 5432 }, timeoutSeconds: 2, periodSeconds: 5 }              | tcp-socket :5432 delay=0s timeout=2s period=5s #success=1 #failure=3              |
        | { exec: { command: [sh, -c, "test -f /tmp/ok"] }, failureThreshold: 1 }         | exec [sh -c test -f /tmp/ok] delay=0s timeout=1s period=10s #success=1 #failure=1 |
        | { grpc: { port: 9000, service: health } }                                       | grpc <pod>:9000 health delay=0s timeout=1s period=10s #success=1 #failure=3       |

  Rule: Variables are told by where they come from, not by their value
    Source: staging/src/k8s.io/kubectl/pkg/describe/describe.go (v1.36, describeContainerEnvVars, describeContainerEnvFrom)

    Scenario: From everywhere
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data: { color: blue }
        ---
        apiVersion: v1
        kind: Secret
        metadata: { name: login }
        stringData: { password: s3cret }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            resources: { limits: { cpu: 200m } }
            envFrom:
            - configMapRef: { name: settings }
            - prefix: LOGIN_
              secretRef: { name: login, optional: true }
            env:
            - { name: PLAIN, value: hello }
            - { name: REFERENCE, value: "$(PLAIN)!" }
            - name: COLOR
              valueFrom: { configMapKeyRef: { name: settings, key: color } }
            - name: PASSWORD
              valueFrom: { secretKeyRef: { name: login, key: password } }
            - name: POD
              valueFrom: { fieldRef: { fieldPath: metadata.name } }
            - name: ADDRESS
              valueFrom: { fieldRef: { fieldPath: status.podIP } }
            - name: CPUS
              valueFrom: { resourceFieldRef: { resource: limits.cpu, divisor: 1m } }
            - name: MEMORY
              valueFrom: { resourceFieldRef: { resource: limits.memory } }
        """
      Then kubectl describe pod web includes:
        """
            Environment Variables from:
              settings  ConfigMap                    Optional: false
              login     Secret with prefix 'LOGIN_'  Optional: true
            Environment:
              PLAIN:      hello
              REFERENCE:  $(PLAIN)!
              COLOR:      <set to the key 'color' of config map 'settings'>  Optional: false
              PASSWORD:   <set to the key 'password' in secret 'login'>      Optional: false
              POD:        web (v1:metadata.name)
              ADDRESS:     (v1:status.podIP)
              CPUS:       200 (limits.cpu)
              MEMORY:     node allocatable (limits.memory)
        """

  Rule: Events that came again are one line, with how often and over what time
    Source: staging/src/k8s.io/kubectl/pkg/describe/describe.go (v1.36, DescribeEvents)

    Scenario: A container that keeps crashing
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", imagePullPolicy: IfNotPresent, command: [sh, -c, "sleep 1; exit 3"] }
        """
      And 1 minute pass
      Then kubectl describe pod web includes:
        """
        Events:
          Type     Reason     Age                From               Message
          ----     ------     ----               ----               -------
          Normal   Scheduled  60s                default-scheduler  Successfully assigned default/web to node-1
          Normal   Pulling    60s                kubelet            spec.containers{app}: Pulling image "busybox:1.36"
          Normal   Pulled     60s                kubelet            spec.containers{app}: Successfully pulled image "busybox:1.36" in *
          Normal   Created    27s (x4 over 60s)  kubelet            spec.containers{app}: Container created
          Normal   Started    27s (x4 over 60s)  kubelet            spec.containers{app}: Container started
          Normal   Pulled     27s (x3 over 59s)  kubelet            spec.containers{app}: Container image "busybox:1.36" already present on machine and can be accessed by the pod
          Warning  BackOff    26s (x3 over 58s)  kubelet            spec.containers{app}: Back-off restarting failed container app in pod web_default(*)
        """

  Rule: A pod that is being deleted says since when, and how long it may take
    Source: staging/src/k8s.io/kubectl/pkg/describe/describe.go (v1.36, describePod)

    Scenario: Half of the grace period is over
      Given a pod "web" with container "app"
      And container "app" takes 1m to stop on SIGTERM
      When 1 minute passes
      And pod "web" is deleted
      And 12 seconds pass
      Then kubectl describe pod web includes:
        """
        Status:                    Terminating (lasts <invalid>)
        Termination Grace Period:  30s
        """

  Rule: A name may be the beginning of a name, and a kind alone means all
    See https://kubernetes.io/docs/reference/kubectl/generated/kubectl_describe/
    Source: staging/src/k8s.io/kubectl/pkg/cmd/describe/describe.go (v1.36, DescribeMatchingResources)

    Scenario: Two pods whose names begin alike
      Given a pod "web-1" with container "app"
      And a pod "web-2" with container "app"
      Then kubectl describe pod web includes:
        """
        Name:             web-2
        """
      And kubectl describe pods does not include:
        """
        Events:
        """

    Scenario: No such pod
      When I run:
        """
        kubectl describe pod nope
        """
      Then it is refused with:
        """
        pods "nope" not found
        """

  Rule: Other kinds have descriptions of their own
    Source: staging/src/k8s.io/kubectl/pkg/describe/describe.go (v1.36, describerMap)

    Scenario: A node, with what its pods ask for
      Given a cluster of 1 node with 2 CPUs and 4Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            resources: { requests: { cpu: 250m, memory: 64Mi }, limits: { cpu: 500m, memory: 128Mi } }
        """
      Then kubectl describe node node-1 includes:
        """
        Non-terminated Pods:          (1 in total)
          Namespace                   Name    CPU Requests  CPU Limits  Memory Requests  Memory Limits  Age
          ---------                   ----    ------------  ----------  ---------------  -------------  ---
          default                     web     250m (12%)    500m (25%)  64Mi (1%)        128Mi (3%)     0s
        Allocated resources:
          (Total limits may be over 100 percent, i.e., overcommitted.)
          Resource           Requests    Limits
          --------           --------    ------
          cpu                250m (12%)  500m (25%)
          memory             64Mi (1%)   128Mi (3%)
          ephemeral-storage  0 (0%)      0 (0%)
          hugepages-1Gi      0 (0%)      0 (0%)
          hugepages-2Mi      0 (0%)      0 (0%)
        """

    Scenario: A secret keeps its secret
      When I apply:
        """yaml
        apiVersion: v1
        kind: Secret
        metadata: { name: login }
        stringData: { password: s3cret, user: admin }
        """
      Then kubectl describe secret login prints:
        """
        Name:         login
        Namespace:    default
        Labels:       <none>
        Annotations:  <none>

        Type:  Opaque

        Data
        ====
        password:  6 bytes
        user:      5 bytes
        """
