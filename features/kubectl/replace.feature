Feature: kubectl replace
  `kubectl apply` merges, `kubectl replace` writes the whole object anew. Only what the server itself has given out stays.
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_replace/

  Rule: What the file does not say is gone
    See https://kubernetes.io/docs/concepts/overview/working-with-objects/object-management/#imperative-object-configuration

    Scenario: A label that somebody added
      When I run:
        """
        kubectl create configmap settings --from-literal=color=red
        kubectl label configmap settings tier=front
        kubectl replace -f - <<EOF
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data: { size: large }
        EOF
        """
      Then configmap "settings" matches:
        """yaml
        metadata: { labels: null }
        data: { color: null, size: large }
        """

    Scenario: A service keeps its address, and what goes with it
      When I run:
        """
        kubectl create service clusterip web --tcp=80
        kubectl replace -f - <<EOF
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { selector: { app: other }, ports: [{ port: 8080 }] }
        EOF
        """
      Then metadata.uid of service "web" is unchanged since 0s
      And service "web" matches:
        """yaml
        spec:
          clusterIP: 10.96.1.1
          ipFamilies: [IPv4]
          ipFamilyPolicy: SingleStack
          ports: [{ port: 8080 }]
        """

    Scenario: What is not there is not made
      When I run:
        """
        kubectl replace -f - <<EOF
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "nginx:1.27" }] }
        EOF
        """
      Then it prints:
        """
        Error from server (NotFound): error when replacing "STDIN": pods "web" not found
        """

  Rule: An object that was read can be written back changed, unless another was quicker
    Source: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go (v1.36, Update)

    Background:
      Given a pod "web" with container "web" of image "nginx:1.27"

    Scenario: Through a pipe
      When I run:
        """
        kubectl get pod web -o yaml | sed 's/nginx:1.27/nginx:1.28/' | kubectl replace -f -
        """
      Then it prints:
        """
        pod/web replaced
        """
      And container "web" has restarted 1 time within 1m

    Scenario: A version that is no longer the newest
      When I run:
        """
        kubectl get pod web -o yaml | sed 's/resourceVersion: .*/resourceVersion: "1"/' | kubectl replace -f -
        """
      Then it exits with code 1
      And it prints:
        """
        Error from server (Conflict): error when replacing "STDIN": Operation cannot be fulfilled on pods "web": the object has been modified; please apply your changes to the latest version and try again
        """
      When I run:
        """
        kubectl patch pod web -p '{"metadata":{"resourceVersion":"1"}}'
        """
      Then it prints:
        """
        Error from server (Conflict): Operation cannot be fulfilled on pods "web": the object has been modified; please apply your changes to the latest version and try again
        """

    Scenario: Of a pod there is little that may change; what the server has filled in need not be named
      When I run:
        """
        kubectl replace -f - <<EOF
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers: [{ name: web, image: "nginx:1.28" }]
        EOF
        """
      Then it exits with code 1
      And it includes:
        """
        The Pod "web" is invalid: spec: Forbidden: pod updates may not change fields other than *
        """
      And it includes:
        """
        - "NodeName": "node-1",
        + "NodeName": null,
        - "ServiceAccount": "default",
        """

  Rule: With --force the object is deleted, in its own time, and made anew
    Source: staging/src/k8s.io/kubectl/pkg/cmd/replace/replace.go (v1.36, forceReplace)

    Scenario: A pod that does not listen to SIGTERM
      When I run:
        """
        kubectl run web --image=busybox:1.36 --command -- sleep 3600
        kubectl wait --for=condition=Ready pod/web
        kubectl replace --force -f - <<EOF
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "nginx:1.27" }] }
        EOF
        """
      Then it prints:
        """
        pod/web created
        pod/web condition met
        pod "web" deleted from default namespace
        pod/web replaced
        """
      And container "app" started at 30s

    Scenario: A deployment, and what has no namespace
      When I run:
        """
        kubectl create deployment web --image=nginx:1.27
        kubectl create namespace shop
        kubectl replace --force -f - <<EOF
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "nginx:1.28" }] }
        ---
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop }
        EOF
        """
      Then it prints:
        """
        deployment.apps/web created
        namespace/shop created
        deployment.apps "web" deleted from default namespace
        namespace "shop" deleted
        deployment.apps/web replaced
        namespace/shop replaced
        """

    Scenario: A grace period is said with --force only
      When I run:
        """
        kubectl replace --grace-period=5 -f web.yaml
        """
      Then it prints:
        """
        error: --grace-period must have --force specified
        """
