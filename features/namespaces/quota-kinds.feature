Feature: What a quota counts
  Objects of many kinds count one by one, claims with what they ask for as well. What is gone is given back.
  https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-on-object-count

  Rule: An object counts from its creation until it is gone
    See https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-on-object-count

    Scenario Outline: The life of a <kind>
      When I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: team }
        spec: { hard: { <resource>: "5" } }
        """
      Then resourcequota "team" matches:
        """yaml
        status: { hard: { <resource>: "5" }, used: { <resource>: "0" } }
        """
      When I apply:
        """yaml
        <manifest>
        """
      Then resourcequota "team" matches:
        """yaml
        status: { used: { <resource>: "1" } }
        """
      When <kind> "x" is deleted
      Then resourcequota "team" matches within 1s:
        """yaml
        status: { used: { <resource>: "0" } }
        """

      Examples:
        | kind                  | resource                                                    | manifest                                                                                                                                                                                                        |
        | service               | services.nodeports                                          | { apiVersion: v1, kind: Service, metadata: { name: x }, spec: { type: NodePort, ports: [{ port: 80 }] } }                                                                                                       |
        | service               | services.loadbalancers                                      | { apiVersion: v1, kind: Service, metadata: { name: x }, spec: { type: LoadBalancer, ports: [{ port: 80 }] } }                                                                                                   |
        | secret                | secrets                                                     | { apiVersion: v1, kind: Secret, metadata: { name: x } }                                                                                                                                                         |
        | secret                | count/secrets                                               | { apiVersion: v1, kind: Secret, metadata: { name: x } }                                                                                                                                                         |
        | replicationcontroller | replicationcontrollers                                      | { apiVersion: v1, kind: ReplicationController, metadata: { name: x }, spec: { replicas: 0, template: { metadata: { labels: { a: x } }, spec: { containers: [{ name: app, image: "web:1" }] } } } }               |
        | replicaset            | count/replicasets.apps                                      | { apiVersion: apps/v1, kind: ReplicaSet, metadata: { name: x }, spec: { replicas: 0, selector: { matchLabels: { a: x } }, template: { metadata: { labels: { a: x } }, spec: { containers: [{ name: app, image: "web:1" }] } } } } |
        | job                   | count/jobs.batch                                            | { apiVersion: batch/v1, kind: Job, metadata: { name: x }, spec: { suspend: true, template: { spec: { restartPolicy: Never, containers: [{ name: app, image: "web:1" }] } } } }                                    |
        | persistentvolumeclaim | persistentvolumeclaims                                      | { apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: x }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1 } } } }                                                         |
        | persistentvolumeclaim | requests.storage                                            | { apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: x }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1 } } } }                                                         |
        | persistentvolumeclaim | standard.storageclass.storage.k8s.io/requests.storage       | { apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: x }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1 } } } }                                                         |
        | persistentvolumeclaim | standard.storageclass.storage.k8s.io/persistentvolumeclaims | { apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: x }, spec: { accessModes: [ReadWriteOnce], storageClassName: standard, resources: { requests: { storage: 1 } } } }                             |

    Scenario: The root's certificates are a ConfigMap, so a quota begins with one of them
      When I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: team }
        spec: { hard: { configmaps: "2" } }
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: x }
        """
      Then resourcequota "team" matches:
        """yaml
        status: { used: { configmaps: "2" } }
        """
      When configmap "x" is deleted
      Then resourcequota "team" matches within 1s:
        """yaml
        status: { used: { configmaps: "1" } }
        """

    Scenario: So does the Service kubernetes of the default namespace
      When I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: team }
        spec: { hard: { services: "2" } }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: x }
        spec: { ports: [{ port: 80 }] }
        """
      Then resourcequota "team" matches:
        """yaml
        status: { used: { services: "2" } }
        """
      When service "x" is deleted
      Then resourcequota "team" matches within 1s:
        """yaml
        status: { used: { services: "1" } }
        """

    Scenario: A claim of another class is not counted for a class
      When I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: gold }
        spec: { hard: { gold.storageclass.storage.k8s.io/requests.storage: 5Gi, requests.storage: 50Gi } }
        ---
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: { name: gold }
        provisioner: example.com/gold
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: plain }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 10Gi } } }
        """
      Then resourcequota "gold" matches:
        """yaml
        status: { used: { gold.storageclass.storage.k8s.io/requests.storage: "0", requests.storage: 10Gi } }
        """
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: precious }
        spec: { accessModes: [ReadWriteOnce], storageClassName: gold, resources: { requests: { storage: 10Gi } } }
        """
      Then it is refused with:
        """
        persistentvolumeclaims "precious" is forbidden: exceeded quota: gold, requested: gold.storageclass.storage.k8s.io/requests.storage=10Gi, used: gold.storageclass.storage.k8s.io/requests.storage=0, limited: gold.storageclass.storage.k8s.io/requests.storage=5Gi
        """

  Rule: A quota for a priority class refuses only the pods of that class
    See https://kubernetes.io/docs/concepts/policy/resource-quotas/#resource-quota-per-priorityclass

    Background:
      When I apply:
        """yaml
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: { name: high }
        value: 1000
        ---
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: high }
        spec:
          hard: { pods: "1", requests.cpu: "1", requests.memory: 1Gi, limits.cpu: "3", limits.memory: 3Gi }
          scopeSelector: { matchExpressions: [{ scopeName: PriorityClass, operator: In, values: [high] }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec:
          priorityClassName: high
          containers: [{ name: app, image: "web:1", resources: { requests: { cpu: "1", memory: 1Gi }, limits: { cpu: "2", memory: 2Gi } } }]
        """

    Scenario: The second of the class
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          priorityClassName: high
          containers: [{ name: app, image: "web:1", resources: { requests: { cpu: "0", memory: "0" }, limits: { cpu: "1", memory: 1Gi } } }]
        """
      Then it is refused with:
        """
        pods "second" is forbidden: exceeded quota: high, requested: pods=1, used: pods=1, limited: pods=1
        """

    Scenario: One of another class, which need not even say what it asks for
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: other }
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      Then pod "other" is Running within 3s
      And resourcequota "high" matches:
        """yaml
        status: { used: { pods: "1", requests.cpu: "1", requests.memory: 1Gi, limits.cpu: "2", limits.memory: 2Gi } }
        """

  Rule: A quota for a class of attributes of volumes counts the claims of that class
    See https://kubernetes.io/docs/concepts/policy/resource-quotas/#resource-quota-per-volumeattributesclass
    Source: pkg/quota/v1/evaluator/core/persistent_volume_claims.go (v1.36, pvcMatchesScopeFunc)

    Background:
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: gold }
        spec:
          hard: { requests.storage: 5Gi, persistentvolumeclaims: "1" }
          scopeSelector: { matchExpressions: [{ scopeName: VolumeAttributesClass, operator: In, values: [gold] }] }
        ---
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: silver }
        spec:
          hard: { requests.storage: 5Gi, persistentvolumeclaims: "1" }
          scopeSelector: { matchExpressions: [{ scopeName: VolumeAttributesClass, operator: In, values: [silver] }] }
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: first }
        spec:
          accessModes: [ReadWriteOnce]
          storageClassName: ""
          volumeAttributesClassName: gold
          resources: { requests: { storage: 1Gi } }
        """
      When the manifest is applied

    Scenario: The second claim of a class that has room for one
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: second }
        spec:
          accessModes: [ReadWriteOnce]
          storageClassName: ""
          volumeAttributesClassName: gold
          resources: { requests: { storage: 1Gi } }
        """
      Then it is refused with:
        """
        persistentvolumeclaims "second" is forbidden: exceeded quota: gold, requested: persistentvolumeclaims=1, used: persistentvolumeclaims=1, limited: persistentvolumeclaims=1
        """
      And resourcequota "gold" matches:
        """yaml
        status: { used: { requests.storage: 1Gi, persistentvolumeclaims: "1" } }
        """
      When persistentvolumeclaim "first" is deleted
      Then resourcequota "gold" matches within 1s:
        """yaml
        status: { used: { requests.storage: "0", persistentvolumeclaims: "0" } }
        """

    # While its volume is changed a claim has two classes: the one it has, and the one it shall have.
    Scenario: A claim on its way from one class to another counts for both
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk }
        spec:
          capacity: { storage: 1Gi }
          accessModes: [ReadWriteOnce]
          volumeAttributesClassName: gold
          csi: { driver: example.com/disks, volumeHandle: disk-1 }
        """
      And 1 minute passes
      Then persistentvolumeclaim "first" is Bound
      And status.currentVolumeAttributesClassName of persistentvolumeclaim "first" is "gold"
      When I run:
        """
        kubectl patch pvc first -p '{"spec":{"volumeAttributesClassName":"silver"}}'
        """
      And 1 second passes
      Then status.used.persistentvolumeclaims of resourcequota "gold" is "1"
      And status.used.persistentvolumeclaims of resourcequota "silver" is "1"
      # What the driver's resizer does when the disk has its new attributes.
      When I run:
        """
        kubectl patch pv disk -p '{"spec":{"volumeAttributesClassName":"silver"}}'
        kubectl patch pvc first --subresource=status --type=merge -p '{"status":{"currentVolumeAttributesClassName":"silver"}}'
        """
      And 1 second passes
      Then status.used.persistentvolumeclaims of resourcequota "gold" is "0"
      And status.used.persistentvolumeclaims of resourcequota "silver" is "1"
      When I run:
        """
        kubectl patch pvc first --type=merge -p '{"spec":{"volumeAttributesClassName":null}}'
        """
      Then it exits with code 1
      And it prints:
        """
        The PersistentVolumeClaim "first" is invalid: spec.volumeAttributesClassName: Forbidden: update to nil is forbidden when status.currentVolumeAttributesClassName is not nil
        """

  Rule: What a quota is for stays as it was made
    Source: pkg/apis/core/validation/validation.go (v1.36, ValidateResourceQuotaUpdate)

    Scenario: Other scopes
      When I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: team }
        spec: { hard: { pods: "5" }, scopes: [BestEffort] }
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: team }
        spec: { hard: { pods: "5" }, scopes: [NotBestEffort] }
        """
      Then it is refused with:
        """
        ResourceQuota "team" is invalid: spec.scopes: Invalid value: ["NotBestEffort"]: field is immutable
        """

    Scenario: Deleted, it refuses nobody any more
      When I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: team }
        spec: { hard: { pods: "0" } }
        """
      And resourcequota "team" is deleted
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      Then pod "web" is Running within 3s
