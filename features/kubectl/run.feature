Feature: kubectl run, expose and delete -f
  Make a pod of a command line, a Service for what is there, and remove what manifests name.
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_run/

  Rule: kubectl run makes a pod
    See https://kubernetes.io/docs/reference/kubectl/generated/kubectl_run/
    Source: staging/src/k8s.io/kubectl/pkg/cmd/run/run.go (v1.36, Run)

    Scenario: Its arguments come after the image's own command, unless they are the command
      When I run:
        """
        kubectl run once --image=busybox:1.36 --restart=Never --env=NAME=Bob --command -- sh -c 'echo hello $NAME'
        """
      Then it prints:
        """
        pod/once created
        """
      And pod "once" is Succeeded within 1s
      And kubectl logs once prints:
        """
        hello Bob
        """

    Scenario: What it would make
      When I run:
        """
        kubectl run web --image=nginx:1.27 --port=80 --labels=app=web --dry-run=client -o yaml
        """
      Then it prints:
        """
        apiVersion: v1
        kind: Pod
        metadata:
          labels:
            app: web
          name: web
        spec:
          containers:
          - image: nginx:1.27
            name: web
            ports:
            - containerPort: 80
            resources: {}
          dnsPolicy: ClusterFirst
          restartPolicy: Always
        status: {}
        """

    Scenario Outline: kubectl run <arguments>
      When I run:
        """
        kubectl run <arguments>
        """
      Then it exits with code 1
      And it prints:
        """
        <printed>
        """

      Examples:
        | arguments                          | printed                                                                                              |
        | web                                | error: --image is required                                                                           |
        | --image=nginx                      | error: NAME is required for run\nSee 'kubectl run -h' for help and examples                          |
        | web --image=Nginx                  | error: Invalid image name "Nginx": invalid reference format                                          |
        | web --image=nginx --restart=Often  | error: invalid restart policy: Often\nSee 'kubectl run -h' for help and examples                     |
        | web --image=nginx --expose         | error: --port must be set when exposing a service\nSee 'kubectl run -h' for help and examples        |

  Rule: kubectl expose makes a Service of ports and labels
    See https://kubernetes.io/docs/reference/kubectl/generated/kubectl_expose/
    Source: staging/src/k8s.io/kubectl/pkg/cmd/expose/expose.go (v1.36, createService)

    Scenario: Of a Deployment
      When I run:
        """
        kubectl create deployment web --image=nginx:1.27 --port=80
        kubectl expose deployment web --target-port=http
        """
      Then it prints:
        """
        deployment.apps/web created
        service/web exposed
        """
      And service "web" matches:
        """yaml
        metadata: { labels: { app: web } }
        spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http, protocol: TCP }] }
        """

    Scenario: Without a port
      When I run:
        """
        kubectl create deployment web --image=nginx:1.27
        kubectl expose deployment web
        """
      Then it exits with code 1
      And it prints:
        """
        deployment.apps/web created
        error: couldn't find port via --port flag or introspection
        """

    Scenario: What has no pods
      When I run:
        """
        kubectl expose node node-1 --port=80
        """
      Then it exits with code 1
      And it prints:
        """
        error: cannot expose a Node
        """

  Rule: kubectl delete takes manifests too
    See https://kubernetes.io/docs/reference/kubectl/generated/kubectl_delete/
    Source: staging/src/k8s.io/kubectl/pkg/cmd/delete/delete.go (v1.36, DeleteResult)

    Background:
      When I run:
        """
        kubectl apply -f manifests/
        """

    Scenario: What they name goes
      When I run:
        """
        kubectl delete -f manifests/ --dry-run=client
        kubectl delete -f manifests/
        """
      Then it prints:
        """
        configmap "settings" deleted from default namespace (dry run)
        pod "web" deleted from default namespace (dry run)
        configmap "settings" deleted from default namespace
        pod "web" deleted from default namespace
        """

    Scenario: Of what is gone already it is said so, unless that may be
      When I run:
        """
        kubectl delete pod web
        kubectl delete -f manifests/web.json --ignore-not-found
        kubectl delete -f manifests/web.json
        """
      Then it exits with code 1
      And it prints:
        """
        pod "web" deleted from default namespace
        Error from server (NotFound): error when deleting "manifests/web.json": pods "web" not found
        """

    Scenario: What an object owns can be left
      When I run:
        """
        kubectl create deployment shop --image=nginx:1.27
        kubectl delete deployment shop --cascade=orphan
        """
      Then kubectl get rs,pods -l app=shop -o name includes:
        """
        pod/shop-*
        """

  Rule: The kinds that there are can be listed
    See https://kubernetes.io/docs/reference/kubectl/generated/kubectl_api-resources/
    Source: staging/src/k8s.io/kubectl/pkg/cmd/apiresources/apiresources.go (v1.36, RunAPIResources)

    Scenario: Those of a group
      When I run:
        """
        kubectl api-resources --api-group=apps
        """
      Then it prints:
        """
        NAME                  SHORTNAMES   APIVERSION   NAMESPACED   KIND
        controllerrevisions                apps/v1      true         ControllerRevision
        daemonsets            ds           apps/v1      true         DaemonSet
        deployments           deploy       apps/v1      true         Deployment
        replicasets           rs           apps/v1      true         ReplicaSet
        statefulsets          sts          apps/v1      true         StatefulSet
        """
