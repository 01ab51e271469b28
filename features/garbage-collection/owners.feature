Feature: Garbage collection of what has an owner
  An object names its owners. When they are gone, it goes, or it is set free, as the deletion said.
  https://kubernetes.io/docs/concepts/architecture/garbage-collection/

  Rule: By default what it owns is deleted after the owner, level by level
    See https://kubernetes.io/docs/concepts/architecture/garbage-collection/#background-deletion

    Scenario: Deployment, ReplicaSet, pods
      Given container "app" takes 5s to stop on SIGTERM
      And a deployment "web" with 3 replicas of image "web:1"
      When 10 seconds pass
      And deployment "web" is deleted
      Then deployment "web" is gone at 10s
      And there are no replicasets at 10s
      And there are 3 pods at 14s
      And there are no pods at 15s
      # The pods are not scaled down: nobody tells of it.
      And the events of deployment "web" do not include:
        | message                                   |
        | Scaled down replica set web-* from 3 to 0 |

    Scenario: A ReplicationController, and two of its pods
      When I apply:
        """yaml
        apiVersion: v1
        kind: ReplicationController
        metadata: { name: web }
        spec:
          replicas: 2
          template:
            metadata: { labels: { app: web } }
            spec: { terminationGracePeriodSeconds: 0, containers: [{ name: app, image: "web:1" }] }
        """
      And 10 seconds pass
      And replicationcontroller "web" is deleted
      Then replicationcontroller "web" is gone
      And there are no pods within 1s

  Rule: A pod whose owner was never there is deleted
    See https://kubernetes.io/docs/concepts/architecture/garbage-collection/#owners-dependents
    Source: pkg/controller/garbagecollector/garbagecollector.go (v1.36, classifyReferences, attemptToDeleteItem)

    Scenario: An owner that nobody made
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: orphan
          ownerReferences:
            - { apiVersion: apps/v1, kind: ReplicaSet, name: web, uid: 00000000-0000-4000-8000-000000000000 }
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      Then pod "orphan" is gone within 1m
