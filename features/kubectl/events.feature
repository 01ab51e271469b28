Feature: kubectl events
  The events of a namespace in the order in which they were last seen, those that came again with their count.
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_events/

  Background:
    When I apply:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec:
        containers:
        - { name: app, image: "busybox:1.36", imagePullPolicy: IfNotPresent, command: [sh, -c, "sleep 1; exit 3"] }
      """

  Rule: kubectl events tells how often an event was seen, and over what time
    Source: staging/src/k8s.io/kubectl/pkg/cmd/events/event_printer.go (v1.36, getInterval)

    Scenario: After a restart
      When 10 seconds pass
      Then kubectl events prints:
        """
        LAST SEEN          TYPE      REASON      OBJECT    MESSAGE
        10s                Normal    Scheduled   Pod/web   Successfully assigned default/web to node-1
        10s                Normal    Pulling     Pod/web   Pulling image "busybox:1.36"
        10s                Normal    Pulled      Pod/web   Successfully pulled image "busybox:1.36" in *
        9s (x2 over 10s)   Normal    Created     Pod/web   Container created
        9s (x2 over 10s)   Normal    Started     Pod/web   Container started
        9s                 Normal    Pulled      Pod/web   Container image "busybox:1.36" already present on machine and can be accessed by the pod
        8s                 Warning   BackOff     Pod/web   Back-off restarting failed container app in pod web_default(*)
        """

  Rule: kubectl get events tells when an event was last seen
    Source: pkg/printers/internalversion/printers.go (v1.36, printEvent)

    Scenario: The same events, as objects
      When 10 seconds pass
      Then kubectl get events --sort-by=.metadata.creationTimestamp shows:
        | LAST SEEN | TYPE    | REASON    | OBJECT  |
        | 10s       | Normal  | Scheduled | pod/web |
        | 10s       | Normal  | Pulling   | pod/web |
        | 10s       | Normal  | Pulled    | pod/web |
        | 9s        | Normal  | Created   | pod/web |
        | 9s        | Normal  | Started   | pod/web |
        | 9s        | Normal  | Pulled    | pod/web |
        | 8s        | Warning | BackOff   | pod/web |
      And kubectl get events -o wide --field-selector reason=Started shows:
        | LAST SEEN | REASON  | OBJECT  | SUBOBJECT            | SOURCE          | FIRST SEEN | COUNT |
        | 9s        | Started | pod/web | spec.containers{app} | kubelet, node-1 | 10s        | 2     |

    Scenario: Sorted by when they were last seen, those of the scheduler come first: their lastTimestamp is null
      When 10 seconds pass
      Then kubectl get events --sort-by=.lastTimestamp shows:
        | LAST SEEN | REASON    |
        | 10s       | Scheduled |
        | 10s       | Pulling   |
        | 10s       | Pulled    |
        | 9s        | Created   |
        | 9s        | Started   |
        | 9s        | Pulled    |
        | 8s        | BackOff   |

  Rule: Only some events
    See https://kubernetes.io/docs/reference/kubectl/generated/kubectl_events/
    Source: staging/src/k8s.io/kubectl/pkg/cmd/events/events.go (v1.36, filteredEventType)

    Scenario: Those of one object
      Given a pod "other" with container "app"
      When 10 seconds pass
      Then kubectl events --for pod/other does not include:
        | OBJECT  |
        | Pod/web |

    Scenario: Only warnings
      When 10 seconds pass
      Then kubectl events --types=Warning shows:
        | TYPE    | REASON  | OBJECT  |
        | Warning | BackOff | Pod/web |

    Scenario: None at all
      Then kubectl events -n kube-system shows nothing
      When I run:
        """
        kubectl events -n kube-system
        """
      Then it prints:
        """
        No events found in kube-system namespace.
        """
