Feature: What is unclear is an error
  podlife does not guess. What it does not know stops the scenario and says how to tell it; what it assumes for want of
  better is written into the journal.
  Source: podlife

  Rule: A program that the image may or may not have must be declared
    Source: podlife

    Scenario: In a script, in an image whose programs are not all known
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          containers:
          - { name: app, image: "nginx:1.27", command: [sh, -c, prepare-database --now] }
        """
      And 1 minute passes
      Then it is refused with:
        """
        *"prepare-database"*Given command "prepare-database" takes *
        """

    Scenario: In a small image all programs are known, and the shell's own answer is the truth
      Given a pod "task" with container "app" of image "busybox:1.36" and restartPolicy Never and command "prepare-database --now"
      Then container "app" is terminated with exit code 127 and reason "Error"

    Scenario: An option that is not known might change everything
      Given a pod "task" with container "app" of image "busybox:1.36" and restartPolicy Never and command "tail --magic /etc/hosts"
      When 1 minute passes
      Then it is refused with:
        """
        *tail --magic*
        """

  Rule: All containers of which nobody can know what they do are told at once, when time first runs
    Source: podlife
    A step may still say it after the manifest was applied. What a script calls is told only when it is reached: it may
    stand in a branch that is never taken.

    Scenario: Two programs and an init container
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: shop }
        spec:
          initContainers:
          - { name: migrate, image: "registry.example/migrate:1" }
          containers:
          - { name: web, image: "nginx:1.27", command: [serve-shop] }
          - { name: sync, image: "nginx:1.27", command: [sync-shop, --all] }
        """
      And 1 minute passes
      Then it is refused with:
        """
        *what these containers do*"migrate"*Given container "migrate" exits with code 0 after 5s*"web"*spec.containers[0].command*Given command "serve-shop" takes*"sync"*Given command "sync-shop" takes*
        """

    Scenario: Said after the manifest was applied
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: shop }
        spec:
          containers:
          - { name: web, image: "nginx:1.27", command: [serve-shop] }
          - { name: sync, image: "nginx:1.27", command: [sync-shop] }
        """
      And container "web" runs until it is stopped
      And container "sync" runs until it is stopped
      Then pod "shop" is Ready at 1s

    Scenario: In a branch that is never taken
      Given a pod "task" with container "app" of image "nginx:1.27" and command "if false; then prepare; fi; sleep 1d"
      Then pod "task" stays Ready for 1h

  Rule: When an init container of an unknown image ends is nobody's guess
    Source: podlife

    Scenario: Nothing is said
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: shop }
        spec:
          initContainers:
          - { name: migrate, image: "registry.example/migrate:1" }
          containers:
          - { name: shop, image: "registry.example/shop:1" }
        """
      And 1 minute passes
      Then it is refused with:
        """
        *"registry.example/migrate:1"*Given *container "migrate" exits with code 0 after *
        """

    Scenario: It is said
      Given container "migrate" exits with code 0 after 15s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: shop }
        spec:
          initContainers:
          - { name: migrate, image: "registry.example/migrate:1" }
          containers:
          - { name: shop, image: "registry.example/shop:1" }
        """
      Then pod "shop" is Ready at 15s

  Rule: The main container of an unknown image is assumed to run until it is stopped, and the timeline says so
    Source: podlife

    Scenario: An application
      Given a pod "shop" with container "app" of image "registry.example/shop:1"
      Then pod "shop" stays Ready for 1 day
      And the timeline includes:
        | object   | what                                                       |
        | pod/shop | *assumed: *"registry.example/shop:1"* until it is stopped* |

  Rule: A loop that takes no time is stopped and named
    Source: podlife

    Scenario: while true
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: busy }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, 'while true; do :; done'] }
        """
      And 1 minute passes
      Then it is refused with:
        """
        *"app"*
        """

    Scenario: With a pause in it the same loop may go on for ever
      Given a pod "busy" with container "app" of image "busybox:1.36" and command "while true; do sleep 1; done"
      Then pod "busy" stays Running for 1h
