Feature: What a name stands for
  A name is exact, or the beginning of one with a star behind it. Of one thing it must mean exactly one; of several, how
  many is said.
  Source: podlife

  Background:
    When I apply:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web-1 }
      spec: { containers: [{ name: app, image: "nginx:1.27" }] }
      ---
      apiVersion: v1
      kind: Pod
      metadata: { name: web-2 }
      spec: { containers: [{ name: app, image: "nginx:1.27" }] }
      ---
      apiVersion: v1
      kind: Pod
      metadata: { name: job-1 }
      spec: { restartPolicy: Never, containers: [{ name: main, image: "busybox:1.36", command: [sleep, 10s] }] }
      """

  Rule: The plural with a star means each one there is, a number so many of them
    Source: podlife

    Scenario: Each, so many, and none
      When 10 seconds pass
      Then pods "web-*" are Ready
      And 2 pods "web-*" are Ready
      And pod "job-*" is Succeeded
      And no pods "job-*" are Ready
      And there were never 4 pods

    Scenario: Each one of all
      Then every pod is Ready at 9s
      And each pod "web-*" is Running at 10s±1s

  Rule: Without a name, one is the first, second, oldest or newest
    Source: podlife

    Scenario: In the order of their creation
      Then the newest pod is Succeeded within 10s
      And the oldest pod is Ready
      And the second pod is Ready

  Rule: The same may be said in several ways
    Source: podlife

    Scenario: How often, how long, and of what
      When 1 minute and 30 seconds pass
      And 5 mins pass
      And container "app" of pod "web-1" exits with exit code 1
      Then container "app" of pod "web-1" has restarted once
      And container "app" of pod "web-2" was never restarted
      And container "main" has never restarted
      And condition "Ready" of pod "web-2" is True
