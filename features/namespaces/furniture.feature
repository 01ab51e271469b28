Feature: What every namespace has
  Every namespace has a service account for the pods that name none, and the certificate by which they know the API server.
  https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#serviceaccount-controller

  Rule: The service account "default" and the certificate of the cluster come back where they are deleted
    See https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#serviceaccount-controller
    Source: pkg/controller/serviceaccount/serviceaccounts_controller.go (v1.36, syncNamespace), pkg/controller/certificates/rootcacertpublisher/publisher.go (v1.36, syncNamespace)

    Example: Both are made anew at once
      When I run:
        """
        kubectl delete serviceaccount/default configmap/kube-root-ca.crt
        """
      And I run:
        """
        kubectl get serviceaccount/default configmap/kube-root-ca.crt -o name
        """
      Then it prints:
        """
        serviceaccount/default
        configmap/kube-root-ca.crt
        """

    Example: A certificate that somebody has overwritten is published again
      When I run:
        """
        kubectl patch configmap kube-root-ca.crt -p '{"data":{"ca.crt":"mine"}}'
        """
      Then ConfigMap "kube-root-ca.crt" in namespace "default" matches:
        """yaml
        data: { ca.crt: "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n" }
        """

    Example: In a namespace that is on its way out nothing comes back
      Given I apply:
        """yaml
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop }
        """
      When I run:
        """
        kubectl delete namespace shop
        """
      Then namespace "shop" is gone
