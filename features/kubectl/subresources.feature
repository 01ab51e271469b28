Feature: Subresources of an object
  Besides the object itself the API has parts of some objects under addresses of their own: their status, their scale, and the
  resources of a running pod. kubectl reaches them with --subresource.
  https://kubernetes.io/docs/reference/kubectl/conventions/#subresources

  Rule: The scale of a workload is how many replicas it shall have, and how many it has
    See https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/#scale-kubectl-patch
    Source: pkg/registry/apps/deployment/storage/storage.go (v1.36, ScaleREST)
    Source: pkg/printers/internalversion/printers.go (v1.36, printScale)

    Scenario Outline: The scale of a <kind>
      When I apply:
        """yaml
        apiVersion: <version>
        kind: <kind>
        metadata: { name: web }
        spec:
          replicas: 1
          selector: <selector>
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 5 seconds pass
      Then kubectl get <kind>/web --subresource=scale prints:
        """
        NAME   DESIRED   AVAILABLE   AGE
        web    1         1           5s
        """
      When I run:
        """
        kubectl patch <kind> web --subresource=scale --type=merge -p '{"spec":{"replicas":4}}'
        """
      Then it prints:
        """
        scale.autoscaling/web patched
        """
      When 5 seconds pass
      And I run:
        """
        kubectl scale <kind>/web --replicas=2
        """
      And 5 seconds pass
      And I run:
        """
        kubectl get <kind>/web --subresource=scale -o jsonpath='{.kind} {.spec.replicas} {.status.replicas} {.status.selector}'
        """
      Then it prints:
        """
        Scale 2 2 app=web
        """
      And there are 2 pods of <kind> "web"

      Examples:
        | kind                  | version | selector                        |
        | Deployment            | apps/v1 | { matchLabels: { app: web } }   |
        | ReplicaSet            | apps/v1 | { matchLabels: { app: web } }   |
        | StatefulSet           | apps/v1 | { matchLabels: { app: web } }   |
        | ReplicationController | v1      | { app: web }                    |

    Scenario: A scale has none of the annotations of its workload, not even the one that kubectl apply writes
      Given a deployment "web" with 1 replica of image "web:1"
      When I run:
        """
        kubectl get deployment web -o jsonpath='{.metadata.annotations}' | grep -o last-applied
        kubectl get deployment web --subresource=scale -o jsonpath='[{.metadata.annotations}]'
        kubectl patch deployment web --subresource=scale --type=merge -p '{"spec":{"replicas":2}}' -o jsonpath='[{.metadata.annotations}]'
        """
      Then it prints:
        """
        last-applied
        [][]
        """

    Scenario Outline: The server refuses <what>
      Given a deployment "web" with 1 replica of image "web:1"
      And a running pod "db" with container "app"
      When I run:
        """
        kubectl <command>
        """
      Then it exits with code 1
      And it prints:
        """
        <answer>
        """

      Examples:
        | what                     | command                                                                                | answer                                                                                         |
        | the scale of a pod       | get pod db --subresource=scale                                                         | Error from server (NotFound): the server could not find the requested resource                 |
        | fewer than none          | patch deployment web --subresource=scale --type=merge -p '{"spec":{"replicas":-1}}'    | The Scale "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0 |
        | a part that there is not | get deployment web --subresource=size                                                  | Error from server (NotFound): the server could not find the requested resource                 |
        | no number                | patch deployment web --subresource=scale -p '{"spec":{"replicas":"many"}}' | The request is invalid: patch: Invalid value: "map[spec:map[replicas:many]]": unrecognized type: int32 |
        | half of one              | patch deployment web --subresource=scale -p '{"spec":{"replicas":1.5}}'   | The request is invalid: patch: Invalid value: "map[spec:map[replicas:1.5]]": cannot convert float64 to int32 |
        | the status of data       | get configmap kube-root-ca.crt --subresource=status                                    | Error from server (NotFound): the server could not find the requested resource                 |
        | a patch of such a status | patch configmap kube-root-ca.crt --subresource=status -p '{"status":{"ready":true}}'   | Error from server (NotFound): the server could not find the requested resource                 |
        | a status of nobody's     | get configmap nobody --subresource=status                                              | Error from server (NotFound): the server could not find the requested resource                 |
        | a resize of no pod       | get deployment web --subresource=resize                                                | Error from server (NotFound): the server could not find the requested resource                 |
        | a patch of such a resize | patch deployment web --subresource=resize -p '{"spec":{"replicas":2}}'                 | Error from server (NotFound): the server could not find the requested resource                 |
        | the scale of many        | get deployments --subresource=scale                                                    | error: subresource cannot be used when bulk resources are specified                            |

    Scenario: A part that there is not cannot be replaced either
      When I run:
        """
        kubectl get configmap kube-root-ca.crt -o yaml | kubectl replace --subresource=status -f -
        """
      Then it exits with code 1
      And it prints:
        """
        Error from server (NotFound): error when replacing "STDIN": the server could not find the requested resource
        """

    Scenario: Of several, those are shown that have it
      Given a deployment "web" with 1 replica of image "web:1"
      When I run:
        """
        kubectl get deployment/web configmap/kube-root-ca.crt --subresource=status -o name
        """
      Then it exits with code 1
      And it prints:
        """
        deployment.apps/web
        Error from server (NotFound): the server could not find the requested resource
        """

    @version:resizeInPlace
    Scenario Outline: The resize of a pod, on Kubernetes <version>
      Given Kubernetes <version>
      And a running pod "db" with container "app"
      When I run:
        """
        kubectl get pod db --subresource=resize -o name
        """
      Then it prints:
        """
        <answer>
        """

      Examples:
        | version | answer                                                                         |
        | 1.32    | Error from server (NotFound): the server could not find the requested resource |
        | 1.33    | pod/db                                                                         |

  Rule: A status is written through its subresource, which changes nothing else
    Controllers write what they know of, and leave what others have added to the conditions.
    See https://kubernetes.io/docs/reference/using-api/api-concepts/
    Source: pkg/registry/apps/deployment/strategy.go (v1.36, deploymentStatusStrategy)

    Scenario Outline: A condition that somebody adds to a <kind> stays there
      When I apply:
        """yaml
        apiVersion: <version>
        kind: <kind>
        metadata: { name: web }
        spec: <spec>
        """
      And 5 seconds pass
      And I run:
        """
        kubectl patch <kind> web --subresource=status --type=strategic -p '{"spec":{"paused":true},"status":{"conditions":[{"type":"StatusUpdate","status":"True","reason":"E2E","message":"Set from outside"}]}}'
        """
      And 5 seconds pass
      Then condition "StatusUpdate" of <kind> "web" is True with reason "E2E"
      And metadata.generation of <kind> "web" is 1
      And kubectl get <kind> web --subresource=status -o name prints:
        """
        <name>
        """

      Examples:
        | kind        | version  | name                  | spec                                                                                                                                         |
        | Deployment  | apps/v1  | deployment.apps/web   | { selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: app, image: "web:1" }] } } } |
        | ReplicaSet  | apps/v1  | replicaset.apps/web   | { selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: app, image: "web:1" }] } } } |
        | StatefulSet | apps/v1  | statefulset.apps/web  | { selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: app, image: "web:1" }] } } } |
        | DaemonSet   | apps/v1  | daemonset.apps/web    | { selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: app, image: "web:1" }] } } } |
        | Job         | batch/v1 | job.batch/web         | { suspend: true, template: { spec: { restartPolicy: Never, containers: [{ name: app, image: "web:1" }] } } }                                  |

    Scenario: The reason and message of a pod
      Given a running pod "web" with container "app"
      When I run:
        """
        kubectl patch pod web --subresource=status -p '{"status":{"message":"Patched by a client","reason":"E2E"}}'
        """
      Then it prints:
        """
        pod/web patched
        """
      And status.message of pod "web" is "Patched by a client"
      And metadata.generation of pod "web" is 1

    Scenario: A condition of a namespace
      When I run:
        """
        kubectl create namespace shop
        kubectl patch namespace shop --subresource=status -p '{"status":{"conditions":[{"type":"StatusPatch","status":"True","reason":"E2E","message":"Patched by a client"}]}}'
        """
      And 1 minute passes
      Then condition "StatusPatch" of namespace "shop" is True with reason "E2E"
      And namespace "shop" is Active

    Scenario: A condition of a claim, and the message and reason of a volume
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk }
        spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], storageClassName: "", csi: { driver: disk.example.com, volumeHandle: disk } }
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      And 1 minute passes
      And I run:
        """
        kubectl patch pvc data --subresource=status --type=merge -p '{"status":{"conditions":[{"type":"StatusPatched","status":"True","reason":"E2E","message":"Set from outside"}]}}'
        kubectl patch pv disk --subresource=status --type=merge -p '{"spec":{"storageClassName":"other"},"status":{"message":"StatusPatched","reason":"E2E"}}'
        """
      And 1 minute passes
      Then condition "StatusPatched" of persistentvolumeclaim "data" is True with reason "E2E"
      And persistentvolumeclaim "data" is Bound
      And persistentvolume "disk" matches:
        """yaml
        spec: { storageClassName: "" }
        status: { phase: Bound, message: StatusPatched, reason: E2E }
        """

    # A pod that somebody says he evicts counts as gone already, for two minutes.
    Scenario: The pods that a disruption budget takes for evicted
      Given the time is 2026-01-01 00:00:00 UTC
      And a running pod "web-1" with label "app=web"
      And a running pod "web-2" with label "app=web"
      When I run:
        """
        kubectl create pdb web --selector=app=web --min-available=1
        """
      Then status.disruptionsAllowed of pdb "web" is 1
      When I run:
        """
        kubectl patch pdb web --subresource=status --type=merge -p '{"status":{"disruptedPods":{"web-1":"2026-01-01T00:00:00Z"}}}'
        """
      Then status.disruptionsAllowed of pdb "web" is 0
      And status.disruptionsAllowed of pdb "web" is 1 within 2m10s

    # Admission goes by the limits in the status, which the controller takes over from the spec.
    Scenario: The limits that a quota goes by
      When I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: team }
        spec: { hard: { pods: "4" } }
        """
      And 1 second passes
      And I run:
        """
        kubectl patch quota team --subresource=status -p '{"status":{"hard":{"pods":"0"}}}'
        """
      Then spec.hard.pods of resourcequota "team" is "4"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      Then it is refused with:
        """
        pods "web" is forbidden: exceeded quota: team, requested: pods=1, used: pods=0, limited: pods=0
        """

  Rule: The resources of a running pod are patched or replaced through its resize subresource
    See https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/
    Source: pkg/registry/core/pod/strategy.go (v1.36, podResizeStrategy)

    Background:
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - { name: app, image: "web:1", resources: { requests: { cpu: 100m } } }
            - { name: log, image: "log:1", resources: { requests: { cpu: 100m } } }
        """
      And 5 seconds pass

    Scenario: A patch names the container; what else it says is dropped
      When I run:
        """
        kubectl patch pod web --subresource=resize -p '{"metadata":{"labels":{"size":"large"}},"spec":{"priority":5,"containers":[{"name":"log","resources":{"requests":{"cpu":"200m"}}}]}}'
        """
      Then it prints:
        """
        pod/web patched
        """
      When 5 seconds pass
      Then pod "web" matches:
        """yaml
        metadata: { generation: 2, labels: null }
        status:
          containerStatuses:
            - { name: app, resources: { requests: { cpu: 100m } } }
            - { name: log, restartCount: 0, resources: { requests: { cpu: 200m } } }
        """

    Scenario: A pod that is put there whole
      When I run:
        """
        kubectl replace --subresource=resize -f - <<EOF
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - { name: app, image: "web:1", resources: { requests: { cpu: 150m } } }
            - { name: log, image: "log:1", resources: { requests: { cpu: 100m } } }
        EOF
        """
      Then it prints:
        """
        pod/web replaced
        """
      When 5 seconds pass
      Then status.containerStatuses[0].resources.requests.cpu of pod "web" is "150m"
      And container "app" has restarted 0 times

    Scenario Outline: Containers cannot be <what>
      When I run:
        """
        kubectl patch pod web --subresource=resize --type=json -p '<patch>'
        """
      Then it exits with code 1
      And it includes:
        """
        <refusal>
        """
      And metadata.generation of pod "web" is 1

      Examples:
        | what      | patch                                                                                                                                            | refusal |
        | renamed   | [{"op":"replace","path":"/spec/containers/0/name","value":"main"}]                                                                               | spec.containers[0].name: Forbidden: containers may not be renamed or reordered on resize |
        | reordered | [{"op":"replace","path":"/spec/containers/0/name","value":"log"},{"op":"replace","path":"/spec/containers/1/name","value":"app"}]               | spec.containers[0].name: Forbidden: containers may not be renamed or reordered on resize |
