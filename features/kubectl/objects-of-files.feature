Feature: kubectl get and describe of what files name
  A manifest names objects; what is shown is what the cluster has of them.
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_get/

  Rule: The objects are those of the file, as they are now
    Source: staging/src/k8s.io/cli-runtime/pkg/resource/builder.go (v1.36, FilenameParam, Latest)

    Background:
      When I run:
        """
        kubectl apply -f manifests/web.json
        kubectl apply -f manifests/1-settings.yaml
        """

    Scenario: kubectl get -f
      When I run:
        """
        kubectl label pod web tier=front
        kubectl get -f manifests/web.json -L tier
        kubectl get -f manifests/1-settings.yaml -f manifests/web.json -o name
        """
      Then it prints:
        """
        pod/web labeled
        NAME   READY   STATUS    RESTARTS   AGE   TIER
        web    1/1     Running   0          0s    front
        configmap/settings
        pod/web
        """

    Scenario: kubectl describe -f
      When I run:
        """
        kubectl describe -f manifests/1-settings.yaml | grep Name
        """
      Then it prints:
        """
        Name:         settings
        Namespace:    default
        """

    Scenario: One is not there
      When I run:
        """
        kubectl delete configmap settings
        kubectl get -f manifests/1-settings.yaml
        """
      Then it exits with code 1
      And it prints:
        """
        configmap "settings" deleted from default namespace
        Error from server (NotFound): configmaps "settings" not found
        """

    Scenario: What kubectl apply has noted of its manifest
      When I run:
        """
        kubectl apply view-last-applied configmap/settings
        kubectl apply view-last-applied -f manifests/1-settings.yaml -o json
        """
      Then it prints:
        """
        apiVersion: v1
        data:
          color: blue
        kind: ConfigMap
        metadata:
          annotations: {}
          name: settings
          namespace: default
        {
          "apiVersion": "v1",
          "data": {
            "color": "blue"
          },
          "kind": "ConfigMap",
          "metadata": {
            "annotations": {},
            "name": "settings",
            "namespace": "default"
          }
        }
        """

    Scenario: An object of which nothing is noted
      When I run:
        """
        kubectl apply view-last-applied configmap/kube-root-ca.crt
        """
      Then it exits with code 1
      And it prints:
        """
        error: no last-applied-configuration annotation found on resource: kube-root-ca.crt
        """
