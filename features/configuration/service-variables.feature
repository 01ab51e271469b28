Feature: Variables of services
  A container is told of the services that there are when it is made, as variables. A service that comes later is not told of;
  names of the cluster's DNS do not have this trouble.
  https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables

  Rule: The service of the API server is always told of
    Source: pkg/kubelet/kubelet_pods.go (v1.36, getServiceEnvVarMap)

    Scenario: Whatever the pod says
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          enableServiceLinks: false
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'env | grep ^KUBERNETES_ | sort']
        """
      Then the log of container "app" is:
        """
        KUBERNETES_PORT=tcp://10.96.0.1:443
        KUBERNETES_PORT_443_TCP=tcp://10.96.0.1:443
        KUBERNETES_PORT_443_TCP_ADDR=10.96.0.1
        KUBERNETES_PORT_443_TCP_PORT=443
        KUBERNETES_PORT_443_TCP_PROTO=tcp
        KUBERNETES_SERVICE_HOST=10.96.0.1
        KUBERNETES_SERVICE_PORT=443
        KUBERNETES_SERVICE_PORT_HTTPS=443
        """

  Rule: So are the services of the namespace that are there already
    See https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables
    Source: pkg/kubelet/kubelet_pods.go (v1.36, getServiceEnvVarMap)

    Scenario: A service before the pod
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: fooservice }
        spec: { ports: [{ port: 8765, targetPort: 8080 }], selector: { name: foo } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'env | grep ^FOOSERVICE_ | sort']
        """
      Then the log of container "app" is:
        """
        FOOSERVICE_PORT=tcp://10.96.1.1:8765
        FOOSERVICE_PORT_8765_TCP=tcp://10.96.1.1:8765
        FOOSERVICE_PORT_8765_TCP_ADDR=10.96.1.1
        FOOSERVICE_PORT_8765_TCP_PORT=8765
        FOOSERVICE_PORT_8765_TCP_PROTO=tcp
        FOOSERVICE_SERVICE_HOST=10.96.1.1
        FOOSERVICE_SERVICE_PORT=8765
        """

    Scenario: A service after the pod is told of when the container is restarted
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'echo "redis: ${REDIS_SERVICE_HOST:-nobody}"; sleep 30; exit 1']
        """
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: redis }
        spec: { ports: [{ port: 6379 }], selector: { app: redis } }
        """
      Then the log of container "app" is at 29s:
        """
        redis: nobody
        """
      And the log of container "app" is at 31s:
        """
        redis: 10.96.1.1
        """

    Scenario: Unless `enableServiceLinks` is false
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: redis }
        spec: { ports: [{ port: 6379 }], selector: { app: redis } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          enableServiceLinks: false
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'env | grep -c ^REDIS_']
        """
      Then the log of container "app" is:
        """
        0
        """

    Scenario: Services of other namespaces and headless ones are not told of
      When I apply:
        """yaml
        apiVersion: v1
        kind: Namespace
        metadata: { name: other }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: redis, namespace: other }
        spec: { ports: [{ port: 6379 }], selector: { app: redis } }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: db }
        spec: { clusterIP: None, ports: [{ port: 5432 }], selector: { app: db } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'env | grep -c -E "^(REDIS|DB)_"']
        """
      Then the log of container "app" is:
        """
        0
        """
