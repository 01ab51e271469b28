Feature: kubectl describe of what keeps pods running
  A Deployment, a ReplicaSet, a StatefulSet and a DaemonSet, with their numbers, their template and their events, as kubectl prints them.
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_describe/

  Background:
    Given the time is 2026-11-21 03:50:00 UTC

  Rule: A Deployment is described with its old and its new ReplicaSet
    Source: staging/src/k8s.io/kubectl/pkg/describe/describe.go (v1.36, describeDeployment)

    Scenario: In the middle of a rollout
      Given the manifest:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web, labels: { app: web } }
        spec:
          replicas: 3
          minReadySeconds: 2
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
                - name: web
                  image: web:1
                  ports: [{ name: http, containerPort: 8080 }]
                  env: [{ name: VERSION, value: "1" }]
                  readinessProbe: { httpGet: { path: /, port: 8080 }, initialDelaySeconds: 4, periodSeconds: 1 }
        """
      And container "web" listens on port 8080 after 0s
      When the manifest is applied
      And 12 seconds pass
      And I run:
        """
        kubectl set env deployment/web VERSION=2
        kubectl annotate deployment/web 'kubernetes.io/change-cause=version 2'
        """
      And 3 seconds pass
      Then kubectl describe deployment web prints:
        """
        Name:                   web
        Namespace:              default
        CreationTimestamp:      Sat, 21 Nov 2026 03:50:00 +0000
        Labels:                 app=web
        Annotations:            deployment.kubernetes.io/revision: 2
                                kubernetes.io/change-cause: version 2
        Selector:               app=web
        Replicas:               3 desired | 1 updated | 4 total | 3 available | 1 unavailable
        StrategyType:           RollingUpdate
        MinReadySeconds:        2
        RollingUpdateStrategy:  25% max unavailable, 25% max surge
        Pod Template:
          Labels:  app=web
          Containers:
           web:
            Image:      web:1
            Port:       8080/TCP (http)
            Host Port:  0/TCP (http)
            Readiness:  http-get http://:8080/ delay=4s timeout=1s period=1s #success=1 #failure=3
            Environment:
              VERSION:     2
            Mounts:        <none>
          Volumes:         <none>
          Node-Selectors:  <none>
          Tolerations:     <none>
        Conditions:
          Type           Status  Reason
          ----           ------  ------
          Available      True    MinimumReplicasAvailable
          Progressing    True    ReplicaSetUpdated
        OldReplicaSets:  web-* (3/3 replicas created)
        NewReplicaSet:   web-* (1/1 replicas created)
        Events:
          Type    Reason             Age   From                   Message
          ----    ------             ----  ----                   -------
          Normal  ScalingReplicaSet  15s   deployment-controller  Scaled up replica set web-* from 0 to 3
          Normal  ScalingReplicaSet  3s    deployment-controller  Scaled up replica set web-* from 0 to 1
        """

  Rule: A ReplicaSet is described with who controls it, and how many of its pods run
    Source: staging/src/k8s.io/kubectl/pkg/describe/describe.go (v1.36, describeReplicaSet)

    Scenario: One of three pods waits for its image
      Given image "web:2" cannot be pulled
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: { name: web, labels: { app: web } }
        spec:
          replicas: 2
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:2" }] }
        """
      And 10 seconds pass
      Then kubectl describe replicaset web prints:
        """
        Name:         web
        Namespace:    default
        Selector:     app=web
        Labels:       app=web
        Annotations:  <none>
        Replicas:     2 current / 2 desired
        Pods Status:  0 Running / 2 Waiting / 0 Succeeded / 0 Failed
        Pod Template:
          Labels:  app=web
          Containers:
           app:
            Image:         web:2
            Port:          <none>
            Host Port:     <none>
            Environment:   <none>
            Mounts:        <none>
          Volumes:         <none>
          Node-Selectors:  <none>
          Tolerations:     <none>
        Events:
          Type    Reason            Age   From                   Message
          ----    ------            ----  ----                   -------
          Normal  SuccessfulCreate  10s   replicaset-controller  Created pod: web-*
          Normal  SuccessfulCreate  10s   replicaset-controller  Created pod: web-*
        """

    Scenario: Of a Deployment it says so
      Given a deployment "web" with 1 replica of image "web:1"
      Then kubectl describe replicasets includes:
        """
        Controlled By:  Deployment/web
        Replicas:       1 current / 1 desired
        """

  Rule: A StatefulSet is described with its partition and its claims
    Source: staging/src/k8s.io/kubectl/pkg/describe/describe.go (v1.36, describeStatefulSet, describeVolumeClaimTemplates)

    Scenario: Three pods, and a claim for each
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: db }
        spec:
          replicas: 2
          updateStrategy: { rollingUpdate: { partition: 1 } }
          selector: { matchLabels: { app: db } }
          template:
            metadata: { labels: { app: db } }
            spec:
              containers:
                - { name: db, image: "busybox:1.36", command: [sleep, "1000"], volumeMounts: [{ name: data, mountPath: /data }] }
          volumeClaimTemplates:
            - metadata: { name: data }
              spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      And 10 seconds pass
      Then kubectl describe statefulset db prints:
        """
        Name:               db
        Namespace:          default
        CreationTimestamp:  Sat, 21 Nov 2026 03:50:00 +0000
        Selector:           app=db
        Labels:             <none>
        Annotations:        <none>
        Replicas:           2 desired | 2 total
        Update Strategy:    RollingUpdate
          Partition:        1
        Pods Status:        2 Running / 0 Waiting / 0 Succeeded / 0 Failed
        Pod Template:
          Labels:  app=db
          Containers:
           db:
            Image:      busybox:1.36
            Port:       <none>
            Host Port:  <none>
            Command:
              sleep
              1000
            Environment:  <none>
            Mounts:
              /data from data (rw)
          Volumes:         <none>
          Node-Selectors:  <none>
          Tolerations:     <none>
        Volume Claims:
          Name:          data
          StorageClass:
          Labels:        <none>
          Annotations:   <none>
          Capacity:      1Gi
          Access Modes:  [ReadWriteOnce]
        Events:
          Type    Reason            Age   From                    Message
          ----    ------            ----  ----                    -------
          Normal  SuccessfulCreate  10s   statefulset-controller  Create Claim data-db-0 Pod db-0 in StatefulSet db success
          Normal  SuccessfulCreate  10s   statefulset-controller  Create Pod db-0 in StatefulSet db successful
          Normal  SuccessfulCreate  9s    statefulset-controller  Create Claim data-db-1 Pod db-1 in StatefulSet db success
          Normal  SuccessfulCreate  9s    statefulset-controller  Create Pod db-1 in StatefulSet db successful
        """

  Rule: A DaemonSet is described with how many nodes should have a pod, and how many have
    Source: staging/src/k8s.io/kubectl/pkg/describe/describe.go (v1.36, describeDaemonSet)

    Scenario: One node
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: { name: agent }
        spec:
          selector: { matchLabels: { app: agent } }
          template:
            metadata: { labels: { app: agent } }
            spec:
              tolerations: [{ operator: Exists }]
              containers: [{ name: agent, image: "busybox:1.36", command: [sleep, "1000"] }]
        """
      And 4 seconds pass
      Then kubectl describe daemonset agent prints:
        """
        Name:           agent
        Namespace:      default
        Selector:       app=agent
        Node-Selector:  <none>
        Labels:         <none>
        Annotations:    deprecated.daemonset.template.generation: 1
        Desired Number of Nodes Scheduled: 1
        Current Number of Nodes Scheduled: 1
        Number of Nodes Scheduled with Up-to-date Pods: 1
        Number of Nodes Scheduled with Available Pods: 1
        Number of Nodes Misscheduled: 0
        Pods Status:  1 Running / 0 Waiting / 0 Succeeded / 0 Failed
        Pod Template:
          Labels:  app=agent
          Containers:
           agent:
            Image:      busybox:1.36
            Port:       <none>
            Host Port:  <none>
            Command:
              sleep
              1000
            Environment:   <none>
            Mounts:        <none>
          Volumes:         <none>
          Node-Selectors:  <none>
          Tolerations:     op=Exists
        Events:
          Type    Reason            Age   From                  Message
          ----    ------            ----  ----                  -------
          Normal  SuccessfulCreate  4s    daemonset-controller  Created pod: agent-*
        """
