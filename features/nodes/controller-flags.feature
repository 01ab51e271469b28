Feature: Flags of the kube-controller-manager
  Whoever runs a control plane can change some of its times and limits. They hold for all namespaces and nodes.
  https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/

  Rule: Of more finished pods than --terminated-pod-gc-threshold allows the oldest are taken away
    By default 12500 may stay. The collector looks every twenty seconds.
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-garbage-collection
    Source: pkg/controller/podgc/gc_controller.go (v1.36, gcTerminated)

    Scenario: Why are my finished pods gone? A thousand of them, of which a hundred may stay
      Given the kube-controller-manager runs with "--terminated-pod-gc-threshold=100"
      And a cluster of 20 nodes
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: many }
        spec:
          completions: 1000
          parallelism: 1000
          template:
            spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: ["true"] }] }
        """
      And 1 minute passes
      Then there are exactly 100 pods of job "many"
      # What has been counted once stays counted.
      And status.succeeded of job "many" is 1000
      And job "many" is Complete

    Scenario Outline: Pods that run do not count (<limit> may stay)
      Given the kube-controller-manager runs with "--terminated-pod-gc-threshold=<limit>"
      And a deployment "web" with 3 replicas of image "web:1"
      When I run:
        """
        kubectl run first --image=busybox --restart=Never -- true
        sleep 5
        kubectl run second --image=busybox --restart=Never -- true
        """
      And 1 minute passes
      Then there are exactly <left> pods
      And pod "second" is Succeeded
      And 3 pods of deployment "web" are Running

      Examples: the older one goes
        | limit | left |
        | 1     | 4    |

      Examples: both stay
        | limit | left |
        | 2     | 5    |

      Examples: there is no limit
        | limit | left |
        | 0     | 5    |

  Rule: --node-monitor-grace-period says for how long a node may be silent
    See https://kubernetes.io/docs/concepts/architecture/nodes/#node-controller
    Source: pkg/controller/nodelifecycle/node_lifecycle_controller.go (v1.36, tryUpdateNodeHealth)

    Scenario: 20 seconds, where 50 are the default
      Given the kube-controller-manager runs with "--node-monitor-grace-period=20s"
      And a cluster of 2 nodes
      When 10 seconds pass
      And node "node-1" goes down
      Then node "node-1" is Ready at 29s
      And node "node-1" is NotReady at 30s

  Rule: An autoscaler looks as often, and waits as long, as the flags say
    See https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#algorithm-details
    Source: pkg/controller/podautoscaler/horizontal.go (v1.36, NewHorizontalController)

    Scenario Outline: The load goes at 60s, with <what>
      Given the kube-controller-manager runs with "<flags>"
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 8
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 100m } } }]
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          minReplicas: 2
          maxReplicas: 10
          metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } } }]
        """
      And the CPU usage of deployment "web" becomes 400m in total
      And 1 minute passes
      And the CPU usage of deployment "web" becomes <after> in total
      Then spec.replicas of deployment "web" is 8 at <before>
      And spec.replicas of deployment "web" is <replicas> at <at>

      Examples:
        | what                             | flags                                                                                                     | after | before | replicas | at   |
        | a window of a minute             | --horizontal-pod-autoscaler-downscale-stabilization=1m                                                    | 0     | 120s   | 2        | 135s |
        | a look every five seconds        | --horizontal-pod-autoscaler-downscale-stabilization=1m --horizontal-pod-autoscaler-sync-period=5s         | 0     | 120s   | 2        | 125s |
        | a quarter more or less as enough | --horizontal-pod-autoscaler-downscale-stabilization=1s --horizontal-pod-autoscaler-tolerance=0.25         | 310m  | 1h     | 8        | 2h   |
        | a tenth more or less as enough   | --horizontal-pod-autoscaler-downscale-stabilization=1s --horizontal-pod-autoscaler-tolerance=0.1          | 310m  | 74s    | 7        | 75s  |
