Feature: Adoption by a StatefulSet
  A StatefulSet takes in pods whose labels match, and whose names are its name and a number; it lets go of its own that match no longer.
  https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/

  Rule: A StatefulSet that is made again takes back the pods that it left behind
    Source: pkg/controller/statefulset/stateful_set.go (v1.36, getPodsForStatefulSet, adoptOrphanRevisions)

    Scenario: The pods are not made anew
      Given the manifest:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          replicas: 2
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      When the manifest is applied
      And 10 seconds pass
      And I run:
        """
        kubectl delete statefulset/web --cascade=orphan
        """
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          replicas: 2
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 1 minute passes
      Then metadata.uid of pod "web-0" is unchanged since 5s
      And metadata.uid of pod "web-1" is unchanged since 5s
      And there are exactly 2 pods of statefulset "web"
      # The same template has the same revision.
      And there is exactly 1 controllerrevision
      And statefulset "web" is complete

  Rule: A pod with another kind of name stays alone
    Source: pkg/controller/statefulset/stateful_set.go (v1.36, getPodsForStatefulSet)
    Source: pkg/controller/statefulset/stateful_set_utils.go (v1.36, isMemberOf)

    Scenario: The labels match, the name does not
      Given a pod "lonely" with labels "app=web"
      And a statefulset "web" with 1 replica of image "web:1"
      When 1 minute passes
      Then pod "lonely" matches:
        """yaml
        metadata: { ownerReferences: null }
        """
      And there is exactly 1 pod of statefulset "web"

  Rule: A pod whose labels no longer match is let go, and keeps its name from being used again
    Source: pkg/controller/statefulset/stateful_set.go (v1.36, getPodsForStatefulSet)
    Source: pkg/controller/controller_ref_manager.go (v1.36, ClaimPods)

    # Its successor has the same name, so it cannot be made while the old pod is there; and of this no event tells.
    Scenario: The label of web-0 is changed, and changed back
      Given a statefulset "web" with 2 replicas of image "web:1"
      When 10 seconds pass
      And I run:
        """
        kubectl label pod web-0 app=other --overwrite
        """
      And 1 minute passes
      Then pod "web-0" matches:
        """yaml
        metadata: { ownerReferences: null }
        """
      And there is exactly 1 pod of statefulset "web"
      And there is no Warning event
      And kubectl get statefulsets shows:
        | NAME | READY |
        | web  | 1/2   |
      When I run:
        """
        kubectl label pod web-0 app=web --overwrite
        """
      And 10 minutes pass
      Then there are exactly 2 pods of statefulset "web"
      And metadata.uid of pod "web-0" is unchanged since 5s

  Rule: Why does my StatefulSet say FailedUpdate? Pods that it takes back without its claims cannot be given them
    Source: pkg/controller/statefulset/stateful_pod_control.go (v1.36, UpdateStatefulPod)
    Source: pkg/controller/statefulset/stateful_set_utils.go (v1.36, storageMatches, updateStorage)

    Background:
      Given a statefulset "web" with 2 replicas of image "web:1"
      When 10 seconds pass
      # volumeClaimTemplates cannot be changed, so the set is deleted alone and made again with one.
      And I run:
        """
        kubectl delete statefulset web --cascade=orphan
        """
      And I apply:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          replicas: 2
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
                - { name: app, image: "web:1", volumeMounts: [{ name: data, mountPath: /data }] }
          volumeClaimTemplates:
            - metadata: { name: data }
              spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """

    Scenario: Broken: the claim is made, the pod stays as it was, and so does its successor
      When 1 hour passes
      Then the events of statefulset "web" include:
        | type    | reason       | message                                                                                                                         |
        | Warning | FailedUpdate | * Pod web-0 in StatefulSet web failed error: Pod "web-0" is invalid: spec: Forbidden: pod updates may not change fields other than * |
      And metadata.uid of pod "web-0" is unchanged since 5s
      And metadata.uid of pod "web-1" is unchanged since 5s
      And there is exactly 1 persistentvolumeclaim

    Scenario: Mended: the pods are deleted by hand, and made anew with their claims
      When I run:
        """
        kubectl delete pod web-0 web-1
        """
      And 1 hour passes
      Then all pods of statefulset "web" are Ready
      And persistentvolumeclaim "data-web-0" is Bound
      And persistentvolumeclaim "data-web-1" is Bound
      And statefulset "web" is complete
