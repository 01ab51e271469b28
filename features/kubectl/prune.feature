Feature: kubectl apply --prune
  What was applied once and is in the manifests no more goes, as far as a selector, or --all, says.
  https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#alternative-kubectl-apply-f-directory-prune

  Rule: Only what was applied is taken away, and only in the namespaces of the manifests
    Source: staging/src/k8s.io/kubectl/pkg/cmd/apply/prune.go (v1.36, pruneAll)
    Source: staging/src/k8s.io/kubectl/pkg/util/prune/prune.go (v1.36, GetRESTMappings)

    Background:
      When I run:
        """
        kubectl create configmap by-hand --from-literal=a=b
        kubectl label configmap by-hand app=shop
        kubectl create namespace elsewhere
        cat <<'EOF' | kubectl apply -f -
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: new, labels: { app: shop } }
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: old, labels: { app: shop } }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: old, labels: { app: shop } }
        spec: { ports: [{ port: 80 }] }
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: other }
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: old, namespace: elsewhere, labels: { app: shop } }
        EOF
        """

    Scenario Outline: With <flags>
      When I run:
        """
        cat <<'EOF' | kubectl apply -f - --prune <flags>
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: new, labels: { app: shop } }
        EOF
        """
      Then it prints:
        """
        <printed>
        """

      Examples:
        | flags                                     | printed                                                          |
        | -l app=shop                               | configmap/new unchanged\nconfigmap/old pruned\nservice/old pruned |
        | --all --prune-allowlist=core/v1/ConfigMap | configmap/new unchanged\nconfigmap/old pruned\nconfigmap/other pruned |
        | -l app=shop --dry-run=server              | configmap/new unchanged (server dry run)\nconfigmap/old pruned (server dry run)\nservice/old pruned (server dry run) |

    Scenario: They are gone, and the others are not
      When I run:
        """
        cat <<'EOF' | kubectl apply -f - --prune -l app=shop > /dev/null
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: new, labels: { app: shop } }
        EOF
        kubectl get configmaps -A -l app=shop -o name
        """
      Then it prints:
        """
        configmap/by-hand
        configmap/new
        configmap/old
        """

    Scenario: It must be said which
      When I run:
        """
        kubectl apply -f manifests/1-settings.yaml --prune
        """
      Then it exits with code 1
      And it prints:
        """
        error: all resources selected for prune without explicitly passing --all. To prune all resources, pass the --all flag. If you did not mean to prune all resources, specify a label selector
        """

    Scenario Outline: <flags> cannot be meant
      When I run:
        """
        kubectl apply -f manifests/1-settings.yaml --prune <flags>
        """
      Then it exits with code 1
      And it prints:
        """
        error: <answer>
        """

      Examples:
        | flags             | answer                                                                                                     |
        | --all -l app=shop | cannot set --all and --selector at the same time                                                           |
        | -l 'a in ('       | the provided selector "a in (" is not valid: unable to parse requirement: found '', expected: ',' or ')' |

    Scenario: A selector takes of the manifests what it matches
      When I run:
        """
        kubectl apply -f manifests/1-settings.yaml -l app=shop
        """
      Then it exits with code 1
      And it prints:
        """
        error: no objects passed to apply
        """
