Feature: Waiting for a service
  An init container may hold a pod back until a service that it needs is there and answers.
  https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#init-containers-in-use

  Rule: A name that nobody has, and a service without endpoints, both fail the request
    See https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#init-containers-in-use
    Source: pkg/proxy/iptables/proxier.go (v1.36, syncProxyRules)

    # From notes about the life of pods ("fortune-client.yaml", "fortune-server.yaml"): "the main container does not run until
    # the service fortune and its server pod are deployed".
    Scenario: The client of fortune waits for its service and for the pod behind it
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: fortune-client
        spec:
          initContainers:
          - name: init
            image: busybox
            command:
            - sh
            - -c
            - 'while true; do echo "Waiting for fortune service to come up..."; wget http://fortune -q -T 1 -O /dev/null >/dev/null 2>/dev/null && break; sleep 1; done; echo "Service is up! Starting main container."'
          containers:
          - image: busybox
            name: main
            command:
            - sh
            - -c
            - 'echo "Main container started. Reading fortune very 10 seconds."; while true; do echo "-------------"; wget -q -O - http://fortune; sleep 10; done'

        """
      And 5 minutes pass
      Then pod "fortune-client" is Pending
      And init container "init" is running
      And container "main" never started
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata:
          name: fortune
        spec:
          selector:
            app: fortune-server
          ports:
          - name: http
            port: 80
            targetPort: 80
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: fortune-server
          labels:
            app: fortune-server
        spec:
          containers:
          - image: sangmile/fortune:args
            args: ["2"]
            name: html-generator
            volumeMounts:
            - name: html
              mountPath: /var/htdocs
          - image: nginx:alpine
            name: web-server
            volumeMounts:
            - name: html
              mountPath: /usr/share/nginx/html
              readOnly: true
            ports:
            - containerPort: 80
              protocol: TCP
          volumes:
          - name: html
            emptyDir: {}
        """
      Then service "fortune" has 1 ready endpoint
      And init container "init" of pod "fortune-client" is terminated with exit code 0 within 2s
      And pod "fortune-client" is Ready within 1s
      And the log of container "main" of pod "fortune-client" includes within 10s:
        """
        Main container started. Reading fortune very 10 seconds.
        -------------
        Fortune number 1.
        -------------
        """

    Scenario: The service alone is not enough
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: fortune }
        spec:
          selector: { app: fortune-server }
          ports: [{ port: 80 }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: client }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [wget, -O, '-', 'http://fortune']
        """
      Then pod "client" is Failed within 1s
      And the log of container "app" is:
        """
        Connecting to fortune (10.96.1.1:80)
        wget: can't connect to remote host (10.96.1.1): Connection refused
        """
