Feature: Latencies and seeds
  Under ideal latencies, the default, everything takes 0s but what Kubernetes itself delays and what commands take.
  Typical latencies are fixed and realistic, random ones are drawn with a seed from what was measured on a real node.

  Rule: Ideal latencies leave only the pauses that Kubernetes makes

    Scenario: From nothing to Ready
      Given a pod "web" with container "app"
      Then pod "web" is Ready at 0s

  Rule: Typical latencies are always the same

    Scenario: An image has to be pulled
      Given typical latencies
      And a pod "web" with container "app" of image "nginx:1.27"
      Then pod "web" is not Ready at 2s
      And pod "web" is Ready at 4s
      And container "app" started at 2.6s ± 0.3s

    Scenario: A retry is stretched by a quarter, and waits for the next look around
      Given typical latencies
      And image "busybox:1.36" is already on node "node-1"
      And a pod "web" with container "app" of image "busybox:1.36" and command "exit 1"
      When 2 minutes pass
      Then container "app" has restarted 4 times

  Rule: Random latencies stay within what was measured

    Scenario Outline: Seed <seed>
      Given seed <seed>
      And random latencies
      And image "busybox:1.36" is already on node "node-1"
      And a pod "web" with container "app" of image "busybox:1.36" and command "sleep 1000"
      Then pod "web" is not Ready at 0.1s
      And pod "web" is Ready at 4s
      And container "app" started at 1s ± 0.9s

      Examples:
        | seed |
        | 1    |
        | 2    |
        | 3    |
        | 4    |

  Rule: A declared time is exact under every profile

    Scenario: A pull of 20 seconds
      Given typical latencies
      And image "nginx:1.27" takes 20s to pull
      And a pod "web" with container "app" of image "nginx:1.27"
      Then the events of pod "web" include within 1m:
        | reason | message                                                                                     |
        | Pulled | Successfully pulled image "nginx:1.27" in 20s (20s including waiting). Image size: * bytes. |
