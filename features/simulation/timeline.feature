Feature: The timeline
  The journal in plain words: what happened, when, to what. It stands in the message of every failed scenario.
  Source: podlife

  Rule: Each line is something that happened, once
    Source: podlife

    Scenario: A job well done
      Given image "busybox:1.36" is already on node "node-1"
      And a pod "task" with container "app" of image "busybox:1.36" and restartPolicy Never and command "sleep 5"
      When 1 hour passes
      Then the timeline of pod "task" is:
        | at | what                                                                                                    |
        | 0s | created                                                                                                 |
        | 0s | Scheduled to node-1                                                                                     |
        | 0s | Normal Pulled: Container image "busybox:1.36" already present on machine and can be accessed by the pod |
        | 0s | container app started                                                                                   |
        | 0s | phase Running                                                                                           |
        | 0s | Ready                                                                                                   |
        | 5s | container app exited with code 0                                                                        |
        | 5s | not Ready: PodCompleted                                                                                 |
        | 5s | phase Succeeded                                                                                         |

    Scenario: Runs are numbered
      Given a pod "web" with container "app"
      And container "app" exits with code 1 after 5s on its first 2 runs
      When 1 minute passes
      Then the timeline includes:
        | at  | object  | what                             |
        | 0s  | pod/web | Scheduled to node-1              |
        | 0s  | pod/web | container app started            |
        | 5s  | pod/web | container app exited with code 1 |
        | 5s  | pod/web | container app started (run 2)    |
        | 10s | pod/web | container app exited with code 1 |
        | 20s | pod/web | container app started (run 3)    |

    Scenario: Signals are told, heard or not
      Given a pod "web" with container "app"
      And container "app" ignores SIGTERM
      When 10 seconds pass
      And pod "web" is deleted
      And 1 minute passes
      Then the timeline of pod "web" includes:
        | at  | what                                          |
        | 10s | deleted, grace period 30s                     |
        | 10s | container app received SIGTERM and ignored it |
        | 40s | container app exited with code 137            |
        | 40s | phase Failed                                  |
        | 40s | nothing of it is left on the node             |
        | 40s | gone                                          |

    Scenario: Each kill is told, with its reason
      Given container "app" listens on port 80 after 0s
      And container "app" answers GET / with 500 from 10s to 1h
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: example.com/app:1
            livenessProbe: { httpGet: { path: /, port: 80 }, periodSeconds: 5, failureThreshold: 1 }
        """
      And 1 minute passes
      Then the timeline of pod "web" includes:
        | at  | what                                                                        |
        | 10s | Normal Killing: Container app failed liveness probe, will be restarted      |
        | 10s | container app started (run 2)                                               |
        | 20s | Normal Killing (x2): Container app failed liveness probe, will be restarted |
        | 20s | container app started (run 3)                                               |

    Scenario: Who fails to find a node is told why
      Given a cluster of 1 node with 1 CPU and 1Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: big }
        spec:
          containers: [{ name: app, image: "nginx:1.27", resources: { requests: { cpu: "2" } } }]
        """
      And 1 minute passes
      Then the timeline of pod "big" is:
        | at | what                                                                            |
        | 0s | created                                                                         |
        | 0s | Warning FailedScheduling: 0/1 nodes are available: 1 Insufficient cpu. no new * |
