Feature: The downward API
  A container can be told of its pod, its node and its own resources without asking the API server: as variables, which are
  settled when it is made, and as files of a volume, which follow the labels and annotations of the pod.
  https://kubernetes.io/docs/concepts/workloads/pods/downward-api/

  Rule: A variable tells a field of the pod
    See https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-fieldRef

    Scenario Outline: <field>
      When I apply:
        """yaml
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: robot }
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: task
          labels: { app: web }
          annotations: { example.com/text: hello }
        spec:
          restartPolicy: Never
          serviceAccountName: robot
          <network>
          containers:
          - name: app
            image: busybox:1.36
            env:
            - { name: VALUE, valueFrom: { fieldRef: { fieldPath: "<field>" } } }
            command: [printenv, VALUE]
        """
      Then the log of container "app" is:
        """
        <value>
        """

      Examples:
        | field                                    | value      | network |
        | metadata.name                            | task       |         |
        | metadata.namespace                       | default    |         |
        | metadata.labels['app']                   | web        |         |
        | metadata.annotations['example.com/text'] | hello      |         |
        | spec.nodeName                            | node-1     |         |
        | spec.serviceAccountName                  | robot      |         |
        | status.podIP                             | 10.244.0.2 |         |
        | status.podIPs                            | 10.244.0.2 |         |
        | status.hostIP                            | 10.0.0.1   |         |
        | status.hostIPs                           | 10.0.0.1   |         |

      Examples: on the network of the node
        | field         | value    | network           |
        | status.podIP  | 10.0.0.1 | hostNetwork: true |
        | status.hostIP | 10.0.0.1 | hostNetwork: true |

    Scenario: The uid of the pod is that of the object
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            env:
            - { name: POD_UID, valueFrom: { fieldRef: { fieldPath: metadata.uid } } }
            command: [sh, -c, 'echo $POD_UID | tr -d 0-9a-f']
        """
      Then the log of container "app" is:
        """
        ----
        """

    Scenario: A field that cannot be told is refused
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            env:
            - { name: VALUE, valueFrom: { fieldRef: { fieldPath: spec.hostname } } }
        """
      Then it is refused with:
        """
        The Pod "task" is invalid: spec.containers[0].env[0].valueFrom.fieldRef.fieldPath: Invalid value: "spec.hostname": error converting fieldPath: field label not supported: spec.hostname
        """

  Rule: A limit or request is told in units of the divisor, rounded up; without a limit it is what the node can allocate
    See https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#fallback-information-for-resource-limits
    Source: pkg/api/v1/resource/helpers.go (v1.36, ExtractContainerResourceValue, ExtractResourceValueByContainerNameAndNodeAllocatable)

    Scenario Outline: <resource> in units of <divisor>
      Given a cluster of 1 node with 4 CPUs and 8Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            resources:
              requests: { cpu: 250m, memory: 32Mi, ephemeral-storage: 16Mi }
              <limits>
            env:
            - { name: VALUE, valueFrom: { resourceFieldRef: { resource: <resource>, divisor: <divisor> } } }
            command: [printenv, VALUE]
        """
      Then the log of container "app" is:
        """
        <value>
        """

      Examples: with limits
        | resource                   | divisor | value    | limits                                                          |
        | limits.cpu                 | 1       | 2        | limits: { cpu: 1250m, memory: 64Mi, ephemeral-storage: 32Mi }   |
        | limits.cpu                 | 1m      | 1250     | limits: { cpu: 1250m, memory: 64Mi, ephemeral-storage: 32Mi }   |
        | limits.memory              | 1       | 67108864 | limits: { cpu: 1250m, memory: 64Mi, ephemeral-storage: 32Mi }   |
        | limits.memory              | 1Mi     | 64       | limits: { cpu: 1250m, memory: 64Mi, ephemeral-storage: 32Mi }   |
        | limits.ephemeral-storage   | 1       | 33554432 | limits: { cpu: 1250m, memory: 64Mi, ephemeral-storage: 32Mi }   |
        | requests.cpu               | 1m      | 250      | limits: { cpu: 1250m, memory: 64Mi, ephemeral-storage: 32Mi }   |
        | requests.memory            | 1Mi     | 32       | limits: { cpu: 1250m, memory: 64Mi, ephemeral-storage: 32Mi }   |
        | requests.ephemeral-storage | 1Mi     | 16       | limits: { cpu: 1250m, memory: 64Mi, ephemeral-storage: 32Mi }   |

      Examples: without limits
        | resource      | divisor | value | limits |
        | limits.cpu    | 1       | 4     |        |
        | limits.memory | 1Gi     | 8     |        |
        | limits.ephemeral-storage | 1Gi | 100 |     |

    @version:podLevelResources
    Scenario Outline: Kubernetes <version>: a container without limits in a pod that has some is told <what>
      Given Kubernetes <version>
      And a cluster of 1 node with 4 CPUs and 8Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          resources: { limits: { cpu: '2', memory: 1Gi } }
          containers:
          - name: app
            image: busybox:1.36
            env:
            - { name: CPU, valueFrom: { resourceFieldRef: { resource: limits.cpu } } }
            - { name: MEMORY, valueFrom: { resourceFieldRef: { resource: limits.memory, divisor: 1Gi } } }
            command: [printenv, CPU, MEMORY]
        """
      Then the log of container "app" is:
        """
        <cpu>
        <memory>
        """

      Examples:
        | version | what                      | cpu | memory |
        | 1.36    | the limits of the pod     | 2   | 1      |
        | 1.33    | what the node can allocate | 4  | 8      |

  Rule: A file of a volume tells a field of the pod, labels and annotations as a whole, or a resource of a container it names
    See https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields
    Source: pkg/volume/downwardapi/downwardapi.go (v1.36, CollectData)

    Scenario Outline: <volume>: the name of the pod, <name>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          securityContext: { <security> }
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'stat -L -c "%A %g" /etc/podinfo/podname; cat /etc/podinfo/podname']
            volumeMounts: [{ name: podinfo, mountPath: /etc/podinfo }]
          volumes:
          - { name: podinfo, <source> }
        """
      Then the log of container "app" is:
        """
        <mode>
        task
        """

      Examples: a downwardAPI volume
        | volume      | name                                     | security                       | source                                                                                                          | mode            |
        | downwardAPI | by default                               |                                | downwardAPI: { items: [{ path: podname, fieldRef: { fieldPath: metadata.name } }] }                              | -rw-r--r-- 0    |
        | downwardAPI | with defaultMode                         |                                | downwardAPI: { defaultMode: 0400, items: [{ path: podname, fieldRef: { fieldPath: metadata.name } }] }           | -r-------- 0    |
        | downwardAPI | with a mode of the item                  |                                | downwardAPI: { items: [{ path: podname, mode: 0400, fieldRef: { fieldPath: metadata.name } }] }                  | -r-------- 0    |
        | downwardAPI | as another user with fsGroup             | runAsUser: 1000, fsGroup: 1234 | downwardAPI: { items: [{ path: podname, fieldRef: { fieldPath: metadata.name } }] }                              | -rw-r--r-- 1234 |
        | downwardAPI | as another user, defaultMode and fsGroup | runAsUser: 1000, fsGroup: 1234 | downwardAPI: { defaultMode: 0440, items: [{ path: podname, fieldRef: { fieldPath: metadata.name } }] }           | -r--r----- 1234 |

      Examples: a projected volume
        | volume    | name                                     | security                       | source                                                                                                                          | mode            |
        | projected | by default                               |                                | projected: { sources: [{ downwardAPI: { items: [{ path: podname, fieldRef: { fieldPath: metadata.name } }] } }] }                | -rw-r--r-- 0    |
        | projected | with defaultMode                         |                                | projected: { defaultMode: 0400, sources: [{ downwardAPI: { items: [{ path: podname, fieldRef: { fieldPath: metadata.name } }] } }] } | -r-------- 0 |
        | projected | with a mode of the item                  |                                | projected: { sources: [{ downwardAPI: { items: [{ path: podname, mode: 0400, fieldRef: { fieldPath: metadata.name } }] } }] }    | -r-------- 0    |
        | projected | as another user with fsGroup             | runAsUser: 1000, fsGroup: 1234 | projected: { sources: [{ downwardAPI: { items: [{ path: podname, fieldRef: { fieldPath: metadata.name } }] } }] }                | -rw-r--r-- 1234 |
        | projected | as another user, defaultMode and fsGroup | runAsUser: 1000, fsGroup: 1234 | projected: { defaultMode: 0440, sources: [{ downwardAPI: { items: [{ path: podname, fieldRef: { fieldPath: metadata.name } }] } }] } | -r--r----- 1234 |

    # The last two annotations are the kubelet's own; the API does not have them.
    Scenario: Labels and annotations, a line each, sorted
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: task
          labels: { tier: front, app: web }
          annotations: { example.com/text: 'say "hello"' }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [cat, /etc/podinfo/labels, /etc/podinfo/annotations]
            volumeMounts: [{ name: podinfo, mountPath: /etc/podinfo }]
          volumes:
          - name: podinfo
            downwardAPI:
              items:
              - { path: labels, fieldRef: { fieldPath: metadata.labels } }
              - { path: annotations, fieldRef: { fieldPath: metadata.annotations } }
        """
      Then the log of container "app" is:
        """
        app="web"
        tier="front"example.com/text="say \"hello\""
        kubernetes.io/config.seen="2026-01-01T00:00:00Z"
        kubernetes.io/config.source="api"
        """

    Scenario Outline: <volume>: <resource> of a container
      Given a cluster of 1 node with 4 CPUs and 8Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            resources: { <resources> }
            command: [cat, /etc/podinfo/value]
            volumeMounts: [{ name: podinfo, mountPath: /etc/podinfo }]
          volumes:
          - { name: podinfo, <source> }
        """
      Then the log of container "app" is:
        """
        <value>
        """

      Examples: a downwardAPI volume
        | volume      | resource        | resources                                                              | source                                                                                                                                       | value |
        | downwardAPI | limits.cpu      | limits: { cpu: 1250m, memory: 64Mi }, requests: { cpu: 250m, memory: 32Mi } | downwardAPI: { items: [{ path: value, resourceFieldRef: { containerName: app, resource: limits.cpu } }] }                                     | 2     |
        | downwardAPI | limits.memory   | limits: { cpu: 1250m, memory: 64Mi }, requests: { cpu: 250m, memory: 32Mi } | downwardAPI: { items: [{ path: value, resourceFieldRef: { containerName: app, resource: limits.memory, divisor: 1Mi } }] }                    | 64    |
        | downwardAPI | requests.cpu    | limits: { cpu: 1250m, memory: 64Mi }, requests: { cpu: 250m, memory: 32Mi } | downwardAPI: { items: [{ path: value, resourceFieldRef: { containerName: app, resource: requests.cpu, divisor: 1m } }] }                      | 250   |
        | downwardAPI | requests.memory | limits: { cpu: 1250m, memory: 64Mi }, requests: { cpu: 250m, memory: 32Mi } | downwardAPI: { items: [{ path: value, resourceFieldRef: { containerName: app, resource: requests.memory, divisor: 1Mi } }] }                  | 32    |
        | downwardAPI | no cpu limit    |                                                                        | downwardAPI: { items: [{ path: value, resourceFieldRef: { containerName: app, resource: limits.cpu } }] }                                     | 4     |
        | downwardAPI | no memory limit |                                                                        | downwardAPI: { items: [{ path: value, resourceFieldRef: { containerName: app, resource: limits.memory, divisor: 1Gi } }] }                    | 8     |

      Examples: a projected volume
        | volume    | resource        | resources                                                              | source                                                                                                                                                           | value |
        | projected | limits.cpu      | limits: { cpu: 1250m, memory: 64Mi }, requests: { cpu: 250m, memory: 32Mi } | projected: { sources: [{ downwardAPI: { items: [{ path: value, resourceFieldRef: { containerName: app, resource: limits.cpu } }] } }] }                            | 2     |
        | projected | limits.memory   | limits: { cpu: 1250m, memory: 64Mi }, requests: { cpu: 250m, memory: 32Mi } | projected: { sources: [{ downwardAPI: { items: [{ path: value, resourceFieldRef: { containerName: app, resource: limits.memory, divisor: 1Mi } }] } }] }           | 64    |
        | projected | requests.cpu    | limits: { cpu: 1250m, memory: 64Mi }, requests: { cpu: 250m, memory: 32Mi } | projected: { sources: [{ downwardAPI: { items: [{ path: value, resourceFieldRef: { containerName: app, resource: requests.cpu, divisor: 1m } }] } }] }             | 250   |
        | projected | requests.memory | limits: { cpu: 1250m, memory: 64Mi }, requests: { cpu: 250m, memory: 32Mi } | projected: { sources: [{ downwardAPI: { items: [{ path: value, resourceFieldRef: { containerName: app, resource: requests.memory, divisor: 1Mi } }] } }] }         | 32    |
        | projected | no cpu limit    |                                                                        | projected: { sources: [{ downwardAPI: { items: [{ path: value, resourceFieldRef: { containerName: app, resource: limits.cpu } }] } }] }                            | 4     |
        | projected | no memory limit |                                                                        | projected: { sources: [{ downwardAPI: { items: [{ path: value, resourceFieldRef: { containerName: app, resource: limits.memory, divisor: 1Gi } }] } }] }           | 8     |
