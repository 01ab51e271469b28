Feature: Hostile input
  Whatever is in a manifest, the answer is a clear error, and quickly.
  Source: podlife

  Rule: YAML that unfolds without end is refused
    Source: podlife

    Scenario: Each alias names the one before nine times
      When I apply:
        """yaml
        a: &a [x, x, x, x, x, x, x, x, x]
        b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
        c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
        d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
        e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]
        f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]
        g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f]
        apiVersion: v1
        kind: Pod
        metadata: { name: laughs }
        """
      Then it is refused with:
        """
        error converting YAML to JSON: yaml: document contains excessive aliasing
        """

    Scenario: A list that contains itself
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: snake }
        spec: { containers: &tail [*tail] }
        """
      Then it is refused with:
        """
        error converting YAML to JSON: yaml: anchor 'tail' value contains itself
        """

    Scenario: More than a hundred levels
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: deep }
        spec: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
        """
      Then it is refused with:
        """
        the document is nested more than 100 levels deep
        """

    Scenario: A million levels
      When I apply, with DEEP for 1000000 times "[":
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: deep }
        spec: DEEP
        """
      Then it is refused with:
        """
        /this document is too large to be read as YAML|the document is nested more than 100 levels deep/
        """

  Rule: What is too long is refused unread
    Source: podlife

    Scenario: A manifest of 50 MB
      When I apply, with MUCH for 50000000 times "x":
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: big, annotations: { note: MUCH } }
        spec: { containers: [{ name: app, image: "nginx:1.27" }] }
        """
      Then it is refused with:
        """
        this manifest is too long: 48 MiB, and at most 16 MiB are read
        """

    Scenario: A document that no API server would take
      When I apply, with MUCH for 4000000 times "x":
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: big, annotations: { note: MUCH } }
        spec: { containers: [{ name: app, image: "nginx:1.27" }] }
        """
      Then it is refused with:
        """
        Request entity too large: limit is 3145728
        """

    Scenario: A name of 10,000 characters
      When I apply, with LONG for 10000 times "x":
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: LONG }
        spec: { containers: [{ name: app, image: "nginx:1.27" }] }
        """
      Then it is refused with:
        """
        Pod "xxx*": must be no more than 253 characters
        """

    Scenario: 300 KiB of annotations
      When I apply, with MUCH for 300000 times "x":
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: big, annotations: { note: MUCH } }
        spec: { containers: [{ name: app, image: "nginx:1.27" }] }
        """
      Then it is refused with:
        """
        Pod "big" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes
        """

  Rule: Names that mean something to JavaScript mean nothing here
    Source: podlife

    Scenario Outline: The field <name>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          <name>: { polluted: true }
          containers: [{ name: app, image: "nginx:1.27" }]
        """
      Then it is refused with:
        """
        Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.<name>"
        """

      Examples:
        | name           |
        | __proto__      |
        | constructor    |
        | hasOwnProperty |

    Scenario Outline: A label and a pod called <name>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: constructor, labels: { constructor: prototype, toString: "1" } }
        spec: { containers: [{ name: valueof, image: "nginx:1.27" }] }
        """
      Then kubectl get pods -l <selector> shows:
        | NAME        | STATUS  |
        | constructor | Running |

      Examples:
        | name        | selector              |
        | constructor | constructor=prototype |
        | toString    | toString              |

  Rule: A script cannot run away
    Source: podlife

    Scenario: It forks for ever
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: bomb }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, 'bomb() { bomb | bomb & }; bomb; sleep 1000'] }
        """
      And 1 minute passes
      Then it is refused with:
        """
        *"app"*
        """

    Scenario: It starts background jobs and never waits
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: bomb }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, 'while true; do sleep 1000 & done'] }
        """
      And 1 minute passes
      Then it is refused with:
        """
        /has 10000 processes at 0s and starts yet another|never waits/
        """

    Scenario: A function that calls itself
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: bomb }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, 'again() { again; }; again'] }
        """
      And 1 minute passes
      Then it is refused with:
        """
        *"app"*
        """

    Scenario: It prints for ever
      Given a pod "chatter" with container "app" of image "busybox:1.36" and command "yes"
      Then pod "chatter" stays Running for 10m
      And the log of container "app" includes:
        """
        y
        """
