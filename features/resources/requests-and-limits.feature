Feature: Requests and limits
  A request is what a container is promised, a limit what it may not go beyond. The scheduler looks at requests, the kernel at
  limits.
  https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/

  Rule: Requests decide where a pod goes, limits what it may use there
    See https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits

    Scenario: A quarter of a CPU asked for, half of one at most
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
      Then pod "frontend" is Running
      And pod "frontend" matches:
        """yaml
        status:
          qosClass: Burstable
          allocatedResources: { cpu: 250m, memory: 64Mi }
          resources: { requests: { cpu: 250m, memory: 64Mi }, limits: { cpu: 500m, memory: 128Mi } }
          containerStatuses:
            - name: app
              allocatedResources: { cpu: 250m, memory: 64Mi }
              resources: { requests: { cpu: 250m, memory: 64Mi }, limits: { cpu: 500m, memory: 128Mi } }
        """

    Scenario: A node with room lets a container use more than it asked for, but not more than its limit
      Given container "app" uses 100Mi of memory after 10s
      And container "app" uses 129Mi of memory after 60s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: frontend }
        spec:
          restartPolicy: Never
          containers:
            - name: app
              image: web:1
              resources: { requests: { memory: 64Mi }, limits: { memory: 128Mi } }
        """
      Then container "app" is running at 59s
      And container "app" is terminated with exit code 137 and reason "OOMKilled" at 60s

    Scenario: 512Mi asked for, 1024Mi at most
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
      Then pod "memory-limits-example" is Running
      And pod "memory-limits-example" matches:
        """yaml
        spec: { containers: [{ resources: { limits: { memory: 1Gi } } }] }
        status: { qosClass: Burstable }
        """

    Scenario: Without requests and limits the fields are empty, and nothing bounds the container
      When I apply:
        """yaml
        # 리소스 요청과 제한
        apiVersion: v1
        kind: Pod
        metadata:
          name: resource-limit
        spec:
          containers:
          - name: container
            image: nginx
            resources:
              requests:
                memory: "512Mi"
              limits:
                memory: "1024Mi"
        ---
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
      Then pod "resource-limit" matches:
        """yaml
        status: { qosClass: Burstable, allocatedResources: { memory: 512Mi } }
        """
      And pod "no-resource-limits" matches:
        """yaml
        spec: { containers: [{ resources: {} }] }
        status: { qosClass: BestEffort, allocatedResources: null, resources: {} }
        """

  Rule: A limit without a request is a request too
    See https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits
    Source: pkg/apis/core/v1/defaults.go (v1.36, SetDefaults_Pod)

    Scenario: Half a CPU at most, so half a CPU is asked for
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1", resources: { limits: { cpu: 500m, memory: 64Mi } } }] }
        """
      Then pod "web" matches:
        """yaml
        spec: { containers: [{ resources: { requests: { cpu: 500m, memory: 64Mi } } }] }
        status: { qosClass: Guaranteed }
        """

  Rule: More CPU than the limit is not an error: the work takes longer
    See https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#how-pods-with-resource-limits-are-run
    In each tenth of a second a container runs until its quota is used up, and then waits for the next.

    Scenario Outline: Two seconds of work under a limit of <limit>
      Given command "crunch" uses 2s of CPU and exits with code 0
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: busy }
        spec:
          restartPolicy: Never
          containers: [{ name: app, image: busybox, command: [crunch], resources: { limits: { cpu: <limit> } } }]
        """
      Then pod "busy" is Running at <before>
      And pod "busy" is Succeeded at <ends>

      Examples:
        | limit | before | ends   |
        | 2     | 1.99s  | 2s     |
        | 500m  | 3.94s  | 3.95s  |
        | 100m  | 19.9s  | 19.91s |

  Rule: The pod as a whole may ask too
    See https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#pod-level-resource-specification

    Scenario: Its containers share what the pod was promised
      Given a cluster of 1 node with 2 CPUs and 2Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          resources: { requests: { cpu: 1500m, memory: 100Mi }, limits: { cpu: 2, memory: 200Mi } }
          containers: [{ name: one, image: "web:1" }, { name: two, image: "web:1" }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: other }
        spec: { containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 1 } } }] }
        """
      Then pod "web" is Running
      And pod "web" matches:
        """yaml
        status: { qosClass: Burstable, allocatedResources: { cpu: 1500m, memory: 100Mi } }
        """
      And pod "other" is Pending
