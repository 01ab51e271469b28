Feature: Which line is marked
  Under each scenario stands the line of its timeline that must be marked: after it, what was said ceased to be so, or became as it was
  found. At the instant of each of them, more than one thing happens.

  Scenario: A phase that once was
    pod/web container app exited with code 1

    When I apply:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sh, -c, sleep 10; exit 1] }] }
      """
    And 1 minute passes
    Then pod "web" is Running

  Scenario: A phase that never was
    pod/web container app started

    Given a running pod "web" with container "app"
    When 10 seconds pass
    Then pod "web" is Succeeded

  Scenario: A pod that ended before it was gone
    pod/web container app exited with code 143

    Given a running pod "web" with container "app"
    When pod "web" is deleted
    And 1 minute passes
    Then pod "web" is Running

  Scenario: A pod that is gone, and never was as it should be
    pod/web gone

    Given a running pod "web" with container "app"
    When pod "web" is deleted
    And 1 minute passes
    Then pod "web" is Failed

  Scenario: A pod that should be gone
    pod/web container app started

    Given a running pod "web" with container "app"
    Then pod "web" is gone within 10s

  Scenario: A condition
    pod/web container app: readiness probe failed

    When I apply:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec:
        containers:
          - name: app
            image: busybox
            command: [sh, -c, touch /tmp/ready; sleep 15; rm /tmp/ready; sleep 600]
            readinessProbe: { exec: { command: [cat, /tmp/ready] }, failureThreshold: 1 }
            livenessProbe: { exec: { command: [cat, /tmp/ready] } }
      """
    And 25 seconds pass
    Then condition Ready of pod "web" is True

  Scenario: A readiness probe, and beside it a liveness probe with the same answer at the same instants
    pod/web Warning Unhealthy: Readiness probe failed: cat: can't open '/tmp/ready': No such file or directory

    When I apply:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec:
        containers:
          - name: app
            image: busybox
            command: [sh, -c, touch /tmp/ready; sleep 15; rm /tmp/ready; sleep 600]
            readinessProbe: { exec: { command: [cat, /tmp/ready] }, periodSeconds: 20 }
            livenessProbe: { exec: { command: [cat, /tmp/ready] }, periodSeconds: 20 }
      """
    And 25 seconds pass
    Then the readiness probe of container "app" never failed

  Scenario: A liveness probe, and beside it a readiness probe with the same answer at the same instants
    pod/web Warning Unhealthy: Liveness probe failed: cat: can't open '/tmp/ready': No such file or directory

    When I apply:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec:
        containers:
          - name: app
            image: busybox
            command: [sh, -c, touch /tmp/ready; sleep 15; rm /tmp/ready; sleep 600]
            readinessProbe: { exec: { command: [cat, /tmp/ready] }, periodSeconds: 20 }
            livenessProbe: { exec: { command: [cat, /tmp/ready] }, periodSeconds: 20 }
      """
    And 25 seconds pass
    Then the liveness probe of container "app" never failed

  Scenario: A probe that says the same again, of which nothing is written
    pod/web container app: readiness probe succeeded

    When I apply:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec: { containers: [{ name: app, image: busybox, command: [sleep, "600"], readinessProbe: { exec: { command: ["true"] } } }] }
      """
    And 10 seconds pass
    And pod "web" is deleted
    Then the readiness probe of container "app" succeeded 1 time

  Scenario: A probe of one of two containers
    pod/web Warning Unhealthy: Liveness probe failed: cat: can't open '/two': No such file or directory

    When I apply:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec:
        containers:
          - { name: one, image: busybox, command: [sleep, "600"], livenessProbe: { exec: { command: [cat, /one] } } }
          - { name: two, image: busybox, command: [sleep, "600"], livenessProbe: { exec: { command: [cat, /two] } } }
      """
    And 10 seconds pass
    Then the liveness probe of container "two" never failed

  Scenario: A probe that takes its time fails when it is over
    pod/web Warning Unhealthy: Liveness probe failed: command timed out: "sleep 5" timed out after 2s

    When I apply:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec: { containers: [{ name: app, image: busybox, command: [sleep, "600"], livenessProbe: { exec: { command: [sleep, "5"] }, timeoutSeconds: 2 } }] }
      """
    And 15 seconds pass
    Then the liveness probe of container "app" never failed

  Scenario: A line of a log
    pod/web container app wrote "bye"

    When I apply:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec:
        containers:
          - { name: app, image: busybox, command: [sh, -c, echo hello; sleep 10; echo bye; sleep 600] }
          - { name: other, image: busybox, command: [sh, -c, sleep 10; exit 1] }
      """
    And 30 seconds pass
    Then the log of container "app" does not include:
      """
      bye
      """

  Scenario: A state of a container
    pod/web container app exited with code 1

    Given a pod "web" with container "app"
    And container "app" exits with code 1 after 5s
    When 11 seconds pass
    Then container "app" is running

  Scenario: Restarts
    pod/web container app started (run 2)

    Given a pod "web" with container "app"
    And container "app" exits with code 1 after 5s
    When 6 seconds pass
    Then container "app" has restarted 0 times

  Scenario: A start
    pod/web container app started (run 2)

    Given a pod "web" with container "app"
    And container "app" exits with code 1 after 5s
    When 6 seconds pass
    Then container "app" started at 0s

  Scenario: A signal
    pod/web container app received SIGTERM

    Given a running pod "web" with container "app"
    And 10 seconds pass
    When pod "web" is deleted
    And 1 minute passes
    Then container "app" never received SIGTERM

  Scenario: An event that should not be
    pod/web Normal Pulled: Container image "app:1" already present on machine and can be accessed by the pod

    Given a pod "web" with container "app"
    And container "app" exits with code 1 after 5s
    When 6 seconds pass
    Then the events of pod "web" do not include:
      | reason | message         |
      | Pulled | Container image* |

  Scenario: Warnings
    pod/web Warning BackOff: Back-off restarting failed container app in pod web_default(960328e2-288f-49ec-a9e0-da034b5c34b5)

    Given a pod "web" with container "app"
    And container "app" exits with code 1 after 5s
    When 11 seconds pass
    Then there are no Warning events of pod "web"

  Scenario: A field
    pod/web container app started (run 2)

    Given a pod "web" with container "app"
    And container "app" exits with code 1 after 5s
    When 6 seconds pass
    Then status.containerStatuses[app].restartCount of pod "web" is 0

  Scenario: A part of an object
    pod/web container app started (run 2)

    Given a pod "web" with container "app"
    And container "app" exits with code 1 after 5s
    When 6 seconds pass
    Then pod "web" matches:
      """yaml
      status: { containerStatuses: [{ name: app, restartCount: 0 }] }
      """

  Scenario: What kubectl shows
    pod/web container app exited with code 1

    Given a pod "web" with container "app"
    And container "app" exits with code 1 after 5s
    When 11 seconds pass
    Then kubectl get pods shows:
      | NAME | STATUS  |
      | web  | Running |

  Scenario: What kubectl shows, with ages
    pod/web container app exited with code 1

    Given a pod "web" with container "app"
    And container "app" exits with code 1 after 5s
    When 11 seconds pass
    And 4 seconds pass
    Then kubectl get pods shows:
      | NAME | STATUS  | AGE |
      | web  | Running | 16s |

  Scenario: How many pods there are
    pod/web-2 gone

    When I apply:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web-1 }
      spec: { containers: [{ name: app, image: app:1 }] }
      ---
      apiVersion: v1
      kind: Pod
      metadata: { name: web-2 }
      spec: { containers: [{ name: app, image: app:1 }] }
      """
    And 10 seconds pass
    And pod "web-2" is force deleted
    Then there are 2 pods "web-*"

  Scenario: Endpoints
    pod/web container app exited with code 1

    When I apply:
      """yaml
      apiVersion: v1
      kind: Service
      metadata: { name: web }
      spec: { selector: { app: web }, ports: [{ port: 80 }] }
      ---
      apiVersion: v1
      kind: Pod
      metadata: { name: web, labels: { app: web } }
      spec: { containers: [{ name: app, image: busybox, command: [sh, -c, sleep 5; exit 1] }] }
      """
    And 11 seconds pass
    Then service "web" has 1 ready endpoint

  Scenario: A deployment that was available
    deployment/web not Available: Deployment does not have minimum availability.

    When I apply:
      """yaml
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec: { containers: [{ name: app, image: busybox, command: [sh, -c, sleep 5; exit 1] }] }
      """
    And 11 seconds pass
    Then deployment "web" is Available

  Scenario: A rollout
    deployment/web not Progressing: ReplicaSet "web-57d77b755b" has timed out progressing.

    When I apply:
      """yaml
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec:
        progressDeadlineSeconds: 20
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec: { containers: [{ name: app, image: busybox, command: [sh, -c, exit 1] }] }
      """
    And 1 minute passes
    Then condition Progressing of deployment "web" is True

  Scenario: A job
    job/once Failed

    When I apply:
      """yaml
      apiVersion: batch/v1
      kind: Job
      metadata: { name: once }
      spec:
        backoffLimit: 0
        template: { spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sh, -c, sleep 5; exit 1] }] } }
      """
    And 1 minute passes
    Then job "once" is Complete

  Scenario: A node
    node/node-1 Ready Unknown: Kubelet stopped posting node status.

    Given a running pod "web" with container "app"
    And 10 seconds pass
    When node "node-1" goes down
    And 2 minutes pass
    Then node "node-1" is Ready

  Scenario: A disruption budget
    poddisruptionbudget/web not DisruptionAllowed: InsufficientPods

    When I apply:
      """yaml
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: { name: web }
      spec: { maxUnavailable: 1, selector: { matchLabels: { app: web } } }
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec: { containers: [{ name: app, image: busybox, command: [sh, -c, sleep 5; exit 1] }] }
      """
    And 11 seconds pass
    Then status.disruptionsAllowed of poddisruptionbudget "web" is 1

  Scenario: An event that there was none of has no culprit
    Given a running pod "web" with container "app"
    Then the events of pod "web" include:
      | reason  |
      | Killing |

  Scenario: What never was there has no culprit
    Given a running pod "web" with container "app"
    Then pod "wen" is Running
