Feature: kubectl get of roles, classes and drivers
  Who may do what, and what a cluster offers, has columns of its own; kinds for which the server has none show when they were created.
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_get/

  Background:
    When I apply:
      """yaml
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata: { name: reader }
      rules: [{ apiGroups: [''], resources: [pods], verbs: [get, list] }]
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: { name: readers }
      roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }
      subjects:
      - { kind: User, apiGroup: rbac.authorization.k8s.io, name: jane }
      - { kind: User, apiGroup: rbac.authorization.k8s.io, name: joe }
      - { kind: Group, apiGroup: rbac.authorization.k8s.io, name: team }
      - { kind: ServiceAccount, namespace: shop, name: robot }
      ---
      apiVersion: node.k8s.io/v1
      kind: RuntimeClass
      metadata: { name: gvisor }
      handler: runsc
      ---
      apiVersion: scheduling.k8s.io/v1
      kind: PriorityClass
      metadata: { name: high }
      value: 1000
      ---
      apiVersion: storage.k8s.io/v1
      kind: CSIStorageCapacity
      metadata: { name: room }
      storageClassName: fast
      capacity: 10Gi
      ---
      apiVersion: storage.k8s.io/v1
      kind: CSIDriver
      metadata: { name: disk.example.com }
      spec: { attachRequired: false, volumeLifecycleModes: [Persistent, Ephemeral] }
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: { name: quiet }
      spec: { podSelector: { matchLabels: { app: web } } }
      """
    And 2 minutes pass

  Rule: Each of these kinds has its columns
    Source: pkg/printers/internalversion/printers.go (v1.36, AddHandlers)

    Scenario Outline: kubectl get <kind>
      When I run:
        """
        kubectl get <kind> <names>
        """
      Then it prints:
        """
        <heading>
        <row>
        """

      Examples:
        | kind                  | names            | heading                                                                                                                   | row                                                                                                                                          |
        | role                  |                  | NAME     CREATED AT                                                                                                       | reader   2026-01-01T00:00:00Z                                                                                                                |
        | rolebinding           |                  | NAME      ROLE          AGE                                                                                               | readers   Role/reader   2m                                                                                                                   |
        | rolebinding           | -o wide          | NAME      ROLE          AGE   USERS       GROUPS   SERVICEACCOUNTS                                                        | readers   Role/reader   2m    jane, joe   team     shop/robot                                                                                |
        | runtimeclass          |                  | NAME     HANDLER   AGE                                                                                                    | gvisor   runsc     2m                                                                                                                        |
        | priorityclass         | high             | NAME   VALUE   GLOBAL-DEFAULT   AGE   PREEMPTIONPOLICY                                                                    | high   1000    false            2m    PreemptLowerPriority                                                                                   |
        | csistoragecapacities  |                  | NAME   STORAGECLASSNAME   CAPACITY                                                                                        | room   fast               10Gi                                                                                                               |
        | csidriver             |                  | NAME               ATTACHREQUIRED   PODINFOONMOUNT   STORAGECAPACITY   TOKENREQUESTS   REQUIRESREPUBLISH   MODES                  AGE | disk.example.com   false            false            false             <unset>         false               Persistent,Ephemeral   2m |
        | networkpolicy         |                  | NAME    POD-SELECTOR   AGE                                                                                                | quiet   app=web        2m                                                                                                                    |
