Feature: Limits of local storage
  What a pod writes to its node's disk (into its containers, their logs and its emptyDirs) can be limited. A limit stops no write: the
  kubelet looks every ten seconds, and evicts a pod that has written too much. Volumes are measured only once in one to two minutes.
  https://kubernetes.io/docs/concepts/storage/ephemeral-storage/

  Rule: A pod that exceeds the limits of its containers together is evicted
    See https://kubernetes.io/docs/concepts/storage/ephemeral-storage/#resource-emphemeralstorage-consumption
    Source: pkg/kubelet/eviction/eviction_manager.go (v1.36, podEphemeralStorageLimitEviction)

    Scenario: Within ten seconds: Evicted, two seconds to stop, Failed
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: p }
        spec:
          terminationGracePeriodSeconds: 3
          containers:
          - name: a
            image: busybox:1.36
            imagePullPolicy: IfNotPresent
            command: ["sh","-c","dd if=/dev/zero of=/tmp/x bs=1M count=20; sleep 3600 & wait $!"]
            resources: {limits: {ephemeral-storage: 5Mi}}
        """
      Then pod "p" is Running at 9s
      And the events of pod "p" include at 10s:
        | type    | reason  | message                                                                       |
        | Warning | Evicted | Pod ephemeral local storage usage exceeds the total limit of containers 5Mi.* |
        | Normal  | Killing | Stopping container a                                                          |
      And container "a" received SIGTERM at 10s
      And container "a" was killed at 12s
      And pod "p" matches at 12s:
        """yaml
        status:
          phase: Failed
          reason: Evicted
          message: 'Pod ephemeral local storage usage exceeds the total limit of containers 5Mi. '
          containerStatuses:
          - name: a
            state: { terminated: { exitCode: 137, reason: Error } }
        """
      And kubectl get pods shows:
        | NAME | READY | STATUS | RESTARTS |
        | p    | 0/1   | Error  | 0        |

    Scenario: Not when it stays below
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'dd if=/dev/zero of=/tmp/x bs=1M count=4; sleep 1d']
            resources: { limits: { ephemeral-storage: 5Mi } }
        """
      Then pod "web" stays Running for 10m

    Scenario: A log counts too
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'while true; do echo 0123456789012345678901234567890123456789012345678; sleep 1; done']
            resources: { limits: { ephemeral-storage: 1k } }
        """
      Then pod "web" is Running at 29s
      And pod "web" is Failed at 32s

    Scenario: One container over its own limit, though not all of them together
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: writer
            image: busybox:1.36
            command: [sh, -c, 'dd if=/dev/zero of=/tmp/x bs=1M count=7; sleep 1d']
            resources: { limits: { ephemeral-storage: 5Mi } }
          - name: other
            image: busybox:1.36
            command: [sleep, 1d]
            resources: { limits: { ephemeral-storage: 5Mi } }
        """
      Then the events of pod "web" include at 10s:
        | type    | reason  | message                                                             |
        | Warning | Evicted | Container writer exceeded its local ephemeral storage limit "5Mi".* |

  Rule: So is one with an emptyDir over its `sizeLimit`, when it is next measured
    See https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
    Source: pkg/kubelet/eviction/eviction_manager.go (v1.36, emptyDirLimitEviction)

    Scenario: After a minute
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'dd if=/dev/zero of=/cache/x bs=1M count=20; sleep 1d']
            volumeMounts: [{ name: cache, mountPath: /cache }]
          volumes:
          - { name: cache, emptyDir: { sizeLimit: 10Mi } }
        """
      Then pod "web" is Running at 59s
      And the events of pod "web" include at 60s:
        | type    | reason  | message                                                     |
        | Warning | Evicted | Usage of EmptyDir volume "cache" exceeds the limit "10Mi".* |
      And pod "web" is Failed at 62s

    Scenario: Files that are gone by then do not count
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'dd if=/dev/zero of=/cache/x bs=1M count=20; sleep 30; rm /cache/x; sleep 1d']
            volumeMounts: [{ name: cache, mountPath: /cache }]
          volumes:
          - { name: cache, emptyDir: { sizeLimit: 10Mi } }
        """
      Then pod "web" stays Running for 10m

    Scenario: With a shorter volumeStatsAggPeriod it is seen sooner
      Given the kubelet configuration:
        """yaml
        volumeStatsAggPeriod: 20s
        """
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'dd if=/dev/zero of=/cache/x bs=1M count=20; sleep 1d']
            volumeMounts: [{ name: cache, mountPath: /cache }]
          volumes:
          - { name: cache, emptyDir: { sizeLimit: 10Mi } }
        """
      Then pod "web" is Running at 19s
      And pod "web" is Failed at 22s

    Scenario: A kubelet that does not isolate local storage evicts nobody
      Given the kubelet configuration:
        """yaml
        localStorageCapacityIsolation: false
        """
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'dd if=/dev/zero of=/cache/x bs=1M count=20; sleep 1d']
            volumeMounts: [{ name: cache, mountPath: /cache }]
          volumes:
          - { name: cache, emptyDir: { sizeLimit: 10Mi } }
        """
      Then pod "web" stays Running for 10m
