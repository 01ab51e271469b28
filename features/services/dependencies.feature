Feature: My application needs another service
  An init container waits for what a pod needs once, before its start. What goes away later is seen by a readiness probe: the pod gets
  no requests, and a rollout of pods that cannot work stops.
  https://kubernetes.io/docs/concepts/workloads/pods/probes/#readiness-probe

  Background:
    Given I apply:
      """yaml
      apiVersion: v1
      kind: Service
      metadata: { name: database }
      spec: { selector: { app: database }, ports: [{ port: 5432 }] }
      ---
      apiVersion: v1
      kind: Service
      metadata: { name: web }
      spec: { selector: { app: web }, ports: [{ port: 80 }] }
      ---
      apiVersion: v1
      kind: Pod
      metadata: { name: database, labels: { app: database } }
      spec:
        terminationGracePeriodSeconds: 1
        containers: [{ name: database, image: agnhost, args: [netexec, --http-port=5432] }]
      """

  Rule: An init container knows only how it was at the start
    See https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#understanding-init-containers

    Scenario: Broken: the database goes at 60s, and the pod goes on getting requests
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec:
          initContainers:
          - { name: wait, image: "busybox:1.36", command: [sh, -c, 'until nc -z -w 1 database 5432; do sleep 1; done'] }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      And 1 minute passes
      And pod "database" is deleted
      And 10 minutes pass
      Then service "database" has no endpoints
      And service "web" has 1 ready endpoint

  Rule: A readiness probe that asks for it takes the pod out of its service, and restarts nobody
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#readiness-probe

    Background:
      Given I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec:
          containers:
          - name: app
            image: nginx:1.27-alpine
            readinessProbe: { exec: { command: [nc, -z, -w, "1", database, "5432"] }, periodSeconds: 5, failureThreshold: 2 }
        """
      And 1 minute passes

    Scenario: Mended: the database goes at 60s, and from 70s the pod gets no requests
      When pod "database" is deleted
      Then service "web" has 1 ready endpoint at 69s
      And service "web" has no ready endpoints at 70s
      And container "app" of pod "web" has restarted 0 times at 10m

    Scenario: It gets them again when the database is back
      When pod "database" is deleted
      And 1 minute passes
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: database, labels: { app: database } }
        spec:
          containers: [{ name: database, image: agnhost, args: [netexec, --http-port=5432] }]
        """
      Then service "web" has 1 ready endpoint within 5s

  Rule: A rollout of pods whose dependency is not there stops, and the old pods serve on
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#failed-deployment

    Scenario: The new version asks for a service that nobody has
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: shop }
        spec:
          replicas: 3
          selector: { matchLabels: { app: shop } }
          template:
            metadata: { labels: { app: shop } }
            spec: { containers: [{ name: app, image: "busybox:1.36", command: [sleep, 1d], readinessProbe: { exec: { command: [nc, -z, -w, "1", database, "5432"] } } }] }
        """
      And 1 minute passes
      And I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: shop }
        spec:
          replicas: 3
          selector: { matchLabels: { app: shop } }
          template:
            metadata: { labels: { app: shop } }
            spec: { containers: [{ name: app, image: "busybox:1.36", command: [sleep, 1d], readinessProbe: { exec: { command: [nc, -z, -w, "1", databas, "5432"] } } }] }
        """
      And 1 hour passes
      Then kubectl get deployments shows:
        | NAME | READY | UP-TO-DATE | AVAILABLE |
        | shop | 3/3   | 1          | 3         |
      And deployment "shop" is stuck
