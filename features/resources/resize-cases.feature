Feature: Resizes case by case
  What of a resize restarts a container, and what the API refuses, told once for each case.
  https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/

  Rule: Only a change of a resource whose policy says RestartContainer restarts, in the Guaranteed class too
    See https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#container-resize-policies
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, computePodResizeAction)

    Scenario Outline: cpu <cpu policy>, memory <memory policy>: <resources>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: app
              image: web:1
              resources: { limits: { cpu: 20m, memory: 30Mi } }
              resizePolicy:
                - { resourceName: cpu, restartPolicy: <cpu policy> }
                - { resourceName: memory, restartPolicy: <memory policy> }
        """
      And 5 seconds pass
      And container "app" is resized to:
        """yaml
        requests: <resources>
        limits: <resources>
        """
      And 10 seconds pass
      Then pod "web" matches:
        """yaml
        status:
          qosClass: Guaranteed
          containerStatuses: [{ name: app, restartCount: <restarts>, resources: { requests: <resources>, limits: <resources> } }]
        """

      Examples:
        | cpu policy       | memory policy    | resources                  | restarts |
        | NotRequired      | NotRequired      | { cpu: 30m, memory: 30Mi } | 0        |
        | NotRequired      | NotRequired      | { cpu: 20m, memory: 40Mi } | 0        |
        | NotRequired      | NotRequired      | { cpu: 30m, memory: 40Mi } | 0        |
        | NotRequired      | NotRequired      | { cpu: 30m, memory: 20Mi } | 0        |
        | NotRequired      | RestartContainer | { cpu: 30m, memory: 30Mi } | 0        |
        | NotRequired      | RestartContainer | { cpu: 20m, memory: 40Mi } | 1        |
        | RestartContainer | NotRequired      | { cpu: 30m, memory: 30Mi } | 1        |
        | RestartContainer | NotRequired      | { cpu: 20m, memory: 40Mi } | 0        |
        | RestartContainer | RestartContainer | { cpu: 30m, memory: 20Mi } | 1        |

    Scenario Outline: Burstable: <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: app
              image: web:1
              resources: { requests: { cpu: 20m, memory: 30Mi }, limits: { cpu: 40m, memory: 60Mi } }
              resizePolicy: [{ resourceName: memory, restartPolicy: RestartContainer }]
        """
      And 5 seconds pass
      And container "app" is resized to:
        """yaml
        requests: <requests>
        limits: <limits>
        """
      And 10 seconds pass
      Then pod "web" matches:
        """yaml
        status:
          qosClass: Burstable
          containerStatuses: [{ name: app, restartCount: <restarts>, resources: { requests: <requests>, limits: <limits> } }]
        """

      Examples:
        | what                                       | requests                   | limits                     | restarts |
        | cpu requests                               | { cpu: 30m, memory: 30Mi } | { cpu: 40m, memory: 60Mi } | 0        |
        | cpu limits                                 | { cpu: 20m, memory: 30Mi } | { cpu: 50m, memory: 60Mi } | 0        |
        | memory requests                            | { cpu: 20m, memory: 40Mi } | { cpu: 40m, memory: 60Mi } | 1        |
        | memory limits                              | { cpu: 20m, memory: 30Mi } | { cpu: 40m, memory: 70Mi } | 1        |
        | everything in the same direction           | { cpu: 30m, memory: 40Mi } | { cpu: 50m, memory: 70Mi } | 1        |
        | cpu and memory in opposite directions      | { cpu: 30m, memory: 20Mi } | { cpu: 50m, memory: 50Mi } | 1        |
        | requests and limits in opposite directions | { cpu: 10m, memory: 40Mi } | { cpu: 50m, memory: 50Mi } | 1        |

    Scenario: Several containers, one after the other, and the others are left alone
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - { name: c1, image: "web:1", resources: { limits: { cpu: 20m, memory: 30Mi } } }
            - { name: c2, image: "web:1", resources: { limits: { cpu: 20m, memory: 30Mi } } }
            - { name: c3, image: "web:1", resources: { limits: { cpu: 20m, memory: 30Mi } } }
        """
      And 5 seconds pass
      And container "c1" is resized to:
        """yaml
        requests: { cpu: 30m, memory: 40Mi }
        limits: { cpu: 30m, memory: 40Mi }
        """
      And container "c3" is resized to:
        """yaml
        requests: { cpu: 10m, memory: 20Mi }
        limits: { cpu: 10m, memory: 20Mi }
        """
      And 5 seconds pass
      Then pod "web" matches:
        """yaml
        status:
          allocatedResources: { cpu: 60m, memory: 90Mi }
          containerStatuses:
            - { name: c1, restartCount: 0, resources: { limits: { cpu: 30m, memory: 40Mi } } }
            - { name: c2, restartCount: 0, resources: { limits: { cpu: 20m, memory: 30Mi } } }
            - { name: c3, restartCount: 0, resources: { limits: { cpu: 10m, memory: 20Mi } } }
        """

    Scenario: A container that had nothing gets a request and a limit
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - { name: c1, image: "web:1", resources: { requests: { cpu: 20m } } }
            - { name: c2, image: "web:1" }
        """
      And 5 seconds pass
      And container "c2" is resized to:
        """yaml
        requests: { cpu: 10m, memory: 20Mi }
        limits: { memory: 40Mi }
        """
      And 5 seconds pass
      Then pod "web" matches:
        """yaml
        status:
          containerStatuses:
            - { name: c2, restartCount: 0, resources: { requests: { cpu: 10m, memory: 20Mi }, limits: { memory: 40Mi } } }
        """

    Scenario: The same amount in other words is no resize
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 1 }, limits: { cpu: 2 } } }] }
        """
      And 5 seconds pass
      And container "app" is resized to:
        """yaml
        requests: { cpu: 1000m }
        """
      And 5 seconds pass
      Then the events of pod "web" do not include:
        | reason        |
        | ResizeStarted |

    Scenario: A sidecar is resized while it runs
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
            - { name: proxy, image: "web:1", restartPolicy: Always, resources: { requests: { cpu: 100m } } }
          containers: [{ name: app, image: "web:1" }]
        """
      And 5 seconds pass
      And init container "proxy" is resized to:
        """yaml
        requests: { cpu: 200m }
        """
      And 5 seconds pass
      Then pod "web" matches:
        """yaml
        status: { initContainerStatuses: [{ name: proxy, restartCount: 0, resources: { requests: { cpu: 200m } } }] }
        """

    Scenario: An init container is resized while it works, and back
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
            - { name: prepare, image: "busybox:1.36", command: [sh, -c, "tail -f /dev/null"], resources: { limits: { cpu: 20m, memory: 20Mi } } }
          containers: [{ name: app, image: "web:1", resources: { limits: { cpu: 20m, memory: 20Mi } } }]
        """
      And 5 seconds pass
      And init container "prepare" is resized to:
        """yaml
        requests: { cpu: 40m, memory: 40Mi }
        limits: { cpu: 40m, memory: 40Mi }
        """
      And 5 seconds pass
      Then pod "web" matches:
        """yaml
        status: { initContainerStatuses: [{ name: prepare, started: true, restartCount: 0, resources: { limits: { cpu: 40m, memory: 40Mi } } }] }
        """
      And file "/sys/fs/cgroup/memory.max" of init container "prepare" is:
        """
        41943040
        """
      When init container "prepare" is resized to:
        """yaml
        requests: { cpu: 20m, memory: 20Mi }
        limits: { cpu: 20m, memory: 20Mi }
        """
      And 5 seconds pass
      Then pod "web" matches:
        """yaml
        status: { initContainerStatuses: [{ name: prepare, restartCount: 0, resources: { limits: { cpu: 20m, memory: 20Mi } } }] }
        """
      And init container "prepare" is running

    Scenario: One whose work is done is not started again, and the containers after it get what they were given
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
            - { name: prepare, image: "busybox:1.36", command: [sleep, "3"], resources: { limits: { cpu: 20m, memory: 20Mi } } }
          containers:
            - name: app
              image: web:1
              resources: { limits: { cpu: 20m, memory: 20Mi } }
              resizePolicy: [{ resourceName: cpu, restartPolicy: RestartContainer }, { resourceName: memory, restartPolicy: RestartContainer }]
        """
      And 5 seconds pass
      And I run:
        """
        kubectl patch pod web --subresource=resize -p '{"spec":{"initContainers":[{"name":"prepare","resources":{"requests":{"cpu":"30m","memory":"30Mi"},"limits":{"cpu":"30m","memory":"30Mi"}}}],"containers":[{"name":"app","resources":{"requests":{"cpu":"30m","memory":"30Mi"},"limits":{"cpu":"30m","memory":"30Mi"}}}]}}'
        """
      And 10 seconds pass
      Then pod "web" matches:
        """yaml
        status:
          initContainerStatuses: [{ name: prepare, restartCount: 0 }]
          containerStatuses: [{ name: app, restartCount: 1, resources: { limits: { cpu: 30m, memory: 30Mi } } }]
        """

  Rule: What the API refuses
    See https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#limitations
    Source: pkg/apis/core/validation/validation.go (v1.36, ValidatePodResize)

    Scenario Outline: <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1", resources: <before> }] }
        """
      And container "app" is resized to:
        """yaml
        <patch>
        """
      Then it is refused with:
        """
        *<error>*
        """

      Examples:
        | what                                         | before                                                     | patch                                       | error                                                   |
        | BestEffort: request memory                   | {}                                                         | requests: { memory: 10Mi }                  | Pod QOS Class may not change as a result of resizing    |
        | BestEffort: request cpu                      | {}                                                         | requests: { cpu: 10m }                      | Pod QOS Class may not change as a result of resizing    |
        | Guaranteed: remove limits                    | { limits: { cpu: 10m, memory: 10Mi } }                     | limits: { cpu: null, memory: null }         | resource limits cannot be removed                       |
        | Burstable: remove requests of memory         | { requests: { cpu: 10m, memory: 10Mi } }                   | requests: { memory: null }                  | resource requests cannot be removed                     |
        | Burstable: remove requests of cpu            | { requests: { cpu: 10m, memory: 10Mi } }                   | requests: { cpu: null }                     | resource requests cannot be removed                     |
        | Burstable: requests equal to limits          | { requests: { cpu: 10m, memory: 10Mi }, limits: { cpu: 20m, memory: 20Mi } } | requests: { cpu: 20m, memory: 20Mi } | Pod QOS Class may not change as a result of resizing |
        | Burstable: storage                           | { requests: { cpu: 10m, ephemeral-storage: 1Gi } }         | requests: { ephemeral-storage: 2Gi }        | only cpu and memory resources are mutable               |
