Feature: Partial matches
  After `matches:` stands as much of an object's YAML as matters; the rest of the object may be anything. A field that no
  object of the kind can have, a value of another type, or one that the field never has, is an error before anything is
  looked at: it would never match, and so never fail to "not match".
  Source: podlife

  Rule: What is named must be there, the rest may be anything
    Source: podlife

    Background:
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: pair, labels: { app: shop } }
        spec:
          containers:
          - { name: web, image: "nginx:1.27", ports: [{ containerPort: 80 }, { containerPort: 443 }] }
          - { name: side, image: "busybox:1.36", command: [sh, -c, sleep 10; exit 3] }
        """
      And 35 seconds pass

    Scenario: A field
      Then pod "pair" matches:
        """yaml
        status: { phase: Running }
        """

    Scenario: Elements of a list are found by name or type, in any order
      Then pod "pair" matches:
        """yaml
        status:
          containerStatuses:
          - { name: web, ready: true }
          - { name: side, restartCount: 2 }
          conditions:
          - { type: PodScheduled, status: "True" }
          - { type: Initialized, status: "True" }
        """

    Scenario: Elements without a name are found by what they hold
      Then pod "pair" matches:
        """yaml
        spec: { containers: [{ name: web, ports: [{ containerPort: 443 }] }] }
        """

    Scenario: null means absent
      Then pod "pair" matches:
        """yaml
        metadata: { deletionTimestamp: null, labels: { app: shop, tier: null } }
        """

    Scenario: A time of the scenario
      Then pod "pair" matches:
        """yaml
        status:
          startTime: "@0s"
          containerStatuses:
          - { name: side, state: { running: { startedAt: "@30s" } }, lastState: { terminated: { finishedAt: "@20s" } } }
        """

    Scenario: A star is any text, slashes enclose a regular expression
      Then pod "pair" matches:
        """yaml
        metadata: { uid: "*", name: "p*r" }
        status: { podIP: /^10\.\d+\.\d+\.\d+$/ }
        """

    Scenario Outline: Not <what>
      Then pod "pair" does not match:
        """yaml
        <yaml>
        """

      Examples:
        | what                              | yaml                                          |
        | another value                     | status: { phase: Pending }                    |
        | a field that is not there         | status: { nominatedNodeName: "*" }            |
        | another number                    | spec: { terminationGracePeriodSeconds: 31 }   |
        | an element that is not there      | spec: { containers: [{ name: db }] }          |
        | absent, though it is there        | metadata: { labels: null }                    |
        | an empty list, though it has some | spec: { containers: [] }                      |
