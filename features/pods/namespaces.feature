Feature: Namespaces
  A namespace is a scope for names: two objects of one kind may have the same name in two namespaces.
  https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/

  Rule: A cluster begins with four namespaces
    See https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces

    Scenario: A new cluster
      Then kubectl get namespaces shows:
        | NAME            | STATUS |
        | default         | Active |
        | kube-node-lease | Active |
        | kube-public     | Active |
        | kube-system     | Active |

    # On a real cluster the parts of the control plane may be pods of kube-system; of podlife's they are not.
    Scenario: Nothing is in them
      When I run:
        """
        kubectl get pods -n kube-system
        """
      Then it prints:
        """
        No resources found in kube-system namespace.
        """

    Scenario: One more
      When I apply:
        """yaml
        # namespace.yaml
        apiVersion: v1
        kind: Namespace
        metadata:
          name: test-namespace
        """
      Then kubectl get namespaces includes:
        | NAME           | STATUS | AGE |
        | test-namespace | Active | 0s  |

  Rule: What names no namespace is in default
    See https://kubernetes.io/docs/tasks/administer-cluster/namespaces/#viewing-namespaces
    Source: staging/src/k8s.io/client-go/tools/clientcmd/client_config.go (v1.36, Namespace)

    Scenario: Two pods of the same name
      When I apply:
        """yaml
        apiVersion: v1
        kind: Namespace
        metadata:
          name: test-namespace
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "nginx:1.27" }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web, namespace: test-namespace }
        spec: { containers: [{ name: app, image: "nginx:1.27" }] }
        """
      Then kubectl get pods -A shows:
        | NAMESPACE      | NAME | READY | STATUS  |
        | default        | web  | 1/1   | Running |
        | test-namespace | web  | 1/1   | Running |

    Scenario: kubectl looks into default unless it is told otherwise
      When I apply:
        """yaml
        apiVersion: v1
        kind: Namespace
        metadata:
          name: test-namespace
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web, namespace: test-namespace }
        spec: { containers: [{ name: app, image: "nginx:1.27" }] }
        """
      Then kubectl get pods shows nothing
      And kubectl get pods -n test-namespace shows:
        | NAME | READY | STATUS  | RESTARTS |
        | web  | 1/1   | Running | 0        |
      And pod "web" in namespace "test-namespace" is Running

  Rule: A namespace must be there before what is to be in it
    Source: staging/src/k8s.io/apiserver/pkg/admission/plugin/namespace/lifecycle/admission.go (v1.36, Admit)

    Scenario: A pod in a namespace that does not exist
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, namespace: elsewhere }
        spec: { containers: [{ name: app, image: "nginx:1.27" }] }
        """
      Then it is refused with:
        """
        namespaces "elsewhere" not found
        """

  Rule: Nodes belong to no namespace
    See https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#not-all-objects-are-in-a-namespace

    Scenario: The same node from everywhere
      Given a cluster of 1 node
      Then kubectl get nodes -n kube-system shows:
        | NAME   | STATUS |
        | node-1 | Ready  |

  Rule: A namespace keeps its service account and the cluster's certificate
    See https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts
    Source: pkg/controller/serviceaccount/serviceaccounts_controller.go, pkg/controller/certificates/rootcacertpublisher/publisher.go (v1.36, syncNamespace)

    Scenario: Both are deleted, and made anew
      When 5 minutes pass
      And I run:
        """
        kubectl delete serviceaccount default
        kubectl delete configmap kube-root-ca.crt
        """
      And 10 seconds pass
      Then kubectl get serviceaccounts shows:
        | NAME    | AGE |
        | default | 10s |
      And kubectl get configmaps shows:
        | NAME             | AGE |
        | kube-root-ca.crt | 10s |

    Scenario: The certificate is changed, and changed back
      When I run:
        """
        kubectl patch configmap kube-root-ca.crt --type=merge -p '{"data":{"ca.crt":"mine","more":"words"}}'
        """
      Then configmap "kube-root-ca.crt" in namespace "default" matches:
        """yaml
        data: { ca.crt: "-----BEGIN CERTIFICATE-----*", more: null }
        """

    Scenario: Without the account there are no pods
      When the serviceaccount controller stops
      And serviceaccount "default" in namespace "default" is deleted
      And 1 minute passes
      And I run:
        """
        kubectl run web --image=web:1
        """
      Then it prints:
        """
        Error from server (Forbidden): pods "web" is forbidden: error looking up service account default/default: serviceaccount "default" not found
        """
      When the serviceaccount controller starts again
      And I run:
        """
        kubectl run web --image=web:1
        """
      Then pod "web" is Running
