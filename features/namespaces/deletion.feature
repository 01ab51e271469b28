Feature: The deletion of a namespace
  A namespace that is deleted takes all with it that lives in it. It is Terminating until nothing is left, and nothing new comes into it
  any more.
  https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/

  Background:
    When I apply:
      """yaml
      apiVersion: v1
      kind: Namespace
      metadata: { name: shop }
      """

  Rule: Its controller begins five seconds later, and ends all pods before anything else
    Source: pkg/controller/namespace/namespace_controller.go (v1.36, enqueueNamespace)
    Source: pkg/controller/namespace/deletion/namespaced_resources_deleter.go (v1.36, deleteAllContent)

    Background:
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web, namespace: shop }
        spec:
          replicas: 2
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              terminationGracePeriodSeconds: 10
              containers: [{ name: app, image: "web:1" }]
        """
      Given container "app" ignores SIGTERM

    Scenario: Five seconds, the pods' grace period, and then the rest at once
      When namespace "shop" is deleted
      Then namespace "shop" is Terminating
      And there are 2 pods of deployment "web" in namespace "shop" at 5s
      And the first pod of deployment "web" in namespace "shop" is Terminating at 5s
      And deployment "web" in namespace "shop" is not gone at 15s
      And deployment "web" in namespace "shop" is gone within 4s
      And namespace "shop" is gone within 0s
      And kubectl get all -n shop shows nothing

    Scenario: Who owns the pods does not replace them, and says nothing of it
      When namespace "shop" is deleted
      And 10s pass
      Then the events of replicaset "web-*" in namespace "shop" are:
        | reason           | message            |
        | SuccessfulCreate | Created pod: web-* |
        | SuccessfulCreate | Created pod: web-* |
      And kubectl get deployments -n shop shows:
        | NAME | READY | UP-TO-DATE | AVAILABLE |
        | web  | 0/2   | 0          | 0         |
      When I run:
        """
        kubectl get rs,deployments -n shop -o jsonpath='{.items[*].status.conditions[*].type}'
        """
      Then it prints:
        """
        Progressing Available
        """

  Rule: All that has a namespace goes with it, and the next namespace of that name begins empty
    See https://kubernetes.io/docs/tasks/administer-cluster/namespaces/#deleting-a-namespace
    Source: pkg/controller/namespace/deletion/namespaced_resources_deleter.go (v1.36, deleteAllContent)

    Scenario: A service, a claim and a quota
      When I apply:
        """yaml
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web, namespace: shop }
        spec: { ports: [{ port: 80 }] }
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data, namespace: shop }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        ---
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: team, namespace: shop }
        spec: { hard: { pods: "0" } }
        """
      And namespace "shop" is deleted
      # Five seconds, and eight more for what was still held by a finalizer then: the protection of the claim.
      Then namespace "shop" is gone at 13s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop, labels: { team: new } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web, namespace: shop }
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      Then pod "web" in namespace "shop" is Running within 3s
      And kubectl get service,pvc,quota -n shop shows nothing

    Scenario Outline: However it was made: <command>
      When I run:
        """
        <command>
        """
      Then namespace "store" matches:
        """yaml
        spec: { finalizers: [kubernetes] }
        status: { phase: Active }
        """
      When I run:
        """
        kubectl delete namespace store
        """
      Then namespace "store" is gone

      Examples:
        | command                                                                                              |
        | kubectl create namespace store                                                                       |
        | kubectl create namespace shop2 && kubectl get ns shop2 -o yaml \| sed 's/shop2/store/' \| kubectl create -f - |
        | printf 'apiVersion: v1\\nkind: Namespace\\nmetadata: {name: store}\\nspec: {}\\nstatus: {phase: Terminating}\\n' \| kubectl apply -f - |
        | kubectl create ns store && kubectl patch ns store -p '{"spec":{"finalizers":null}}'                  |

  Rule: Nothing is created in it any more
    See https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#namespacelifecycle

    Scenario: A pod
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: held, namespace: shop, finalizers: [example.com/hold] }
        """
      And namespace "shop" is deleted
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: late, namespace: shop }
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      Then it is refused with:
        """
        pods "late" is forbidden: unable to create new content in namespace shop because it is being terminated
        """

    Scenario: Nor in one that is not there
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings, namespace: absent }
        """
      Then it is refused with:
        """
        namespaces "absent" not found
        """

  Rule: What has finalizers keeps it, and its conditions tell what
    See https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/#how-finalizers-work
    Source: pkg/controller/namespace/deletion/status_condition_utils.go (v1.36, ProcessContentTotals)

    Scenario: Broken: a namespace that is Terminating for ever
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: held, namespace: shop, finalizers: [example.com/hold] }
        """
      And namespace "shop" is deleted
      And 1 day passes
      Then namespace "shop" is Terminating
      And namespace "shop" matches:
        """yaml
        status:
          phase: Terminating
          conditions:
          - { type: NamespaceDeletionDiscoveryFailure, status: "False", reason: ResourcesDiscovered, message: All resources successfully discovered }
          - { type: NamespaceDeletionGroupVersionParsingFailure, status: "False", reason: ParsedGroupVersions, message: All legacy kube types successfully parsed }
          - { type: NamespaceDeletionContentFailure, status: "False", reason: ContentDeleted, message: "All content successfully deleted, may be waiting on finalization" }
          - { type: NamespaceContentRemaining, status: "True", reason: SomeResourcesRemain, message: "Some resources are remaining: configmaps. has 1 resource instances", lastTransitionTime: "@5s" }
          - { type: NamespaceFinalizersRemaining, status: "True", reason: SomeFinalizersRemain, message: "Some content in the namespace has finalizers remaining: example.com/hold in 1 resource instances" }
        """
      And kubectl describe namespace "shop" includes:
        """
        Name:         shop
        Labels:       kubernetes.io/metadata.name=shop
        Annotations:  <none>
        Status:       Terminating
        Conditions:
          Type                                         Status  LastTransitionTime               Reason                Message
        """

    Scenario: Mended: the finalizer goes, and within eight seconds the namespace too
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: held, namespace: shop, finalizers: [example.com/hold] }
        """
      And namespace "shop" is deleted
      And 1 minute passes
      And I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: held, namespace: shop }
        """
      Then configmap "held" in namespace "shop" is gone
      And namespace "shop" is gone within 8s

  Rule: Three namespaces stay for ever
    See https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#namespacelifecycle

    Scenario Outline: <name>
      When namespace "<name>" is deleted
      Then it is refused with:
        """
        namespaces "<name>" is forbidden: this namespace may not be deleted
        """

      Examples:
        | name        |
        | default     |
        | kube-system |
        | kube-public |
