Feature: A zone is lost
  Replicas spread over zones survive the loss of one. What replaces them depends on how strictly they were spread.
  https://kubernetes.io/docs/setup/best-practices/multiple-zones/

  Background:
    Given a cluster with these nodes:
      | name | zone |
      | a1   | a    |
      | b1   | b    |
      | c1   | c    |

  Rule: Two of three replicas serve on, and five minutes later there are three again
    See https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#internal-default-constraints
    See https://kubernetes.io/docs/concepts/architecture/nodes/#rate-limits-on-eviction

    Scenario: Three replicas over three zones, which is what the scheduler does by itself
      Given a deployment "web" with 3 replicas of image "web:1"
      When 10 seconds pass
      And node "a1" goes down
      Then 2 pods of deployment "web" are Ready at 60s
      And 2 pods of deployment "web" are Ready at 359s
      And 3 pods of deployment "web" are Ready at 360s
      And kubectl get nodes shows:
        | NAME | STATUS   |
        | a1   | NotReady |
        | b1   | Ready    |
        | c1   | Ready    |
      And kubectl get pods -o wide includes:
        | NAME  | READY | STATUS      | NODE |
        | web-* | 1/1   | Terminating | a1   |
        | web-* | 1/1   | Running     | b1   |
        | web-* | 1/1   | Running     | c1   |

    Scenario: When the zone is back, nothing moves back
      Given a deployment "web" with 3 replicas of image "web:1"
      When 10 seconds pass
      And node "a1" goes down
      And 10 minutes pass
      And node "a1" comes back
      And 1 hour passes
      Then 3 pods of deployment "web" are Ready
      And kubectl get pods --field-selector=spec.nodeName=a1 shows nothing

  Rule: A rule that wants each replica in a zone of its own leaves the third without a place
    See https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity
    "Why is my replica Pending although two zones have room?"

    Scenario Outline: Anti-affinity between zones that is <strictness>
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 3
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers: [ { name: app, image: "nginx:1.27" } ]
              affinity: { podAntiAffinity: { <rule> } }
        """
      And 10 seconds pass
      And node "a1" goes down
      And 1 hour passes
      Then <ready> pods of deployment "web" are Ready

      Examples:
        | strictness | ready | rule                                                                                                                                                                                              |
        | required   | 2     | requiredDuringSchedulingIgnoredDuringExecution: [ { topologyKey: topology.kubernetes.io/zone, labelSelector: { matchLabels: { app: web } } } ]                                                      |
        | preferred  | 3     | preferredDuringSchedulingIgnoredDuringExecution: [ { weight: 100, podAffinityTerm: { topologyKey: topology.kubernetes.io/zone, labelSelector: { matchLabels: { app: web } } } } ]                   |

    Scenario: What the one without a place says
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 3
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers: [ { name: app, image: "nginx:1.27" } ]
              affinity:
                podAntiAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                  - { topologyKey: topology.kubernetes.io/zone, labelSelector: { matchLabels: { app: web } } }
        """
      And 10 seconds pass
      And node "a1" goes down
      And 10 minutes pass
      Then condition PodScheduled of the newest pod of deployment "web" is False with reason "Unschedulable" and message "0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 node(s) didn't match pod anti-affinity rules. no new claims to deallocate, preemption: 0/3 nodes are available: 1 Preemption is not helpful for scheduling, 2 No preemption victims found for incoming pod."

  Rule: A pod that nobody manages is lost with its node
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-fault-recovery
    The kubelet that would restart it is on that node, and the control plane
    replaces only what a controller wants. So manage pods, if only by a ReplicationController.

    Scenario: A bare pod, and one of a ReplicationController
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: bare }
        spec: { nodeName: a1, containers: [ { name: app, image: "nginx:1.27" } ] }
        ---
        apiVersion: v1
        kind: ReplicationController
        metadata: { name: web }
        spec:
          replicas: 3
          selector: { app: web }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [ { name: app, image: "nginx:1.27" } ] }
        """
      And 10 seconds pass
      And node "a1" goes down
      And 10 minutes pass
      Then 3 pods of replicationcontroller "web" are Ready
      And pod "bare" is Terminating
      And pod "bare" was never Unknown
      When node "a1" comes back
      And 10 seconds pass
      Then pod "bare" is gone
      And 3 pods of replicationcontroller "web" are Ready
