Feature: kubectl create
  Makes an object of a command line, or of a manifest that must not be there yet.
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/

  Rule: A command line makes an object of its kind
    See https://kubernetes.io/docs/tasks/manage-kubernetes-objects/imperative-command/#how-to-create-objects
    Source: staging/src/k8s.io/kubectl/pkg/cmd/create/create.go (v1.36, NewCmdCreate)

    Scenario Outline: kubectl create <command>
      When I run:
        """
        kubectl create <command>
        """
      Then it prints:
        """
        <printed>
        """

      Examples:
        | command                                                                      | printed                                        |
        | namespace shop                                                               | namespace/shop created                         |
        | ns shop -o name                                                              | namespace/shop                                 |
        | configmap settings --from-literal=color=blue --from-literal=size=large       | configmap/settings created                     |
        | cm settings --from-file=manifests/1-settings.yaml                            | configmap/settings created                     |
        | cm settings --from-file=all=manifests/1-settings.yaml --dry-run=server       | configmap/settings created (server dry run)    |
        | secret generic token --from-literal=token=abc                                | secret/token created                           |
        | secret docker-registry pull --docker-username=me --docker-password=pw        | secret/pull created                            |
        | serviceaccount robot                                                         | serviceaccount/robot created                   |
        | deployment web --image=nginx:1.27 --replicas=2 --port=80                     | deployment.apps/web created                    |
        | service clusterip web --tcp=80:8080                                          | service/web created                            |
        | svc nodeport web --tcp=80 --node-port=30080                                  | service/web created                            |
        | service externalname web --external-name=example.com                         | service/web created                            |
        | priorityclass high --value=1000                                              | priorityclass.scheduling.k8s.io/high created   |
        | -f manifests/web.json                                                        | pod/web created                                |

  Rule: A dry run of the client prints the manifest
    See https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/
    Source: staging/src/k8s.io/kubectl/pkg/cmd/create/create.go (v1.36, Run)

    Scenario: Of a Deployment
      When I run:
        """
        kubectl create deployment web --image=registry.example/shop/web:1.0 --dry-run=client -o yaml -- httpd -f
        """
      Then it prints:
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          labels:
            app: web
          name: web
        spec:
          replicas: 1
          selector:
            matchLabels:
              app: web
          strategy: {}
          template:
            metadata:
              labels:
                app: web
            spec:
              containers:
              - command:
                - httpd
                - -f
                image: registry.example/shop/web:1.0
                name: web
                resources: {}
        status: {}
        """

    Scenario: Of a Service, in a namespace
      When I run:
        """
        kubectl create service clusterip web --tcp=80:http -n shop --dry-run=client -o yaml
        """
      Then it prints:
        """
        apiVersion: v1
        kind: Service
        metadata:
          labels:
            app: web
          name: web
          namespace: shop
        spec:
          ports:
          - name: 80-http
            port: 80
            protocol: TCP
            targetPort: http
          selector:
            app: web
          type: ClusterIP
        status:
          loadBalancer: {}
        """

    Scenario: Of an Ingress
      When I run:
        """
        kubectl create ingress web --class=nginx --rule='shop.example/api*=web:80,tls=cert' --dry-run=client -o yaml
        """
      Then it prints:
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
        spec:
          ingressClassName: nginx
          rules:
          - host: shop.example
            http:
              paths:
              - backend:
                  service:
                    name: web
                    port:
                      number: 80
                path: /api
                pathType: Prefix
          tls:
          - hosts:
            - shop.example
            secretName: cert
        status:
          loadBalancer: {}
        """

    Scenario: What it prints can be applied
      When I run:
        """
        kubectl create deployment web --image=nginx:1.27 --replicas=3 --dry-run=client -o yaml | kubectl apply -f -
        """
      Then it prints:
        """
        deployment.apps/web created
        """
      And 3 pods of deployment "web" are Ready

  Rule: What is there already is refused, and so is a wrong use
    Source: staging/src/k8s.io/kubectl/pkg/cmd/create/create.go (v1.36, NameFromCommandArgs, Validate)

    Scenario Outline: kubectl create <command>
      When I run:
        """
        kubectl create serviceaccount robot
        kubectl create <command>
        """
      Then it exits with code 1
      And it includes:
        """
        <printed>
        """

      Examples:
        | command                                        | printed                                                                                                    |
        | namespace default                              | Error from server (AlreadyExists): namespaces "default" already exists                                     |
        | serviceaccount robot                           | error: failed to create serviceaccount: serviceaccounts "robot" already exists                             |
        | configmap                                      | error: exactly one NAME is required, got 0                                                                 |
        | configmap a --from-literal=color               | error: invalid literal source color, expected key=value                                                    |
        | configmap a --from-file=nosuch                 | error: error reading nosuch: no such file or directory                                                     |
        | configmap a --from-literal=k=1 --from-literal=k=2 | error: cannot add key "k", another key by that name already exists in Data for ConfigMap "a"            |
        | deployment web                                 | error: required flag(s) "image" not set                                                                    |
        | deployment web --image=a --image=b -- c        | error: cannot specify multiple --image options and command                                                 |
        | deployment Web --image=nginx                   | error: failed to create deployment: Deployment.apps "Web" is invalid:                                      |
        | service clusterip web                          | error: at least one tcp port specifier must be provided                                                    |
        | poddisruptionbudget web --min-available=1      | error: a selector must be specified                                                                        |
        | quota q --hard=pods                            | error: Invalid argument syntax pods, expected <resource>=<value>                                           |
        | ingress web                                    | error: not enough information provided: every ingress has to either specify a default-backend              |
        | namespace a b                                  | error: exactly one NAME is required, got 2                                                                 |
        | -n nosuch cm a                                 | error: failed to create configmap: namespaces "nosuch" not found                                           |
        | -f manifests/inner -f manifests/1-settings.yaml x | error: Unexpected args: [x]                                                                             |
        | pizza                                          | error: Unexpected args: [pizza]                                                                            |
