Feature: LimitRanges
  A LimitRange says what each container, pod or claim of a namespace may ask for, and what a container gets that asks for nothing. It
  looks at what is created, never at what is there.
  https://kubernetes.io/docs/concepts/policy/limit-range/

  Background:
    Given the manifest:
      """yaml
      apiVersion: v1
      kind: LimitRange
      metadata:
        name: limit-range
        namespace: default
      spec:
        limits:
        - max:
            cpu: "2"
            memory: "2Gi"
          min:
            cpu: "200m"
            memory: "512Mi"
          default:
            cpu: "500m"
            memory: "1Gi"
          defaultRequest:
            cpu: "200m"
            memory: "512Mi"
          type: Container
      """

  Rule: A container that asks for nothing gets the defaults
    See https://kubernetes.io/docs/concepts/policy/limit-range/#constraints-on-resource-limits-and-requests
    Source: plugin/pkg/admission/limitranger/admission.go (v1.36, PodMutateLimitFunc)

    Scenario: Requests and limits are filled in, and a note says so
      When the manifest is applied
      And I apply:
        """yaml
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
        metadata:
          annotations:
            kubernetes.io/limit-ranger: "LimitRanger plugin set: cpu, memory request for container container; cpu, memory limit for container container"
        spec:
          containers:
          - resources:
              requests: { cpu: 200m, memory: 512Mi }
              limits: { cpu: 500m, memory: 1Gi }
        status: { qosClass: Burstable }
        """

    Scenario: What a container says itself stays
      When the manifest is applied
      And I apply:
        """yaml
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
        """
      Then pod "resource-limit" matches:
        """yaml
        metadata:
          annotations:
            kubernetes.io/limit-ranger: "LimitRanger plugin set: cpu request for container container; cpu limit for container container"
        spec:
          containers:
          - resources:
              requests: { cpu: 200m, memory: 512Mi }
              limits: { cpu: 500m, memory: 1Gi }
        """

    Scenario: Another namespace knows nothing of it
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: elsewhere, namespace: kube-public }
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      Then pod "elsewhere" in namespace "kube-public" matches:
        """yaml
        metadata: { annotations: null }
        spec: { containers: [{ resources: { requests: null, limits: null } }] }
        """

    Scenario: A pod that was there before stays as it is
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: early, namespace: kube-public }
        spec: { containers: [{ name: app, image: "web:1" }] }
        ---
        apiVersion: v1
        kind: LimitRange
        metadata: { name: late, namespace: kube-public }
        spec: { limits: [{ type: Container, max: { memory: 1Gi } }] }
        """
      Then pod "early" in namespace "kube-public" matches:
        """yaml
        spec: { containers: [{ resources: { requests: null, limits: null } }] }
        """

    Scenario: Init containers get them too
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers: [{ name: prepare, image: busybox, command: [sh, -c, "true"] }]
          containers: [{ name: app, image: "web:1", resources: { limits: { cpu: 300m, memory: 600Mi } } }]
        """
      Then pod "web" matches:
        """yaml
        metadata:
          annotations:
            kubernetes.io/limit-ranger: "LimitRanger plugin set: cpu, memory request for init container prepare; cpu, memory limit for init container prepare"
        """

    Scenario: A default limit that is not said is the most, and a default request the default limit
      When I apply:
        """yaml
        apiVersion: v1
        kind: LimitRange
        metadata: { name: sizes }
        spec:
          limits:
          - { type: Container, max: { memory: 1Gi }, min: { memory: 100Mi } }
        """
      Then kubectl describe limitrange "sizes" includes:
        """
        Name:       sizes
        Namespace:  default
        Type        Resource  Min    Max  Default Request  Default Limit  Max Limit/Request Ratio
        ----        --------  ---    ---  ---------------  -------------  -----------------------
        Container   memory    100Mi  1Gi  1Gi              1Gi            -
        """

  Rule: What is outside the limits is refused
    See https://kubernetes.io/docs/concepts/policy/limit-range/#constraints-on-resource-limits-and-requests
    Source: plugin/pkg/admission/limitranger/admission.go (v1.36, PodValidateLimitFunc, PersistentVolumeClaimValidateLimitFunc)

    Scenario: More than the most
      When the manifest is applied
      And I apply:
        """yaml
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
                memory: "6000Mi"
        """
      Then it is refused with:
        """
        pods "resource-limit" is forbidden: maximum memory usage per Container is 2Gi, but limit is 6000Mi
        """

    Scenario Outline: <case>
      When I apply:
        """yaml
        apiVersion: v1
        kind: LimitRange
        metadata: { name: limits, namespace: kube-public }
        spec: { limits: [<limit>] }
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, namespace: kube-public }
        spec: { containers: [{ name: app, image: "web:1", resources: { <resources> } }] }
        """
      Then it is refused with:
        """
        pods "web" is forbidden: <text>
        """

      Examples: of each container
        | case                           | limit                                             | resources                                  | text                                                                                |
        | less than the least            | { type: Container, min: { cpu: 100m } }           | requests: { cpu: 50m }                     | minimum cpu usage per Container is 100m, but request is 50m                         |
        | a limit too far from a request | { type: Container, maxLimitRequestRatio: { cpu: 2 } } | requests: { cpu: 100m }, limits: { cpu: 400m } | cpu max limit to request ratio per Container is 2, but provided ratio is 4.000000 |
        | a ratio without a limit        | { type: Container, maxLimitRequestRatio: { cpu: 2 } } | requests: { cpu: 100m }                    | cpu max limit to request ratio per Container is 2, but no limit is specified or limit is 0 |
        | two things at once             | { type: Container, max: { cpu: 1, memory: 1Gi } } | limits: { cpu: 2, memory: 2Gi }            | [maximum cpu usage per Container is 1, but limit is 2, maximum memory usage per Container is 1Gi, but limit is 2Gi] |

      Examples: of the pod as a whole, for which there are no defaults
        | case                 | limit                                 | resources                 | text                                                          |
        | no limit             | { type: Pod, max: { memory: 1Gi } }   | requests: { memory: 1Mi } | maximum memory usage per Pod is 1Gi.  No limit is specified   |
        | no request           | { type: Pod, min: { memory: 1Gi } }   | requests: { cpu: 1 }      | minimum memory usage per Pod is 1Gi.  No request is specified |

    Scenario Outline: A claim for <case>
      When I apply:
        """yaml
        apiVersion: v1
        kind: LimitRange
        metadata: { name: storage }
        spec: { limits: [{ type: PersistentVolumeClaim, min: { storage: 1Gi }, max: { storage: 2Gi } }] }
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: <size> } } }
        """
      Then it is refused with:
        """
        persistentvolumeclaims "data" is forbidden: <text>
        """

      Examples:
        | case     | size  | text                                                                      |
        | too much | 3Gi   | maximum storage usage per PersistentVolumeClaim is 2Gi, but request is 3Gi |
        | too little | 500Mi | minimum storage usage per PersistentVolumeClaim is 1Gi, but request is 500Mi |

    Scenario: A LimitRange that contradicts itself
      When I apply:
        """yaml
        apiVersion: v1
        kind: LimitRange
        metadata: { name: limits }
        spec: { limits: [{ type: Container, min: { cpu: 2 }, max: { cpu: 1 } }] }
        """
      Then it is refused with:
        """
        LimitRange "limits" is invalid: [spec.limits[0].min[cpu]: Invalid value: "2": min value 2 is greater than max value 1, spec.limits[0].defaultRequest[cpu]: Invalid value: "1": min value 2 is greater than default request value 1, spec.limits[0].default[cpu]: Invalid value: "2": min value 2 is greater than default value 1]
        """

  Rule: A ReplicaSet does not say it aloud: the deployment is taken, and its pods are refused
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#failed-deployment
    Source: pkg/controller/controller_utils.go (v1.36, createPods)

    Scenario: Broken: a container asks for more than the namespace allows
      Given the manifest:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 2
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1", resources: { limits: { memory: 4Gi } } }] }
        """
      When the manifest is applied
      And 11 minutes pass
      Then kubectl get deployments shows:
        | NAME | READY | UP-TO-DATE | AVAILABLE |
        | web  | 0/2   | 0          | 0         |
      And condition ReplicaFailure of deployment "web" is True with reason "FailedCreate"
      And condition Progressing of deployment "web" is False with reason "ProgressDeadlineExceeded"
      And kubectl get pods shows nothing
      And the events of replicaset "web-*" include:
        | type    | reason       | from                  | message                                                                                                                 |
        | Warning | FailedCreate | replicaset-controller | Error creating: pods "web-*" is forbidden: maximum memory usage per Container is 2Gi, but limit is 4Gi |

    Scenario: Mended: the ReplicaSet tries again later and later, so the pods come only with its next attempt
      Given the manifest:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 2
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1", resources: { limits: { memory: 4Gi } } }] }
        """
      When the manifest is applied
      And 30s pass
      And limitrange "limit-range" is deleted
      Then there are 0 pods of deployment "web" at 40s
      And 2 pods of deployment "web" are Ready within 11s

  Rule: kubectl shows when it was made, and describes it with its namespace
    Source: staging/src/k8s.io/apiserver/pkg/registry/rest/table.go (v1.36, ConvertToTable)
    Source: staging/src/k8s.io/kubectl/pkg/describe/describe.go (v1.36, describeLimitRange)

    Scenario: get and describe
      When the manifest is applied
      Then kubectl get limitranges shows:
        | NAME        | CREATED AT           |
        | limit-range | 2026-01-01T00:00:00Z |
      And kubectl describe namespace "default" includes:
        """
        No resource quota.

        Resource Limits
         Type       Resource  Min    Max  Default Request  Default Limit  Max Limit/Request Ratio
         ----       --------  ---    ---  ---------------  -------------  -----------------------
         Container  cpu       200m   2    200m             500m           -
         Container  memory    512Mi  2Gi  512Mi            1Gi            -
        """
