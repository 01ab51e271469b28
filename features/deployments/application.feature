Feature: A whole application
  A manifest of an application holds what its developers say: workloads, Services, configuration, claims. What its cluster says
  stands elsewhere: ServiceAccounts with their Secrets, limits, quotas, classes of storage. All else is made by controllers.
  https://kubernetes.io/docs/concepts/workloads/management/

  Background:
    Given a cluster of 3 nodes
    And I apply:
      """yaml
      apiVersion: v1
      kind: Namespace
      metadata: { name: shop }
      ---
      apiVersion: v1
      kind: LimitRange
      metadata: { name: sizes, namespace: shop }
      spec: { limits: [{ type: Container, defaultRequest: { cpu: 100m, memory: 64Mi }, default: { cpu: 500m, memory: 256Mi } }] }
      ---
      apiVersion: v1
      kind: ResourceQuota
      metadata: { name: all, namespace: shop }
      spec: { hard: { pods: "10", requests.cpu: "2", requests.memory: 2Gi } }
      ---
      apiVersion: v1
      kind: Secret
      metadata: { name: registry, namespace: shop }
      type: kubernetes.io/dockerconfigjson
      stringData: { .dockerconfigjson: '{"auths":{"registry.example":{"auth":"c2hvcDpzZWNyZXQ="}}}' }
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: { name: shop, namespace: shop }
      imagePullSecrets: [{ name: registry }]
      """
    And I apply:
      """yaml
      apiVersion: v1
      kind: ConfigMap
      metadata: { name: settings, namespace: shop }
      data: { GREETING: hello, settings.ini: colour = blue }
      ---
      apiVersion: v1
      kind: Secret
      metadata: { name: database, namespace: shop }
      stringData: { password: "1234" }
      ---
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: { name: pictures, namespace: shop }
      spec: { accessModes: [ReadWriteMany], resources: { requests: { storage: 1Gi } } }
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
        namespace: shop
        labels: { app.kubernetes.io/name: web, app.kubernetes.io/component: frontend }
        annotations: { contact: shop@example.com }
      spec:
        replicas: 2
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec:
            serviceAccountName: shop
            initContainers:
            - name: page
              image: busybox:1.36
              command: [sh, -c, 'echo "$GREETING, $USER with $PASSWORD, $(cat /settings/settings.ini)" > /page/index.html; touch /pictures/cat']
              envFrom: [{ configMapRef: { name: settings } }]
              env:
              - { name: USER, value: shop }
              - { name: PASSWORD, valueFrom: { secretKeyRef: { name: database, key: password } } }
              volumeMounts:
              - { name: settings, mountPath: /settings }
              - { name: page, mountPath: /page }
              - { name: pictures, mountPath: /pictures }
            containers:
            - name: app
              image: nginx:1.27
              livenessProbe: { httpGet: { port: 80 } }
              readinessProbe: { httpGet: { port: 80 }, initialDelaySeconds: 5 }
              volumeMounts: [{ name: page, mountPath: /usr/share/nginx/html }]
            volumes:
            - { name: settings, configMap: { name: settings } }
            - { name: page, emptyDir: {} }
            - { name: pictures, persistentVolumeClaim: { claimName: pictures } }
      ---
      apiVersion: v1
      kind: Service
      metadata: { name: web, namespace: shop }
      spec: { type: NodePort, selector: { app: web }, ports: [{ port: 80, nodePort: 30080 }] }
      ---
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: { name: web, namespace: shop }
      spec:
        rules:
        - host: shop.example.com
          http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] }
      ---
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: { name: web, namespace: shop }
      spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, minReplicas: 2, maxReplicas: 5 }
      """

  Rule: Controllers make what the manifest only implies: ReplicaSets, pods, endpoints, a volume
    See https://kubernetes.io/docs/concepts/architecture/controller/#control-via-api-server

    Scenario: After eleven seconds it serves
      When 11 seconds pass
      Then deployment "web" in namespace "shop" is complete
      And kubectl get replicasets -n shop shows:
        | NAME  | DESIRED | CURRENT | READY |
        | web-* | 2       | 2       | 2     |
      And kubectl get persistentvolumeclaims -n shop shows:
        | NAME     | STATUS | CAPACITY | STORAGECLASS |
        | pictures | Bound  | 1Gi      | standard     |
      And service "web" in namespace "shop" has 2 ready endpoints

    Scenario: Each object is owned by the one that made it
      When 11 seconds pass
      Then the newest pod of deployment "web" in namespace "shop" matches:
        """yaml
        metadata: { ownerReferences: [{ kind: ReplicaSet, name: "web-*", controller: true }] }
        """

  Rule: Admission fills in what the cluster says of its pods
    See https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#serviceaccount
    See https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#limitranger

    Scenario: The ServiceAccount's Secret for its registry, and the limits of the namespace
      When 11 seconds pass
      Then the newest pod of deployment "web" in namespace "shop" matches:
        """yaml
        spec:
          serviceAccountName: shop
          imagePullSecrets: [{ name: registry }]
          containers:
          - name: app
            resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { cpu: 500m, memory: 256Mi } }
        """
      And kubectl get resourcequotas -n shop shows:
        | NAME | REQUEST                                                      |
        | all  | pods: 2/10, requests.cpu: 200m/2, requests.memory: 128Mi/2Gi |

  Rule: Clients reach it by the name of its Service, and from outside by a port of any node; what they get was made of variables and files
    See https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#services
    See https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport

    Scenario: From another namespace, and by a node
      When 11 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: client }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            env: [{ name: NODE, valueFrom: { fieldRef: { fieldPath: status.hostIP } } }]
            command: [sh, -c, 'wget -q -O - http://web.shop; wget -q -O - http://$NODE:30080']
        """
      Then pod "client" is Succeeded within 1s
      And the log of container "app" of pod "client" is:
        """
        hello, shop with 1234, colour = blue
        hello, shop with 1234, colour = blue
        """
