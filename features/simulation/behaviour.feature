Feature: Behaviour that no manifest tells
  When an application crashes or how long it takes to stop is said in a step, for all of its container's runs or for some.
  Source: podlife

  Rule: A saying is about every run, unless it names some
    Source: podlife

    Scenario Outline: exits with code 1 after <runs>
      Given a pod "web" with container "app"
      And container "app" runs until it is stopped
      And container "app" exits with code 1 after <runs>
      When 5 minutes pass
      Then container "app" started at <starts>

      Examples:
        | runs                   | starts                      |
        | 5s                     | 0s, 5s, 20s, 45s, 90s, 175s |
        | 5s on every run        | 0s, 5s, 20s, 45s, 90s, 175s |
        | 5s on its first run    | 0s, 5s                      |
        | 5s on its first 2 runs | 0s, 5s, 20s                 |
        | 5s on runs 1 to 3      | 0s, 5s, 20s, 45s            |

    Scenario: Only the second run
      Given a pod "web" with container "app"
      And container "app" runs until it is stopped
      And container "app" exits with code 2 after 5s on run 2
      When 1 minute passes
      And container "app" crashes with exit code 1
      And 1 minute passes
      Then container "app" started at 0s, 60s, 75s

  Rule: Of two sayings about one run the later counts
    Source: podlife

    Scenario: First the rule, then the exception
      Given a pod "web" with container "app"
      And container "app" exits with code 1 after 5s
      And container "app" exits with code 1 after 60s on run 2
      When 2 minutes pass
      Then container "app" started at 0s, 5s, 75s, 100s

  Rule: A saying overrides the manifest's own command
    Source: podlife

    Scenario: sleep infinity that does not last
      Given container "app" exits with code 3 after 10s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - { name: app, image: "busybox:1.36", command: [sleep, infinity] }
        """
      Then container "app" is terminated with exit code 3 and reason "Error" at 10s

  Rule: How a container stops can be said
    Source: podlife

    Scenario Outline: <behaviour>
      Given a pod "web" with container "app"
      And container "app" <behaviour>
      When 10 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone at <gone>
      And container "app" is terminated with exit code <code>

      Examples:
        | behaviour                    | gone | code |
        | ignores SIGTERM              | 40s  | 137  |
        | takes 12s to stop on SIGTERM | 22s  | 0    |
        | exits with code 3 on SIGTERM | 10s  | 3    |
        | runs until it is stopped     | 10s  | 143  |

  Rule: A program that no image is known to have can be declared
    Source: podlife

    Scenario: A migration before the application
      Given command "/app/migrate" takes 20s and exits with code 0
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: shop }
        spec:
          initContainers:
          - { name: migrate, image: "registry.example/shop:1", command: [/app/migrate, --all] }
          containers:
          - { name: shop, image: "registry.example/shop:1" }
        """
      Then init container "migrate" is running at 19s
      And pod "shop" is Ready at 20s

    Scenario: Within a script
      Given command "curl" takes 2s and exits with code 7
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: nginx:1.27
            command: [sh, -c, 'until curl http://shop; do echo "not yet: $?"; sleep 3; done']
        """
      And 9 seconds pass
      Then the log of container "app" is:
        """
        not yet: 7
        not yet: 7
        """

  Rule: What happens to a container from outside is an event of the story
    Source: podlife

    Scenario: A crash
      Given a pod "web" with container "app"
      When 1 minute passes
      And container "app" crashes with exit code 139
      Then container "app" has restarted 1 time
      And pod "web" matches:
        """yaml
        status:
          containerStatuses: [{ name: app, lastState: { terminated: { exitCode: 139, reason: Error } } }]
        """

    Scenario: Out of memory
      Given a pod "web" with container "app"
      When 1 minute passes
      And container "app" is OOM killed
      Then pod "web" matches:
        """yaml
        status:
          containerStatuses: [{ name: app, lastState: { terminated: { exitCode: 137, reason: OOMKilled } } }]
        """
