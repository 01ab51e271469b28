Feature: The resources of a whole pod change
  Since 1.36 the requests and limits that a pod has as a whole can be changed while it runs.
  https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/

  Rule: The resources of a pod as a whole can change too, since 1.36
    See https://kubernetes.io/docs/tasks/configure-pod-container/resize-pod-resources/#container-resize-policy-and-pod-level-resize
    See https://kubernetes.io/docs/tasks/configure-pod-container/resize-pod-resources/#limitations

    Scenario: A larger limit for all its containers together
      Given container "one" uses 80Mi of memory after 30s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          resources: { requests: { memory: 50Mi }, limits: { memory: 64Mi } }
          containers: [{ name: one, image: "web:1" }, { name: two, image: "web:1" }]
        """
      And 10 seconds pass
      And pod "web" is resized to:
        """yaml
        limits: { memory: 128Mi }
        """
      And 1 second passes
      Then pod "web" matches:
        """yaml
        status:
          resources: { limits: { memory: 128Mi } }
        """
      And pod "web" stays Running for 1m
      And container "one" has restarted 0 times

    Scenario Outline: <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          resources: <before>
          containers:
          - name: one
            image: "web:1"
            resources: <container>
          - { name: two, image: "web:1" }
        """
      And 10 seconds pass
      And pod "web" is resized to:
        """yaml
        <change>
        """
      And 10 seconds pass
      Then pod "web" matches:
        """yaml
        spec: { resources: <after> }
        status: { resources: <after>, qosClass: <class> }
        """
      And container "one" has restarted 0 times
      And container "two" has restarted 0 times
      And the events of pod "web" include:
        | reason          | at  |
        | ResizeStarted   | 10s |
        | ResizeCompleted | 10s |

      Examples: of a Guaranteed pod
        | what                                    | class      | container                                                                    | before                                                                       | change                                                                       | after                                                                        |
        | More CPU                                | Guaranteed | { requests: { cpu: 20m, memory: 20Mi }, limits: { cpu: 20m, memory: 20Mi } } | { requests: { cpu: 50m, memory: 50Mi }, limits: { cpu: 50m, memory: 50Mi } } | { requests: { cpu: 60m }, limits: { cpu: 60m } }                             | { requests: { cpu: 60m, memory: 50Mi }, limits: { cpu: 60m, memory: 50Mi } } |
        | More CPU, where containers have nothing | Guaranteed | {}                                                                           | { requests: { cpu: 50m, memory: 50Mi }, limits: { cpu: 50m, memory: 50Mi } } | { requests: { cpu: 60m }, limits: { cpu: 60m } }                             | { requests: { cpu: 60m, memory: 50Mi }, limits: { cpu: 60m, memory: 50Mi } } |
        | More of both                            | Guaranteed | { requests: { cpu: 20m, memory: 20Mi }, limits: { cpu: 20m, memory: 20Mi } } | { requests: { cpu: 50m, memory: 50Mi }, limits: { cpu: 50m, memory: 50Mi } } | { requests: { cpu: 60m, memory: 60Mi }, limits: { cpu: 60m, memory: 60Mi } } | { requests: { cpu: 60m, memory: 60Mi }, limits: { cpu: 60m, memory: 60Mi } } |
        | More CPU and less memory                | Guaranteed | { requests: { cpu: 20m, memory: 20Mi }, limits: { cpu: 20m, memory: 20Mi } } | { requests: { cpu: 50m, memory: 50Mi }, limits: { cpu: 50m, memory: 50Mi } } | { requests: { cpu: 60m, memory: 40Mi }, limits: { cpu: 60m, memory: 40Mi } } | { requests: { cpu: 60m, memory: 40Mi }, limits: { cpu: 60m, memory: 40Mi } } |

      Examples: of a Burstable pod
        | what                                       | class     | container                                                                    | before                                                                       | change                                                                       | after                                                                        |
        | A larger request of CPU                    | Burstable | { requests: { cpu: 20m, memory: 20Mi }, limits: { cpu: 30m, memory: 30Mi } } | { requests: { cpu: 50m, memory: 50Mi }, limits: { cpu: 80m, memory: 80Mi } } | { requests: { cpu: 60m } }                                                   | { requests: { cpu: 60m, memory: 50Mi }, limits: { cpu: 80m, memory: 80Mi } } |
        | A larger limit of CPU                      | Burstable | { requests: { cpu: 20m, memory: 20Mi }, limits: { cpu: 30m, memory: 30Mi } } | { requests: { cpu: 50m, memory: 50Mi }, limits: { cpu: 80m, memory: 80Mi } } | { limits: { cpu: 90m } }                                                     | { requests: { cpu: 50m, memory: 50Mi }, limits: { cpu: 90m, memory: 80Mi } } |
        | A larger request of memory                 | Burstable | { requests: { cpu: 20m, memory: 20Mi }, limits: { cpu: 30m, memory: 30Mi } } | { requests: { cpu: 50m, memory: 50Mi }, limits: { cpu: 80m, memory: 80Mi } } | { requests: { memory: 60Mi } }                                               | { requests: { cpu: 50m, memory: 60Mi }, limits: { cpu: 80m, memory: 80Mi } } |
        | Everything in the same direction           | Burstable | { requests: { cpu: 20m, memory: 20Mi }, limits: { cpu: 30m, memory: 30Mi } } | { requests: { cpu: 50m, memory: 50Mi }, limits: { cpu: 80m, memory: 80Mi } } | { requests: { cpu: 60m, memory: 60Mi }, limits: { cpu: 90m, memory: 90Mi } } | { requests: { cpu: 60m, memory: 60Mi }, limits: { cpu: 90m, memory: 90Mi } } |
        | Requests and limits in opposite directions | Burstable | { requests: { cpu: 20m, memory: 20Mi }, limits: { cpu: 30m, memory: 30Mi } } | { requests: { cpu: 50m, memory: 50Mi }, limits: { cpu: 80m, memory: 80Mi } } | { requests: { cpu: 40m, memory: 60Mi }, limits: { cpu: 90m, memory: 70Mi } } | { requests: { cpu: 40m, memory: 60Mi }, limits: { cpu: 90m, memory: 70Mi } } |
        | Containers without anything of their own   | Burstable | {}                                                                           | { requests: { cpu: 50m, memory: 50Mi }, limits: { cpu: 80m, memory: 80Mi } } | { requests: { cpu: 60m }, limits: { memory: 90Mi } }                         | { requests: { cpu: 60m, memory: 50Mi }, limits: { cpu: 80m, memory: 90Mi } } |
        | Limits where there were requests           | Burstable | { requests: { cpu: 20m, memory: 20Mi } }                                     | { requests: { cpu: 50m, memory: 50Mi } }                                     | { limits: { cpu: 90m, memory: 90Mi } }                                       | { requests: { cpu: 50m, memory: 50Mi }, limits: { cpu: 90m, memory: 90Mi } } |
        | Memory beside CPU                          | Burstable | { requests: { cpu: 20m, memory: 20Mi } }                                     | { requests: { cpu: 50m }, limits: { cpu: 80m } }                             | { requests: { memory: 50Mi }, limits: { memory: 80Mi } }                     | { requests: { cpu: 50m, memory: 50Mi }, limits: { cpu: 80m, memory: 80Mi } } |

    Scenario: The same amounts in other words are no resize
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          resources: { requests: { cpu: 1, memory: 1Gi }, limits: { cpu: 2, memory: 2Gi } }
          containers: [{ name: one, image: "web:1" }]
        """
      And 10 seconds pass
      And pod "web" is resized to:
        """yaml
        requests: { cpu: 1000m, memory: 1024Mi }
        limits: { cpu: 2000m, memory: 2048Mi }
        """
      And 10 seconds pass
      Then metadata.generation of pod "web" is 1
      And the events of pod "web" do not include:
        | reason        |
        | ResizeStarted |

  Rule: The limit of a whole pod cannot fall below what its containers use together
    See https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#limitations
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, validateMemoryResizeAction)

    Scenario: A little less is taken, much less is not, and the first limit is taken again
      Given container "one" uses 20Mi of memory after 1s
      And container "two" uses 10Mi of memory after 1s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          resources: { requests: { memory: 60Mi }, limits: { memory: 60Mi } }
          containers: [{ name: one, image: "web:1" }, { name: two, image: "web:1" }]
        """
      And 5 seconds pass
      And pod "web" is resized to:
        """yaml
        requests: { memory: 50Mi }
        limits: { memory: 50Mi }
        """
      And 5 seconds pass
      Then pod "web" matches:
        """yaml
        status: { resources: { requests: { memory: 50Mi }, limits: { memory: 50Mi } } }
        """
      When pod "web" is resized to:
        """yaml
        requests: { memory: 10Ki }
        limits: { memory: 10Ki }
        """
      And 15 seconds pass
      Then pod "web" matches:
        """yaml
        status:
          phase: Running
          resources: { limits: { memory: 50Mi } }
          conditions:
            - type: PodResizeInProgress
              status: "True"
              reason: Error
              message: 'cannot decrease memory limits: attempting to set pod memory limit (10240) below current usage (31457280)'
        """
      And pod "web" does not match:
        """yaml
        status: { conditions: [{ type: PodResizePending }] }
        """
      When pod "web" is resized to:
        """yaml
        requests: { memory: 60Mi }
        limits: { memory: 60Mi }
        """
      And 15 seconds pass
      Then pod "web" matches:
        """yaml
        status: { resources: { requests: { memory: 60Mi }, limits: { memory: 60Mi } } }
        """
      And container "one" has restarted 0 times
