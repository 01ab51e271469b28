Feature: kubectl apply
  Makes the cluster as a manifest says, and keeps what others have set since.
  https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/

  Rule: It creates what is not there, changes what differs, and leaves the rest
    See https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#how-to-create-objects
    See https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#how-to-update-objects

    Scenario: The same manifest twice, then another
      When I run:
        """
        cat <<EOF | kubectl apply -f -
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data: { color: blue }
        EOF
        cat <<EOF | kubectl apply -f -
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data: { color: blue }
        EOF
        cat <<EOF | kubectl apply -f -
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data: { color: red }
        EOF
        """
      Then it prints:
        """
        configmap/settings created
        configmap/settings unchanged
        configmap/settings configured
        """

    Scenario: A folder, in the order of its files' names
      When I run:
        """
        kubectl apply -f manifests/
        """
      Then it prints:
        """
        configmap/settings created
        pod/web created
        """

    Scenario: A folder and those within
      When I run:
        """
        kubectl apply -R -f manifests
        """
      Then it prints:
        """
        configmap/settings created
        secret/token created
        pod/web created
        """

  Rule: What the manifest says no more is taken away, what others have set stays
    See https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#merge-patch-calculation

    Background:
      When I run:
        """
        kubectl apply -f - <<EOF
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web, labels: { tier: front } }
        spec:
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
                - name: app
                  image: nginx:1.27
                  env: [{ name: COLOR, value: blue }, { name: SIZE, value: large }]
        EOF
        kubectl scale deployment web --replicas=3
        kubectl label deployment web owner=ops
        """

    Scenario: A variable and a label that are left out go; replicas and a label of another stay
      When I run:
        """
        kubectl apply -f - <<EOF
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web, labels: { app: web } }
        spec:
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
                - name: app
                  image: nginx:1.27
                  env: [{ name: SIZE, value: small }]
        EOF
        """
      Then deployment "web" matches:
        """yaml
        metadata: { labels: { app: web, owner: ops, tier: null } }
        spec:
          replicas: 3
          template: { spec: { containers: [{ name: app, env: [{ name: SIZE, value: small }] }] } }
        """
      And kubectl get deployment web -o jsonpath='{.spec.template.spec.containers[0].env[*].name}' prints:
        """
        SIZE
        """

  Rule: It needs its own note of what it was given last
    Source: staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go (v1.36, applyOneObject)

    Scenario: An object that was made otherwise
      When I run:
        """
        kubectl create configmap settings --from-literal=color=blue
        kubectl apply -f manifests/1-settings.yaml
        """
      Then it prints:
        """
        configmap/settings created
        Warning: resource configmaps/settings is missing the kubectl.kubernetes.io/last-applied-configuration annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.
        configmap/settings configured
        """

    Scenario: kubectl create notes it where that is asked for
      When I run:
        """
        kubectl create --save-config -f manifests/1-settings.yaml
        kubectl apply -f manifests/1-settings.yaml
        """
      Then it prints:
        """
        configmap/settings created
        configmap/settings unchanged
        """

  Rule: A dry run tells what would happen
    See https://kubernetes.io/docs/reference/using-api/api-concepts/#dry-run
    Source: staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go (v1.36, applyOneObject)

    Scenario: The client's, and the server's
      When I run:
        """
        kubectl apply -f manifests/ --dry-run=client
        kubectl apply -f manifests/ --dry-run=server
        kubectl apply -f manifests/1-settings.yaml --dry-run=client -o yaml
        """
      Then it prints:
        """
        configmap/settings created (dry run)
        pod/web created (dry run)
        configmap/settings created (server dry run)
        pod/web created (server dry run)
        apiVersion: v1
        data:
          color: blue
        kind: ConfigMap
        metadata:
          annotations:
            kubectl.kubernetes.io/last-applied-configuration: |
              {"apiVersion":"v1","data":{"color":"blue"},"kind":"ConfigMap","metadata":{"annotations":{},"name":"settings","namespace":"default"}}
          name: settings
          namespace: default
        """
      And kubectl get configmaps,pods -o name prints:
        """
        configmap/kube-root-ca.crt
        """

  Rule: What is wrong is told at the end, and does not keep the rest
    Source: staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go (v1.36, Run)

    Scenario: One of two is refused
      When I run:
        """
        kubectl apply -f - <<EOF
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: a b }
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: fine }
        EOF
        """
      Then it exits with code 1
      And it prints:
        """
        configmap/fine created
        The ConfigMap "a b" is invalid: metadata.name: Invalid value: "a b": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')
        """

    Scenario Outline: <command>
      When I run:
        """
        kubectl <command>
        """
      Then it exits with code 1
      And it prints:
        """
        <printed>
        """

      Examples:
        | command                                         | printed                                                                                                                                                                       |
        | apply                                           | error: must specify one of -f and -k                                                                                                                                          |
        | apply -f nosuch.yaml                            | error: the path "nosuch.yaml" does not exist                                                                                                                                  |
        | apply -f manifests/notes                        | error: error reading [manifests/notes]: recognized file extensions are [.json .yaml .yml]                                                                                     |
        | apply -f manifests/1-settings.yaml -n a x       | error: Unexpected args: [x]\nSee 'kubectl apply -h' for help and examples                                                                                                     |
        | apply -f manifests/1-settings.yaml --dry-run=no | error: Invalid dry-run value (no). Must be "none", "server", or "client".                                                                                                     |
        | apply -f manifests/1-settings.yaml -n nosuch    | Error from server (NotFound): error when creating "manifests/1-settings.yaml": namespaces "nosuch" not found                                                                  |
        | apply -f manifests/inner/token.yaml -n shop     | error: the namespace from the provided object "default" does not match the namespace "shop". You must pass '--namespace=default' to perform this operation.                  |

  Rule: What it does not know is told first, and the rest is done
    Source: staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go (v1.36, Run)

    Scenario: A kind that no server has, after one that is refused
      When I run:
        """
        kubectl apply -f - <<EOF
        apiVersion: v1
        kind: ConfigMap
        metadata: { generateName: settings- }
        ---
        apiVersion: example.com/v1
        kind: Pizza
        metadata: { name: margherita, namespace: trattoria }
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: fine }
        EOF
        """
      Then it exits with code 1
      And it prints:
        """
        configmap/fine created
        resource mapping not found for name: "margherita" namespace: "trattoria" from "STDIN": no matches for kind "Pizza" in version "example.com/v1"
        ensure CRDs are installed first
        from settings-: cannot use generate name with apply
        """

  Rule: It asks for what is there first, and for that it needs a name
    Source: staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go (v1.36, applyOneObject)
    Source: staging/src/k8s.io/client-go/rest/request.go (v1.36, Name)

    Scenario Outline: A <kind> with <metadata>
      When I run:
        """
        kubectl apply -f - <<EOF
        apiVersion: <version>
        kind: <kind>
        metadata: { <metadata> }
        EOF
        """
      Then it exits with code 1
      And it prints:
        """
        error: error when retrieving current configuration of:
        Resource: "<group>, Resource=<resource>", GroupVersionKind: "<group>, Kind=<kind>"
        Name: "<name>", Namespace: "<namespace>"
        from server for: "STDIN": <problem>
        """

      Examples:
        | version | group   | kind       | resource    | metadata        | name | namespace | problem                                             |
        | v1      | /v1     | ConfigMap  | configmaps  | labels: { a: b} |      | default   | resource name may not be empty                      |
        | v1      | /v1     | ConfigMap  | configmaps  | name: 7         |      | default   | resource name may not be empty                      |
        | v1      | /v1     | Namespace  | namespaces  | labels: { a: b} |      |           | resource name may not be empty                      |
        | apps/v1 | apps/v1 | Deployment | deployments | name: a/b       | a/b  | default   | invalid resource name "a/b": [may not contain '/'] |
