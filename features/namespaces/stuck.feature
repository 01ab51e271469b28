Feature: A namespace that is stuck in Terminating
  A namespace is held by the finalizers of its spec, not of its metadata, and those are written through an address of their own, `finalize`.
  Who takes them away by hand is rid of the namespace, and not of what is in it.
  https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/

  Background:
    When I apply:
      """yaml
      apiVersion: v1
      kind: Namespace
      metadata: { name: shop }
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: { name: held, namespace: shop, finalizers: [example.com/hold] }
      """

  Rule: Why is my namespace still there? Its finalizer stays as long as anything in it does
    See https://kubernetes.io/docs/tasks/administer-cluster/namespaces/#deleting-a-namespace
    Source: pkg/registry/core/namespace/storage/storage.go (v1.36, ShouldDeleteNamespaceDuringUpdate)

    # Nobody who knows of example.com/hold is there any more, say an operator that was removed first.
    Scenario: Broken: a patch of the namespace takes no finalizer away
      When namespace "shop" is deleted
      And 1 hour passes
      And I run:
        """
        kubectl patch namespace shop --type=merge -p '{"spec":{"finalizers":null},"metadata":{"finalizers":null}}'
        """
      And 1 hour passes
      Then namespace "shop" is Terminating
      And namespace "shop" matches:
        """yaml
        spec: { finalizers: [kubernetes] }
        status:
          conditions:
            - type: NamespaceFinalizersRemaining
              status: "True"
              message: "Some content in the namespace has finalizers remaining: example.com/hold in 1 resource instances"
        """

    Scenario: Mended: the finalizer of what is in it goes, and the namespace follows
      When namespace "shop" is deleted
      And 1 hour passes
      And I run:
        """
        kubectl patch configmap held -n shop --type=merge -p '{"metadata":{"finalizers":null}}'
        """
      Then configmap "held" in namespace "shop" is gone
      And namespace "shop" is gone within 8s

  Rule: Through finalize it is gone at once, and what was in it is left behind
    Source: pkg/registry/core/namespace/storage/storage.go (v1.36, FinalizeREST)
    Source: staging/src/k8s.io/apiserver/pkg/admission/plugin/namespace/lifecycle/admission.go (v1.36, Admit)

    Background:
      When namespace "shop" is deleted
      And 1 minute passes
      And I run:
        """
        kubectl get namespace shop -o json | tr -d "\n" | sed "s/\"finalizers\": \[[^]]\+\]/\"finalizers\": []/" | kubectl replace --raw /api/v1/namespaces/shop/finalize -f -
        """

    Scenario: The command answers with the namespace as it was last
      Then it includes:
        """
        {"kind":"Namespace","apiVersion":"v1","metadata":{"name":"shop",*
        """
      And namespace "shop" is gone

    Scenario: Its ConfigMap can be read, and not be changed
      Then configmap "held" in namespace "shop" is not gone
      When I run:
        """
        kubectl get configmap held -n shop -o name
        kubectl patch configmap held -n shop --type=merge -p '{"metadata":{"finalizers":null}}'
        """
      Then it exits with code 1
      And it prints:
        """
        configmap/held
        Error from server (NotFound): namespaces "shop" not found
        """

    Scenario: Who makes the namespace anew finds it again, and can take the finalizer away
      When I run:
        """
        kubectl create namespace shop
        kubectl get configmap held -n shop -o jsonpath='{.metadata.deletionTimestamp}'
        kubectl patch configmap held -n shop --type=merge -p '{"metadata":{"finalizers":null}}'
        """
      Then it includes:
        """
        configmap/held patched
        """
      And configmap "held" in namespace "shop" is gone
      And namespace "shop" is Active

  Rule: A finalizer of somebody else holds an empty namespace, until he takes it away
    Source: pkg/controller/namespace/deletion/namespaced_resources_deleter.go (v1.36, finalizeNamespace)

    Scenario: It is added and removed through finalize
      When I run:
        """
        kubectl create namespace store
        kubectl get namespace store -o json | sed 's|"kubernetes"|"kubernetes", "example.com/ledger"|' | kubectl replace --raw /api/v1/namespaces/store/finalize -f -
        kubectl label namespace store team=books
        kubectl delete namespace store --wait=false
        """
      And 1 hour passes
      Then namespace "store" is Terminating
      And namespace "store" matches:
        """yaml
        metadata: { labels: { team: books } }
        spec: { finalizers: [example.com/ledger] }
        status: { conditions: [{ type: NamespaceContentRemaining, status: "False", reason: ContentRemoved }] }
        """
      When I run:
        """
        kubectl get namespace store -o json | sed 's|"example.com/ledger"||' | kubectl replace --raw /api/v1/namespaces/store/finalize -f -
        """
      Then namespace "store" is gone

    Scenario Outline: Refused: <what>
      When I run:
        """
        echo '<body>' | kubectl replace --raw /api/v1/namespaces/<name>/finalize -f -
        """
      Then it exits with code 1
      And it prints:
        """
        <answer>
        """

      Examples:
        | what               | name | body                                                                                                        | answer |
        | no such namespace  | mall | {"kind":"Namespace","apiVersion":"v1","metadata":{"name":"mall"}}                                           | Error from server (NotFound): namespaces "mall" not found |
        | another's name     | shop | {"kind":"Namespace","apiVersion":"v1","metadata":{"name":"mall"}}                                           | Error from server (BadRequest): the name of the object (mall) does not match the name on the URL (shop) |
        | an old version     | shop | {"kind":"Namespace","apiVersion":"v1","metadata":{"name":"shop","resourceVersion":"1"}}                     | Error from server (Conflict): Operation cannot be fulfilled on namespaces "shop": the object has been modified; please apply your changes to the latest version and try again |
        | a name without "/" | shop | {"kind":"Namespace","apiVersion":"v1","metadata":{"name":"shop"},"spec":{"finalizers":["ledger"]}}          | The Namespace "shop" is invalid: spec.finalizers[0]: Invalid value: "ledger": name is neither a standard finalizer name nor is it fully qualified |
