Feature: Everything that can go wrong
  What a person reads when it does is compared with failing.txt beside this file, to the letter.

  Scenario: A statement does not hold
    Given a pod "web" with container "app"
    And container "app" exits with code 3 after 10s
    When 1 minute passes
    Then pod "web" is Running at 5s
    And container "app" has restarted 3 times at 25s

  Scenario: It becomes true too late
    Given a pod "web" with container "app"
    And image "app:1" takes 30s to pull
    Then pod "web" is Ready within 29s

  Scenario: A word that no pod knows
    Given a pod "web" with container "app"
    Then pod "web" is Runing

  Scenario: A pod that is not there
    Given a pod "web" with container "app"
    Then pod "wev" is Running

  Scenario: It could be either
    Given a pod "web" with container "app"
    And a pod "worker" with container "app"
    Then container "app" is running of any kind
    And the pod is Ready

  Scenario: Either of two
    When I apply:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec: { containers: [{ name: app, image: app:1 }] }
      ---
      apiVersion: v1
      kind: Pod
      metadata: { name: worker }
      spec: { containers: [{ name: app, image: app:1 }] }
      """
    Then the pod is Running

  Scenario: The API refuses
    When I apply:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec: { containers: [{ name: App, image: app:1 }] }
      """

  Scenario: Something is said of a container that there never is
    Given a pod "web" with container "app"
    And container "ap" exits with code 1 after 5s
    When 1 minute passes

  Scenario: Never, of what never was
    Given a pod "web" with container "app"
    Then status.reason of pod "web" was never "Evicted"

  Scenario: A table is not what there was
    Given a pod "web" with container "app"
    When 1 minute passes
    Then kubectl get pods shows:
      | NAME | STATUS           |
      | web  | CrashLoopBackOff |

  Scenario: A part of the object is otherwise
    Given a pod "web" with container "app"
    When 1 minute passes
    Then pod "web" matches:
      """yaml
      status:
        phase: Failed
        containerStatuses:
          - { name: app, restartCount: 1 }
      """

  Scenario: A unit of time that there is not
    Given a pod "web" with container "app"
    When 10 secnds pass
    Then pod "web" is Ready

  Scenario: A unit of time in a time phrase
    Given a pod "web" with container "app"
    Then pod "web" is Ready within 10x

  Scenario: A reason for which no container waits
    Given a pod "web" with container "app"
    Then container "app" is waiting with reason "CrashLoop"

  Scenario: A quantity that is none
    Given a cluster of 3 nodes with 4 CPUs and 8GB of memory each

  Scenario: A state in small letters
    Given a pod "web" with container "app"
    Then pod "web" is runing

  Scenario: Said too late
    Given a running pod "web" with container "app"
    And container "app" ignores SIGTERM

  Scenario: Said of a run that never was
    Given a pod "web" with container "app"
    And container "app" exits with code 1 after 5s on run 3
    When 1 second passes

  Scenario: An image that no container has
    Given image "app:2" cannot be pulled
    And a pod "web" with container "app"
    When 1 second passes

  Scenario: A command that nothing names
    Given command "migrate" takes 5s and exits with code 0
    And a pod "web" with container "app"
    When 1 second passes

  Scenario: Loaded and not applied
    Given the manifest:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec: { containers: [{ name: app, image: app:1 }] }
      """
    Then pod "web" is Running

  Scenario: A state that held for no time
    Given a pod "web" with container "app"
    And container "app" exits with code 1 after 10s
    When 1 minute passes
    Then container "app" is terminated at 10s

  Scenario: A state that should never have been, and was for no time
    Given a pod "web" with container "app"
    And container "app" exits with code 1 after 10s
    When 15 seconds pass
    Then container "app" was never terminated

  Scenario: An image on a node that there is not
    Given a cluster of 2 nodes
    And image "app:1" is already on node "nod-1"
    And a pod "web" with container "app"
    When 1 second passes

  Scenario: A field that no pod has
    Given a pod "web" with container "app"
    Then pod "web" does not match:
      """yaml
      status:
        phase: Running
        containerStatuses:
          - name: app
            restartCont: 0
      """

  Scenario: A phase that no pod is ever in
    Given a pod "web" with container "app"
    Then pod "web" does not match:
      """yaml
      status: { phase: Runing }
      """

  Scenario: A text where there is a number
    Given a pod "web" with container "app"
    Then pod "web" does not match:
      """yaml
      spec: { terminationGracePeriodSeconds: "31" }
      """

  Scenario: A field that no job has
    Given a pod "web" with container "app"
    Then status.activ of job "pi" was never above 2

  Scenario: A comparison that cannot fail
    Given a pod "web" with container "app"
    Then status.phase of pod "web" was never above 2

  Scenario: A reason that no event has
    Given a pod "web" with container "app"
    Then the events of pod "web" include:
      | reason         |
      | NoSuchThingYet |

  Scenario: No table below a step that needs one
    Given a pod "web" with container "app"
    Then the timeline is:

  Scenario: No text below a step that needs one
    When I apply:

  Scenario: A table below a step that takes none
    Given a pod "web" with container "app"
    Then pod "web" is Running
      | status |

  Scenario: A first step that is misspelt
    Givne a pod "web" with container "app"

  Scenario: A manifest that is a directory
    Given the manifest "steps"

  Scenario: A manifest that is never applied
    Given the manifest:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec: { containers: [{ name: app, image: app:1 }] }
      """

  Scenario: A table that names nothing
    Given a pod "web" with container "app"
    Then the events of pod "web" do not include:
      | reason |

  Scenario: A partial YAML that says nothing
    Given a pod "web" with container "app"
    Then pod "web" matches:
      """yaml
      status: {}
      """

  Scenario: A signal that there is not
    Given a pod "web" with container "app"
    Then container "app" never received SIGTRM

  Scenario: Nothing is there, of a container that there is not
    Given a pod "web" with container "app"
    Then status.containerStatuses[ap].lastState.terminated of pod "web" is absent

  Scenario: An exit code that no process has
    Given a pod "web" with container "app"
    Then container "app" was never terminated with exit code 300

  Scenario: kubectl says more than nothing
    Given a pod "web" with container "app"
    Then kubectl get pod wob shows nothing

  Scenario: A namespace that there is not
    Given a pod "web" with container "app"
    Then kubectl get pods -n defualt shows nothing

  Scenario: No pods, in a namespace that there is not
    Given a pod "web" with container "app"
    Then there are no pods in namespace "shop"

  Scenario: A component from which no event is
    Given a pod "web" with container "app"
    Then the events of pod "web" do not include:
      | from   |
      | kublet |

  Scenario: No event, before anything could happen
    Then there are no Warning events

  Scenario: A container whose pod left the API before it ended
    Given a pod "web" with container "app"
    When 10 seconds pass
    And pod "web" is force deleted
    And 5 minutes pass
    Then container "app" is running

  Scenario: None of several, of which there never was one
    Given a pod "web" with container "app"
    Then no pods "wob*" are Failed

  Scenario: A node that is there twice
    Given a cluster of 2 nodes
    And a cluster of 1 node

  Scenario: A time without a unit
    Given a pod "web" with container "app"
    Then pod "web" is Running at 10

  Scenario: In instead of within
    Given a pod "web" with container "app"
    Then pod "web" is Ready in 5s

  Scenario: It changed, and never to what was expected
    Given a pod "web" with container "app" and command "sleep 10"
    Then pod "web" is Succeeded within 25s

  Scenario: A container that is restarted at once
    Given a running pod "web" with container "app"
    When container "app" is OOM killed
    Then container "app" is terminated with exit code 137 and reason "OOMKilled"

  Scenario: A command that is not simulated
    Given a running pod "web" with container "app"
    When I run:
      """
      kubectl port-forward web 8080
      """
    Then it prints nothing

  Scenario: A pod that no node would take
    Given a cluster with these nodes:
      | name   | cpu | taints                   |
      | node-1 | 4   | dedicated=gpu:NoSchedule |
      | node-2 | 1   |                          |
    When I apply:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec: { containers: [{ name: app, image: app:1, resources: { requests: { cpu: 2 } } }] }
      """
    Then pod "web" is scheduled within 30s

  Scenario: One of several pods that no node would take
    Given a cluster of 13 nodes
    When I apply:
      """yaml
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec:
        replicas: 14
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec: { containers: [{ name: app, image: app:1, ports: [{ containerPort: 80, hostPort: 80 }] }] }
      """
    And 1 minute passes
    Then 14 pods of deployment "web" are Running

  Scenario: A workload whose pods wait behind a gate
    When I apply:
      """yaml
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec:
            schedulingGates: [{ name: example.com/approved }]
            containers: [{ name: app, image: app:1 }]
      """
    Then deployment "web" is Available within 1m

  Scenario: A pod on another node
    Given a cluster with these nodes:
      | name   | cpu | taints                   |
      | node-1 | 4   | dedicated=gpu:NoSchedule |
      | node-2 | 4   |                          |
    And a running pod "web" with container "app"
    Then spec.nodeName of pod "web" is "node-1"

  Scenario: A pod that takes longer to stop
    When I apply:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec: { containers: [{ name: app, image: app:1, lifecycle: { preStop: { exec: { command: [sleep, "8"] } } } }] }
      """
    And 5 seconds pass
    And pod "web" is deleted
    Then pod "web" is gone within 5s

  Scenario: A workload whose image cannot be pulled
    Given image "app:1" cannot be pulled
    When I apply:
      """yaml
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec: { containers: [{ name: app, image: app:1 }] }
      """
    And 1 minute passes
    Then deployment "web" is complete

  Scenario: A workload whose container comes to its end
    Given container "app" exits with code 0 after 5s
    When I apply:
      """yaml
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec: { containers: [{ name: app, image: app:1 }] }
      """
    And 33 seconds pass
    Then deployment "web" is Available

  Scenario: A state in another case
    When I apply:
      """yaml
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec: { containers: [{ name: app, image: app:1 }] }
      """
    Then deployment "web" is available

  Scenario: A pod by the name of its workload
    When I apply:
      """yaml
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec: { containers: [{ name: app, image: app:1 }] }
      """
    Then pod "web" is Ready within 10s

  Scenario: An event that there was none of
    Given a running pod "web" with container "app"
    Then the events of pod "web" include:
      | reason  |
      | Killing |

  Scenario: A phase that restartPolicy rules out
    Given a pod "web" with container "app"
    And container "app" exits with code 1 after 10s
    When 1 minute passes
    Then pod "web" is Failed at 30s

  Scenario: A time after never
    Given a pod "web" with container "app"
    Then pod "web" is never Failed for 20m
