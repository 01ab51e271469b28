Feature: Latencies and seeds
  Under ideal latencies, the default, everything takes 0s but what Kubernetes itself delays and what commands take.
  Typical latencies are fixed and realistic, random ones are drawn with a seed from what was measured on a real node.
  docs/latencies.md shows the three profiles side by side, and how to tell each delay in a step.
  Source: podlife

  Rule: Ideal latencies leave only the pauses that Kubernetes makes
    Source: podlife

    Scenario: From nothing to Ready
      Given a pod "web" with container "app"
      Then pod "web" is Ready at 0s

  Rule: Typical latencies are always the same
    Source: podlife

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
    Source: podlife

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
    Source: podlife

    Scenario: A pull of 20 seconds
      Given typical latencies
      And image "nginx:1.27" takes 20s to pull
      And a pod "web" with container "app" of image "nginx:1.27"
      Then the events of pod "web" include within 1m:
        | reason | message                                                                                     |
        | Pulled | Successfully pulled image "nginx:1.27" in 20s (20s including waiting). Image size: * bytes. |

  Rule: Any delay can be told otherwise, whatever the profile, and the others stay
    Source: podlife

    Scenario: A node that is slow to start containers
      Given the kubelet takes 2s to start a container
      And a pod "web" with containers "a" and "b"
      Then container "a" started at 2s
      And container "b" started at 4s
      And pod "web" is Ready at 4s

    Scenario: Components that hear late of changes: the scheduler, and then the kubelet
      Given the watch takes 200ms to reach a component
      And a pod "web" with container "app"
      Then pod "web" is scheduled at 200ms
      And container "app" started at 400ms

    Scenario: A registry that is slow to answer, also for an image that is there
      Given the registry takes 3s to answer
      And image "nginx" is already on every node
      And a pod "web" with container "app" of image "nginx"
      Then container "app" started at 3s

    Scenario: What is said of an image is nearer to it than what is said of all
      Given the kubelet takes 10s to pull an image
      And image "nginx:1.27" takes 1s to pull
      And a pod "web" with container "app" of image "nginx:1.27"
      Then container "app" started at 1s

    Scenario: An end that is noticed late delays the restart
      Given the kubelet takes 5s to notice an exit
      And a pod "web" with container "app" of image "busybox:1.36" and command "sleep 10; exit 1"
      Then container "app" started at 0s, 15s

    Scenario: A kubelet that looks around every second sees an end up to a second late
      Given the kubelet takes 1s to look at all containers again
      And a pod "web" with container "app" of image "busybox:1.36" and command "sleep 1.5; exit 1"
      When 2 seconds pass
      Then container "app" has restarted 1 time
      And container "app" started at 0s, 2s

    Scenario: Retries that take longer
      Given retries take 1.5 times as long
      And a pod "web" with container "app" of image "busybox:1.36" and command "exit 1"
      When 50 seconds pass
      Then container "app" started at 0s, 0s, 15s, 45s

  Rule: A delay may be a range, from which it is drawn with the seed
    Source: podlife

    Scenario Outline: Mounting volumes takes between 1s and 3s, seed <seed>
      Given seed <seed>
      And the kubelet takes between 1s and 3s to mount volumes
      And a pod "web" with container "app"
      Then container "app" started at 2s ± 1s
      And told again, the story is the same to the byte

      Examples:
        | seed |
        | 1    |
        | 2    |
        | 3    |

    Scenario: Without a seed the shortest is taken
      Given the kubelet takes between 1s and 3s to mount volumes
      And a pod "web" with container "app"
      Then container "app" started at 1s
