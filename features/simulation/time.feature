Feature: Time is virtual
  A scenario has a clock of its own, which starts at 0s. Nothing waits for real, so a month costs as little as the few
  things that happen in it.
  Source: podlife

  Rule: Time passes when a step lets it pass, and not otherwise
    Source: podlife

    Scenario: A month of a crashing container
      Given a pod "web" with container "app"
      And container "app" exits with code 1 after 0s
      When 30 days pass
      Then container "app" has restarted 8644 times

    Scenario: Applying takes no time
      Given a pod "web" with container "app"
      Then pod "web" is Running at 0s
      And kubectl get pods shows:
        | NAME | STATUS  | AGE |
        | web  | Running | 0s  |

    Scenario: What must hold within a time is waited for only as long as needed
      Given image "big:1" takes 20s to pull
      And a pod "web" with container "app" of image "big:1"
      Then pod "web" is Running within 10m
      And kubectl get pods shows:
        | NAME | STATUS  | AGE |
        | web  | Running | 20s |

  Rule: Everything happens at its own time, however the waiting is divided
    Source: podlife

    Scenario Outline: <first> and <second>
      Given a pod "web" with container "app"
      And container "app" exits with code 1 after 5s
      When <first> pass
      And <second> pass
      Then container "app" started at 0s, 5s, 20s, 45s, 90s

      Examples:
        | first | second |
        | 0s    | 100s   |
        | 20s   | 80s    |
        | 33.3s | 66.7s  |
        | 99s   | 1s     |

  Rule: The wall clock is the scenario's too
    Source: podlife

    Scenario Outline: <begin>
      Given the time is <begin>
      And a pod "task" with container "app" of image "busybox:1.36" and restartPolicy Never and command "sleep 90; date -u '+%Y-%m-%d %H:%M:%S'"
      When 2 minutes pass
      Then the log of container "app" is:
        """
        <end>
        """

      Examples: also over the ends of years and Februaries
        | begin                   | end                 |
        | 2016-05-19 09:59:00 UTC | 2016-05-19 10:00:30 |
        | 2025-12-31 23:59:00 UTC | 2026-01-01 00:00:30 |
        | 2024-02-28 23:59:00 UTC | 2024-02-29 00:00:30 |

    Scenario: Nodes, version, seed and clock are said in any order
      Given a cluster of 3 nodes
      And Kubernetes 1.33
      And seed 7
      And the time is 2016-05-19 09:59:00 UTC
      And typical latencies
      And a running pod "web"
      Then 3 nodes are Ready
      And metadata.creationTimestamp of pod "web" is "2016-05-19T09:59:00Z"

    Scenario: Otherwise it is the first second of 2026
      Given a pod "web" with container "app"
      Then pod "web" matches:
        """yaml
        metadata: { creationTimestamp: "2026-01-01T00:00:00Z" }
        """

  Rule: A list of times is the whole story up to the moment at which it is asked
    Source: podlife

    Scenario Outline: A container that crashes, asked <when>
      Given container "app" exits with code 1 after 5s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      Then container "app" started at <times> <when>

      Examples:
        | times       | when        |
        | 0s, 5s      | within 40s  |
        | 0s, 5s      | at 19s      |
        | 0s, 5s      | at 19s ± 1s |
        | 0s, 5s      | until 19s   |
        | 0s, 5s      | for 19s     |
        | 0s, 5s, 20s | until 44s   |
        | 0s, 5s ± 1s | within 40s  |

  Rule: A day has many ways to be written
    Source: podlife

    Scenario Outline: <duration>
      Given a pod "web" with container "app"
      When <duration> pass
      Then kubectl get pods shows:
        | NAME | AGE   |
        | web  | <age> |

      Examples:
        | duration   | age  |
        | 90s        | 90s  |
        | 1m30s      | 90s  |
        | 1.5m       | 90s  |
        | 10 minutes | 10m  |
        | 2h         | 120m |
        | 36 hours   | 36h  |
        | 3 days     | 3d   |

  Rule: What is due has happened before the next deed
    Source: podlife

    Scenario: A pod that is deleted right after it was applied had begun to run
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And pod "web" is deleted
      Then pod "web" is gone within 0s
      And container "app" started at 0s
      And container "app" received SIGTERM at 0s
