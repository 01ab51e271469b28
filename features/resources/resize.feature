Feature: Resources that change while a pod runs
  Since Kubernetes 1.33 the CPU and memory of a running pod can be changed, through its resize subresource, without making a
  new pod. The kubelet accepts the change when it fits, and brings it into force with or without a restart of the container.
  https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/

  Rule: A resize that fits is accepted at once and needs no restart
    See https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#container-resize-policies
    Source: pkg/kubelet/allocation/allocation_manager.go (v1.36, handlePodResourcesResize)

    Scenario: More CPU for a pod that runs
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: p }
        spec:
          containers:
            - name: a
              image: busybox:1.36
              command: ["sh", "-c", "trap 'exit 0' TERM; sleep 3600 & wait $!"]
              resources: { requests: { cpu: 50m, memory: 20Mi }, limits: { cpu: 100m, memory: 40Mi } }
        """
      When the manifest is applied
      And 8 seconds pass
      And container "a" is resized to:
        """yaml
        requests: { cpu: 80m }
        limits: { cpu: 150m }
        """
      And 1 second passes
      Then pod "p" matches:
        """yaml
        metadata: { generation: 2 }
        status:
          observedGeneration: 2
          allocatedResources: { cpu: 80m, memory: 20Mi }
          resources: { requests: { cpu: 80m, memory: 20Mi }, limits: { cpu: 150m, memory: 40Mi } }
          containerStatuses:
            - name: a
              restartCount: 0
              allocatedResources: { cpu: 80m, memory: 20Mi }
              resources: { requests: { cpu: 80m, memory: 20Mi }, limits: { cpu: 150m, memory: 40Mi } }
        """
      And the events of pod "p" include:
        | type   | reason          | from    | message |
        | Normal | ResizeStarted   | kubelet | Pod resize started: {"containers":[{"name":"a","resources":{"limits":{"cpu":"150m","memory":"40Mi"},"requests":{"cpu":"80m","memory":"20Mi"}}}],"generation":2}   |
        | Normal | ResizeCompleted | kubelet | Pod resize completed: {"containers":[{"name":"a","resources":{"limits":{"cpu":"150m","memory":"40Mi"},"requests":{"cpu":"80m","memory":"20Mi"}}}],"generation":2} |

    Scenario: What the container sees of it
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: app
              image: busybox
              command: ["sh", "-c", "while true; do cat /sys/fs/cgroup/memory.max; sleep 10; done"]
              resources: { limits: { memory: 64Mi } }
        """
      And 5 seconds pass
      And container "app" is resized to:
        """yaml
        requests: { memory: 128Mi }
        limits: { memory: 128Mi }
        """
      And 6 seconds pass
      Then the log of container "app" is:
        """
        67108864
        134217728
        """

    Scenario: A larger limit of memory saves a container that would have been killed
      Given container "app" uses 100Mi of memory after 30s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1", resources: { limits: { memory: 64Mi } } }] }
        """
      And 20 seconds pass
      And container "app" is resized to:
        """yaml
        requests: { memory: 128Mi }
        limits: { memory: 128Mi }
        """
      Then pod "web" stays Running for 1m
      And container "app" has restarted 0 times

  Rule: Where the resize policy says RestartContainer, the container starts again with what it now has
    See https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#container-resize-policies

    Scenario Outline: <resource> changes
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: app
              image: web:1
              resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { cpu: 200m, memory: 128Mi } }
              resizePolicy:
                - { resourceName: cpu, restartPolicy: NotRequired }
                - { resourceName: memory, restartPolicy: RestartContainer }
        """
      And 5 seconds pass
      And container "app" is resized to:
        """yaml
        limits: <limits>
        """
      And 10 seconds pass
      Then container "app" has restarted <restarts> times
      And pod "web" is Ready

      Examples:
        | resource | limits            | restarts |
        | cpu      | { cpu: 300m }     | 0        |
        | memory   | { memory: 256Mi } | 1        |

    Scenario: The restart in the events
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: app
              image: web:1
              resources: { limits: { memory: 128Mi } }
              resizePolicy: [{ resourceName: memory, restartPolicy: RestartContainer }]
        """
      And 5 seconds pass
      And container "app" is resized to:
        """yaml
        requests: { memory: 256Mi }
        limits: { memory: 256Mi }
        """
      And 10 seconds pass
      Then the events of pod "web" include:
        | reason          | message                               |
        | ResizeStarted   | *                                     |
        | Killing         | Container app resize requires restart |
        | ResizeCompleted | *                                     |

  Rule: A limit of memory cannot fall below what is in use
    See https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#limitations
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, validateMemoryResizeAction)

    Scenario: 64Mi are too little for a container that uses 100Mi
      Given container "app" uses 100Mi of memory after 1s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - { name: app, image: "web:1", resources: { requests: { memory: 32Mi }, limits: { memory: 200Mi } } }
        """
      And 5 seconds pass
      And container "app" is resized to:
        """yaml
        limits: { memory: 64Mi }
        """
      And 15 seconds pass
      Then pod "web" is Running
      And pod "web" matches:
        """yaml
        status:
          conditions:
            - type: PodResizeInProgress
              status: "True"
              reason: Error
              message: 'cannot decrease memory limits: [attempting to set pod memory limit (67108864) below current usage (104857600), attempting to set container "app" memory limit (67108864) below current usage (104857600)]'
          containerStatuses:
            - name: app
              resources: { limits: { memory: 200Mi } }
        """
      And the events of pod "web" include:
        | type    | reason      |
        | Warning | ResizeError |

  Rule: Only amounts of CPU and memory change, and the pod keeps its class
    See https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#limitations
    Source: pkg/apis/core/validation/validation.go (v1.36, ValidatePodResize)

    Scenario Outline: <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: app
              image: web:1
              resources:
                requests: { cpu: 500m, memory: 64Mi, ephemeral-storage: 1Gi }
                limits: { cpu: "1", memory: 128Mi }
        """
      And container "app" is resized to:
        """yaml
        <resources>
        """
      Then it is refused with:
        """
        The Pod "web" is invalid: <error>
        """

      Examples:
        | what                            | resources                                                    | error                                                                                                    |
        | storage                         | requests: { ephemeral-storage: 2Gi }                         | spec: Forbidden: only cpu and memory resources are mutable                                               |
        | a request above the limit       | requests: { cpu: "2" }                                       | spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1  |
        | a limit that is taken away      | limits: { memory: null }                                     | spec.containers[0].resources.limits: Forbidden: resource limits cannot be removed                        |
        | all that makes it Burstable     | requests: { cpu: "1", memory: 128Mi }                        | spec: Invalid value: "Burstable": Pod QOS Class may not change as a result of resizing                   |

    Scenario: Without the subresource nothing changes
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 500m } } }] }
        """
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 600m } } }] }
        """
      Then it is refused with:
        """
        *spec: Forbidden: pod updates may not change fields other than*
        """

    Scenario: Before 1.33 there was no such thing
      Given Kubernetes 1.32
      And a running pod "web" with container "app"
      When container "app" is resized to:
        """yaml
        requests: { cpu: 1 }
        """
      Then it is refused with:
        """
        *the server could not find the requested resource
        """
