Feature: The configuration of the kubelet
  What its administrator wrote for a node's kubelet, for all nodes or for one. A field that podlife does not act on is
  refused, as is one that no kubelet knows: it would look as if it did something.
  https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/

  Rule: crashLoopBackOff.maxContainerRestartPeriod bounds the pauses of a crash loop
    https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#configurable-container-restart-delay

    Scenario Outline: At most <period>
      Given the kubelet configuration:
        """yaml
        crashLoopBackOff: { maxContainerRestartPeriod: <period> }
        """
      And a pod "web" with container "app"
      And container "app" exits with code 1 after 0s
      When 100 seconds pass
      Then container "app" started at <times>

      Examples:
        | period | times                            |
        | 30s    | 0s, 0s, 10s, 30s, 60s, 90s       |
        | 60s    | 0s, 0s, 10s, 30s, 70s            |
        | 25s    | 0s, 0s, 10s, 30s, 55s, 80s       |

    Scenario: A period under ten seconds is also the first pause
      Given the kubelet configuration:
        """yaml
        crashLoopBackOff: { maxContainerRestartPeriod: 4s }
        """
      And a pod "web" with container "app"
      And container "app" exits with code 1 after 0s
      When 10 seconds pass
      Then container "app" started at 0s, 0s, 4s, 8s

  Rule: Images are pulled one at a time, unless serializeImagePulls is false
    https://kubernetes.io/docs/concepts/containers/images/#serial-and-parallel-image-pulls

    Background:
      Given image "one:1" takes 10s to pull
      And image "two:1" takes 10s to pull
      And image "three:1" takes 10s to pull

    Scenario Outline: <configuration>
      Given the kubelet configuration:
        """yaml
        <configuration>
        """
      And a pod "one" with container "app" of image "one:1"
      And a pod "two" with container "app" of image "two:1"
      And a pod "three" with container "app" of image "three:1"
      Then pod "one" is Ready at 10s
      And pod "two" is Ready at <second>
      And pod "three" is Ready at <third>

      Examples:
        | configuration                                          | second | third |
        | serializeImagePulls: true                              | 20s    | 30s   |
        | serializeImagePulls: false                             | 10s    | 10s   |
        | { serializeImagePulls: false, maxParallelImagePulls: 2 } | 10s    | 20s   |
        | maxParallelImagePulls: 2                               | 10s    | 20s   |

  Rule: An image that two pods pull at the same time is fetched once
    See https://github.com/containerd/containerd/blob/main/core/content/helpers.go

    Scenario: The second comes while the first is half done
      Given the kubelet configuration:
        """yaml
        serializeImagePulls: false
        """
      And image "nginx:1.27" takes 10s to pull
      And a pod "first" with container "app" of image "nginx:1.27"
      When 5 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec: { containers: [{ name: app, image: "nginx:1.27" }] }
        """
      Then pod "first" is Ready at 10s
      And pod "second" is Ready at 10s

  Rule: maxPods and podsPerCore bound the pods of a node
    See https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/#kubelet-config-k8s-io-v1beta1-KubeletConfiguration
    Source: pkg/kubelet/nodestatus/setters.go (v1.36, MachineInfo)

    Scenario: The second pod finds no room
      Given the kubelet configuration:
        """yaml
        maxPods: 1
        """
      And a pod "first" with container "app"
      And a pod "second" with container "app"
      When 1 second passes
      Then pod "first" is Running
      And pod "second" is Pending
      And the events of pod "second" include:
        | reason           | message                             |
        | FailedScheduling | 0/1 nodes are available: 1 Too many pods. * |

    Scenario: So many for each CPU, never more than maxPods
      Given a cluster of 2 nodes with 2 CPUs and 8Gi of memory each
      And the kubelet configuration:
        """yaml
        maxPods: 5
        """
      And the kubelet configuration of node "node-2":
        """yaml
        podsPerCore: 2
        """
      Then node "node-1" matches:
        """yaml
        status: { capacity: { pods: "5" }, allocatable: { pods: "5" } }
        """
      And node "node-2" matches:
        """yaml
        status: { capacity: { pods: "4" }, allocatable: { pods: "4" } }
        """

  Rule: What a kubelet would not start with is refused in its words
    Source: pkg/kubelet/apis/config/validation/validation.go (v1.36, ValidateKubeletConfiguration)

    Scenario Outline: <configuration>
      Given the kubelet configuration:
        """yaml
        <configuration>
        """
      Then it is refused with:
        """
        <words>
        """

      Examples:
        | configuration                                       | words |
        | crashLoopBackOff: { maxContainerRestartPeriod: 6m } | failed to validate kubelet configuration, error: invalid configuration: CrashLoopBackOff.MaxContainerRestartPeriod (got: 360 seconds) must be set between 1s and 300s |
        | { serializeImagePulls: true, maxParallelImagePulls: 2 } | failed to validate kubelet configuration, error: invalid configuration: maxParallelImagePulls cannot be larger than 1 unless SerializeImagePulls (--serialize-image-pulls) is set to false |
        | maxPods: many                                       | failed to decode: json: cannot unmarshal string into Go struct field KubeletConfiguration.maxPods of type int32 |
        | maxPod: 5                                           | strict decoding error: unknown field "maxPod" |

    Scenario: Before Kubernetes 1.35 the longest pause could not be chosen
      Given Kubernetes 1.34
      And the kubelet configuration:
        """yaml
        crashLoopBackOff: { maxContainerRestartPeriod: 1m }
        """
      Then it is refused with:
        """
        failed to validate kubelet configuration, error: invalid configuration: FeatureGate KubeletCrashLoopBackOffMax not enabled, CrashLoopBackOff.MaxContainerRestartPeriod must not be set
        """

    Scenario: A field on which podlife does not act is refused too
      Given the kubelet configuration:
        """yaml
        cpuManagerPolicy: static
        """
      Then it is refused with:
        """
        podlife does not act on cpuManagerPolicy of KubeletConfiguration yet
        """
