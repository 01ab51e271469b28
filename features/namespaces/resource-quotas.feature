Feature: Resource quotas
  A ResourceQuota says how much all objects of a namespace together may use. What is new is charged when it is created; what is gone or
  finished is given back by the quota's controller.
  https://kubernetes.io/docs/concepts/policy/resource-quotas/

  Rule: What would be too much is refused, and only what is exceeded is named
    See https://kubernetes.io/docs/concepts/policy/resource-quotas/#how-kubernetes-resourcequotas-work
    Source: staging/src/k8s.io/apiserver/pkg/admission/plugin/resourcequota/controller.go (v1.36, CheckRequest)

    Background:
      When I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata:
          name: team
        spec:
          hard:
            pods: "3"
            requests.cpu: 500m
            requests.memory: 256Mi
            limits.cpu: "1"
            services: "1"
            secrets: "1"
            count/deployments.apps: "1"
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          labels:
            app: web
        spec:
          containers:
          - name: app
            image: busybox:1.36
            imagePullPolicy: IfNotPresent
            command: ["sh", "-c", "sleep 1000"]
            resources:
              requests: {cpu: 300m, memory: 64Mi}
              limits: {cpu: 400m}
        """

    Scenario: What is used and what may be
      Then kubectl get quota shows:
        | NAME | REQUEST                                                                                                                     | LIMIT                |
        | team | count/deployments.apps: 0/1, pods: 1/3, requests.cpu: 300m/500m, requests.memory: 64Mi/256Mi, secrets: 0/1, services: 1/1 | limits.cpu: 400m/1 |
      And kubectl describe quota "team" includes:
        """
        Name:                   team
        Namespace:              default
        Resource                Used  Hard
        --------                ----  ----
        count/deployments.apps  0     1
        limits.cpu              400m  1
        pods                    1     3
        requests.cpu            300m  500m
        requests.memory         64Mi  256Mi
        secrets                 0     1
        services                1     1
        """

    Scenario: A pod that is too much
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            resources: { requests: { cpu: 300m, memory: 64Mi }, limits: { cpu: 400m } }
        """
      Then it is refused with:
        """
        pods "second" is forbidden: exceeded quota: team, requested: requests.cpu=300m, used: requests.cpu=300m, limited: requests.cpu=500m
        """

    Scenario: Several resources that are too much
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            resources: { requests: { cpu: 300m, memory: 1Gi }, limits: { cpu: 400m } }
        """
      Then it is refused with:
        """
        pods "second" is forbidden: exceeded quota: team, requested: requests.cpu=300m,requests.memory=1Gi, used: requests.cpu=300m,requests.memory=64Mi, limited: requests.cpu=500m,requests.memory=256Mi
        """

    Scenario: A pod that does not say what the quota counts
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: third }
        spec: { containers: [{ name: app, image: "busybox:1.36", command: ["sh", "-c", "sleep 1000"] }] }
        """
      Then it is refused with:
        """
        pods "third" is forbidden: failed quota: team: must specify limits.cpu for: app; requests.cpu for: app; requests.memory for: app
        """

    Scenario Outline: Another kind: <kind>
      When I apply:
        """yaml
        <manifest>
        """
      Then it is refused with:
        """
        <text>
        """

      Examples:
        | kind        | manifest                                                                                   | text                                                                                                                     |
        | a Service   | { apiVersion: v1, kind: Service, metadata: { name: x }, spec: { ports: [{ port: 80 }] } } | services "x" is forbidden: exceeded quota: team, requested: services=1, used: services=1, limited: services=1          |

    Scenario: A server that only tries asks the quotas, and charges none
      When I run:
        """
        kubectl create secret generic one --from-literal=a=b --dry-run=server
        kubectl create secret generic one --from-literal=a=b
        kubectl create secret generic two --from-literal=a=b --dry-run=server
        """
      Then it prints:
        """
        secret/one created (server dry run)
        secret/one created
        error: failed to create secret secrets "two" is forbidden: exceeded quota: team, requested: secrets=1, used: secrets=1, limited: secrets=1
        """

    Scenario: The second Secret
      When I apply:
        """yaml
        apiVersion: v1
        kind: Secret
        metadata: { name: c1 }
        ---
        apiVersion: v1
        kind: Secret
        metadata: { name: c2 }
        """
      Then it is refused with:
        """
        secrets "c2" is forbidden: exceeded quota: team, requested: secrets=1, used: secrets=1, limited: secrets=1
        """

  Rule: What is over is given back
    See https://kubernetes.io/docs/concepts/policy/resource-quotas/#compute-resource-quota
    Source: pkg/quota/v1/evaluator/core/pods.go (v1.36, QuotaV1Pod)

    Background:
      When I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: quota }
        spec: { hard: { pods: 1, count/pods: 5, requests.cpu: 1 } }
        """

    Scenario: A pod that has finished counts no longer, though its object does
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers: [{ name: app, image: busybox, command: [sleep, "10"], resources: { requests: { cpu: 500m } } }]
        """
      Then resourcequota "quota" matches:
        """yaml
        status: { used: { pods: "1", count/pods: "1", requests.cpu: 500m } }
        """
      And pod "task" is Succeeded at 10s
      And resourcequota "quota" matches:
        """yaml
        status: { used: { pods: "0", count/pods: "1", requests.cpu: "0" } }
        """

    Scenario: A pod that is deleted counts until its object is gone
      Given container "app" ignores SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 500m } } }] }
        """
      And pod "web" is deleted
      And 29s pass
      Then resourcequota "quota" matches:
        """yaml
        status: { used: { pods: "1" } }
        """
      And pod "web" is gone within 1s
      And resourcequota "quota" matches:
        """yaml
        status: { used: { pods: "0", count/pods: "0", requests.cpu: "0" } }
        """

  Rule: A quota that comes later counts what is there, and takes nothing away
    See https://kubernetes.io/docs/concepts/policy/resource-quotas/
    Source: pkg/controller/resourcequota/resource_quota_controller.go (v1.36, syncResourceQuota)

    Scenario: Three pods, and two are allowed
      Given a deployment "web" with 3 replicas of image "web:1"
      When I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: q }
        spec: { hard: { pods: "2" } }
        """
      Then 3 pods of deployment "web" are Ready
      And resourcequota "q" matches:
        """yaml
        status: { hard: { pods: "2" }, used: { pods: "3" } }
        """

    Scenario: A changed quota is counted anew
      When I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: q }
        spec: { hard: { pods: "2" } }
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: q }
        spec: { hard: { configmaps: "2" } }
        """
      Then resourcequota "q" matches within 0s:
        """yaml
        status: { hard: { configmaps: "2", pods: null }, used: { configmaps: "1", pods: null } }
        """

  Rule: A quota with scopes counts only what is in all of them
    See https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-scopes

    Scenario Outline: <scope>
      When I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: quota }
        spec: { hard: { pods: "5" }, <scope> }
        """
      And I apply:
        """yaml
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: { name: high }
        value: 1000
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: best-effort }
        spec: { containers: [{ name: app, image: "web:1" }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: burstable }
        spec: { containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 10m } } }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: limited }
        spec: { activeDeadlineSeconds: 3600, priorityClassName: high, containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 10m } } }] }
        """
      Then resourcequota "quota" matches:
        """yaml
        status: { used: { pods: "<pods>" } }
        """

      Examples:
        | scope                                                                                                   | pods |
        | scopes: [BestEffort]                                                                                    | 1    |
        | scopes: [NotBestEffort]                                                                                 | 2    |
        | scopes: [Terminating]                                                                                   | 1    |
        | scopes: [NotTerminating]                                                                                | 2    |
        | scopes: [NotTerminating, NotBestEffort]                                                                 | 1    |
        | scopeSelector: { matchExpressions: [{ scopeName: BestEffort, operator: Exists }] }                      | 1    |
        | scopeSelector: { matchExpressions: [{ scopeName: NotTerminating, operator: Exists }] }                                          | 2    |
        | scopeSelector: { matchExpressions: [{ scopeName: Terminating, operator: Exists }] }                                          | 1    |
        | scopeSelector: { matchExpressions: [{ scopeName: PriorityClass, operator: In, values: [high] }] }       | 1    |
        | scopeSelector: { matchExpressions: [{ scopeName: PriorityClass, operator: NotIn, values: [high] }] }    | 2    |
        | scopeSelector: { matchExpressions: [{ scopeName: PriorityClass, operator: Exists }] }                   | 1    |
        | scopeSelector: { matchExpressions: [{ scopeName: CrossNamespacePodAffinity, operator: Exists }] }       | 0    |

    Scenario Outline: A quota that makes no sense: <case>
      When I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: quota }
        spec: { <spec> }
        """
      Then it is refused with:
        """
        ResourceQuota "quota" is invalid: <text>
        """

      Examples:
        | case                         | spec                                                               | text                                                                                                                     |
        | two scopes without any pod in both | hard: { pods: 1 }, scopes: [BestEffort, NotBestEffort]       | spec.scopes: Invalid value: ["BestEffort","NotBestEffort"]: conflicting scopes                                           |
        | a resource that is no resource of quotas | hard: { gpus: 1 }                                      | spec.hard[gpus]: Invalid value: "gpus": must be a standard resource for quota                                             |
        | less than nothing            | hard: { pods: -1 }                                                 | spec.hard[pods]: Invalid value: "-1": must be greater than or equal to 0                                                  |
        | a scope that has no CPU      | hard: { cpu: 1 }, scopes: [BestEffort]                             | spec.scopes: Invalid value: ["BestEffort"]: unsupported scope applied to resource                                         |

  Rule: The API takes a deployment whose pods its quota does not allow; only the ReplicaSet says so
    See https://kubernetes.io/docs/concepts/policy/resource-quotas/#how-kubernetes-resourcequotas-work

    Scenario: Broken: room for one of two pods
      When I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: team }
        spec: { hard: { requests.cpu: 500m } }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 2
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 300m } } }] }
        """
      And 11 minutes pass
      Then kubectl get deployments shows:
        | NAME | READY | UP-TO-DATE | AVAILABLE |
        | web  | 1/2   | 1          | 1         |
      And condition ReplicaFailure of deployment "web" is True with reason "FailedCreate"
      And condition Available of deployment "web" is False with reason "MinimumReplicasUnavailable"
      And condition Progressing of deployment "web" is False with reason "ProgressDeadlineExceeded"
      And the events of deployment "web" are:
        | reason            | message                                             |
        | ScalingReplicaSet | Scaled up replica set web-* from 0 to 2 |
      And the events of replicaset "web-*" include:
        | type    | reason           | message                                                                                                                                                                      |
        | Normal  | SuccessfulCreate | Created pod: web-*                                                                                                                                                           |
        | Warning | FailedCreate     | Error creating: pods "web-*" is forbidden: exceeded quota: team, requested: requests.cpu=300m, used: requests.cpu=300m, limited: requests.cpu=500m                            |

    Scenario: A rollout may block itself: with a surge there is one pod more than there is room for
      When I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: team }
        spec: { hard: { pods: "3" } }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 3
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And container "app" of deployment "web" is updated to image "web:2"
      And 1 hour passes
      Then kubectl get deployments shows:
        | NAME | READY | UP-TO-DATE | AVAILABLE |
        | web  | 3/3   | 0          | 3         |
      And condition ReplicaFailure of deployment "web" is True with reason "FailedCreate"

    Scenario: Mended: without a surge a pod goes before its successor comes
      When I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: team }
        spec: { hard: { pods: "3" } }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 3
          strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And container "app" of deployment "web" is updated to image "web:2"
      Then deployment "web" is complete within 1m
      And there are between 2 and 3 pods of deployment "web" at all times

    Scenario: Mended: a larger quota, and the next attempt of the ReplicaSet succeeds
      When I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: team }
        spec: { hard: { pods: "1" } }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 2
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 1 minute passes
      And I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: team }
        spec: { hard: { pods: "2" } }
        """
      Then there is 1 pod of deployment "web" at 81s
      And 2 pods of deployment "web" are Ready at 82s
