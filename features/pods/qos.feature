Feature: Quality of service
  From the resources that its containers ask for and are limited to, a pod gets one of three classes; they decide which
  pods have to go first when a node runs short of memory.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/

  Rule: Without requests and limits a pod is BestEffort
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/#besteffort

    Scenario: Nothing is said
      When I apply:
        """yaml
        # 리소스 무제한
        apiVersion: v1
        kind: Pod
        metadata:
          name: no-resource-limits
        spec:
          containers:
          - name: container
            image: busybox
            command: ["sh", "-c", "sleep 3600"]
        """
      Then pod "no-resource-limits" matches:
        """yaml
        spec: { containers: [{ name: container, resources: {} }] }
        status: { qosClass: BestEffort }
        """

  Rule: With the same requests and limits of CPU and memory for every container a pod is Guaranteed
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/#guaranteed

    Scenario Outline: Limits <limits>, requests <requests>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            resources:
              limits: <limits>
              requests: <requests>
        """
      Then pod "web" matches:
        """yaml
        status: { qosClass: <class> }
        """

      Examples: the same
        | limits                     | requests                       | class      |
        | { cpu: "1", memory: 1Gi }  | { cpu: "1", memory: 1Gi }      | Guaranteed |
        | { cpu: 500m, memory: 1Gi } | { cpu: "0.5", memory: 1024Mi } | Guaranteed |

      Examples: what is not requested is requested as far as it is limited
        | limits                    | requests     | class      |
        | { cpu: "1", memory: 1Gi } | {}           | Guaranteed |
        | { cpu: "1", memory: 1Gi } | { cpu: "1" } | Guaranteed |

      Examples: not the same, or not both
        | limits                    | requests                   | class     |
        | { cpu: "1", memory: 1Gi } | { cpu: 500m, memory: 1Gi } | Burstable |
        | { memory: 1Gi }           | {}                         | Burstable |
        | {}                        | { cpu: 1m }                | Burstable |

    Scenario: One container without limits spoils it
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: pair }
        spec:
          initContainers:
          - { name: prepare, image: "busybox:1.36", command: ["true"] }
          containers:
          - { name: app, image: "nginx:1.27", resources: { limits: { cpu: "1", memory: 1Gi } } }
        """
      Then pod "pair" matches:
        """yaml
        status: { qosClass: Burstable }
        """

  Rule: Whatever lies between is Burstable
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/#burstable

    Scenario: Memory up to a limit above the request
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: memory-limits-example
        spec:
          containers:
          - name: container
            image: nginx
            resources:
              requests:
                memory: "512Mi"
              limits:
                memory: "1024Mi"
        """
      Then pod "memory-limits-example" matches:
        """yaml
        spec:
          containers:
          - { name: container, resources: { requests: { memory: 512Mi }, limits: { memory: 1Gi } } }
        status: { phase: Running, qosClass: Burstable }
        """

    Scenario: Requests and limits for an application
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: frontend
        spec:
          containers:
          - name: app
            image: images.my-company.example/app:v4
            resources:
              requests:
                memory: "64Mi"
                cpu: "250m"
              limits:
                memory: "128Mi"
                cpu: "500m"
        """
      Then pod "frontend" is Ready
      And pod "frontend" matches:
        """yaml
        status: { qosClass: Burstable }
        """
