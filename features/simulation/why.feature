Feature: Why it happened
  Nothing in the journal comes out of nowhere. Every entry knows the one that led to it, so each state, each event and each signal can be
  followed back to what began it: the step that did it, and the line of the manifest that made it so.
  Source: podlife

  Rule: A chain of causes ends with what began it, and each link names the line that decided it

    Scenario: A task that fails for good
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
            command: [sh, -c, "sleep 5; exit 3"]
        """
      And 1 minute passes
      Then the causes of "phase Failed" of pod "task" are:
        | at | what                                    | line | written                              |
        | 5s | pod task became Failed                  | 15   | restartPolicy: Never                 |
        | 5s | container app exited with code 3        | 19   | command: [sh, -c, "sleep 5; exit 3"] |
        | 0s | container app started                   |      |                                      |
        | 0s | the scheduler placed pod task on node-1 |      |                                      |
        | 0s | the user created pod task               | 11   | pod task                             |
        | 0s | When I apply:                           | 9    |                                      |

    Scenario: What a step said of a container stands beside what it did
      Given a pod "web" with container "app"
      And container "app" exits with code 1 after 30s on its first run
      When 10 minutes pass
      Then the causes of "container app started (run 2)" of pod "web" include:
        | at  | what                                            | written                                                          |
        | 30s | the kubelet started container app again (run 2) |                                                                  |
        | 30s | container app exited with code 1                | And container "app" exits with code 1 after 30s on its first run |

    Scenario: One end is enough to ask for
      Given a pod "web" with container "app" and command "sleep 10; exit 1"
      When 1 minute passes
      Then "container app exited with code 1" of pod "web" goes back to "command: *exit 1*"
      And "container app exited with code 1" of pod "web" goes back to "Given a pod *"

    Scenario: What is asked for is the newest of that name up to a moment
      Given a pod "web" with container "app"
      And container "app" exits with code 1 after 30s on its first run
      And container "app" exits with code 1 after 40s on run 2
      When 10 minutes pass
      Then "container app exited with code 1" of pod "web" goes back to "*on its first run" at 60s
      And "container app exited with code 1" of pod "web" goes back to "*on run 2"

  Rule: A chain has at most ten links

    What happens again and again is told once, with how often it did before. Of what is longer still, the middle is left out: how it came to
    be lately is kept, and how it began.

    Scenario: The seventh run of a container that crashes
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, "exit 1"]
        """
      And 10 minutes pass
      Then the causes of "container app started (run 7)" of pod "web" are:
        | at    | what                                                                      | written                     |
        | 5m10s | the kubelet started container app again (run 7) after a back-off of 2m40s |                             |
        | 2m30s | container app exited with code 1                                          | command: [sh, -c, "exit 1"] |
        | 2m30s | … and so on, 5 times before                                               |                             |
        | 0s    | container app started                                                     |                             |
        | 0s    | the scheduler placed pod web on node-1                                    |                             |
        | 0s    | the user created pod web                                                  | pod web                     |
        | 0s    | When I apply:                                                             |                             |

  Rule: The kubelet acts because of what it found

    Scenario: A probe that fails ends the container that it asks, and no other
      Given container "healthy" exits with code 1 after 25s on its first run
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            livenessProbe: { tcpSocket: { port: 8080 } }
          - name: healthy
            image: registry.example/healthy:1
        """
      And 1 minute passes
      Then the causes of "container app started (run 2)" of pod "web" are:
        | at  | what                                                                                              | written                                      |
        | 30s | the kubelet started container app again (run 2)                                                   |                                              |
        | 30s | container app was told to stop and exited with code 0                                             |                                              |
        | 30s | the liveness probe of container app failed 3 times in a row (failureThreshold 3), asked every 10s | livenessProbe: { tcpSocket: { port: 8080 } } |
        | 0s  | container app started                                                                             |                                              |
        | 0s  | the scheduler placed pod web on node-1                                                            |                                              |
        | 0s  | the user created pod web                                                                          | pod web                                      |
        | 0s  | When I apply:                                                                                     |                                              |
      And the causes of "container healthy started (run 2)" of pod "web" are:
        | at  | what                                                | written                                                                |
        | 25s | the kubelet started container healthy again (run 2) |                                                                        |
        | 25s | container healthy exited with code 1                | Given container "healthy" exits with code 1 after 25s on its first run |
        | 0s  | container healthy started                           |                                                                        |
        | 0s  | the scheduler placed pod web on node-1              |                                                                        |
        | 0s  | the user created pod web                            | pod web                                                                |
        | 0s  | When I apply:                                       |                                                                        |

    Scenario: A container that will not hear is killed when its time is over
      Given container "app" ignores SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          terminationGracePeriodSeconds: 10
          containers:
          - name: app
            image: registry.example/app:1
        """
      And 20 seconds pass
      And pod "web" is deleted
      And 1 minute passes
      Then the causes of "gone" of pod "web" are:
        | at  | what                                                                         | written                                                                  |
        | 30s | pod web was gone: the user deleted it                                        |                                                                          |
        | 30s | container app was killed (SIGKILL, code 137), when its grace period was over | Given container "app" ignores SIGTERM; terminationGracePeriodSeconds: 10 |
        | 20s | the user deleted pod web (grace period 10s)                                  |                                                                          |
        | 20s | And pod "web" is deleted                                                     |                                                                          |

    Scenario: An image that is nowhere
      Given image "registry.example/nosuch:1" cannot be pulled
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: registry.example/nosuch:1
        """
      And 1 minute passes
      Then the causes of "container app waiting: ImagePullBackOff" of pod "web" are:
        | at  | what                                                                 | written                                                                    |
        | 50s | pod web: container app waiting: ImagePullBackOff, after ErrImagePull | Given image "*nosuch:1" cannot be pulled; image: registry.example/nosuch:1 |
        | 0s  | the scheduler placed pod web on node-1                               |                                                                            |
        | 0s  | the user created pod web                                             | pod web                                                                    |
        | 0s  | When I apply:                                                        |                                                                            |

  Rule: Controllers act because of what others did

    Scenario: A rollout ends the old pod when the new one is ready
      Given a deployment "web" with 1 replica of image "web:1"
      When 10 seconds pass
      And container "app" of deployment "web" is updated to image "web:2"
      And 1 minute passes
      Then the causes of "gone" of pod "web-6bdff98dd-*" are:
        | at  | what                                                                                 |
        | 10s | pod web-* was gone: the ReplicaSet controller deleted it                             |
        | 10s | container app was stopped (SIGTERM, code 143)                                        |
        | 10s | the ReplicaSet controller deleted pod web-* (grace period 30s)                       |
        | 10s | the Deployment controller scaled ReplicaSet web-6bdff98dd from 1 to 0                |
        | 10s | … and 2 causes between                                                               |
        | 10s | the scheduler placed pod web-* on node-1                                             |
        | 10s | the ReplicaSet controller created pod web-*                                          |
        | 10s | the Deployment controller created ReplicaSet web-fd59f9b8f                           |
        | 10s | the user changed Deployment web: spec.template.spec.containers[0].image is now web:2 |
        | 10s | And container "app" of deployment "web" is updated to image "web:2"                  |

    Scenario: A Job tries again because of the pod that failed
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: import }
        spec:
          completions: 3
          parallelism: 3
          completionMode: Indexed
          template:
            spec:
              restartPolicy: Never
              containers:
              - name: app
                image: busybox:1.36
                command: [sh, -c, "sleep 2; test $JOB_COMPLETION_INDEX != 1"]
        """
      And 10 seconds pass
      Then the causes of "container app started" of the newest pod of job "import" are:
        | at | what                                          | written                                                       |
        | 3s | container app started                         |                                                               |
        | 3s | the scheduler placed pod import-1-* on node-1 |                                                               |
        | 3s | the Job controller created pod import-1-*     | completions: 3                                                |
        | 2s | pod import-1-* became Failed                  | restartPolicy: Never                                          |
        | 2s | container app exited with code 1              | command: [sh, -c, "sleep 2; test $JOB_COMPLETION_INDEX != 1"] |
        | 0s | container app started                         |                                                               |
        | 0s | the scheduler placed pod import-1-* on node-1 |                                                               |
        | 0s | the Job controller created pod import-1-*     |                                                               |
        | 0s | the user created job import                   |                                                               |
        | 0s | When I apply:                                 |                                                               |

    Scenario: A pod that its quota does not allow
      When I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: few }
        spec:
          hard: { pods: 1 }
        ---
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: { name: web }
        spec:
          replicas: 2
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
              - name: app
                image: nginx:1.27
        """
      And 10 seconds pass
      Then the causes of "Warning FailedCreate*" of replicaset "web" are:
        | what                                                                                     | written           |
        | the ReplicaSet controller said of ReplicaSet web: *exceeded quota: few, * (FailedCreate), at another try after FailedCreate | hard: { pods: 1 } |
        | the user created ReplicaSet web                                                          | replicas: 2       |
        | When I apply:                                                                            |                   |

    Scenario: No claim is bound where no class provides volumes
      When I apply:
        """yaml
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: { name: local }
        provisioner: kubernetes.io/no-provisioner
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec:
          accessModes: [ReadWriteOnce]
          storageClassName: local
          resources: { requests: { storage: 1Gi } }
        """
      And 10 seconds pass
      Then "Warning ProvisioningFailed*" of pvc "data" goes back to "storageClassName: local"

    Scenario: An autoscaler wants more pods than a Deployment says
      Given a deployment "web" with 1 replica of image "web:1"
      When I apply:
        """yaml
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          minReplicas: 3
          maxReplicas: 5
        """
      And 1 minute passes
      Then "created" of the newest pod of deployment "web" goes back to "the HorizontalPodAutoscaler scaled *"

  Rule: What happens to a node, and what nodes lack, happens to pods

    Scenario: A node without power
      Given a cluster with these nodes:
        | name   | cpu | memory |
        | node-1 | 4   | 8Gi    |
        | node-2 | 4   | 8Gi    |
      And a deployment "web" with 1 replica of image "web:1"
      When 10 seconds pass
      And node "node-1" goes down
      And 10 minutes pass
      Then the causes of "phase Running" of the newest pod of deployment "web" are:
        | at  | what                                                                                                                                       | written     |
        | 6m  | pod web-* became Running, Ready                                                                                                            |             |
        | 6m  | container app started                                                                                                                      |             |
        | 6m  | the scheduler placed pod web-* on node-2                                                                                                   |             |
        | 6m  | the ReplicaSet controller created pod web-*                                                                                                | replicas: 1 |
        | 6m  | the taint eviction controller deleted pod web-* (grace period 30s), which tolerates node.kubernetes.io/unreachable for 300s                |             |
        | 1m  | the node controller tainted node node-1: node.kubernetes.io/unreachable:NoExecute, as it had been silent for the node-monitor-grace-period |             |
        | 10s | node node-1 goes down                                                                                                                      |             |
        | 10s | And node "node-1" goes down                                                                                                                |             |

    Scenario: No node has what a pod asks for
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          nodeSelector: { disk: ssd }
          containers:
          - name: app
            image: nginx:1.27
        """
      And 10 seconds pass
      Then the causes of "Warning FailedScheduling*" of pod "web" are:
        | what                                                                                          | written                     |
        | the scheduler said of pod web: *didn't match Pod's node affinity/selector* (FailedScheduling) | nodeSelector: { disk: ssd } |
        | the user created pod web                                                                      | pod web                     |
        | When I apply:                                                                                 |                             |

    Scenario: A pod that makes room for another
      Given a cluster with these nodes:
        | name   | cpu | memory |
        | node-1 | 1   | 8Gi    |
      When I apply:
        """yaml
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: { name: urgent }
        value: 1000
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: low }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            resources: { requests: { cpu: 800m } }
        """
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: high }
        spec:
          priorityClassName: urgent
          containers:
          - name: app
            image: nginx:1.27
            resources: { requests: { cpu: 800m } }
        """
      And 1 minute passes
      Then the causes of "gone" of pod "low" are:
        | at  | what                                                    | written                   |
        | 10s | pod low was gone: the scheduler deleted it              |                           |
        | 10s | container app was told to stop and exited with code 0   |                           |
        | 10s | the scheduler deleted pod low to make room for pod high | priorityClassName: urgent |
        | 10s | the user created pod high                               | pod high                  |
        | 10s | And I apply:                                            |                           |

  Rule: What comes when a time is over has that as its cause, with the line that gives the time

    Scenario: The deadline of a Job
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: import }
        spec:
          activeDeadlineSeconds: 10
          template:
            spec:
              terminationGracePeriodSeconds: 3
              restartPolicy: Never
              containers:
              - name: app
                image: busybox:1.36
                command: [sleep, "20"]
        """
      And 1 minute passes
      Then the causes of "FailureTarget" of job "import" are:
        | at  | what                                                | written                   |
        | 10s | job import: FailureTarget                           |                           |
        | 10s | job import: its activeDeadlineSeconds (10) are over | activeDeadlineSeconds: 10 |
        | 0s  | the user created job import                         | job import                |
        | 0s  | When I apply:                                       |                           |
      And "Normal SuccessfulDelete*" of job "import" goes back to "activeDeadlineSeconds: 10"
      And "Failed" of job "import" goes back to "activeDeadlineSeconds: 10"
      And "gone" of the newest pod of job "import" goes back to "activeDeadlineSeconds: 10"

    Scenario: The deadline of a pod, and a hook that takes its time
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          activeDeadlineSeconds: 20
          containers:
          - name: app
            image: nginx:1.27
            lifecycle: { preStop: { sleep: { seconds: 5 } } }
        """
      And 1 minute passes
      Then the causes of "container app received SIGQUIT" of pod "task" are:
        | at  | what                                              | written                            |
        | 25s | container app received SIGQUIT                    |                                    |
        | 20s | the preStop hook of container app began           | preStop: { sleep: { seconds: 5 } } |
        | 20s | pod task: its activeDeadlineSeconds (20) are over | activeDeadlineSeconds: 20          |
        | 0s  | the scheduler placed pod task on node-1           |                                    |
        | 0s  | the user created pod task                         | pod task                           |
        | 0s  | When I apply:                                     |                                    |

    Scenario: A rollout that is stuck goes back to the template that it is stuck with
      Given image "web:2" cannot be pulled
      And a deployment "web" with 2 replicas of image "web:1"
      When 60 seconds pass
      And container "app" of deployment "web" is updated to image "web:2"
      And 15 minutes pass
      Then the causes of "not Progressing: *" of deployment "web" include:
        | at   | what                                                                                 |
        | 661s | Deployment web: not Progressing: * has timed out progressing.                        |
        | 661s | Deployment web: its progressDeadlineSeconds (600) are over                           |
        | 60s  | the user changed Deployment web: spec.template.spec.containers[0].image is now web:2 |

    Scenario: A pod is ready when its postStart hook has ended
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
      And 1 minute passes
      Then the causes of "Ready" of pod "web" include:
        | at  | what                                      | written                               |
        | 20s | pod web became Running, Ready             |                                       |
        | 0s  | the postStart hook of container app began | postStart: { sleep: { seconds: 20 } } |

    Scenario: A deletion that had to wait for a postStart hook is still the cause
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
      And 1 minute passes
      Then "container app received SIGQUIT" of pod "web" goes back to "And pod *web* is deleted"

    Scenario: A preStop hook that outlasts its pod's grace period
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            lifecycle: { preStop: { sleep: { seconds: 15 } } }
        """
      And 10 seconds pass
      And pod "web" is deleted with a grace period of 5s
      And 1 minute passes
      Then the causes of "container app received SIGQUIT" of pod "web" are:
        | at  | what                                       | written                             |
        | 15s | container app received SIGQUIT             |                                     |
        | 10s | the preStop hook of container app began    | preStop: { sleep: { seconds: 15 } } |
        | 10s | the user deleted pod web (grace period 5s) |                                     |
        | 10s | And pod "web" is deleted with *            |                                     |

    Scenario: A sidecar starts again by its own policy
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          initContainers:
          - name: log
            image: busybox:1.36
            restartPolicy: Always
            command: [sh, -c, "sleep 5; exit 1"]
          containers:
          - name: app
            image: busybox:1.36
            command: [sleep, "60"]
        """
      And 10 seconds pass
      Then the causes of "sidecar log started (run 2)" of pod "task" include:
        | what                                          | written               |
        | the kubelet started sidecar log again (run 2) | restartPolicy: Always |

  Rule: What comes with a recovery follows from the recovery, and from what was changed in the meantime

    Scenario: A node is ready again when its kubelet is back
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And the kubelet of node "node-1" is down for 4 minutes
      And 10 minutes pass
      Then the causes of "untainted node.kubernetes.io/unreachable:NoSchedule" of node "node-1" are:
        | at   | what                                                             |
        | 250s | node node-1: untainted node.kubernetes.io/unreachable:NoSchedule |
        | 250s | node node-1: Ready                                               |
        | 250s | node node-1: its kubelet is back                                 |
        | 10s  | node node-1: its kubelet is down                                 |
        | 10s  | And the kubelet of node "node-1" is down for 4 minutes           |

    Scenario: A node is ready again when its container runtime is back
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And the container runtime of node "node-1" is down for 62s
      And 10 minutes pass
      Then the causes of "Ready" of node "node-1" are:
        | at  | what                                                       |
        | 75s | node node-1: Ready                                         |
        | 72s | node node-1: its container runtime is back                 |
        | 10s | node node-1: its container runtime is down                 |
        | 10s | And the container runtime of node "node-1" is down for 62s |

    Scenario: A pod that was changed while its kubelet was down
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And the kubelet of node "node-1" is down for 60s
      And 5 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [ { name: app, image: "nginx:1.28" } ] }
        """
      And 5 minutes pass
      Then the causes of "container app exited with code 0" of pod "web" are:
        | at  | what                                                  | written |
        | 70s | container app was told to stop and exited with code 0 |         |
        | 70s | pod web: its kubelet acts upon that only now          |         |
        | 15s | pod web: container app updated to image nginx:1.28    | pod web |
        | 15s | And I apply:                                          |         |

  Rule: What held something up, or was used, is named with the line that limits it

    Scenario: An autoscaler goes by what is used
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: api }
        spec:
          selector: { matchLabels: { app: api } }
          template:
            metadata: { labels: { app: api } }
            spec:
              containers: [{ name: app, image: "api:1", resources: { requests: { cpu: 100m } } }]
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: api }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
          maxReplicas: 20
        """
      And the CPU usage of deployment "api" becomes 240m in total
      And 20 seconds pass
      Then the causes of "scaled from 1 to 3" of deployment "api" are:
        | at  | what                                                                                                  |
        | 15s | the HorizontalPodAutoscaler scaled Deployment api from 1 to 3 (* above target), at its look every 15s |
        | 0s  | Deployment api: the CPU usage is 240m in total                                                        |
        | 0s  | And the CPU usage of deployment "api" becomes 240m in total                                           |

    Scenario: A Job is complete because of the pod that succeeded
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: own }
        spec:
          template:
            spec: { restartPolicy: Never, containers: [{ name: app, image: "busybox:1.36", command: ["true"] }] }
        """
      And 10 seconds pass
      Then the causes of "Complete" of job "own" include:
        | at | what                                                                   |
        | 1s | job own: Complete, a second later: it gathers what happens to its pods |
        | 0s | pod own-* became Succeeded                                             |
        | 0s | container app exited with code 0                                       |

    Scenario: A node that runs short of memory, and the pod that must go for it
      Given a cluster of 1 node with 4 CPUs and 1Gi of memory each
      And the kubelet configuration:
        """yaml
        evictionHard: { memory.available: 100Mi }
        """
      And container "app" uses 936Mi of memory after 12s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: hungry }
        spec:
          containers: [{ name: app, image: "busybox:1.36", command: [sleep, 1d] }]
        """
      And 10 minutes pass
      Then the causes of "phase Failed: Evicted" of pod "hungry" are:
        | at  | what                                                                                                                                                   | written                                            |
        | 22s | pod hungry became Failed: Evicted                                                                                                                      |                                                    |
        | 22s | container app was killed (SIGKILL, code 137), when its grace period was over                                                                           |                                                    |
        | 20s | the kubelet evicted pod hungry: The node was low on resource: memory. *                                                                                |                                                    |
        | 20s | node node-1: MemoryPressure                                                                                                                            |                                                    |
        | 20s | node node-1: its memory.available is 88Mi, less than the threshold of 100Mi: pod hungry uses 936Mi, found at the look that the kubelet takes every 10s | And container "app" uses 936Mi of memory after 12s |
        | 0s  | container app started                                                                                                                                  |                                                    |
        | 0s  | the scheduler placed pod hungry on node-1                                                                                                              |                                                    |
        | 0s  | the user created pod hungry                                                                                                                            | pod hungry                                         |
        | 0s  | When I apply:                                                                                                                                          |                                                    |
      And the causes of "not MemoryPressure: *" of node "node-1" include:
        | at    | what                                                           |
        | 5m20s | node node-1: not MemoryPressure: *                             |
        | 5m20s | node node-1: its evictionPressureTransitionPeriod (5m) is over |

    Scenario: What a step said to be left of a disk
      Given a cluster of 1 node
      When 5 seconds pass
      And nodefs.available of node "node-1" becomes 1%
      And 1 minute passes
      Then the causes of "DiskPressure" of node "node-1" are:
        | at  | what                                                                 |
        | 10s | node node-1: DiskPressure                                            |
        | 10s | node node-1: its nodefs.available is *, less than the threshold of * |
        | 5s  | node node-1 is left with 1% of its disk                              |
        | 5s  | And nodefs.available of node "node-1" becomes 1%                     |

    Scenario: A pod that has written more than it may
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: full }
        spec:
          volumes: [{ name: scratch, emptyDir: { sizeLimit: 10Mi } }]
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, "dd if=/dev/zero of=/scratch/x bs=1M count=20; sleep 1d"]
            volumeMounts: [{ name: scratch, mountPath: /scratch }]
        """
      And 5 minutes pass
      Then the causes of "container app exited with code 137" of pod "full" are:
        | what                                                                                                    | written                 |
        | container app was killed (SIGKILL, code 137), when its grace period was over                            |                         |
        | the kubelet evicted pod full: Usage of EmptyDir volume "scratch" exceeds the limit "10Mi".              | sizeLimit: 10Mi         |
        | pod full: container app has written 20Mi to volume scratch, found when the kubelet measured its volumes | command: [sh, -c, "dd * |
        | container app started                                                                                   |                         |
        | the scheduler placed pod full on node-1                                                                 |                         |
        | the user created pod full                                                                               | pod full                |
        | When I apply:                                                                                           |                         |

    Scenario: A drain that had to wait names what it waited for, and what let it go on
      Given a cluster of 2 nodes
      And node "node-2" is cordoned
      And a deployment "web" with 2 replicas of image "web:1"
      When 10 seconds pass
      And node "node-2" is uncordoned
      And I apply:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { minAvailable: 1, selector: { matchLabels: { app: web } } }
        """
      And I run:
        """
        kubectl drain node-1
        """
      Then the causes of "created" of the newest pod of deployment "web" are:
        | at  | what                                                                                       | written         |
        | 15s | the ReplicaSet controller created pod web-*                                                | replicas: 2     |
        | 15s | the API server evicted pod web-* (grace period 30s)                                        |                 |
        | 15s | pod web-*: the PodDisruptionBudget web allows its eviction, since pod web-*-* became Ready |                 |
        | 10s | pod web-*: its eviction waits for the PodDisruptionBudget web                              | minAvailable: 1 |
        | 10s | And I run:                                                                                 |                 |

    Scenario: An eviction that a budget refuses until somebody takes the budget away
      Given a pod "web" with container "app" of image "nginx:1.27" and label "app=web"
      When I apply:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { minAvailable: 1, selector: { matchLabels: { app: web } } }
        """
      And 10 seconds pass
      And pod "web" is evicted
      Then it is refused with:
        """
        Cannot evict pod as it would violate the pod's disruption budget.
        """
      When 10 seconds pass
      And I run:
        """
        kubectl delete pdb web
        """
      And pod "web" is evicted
      And 1 minute passes
      Then the causes of "gone" of pod "web" include:
        | at  | what                                                        |
        | 20s | pod web was gone: the API server evicted it                 |
        | 20s | the API server evicted pod web (grace period 30s)           |
        | 20s | pod web: the PodDisruptionBudget web is gone                |
        | 10s | pod web: its eviction waits for the PodDisruptionBudget web |

  Rule: What is gone was deleted by somebody, and that is told

    Scenario: What a namespace takes with it
      Given I run:
        """
        kubectl create namespace shop
        """
      And a pod "web" with container "app" of image "nginx:1.27" in namespace "shop"
      When 10 seconds pass
      And I run:
        """
        kubectl delete namespace shop
        """
      And 1 minute passes
      Then the causes of "gone" of pod "web" in namespace "shop" include:
        | what                                                  |
        | pod web was gone: the Namespace controller deleted it |

    Scenario: A namespace goes when it is empty
      Given I run:
        """
        kubectl create namespace shop
        """
      And a pod "web" with container "app" of image "nginx:1.27" in namespace "shop"
      And container "app" takes 20s to stop on SIGTERM
      When 10 seconds pass
      And I run:
        """
        kubectl delete namespace shop --wait=false
        """
      And 2 minutes pass
      Then the causes of "deleted, grace period 30s" of pod "web" in namespace "shop" are:
        | at  | what                                                                                          |
        | 15s | the Namespace controller deleted pod web (grace period 30s), after the 5s that it waits first |
        | 10s | the user deleted namespace shop                                                               |
        | 10s | And I run:                                                                                    |
      And the causes of "gone" of namespace "shop" are:
        | what                                                                      |
        | namespace shop was gone: the user deleted it, when nothing was left in it |
        | the user deleted namespace shop                                           |
        | And I run:                                                                |

    Scenario: A CronJob sees at once that its Job has ended
      Given typical latencies
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: report }
        spec:
          schedule: "* * * * *"
          jobTemplate:
            spec:
              template:
                spec: { restartPolicy: Never, containers: [{ name: app, image: "busybox:1.36", command: ["true"] }] }
        """
      And 80 seconds pass
      Then the causes of "Normal SawCompletedJob: *" of cronjob "report" include:
        | what                                                                                                              |
        | the CronJob controller said of CronJob report: Saw completed job: report-*, condition: Complete (SawCompletedJob) |
        | the Job controller created pod report-*-*                                                                         |
        | the CronJob controller created job report-*, at the next time of its schedule                                     |

    Scenario: What belonged to somebody who is gone
      Given a deployment "web" with 1 replica of image "web:1"
      When 10 seconds pass
      And I run:
        """
        kubectl delete deployment web
        """
      And 1 minute passes
      Then the causes of "gone" of pod "web-6bdff98dd-*" include:
        | what                                                 |
        | pod web-* was gone: the garbage collector deleted it |

    Scenario: What a tainted node may not keep
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And I run:
        """
        kubectl taint node node-1 gone=yes:NoExecute
        """
      And 1 minute passes
      Then the causes of "gone" of pod "web" include:
        | what                                                       |
        | pod web was gone: the taint eviction controller deleted it |

    Scenario: What is deleted by force is gone at once
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And pod "web" is force deleted
      Then the causes of "gone" of pod "web" include:
        | what                                  |
        | pod web was gone: the user deleted it |
