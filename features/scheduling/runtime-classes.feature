Feature: Runtime classes
  A RuntimeClass names a way to run containers. What the sandbox takes there on top of the containers, and which nodes have it, is
  added to each pod of the class as it is made.
  https://kubernetes.io/docs/concepts/containers/runtime-class/
  https://kubernetes.io/docs/concepts/scheduling-eviction/pod-overhead/

  Background:
    Given a cluster with these nodes:
      | name   | cpu | memory | labels       | taints               |
      | node-1 | 4   | 8Gi    |              |                      |
      | node-2 | 4   | 8Gi    | sandbox=kata | kata=only:NoSchedule |
    When I apply:
      """yaml
      apiVersion: node.k8s.io/v1
      kind: RuntimeClass
      metadata: { name: kata-fc }
      handler: kata-fc
      overhead: { podFixed: { memory: 120Mi, cpu: 250m } }
      ---
      apiVersion: node.k8s.io/v1
      kind: RuntimeClass
      metadata: { name: plain }
      handler: runc
      """

  Rule: The overhead of the class becomes that of the pod
    See https://kubernetes.io/docs/concepts/scheduling-eviction/pod-overhead/#usage-example
    Source: plugin/pkg/admission/runtimeclass/admission.go (v1.36, setOverhead, validateOverhead)

    Scenario: The pod of the documentation, whose node and quota count it
      When I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: team }
        spec: { hard: { requests.cpu: "3", requests.memory: 1Gi } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: test-pod }
        spec:
          runtimeClassName: kata-fc
          containers:
          - { name: busybox-ctr, image: "busybox:1.28", stdin: true, tty: true, resources: { limits: { cpu: 500m, memory: 100Mi } } }
          - { name: nginx-ctr, image: nginx, resources: { limits: { cpu: 1500m, memory: 100Mi } } }
        """
      Then pod "test-pod" matches:
        """yaml
        spec: { overhead: { cpu: 250m, memory: 120Mi } }
        status: { phase: Running, qosClass: Guaranteed }
        """
      And resourcequota "team" matches:
        """yaml
        status: { used: { requests.cpu: 2250m, requests.memory: 320Mi } }
        """
      And kubectl describe node node-1 includes:
        """
          default                     test-pod    2250m (56%)   2250m (56%)  320Mi (3%)       320Mi (3%)     0s
        """
      And kubectl describe pod test-pod includes:
        """
        Runtime Class Name:  kata-fc
        """

    Scenario: A pod that would fit without it
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          runtimeClassName: kata-fc
          containers: [{ name: app, image: "web:1", resources: { requests: { cpu: "3.9" } } }]
        """
      Then pod "web" is Pending
      And the placement of pod "web" includes:
        | node   | rejected by      | reason           |
        | node-1 | NodeResourcesFit | Insufficient cpu |

    Scenario: The pods of a Deployment get it, and their template does not
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              runtimeClassName: kata-fc
              containers: [{ name: app, image: "web:1" }]
        """
      Then pod "web-*" matches:
        """yaml
        spec: { overhead: { cpu: 250m, memory: 120Mi } }
        """
      And deployment "web" matches:
        """yaml
        spec: { template: { spec: { overhead: null } } }
        """

    Scenario Outline: <what> is refused
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { <spec>, overhead: { cpu: "1" }, containers: [{ name: app, image: "web:1" }] }
        """
      Then it is refused with:
        """
        *pods "web" is forbidden: pod rejected: <why>
        """

      Examples:
        | what                                   | spec                      | why                                                                        |
        | Another overhead than that of the class | runtimeClassName: kata-fc | Pod's Overhead doesn't match RuntimeClass's defined Overhead               |
        | An overhead where the class has none   | runtimeClassName: plain   | Pod Overhead set without corresponding RuntimeClass defined Overhead       |
        | An overhead without a class            | restartPolicy: Always     | Pod Overhead set without corresponding RuntimeClass defined Overhead       |

  Rule: The nodes of the class are those of the pod
    See https://kubernetes.io/docs/concepts/containers/runtime-class/#scheduling
    Source: plugin/pkg/admission/runtimeclass/admission.go (v1.36, setScheduling)

    Background:
      When I apply:
        """yaml
        apiVersion: node.k8s.io/v1
        kind: RuntimeClass
        metadata: { name: kata }
        handler: kata
        scheduling:
          nodeSelector: { sandbox: kata }
          tolerations: [{ key: kata, operator: Exists, effect: NoSchedule }]
        """

    Scenario: They have a label, and keep others off by a taint
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          runtimeClassName: kata
          nodeSelector: { kubernetes.io/os: linux }
          containers: [{ name: app, image: "web:1" }]
        """
      Then pod "web" matches:
        """yaml
        spec:
          nodeName: node-2
          nodeSelector: { kubernetes.io/os: linux, sandbox: kata }
        """

    Scenario: The pod wants the same label with another value
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          runtimeClassName: kata
          nodeSelector: { sandbox: gvisor }
          containers: [{ name: app, image: "web:1" }]
        """
      Then it is refused with:
        """
        pods "web" is forbidden: conflict: runtimeClass.scheduling.nodeSelector[sandbox] = kata; pod.spec.nodeSelector[sandbox] = gvisor
        """

  Rule: Without the class there is no pod of it
    See https://kubernetes.io/docs/concepts/containers/runtime-class/#usage
    Source: pkg/kubelet/runtimeclass/runtimeclass_manager.go (v1.36, LookupRuntimeHandler)

    Scenario: A class that never was
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { runtimeClassName: gvisor, containers: [{ name: app, image: "web:1" }] }
        """
      Then it is refused with:
        """
        *pods "web" is forbidden: pod rejected: RuntimeClass "gvisor" not found
        """

    Scenario: A class that went while the pod waited for a node
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { runtimeClassName: plain, nodeSelector: { disk: ssd }, containers: [{ name: app, image: "web:1" }] }
        """
      And RuntimeClass "plain" is deleted
      And I run:
        """
        kubectl label node node-1 disk=ssd
        """
      Then pod "web" is Pending
      And the events of pod "web" include:
        | type    | reason                 | message                                                                                |
        | Warning | FailedCreatePodSandBox | Failed to create pod sandbox: runtimeclass.node.k8s.io "plain" not found |

    Scenario: The handler of a class stays
      When I apply:
        """yaml
        apiVersion: node.k8s.io/v1
        kind: RuntimeClass
        metadata: { name: plain }
        handler: crun
        """
      Then it is refused with:
        """
        The RuntimeClass "plain" is invalid: handler: Invalid value: "crun": field is immutable
        """
