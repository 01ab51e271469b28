Feature: The service of the API server
  Pods reach the API server by a service that nobody has to make. The server keeps it, with its endpoints, itself.
  https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/#directly-accessing-the-rest-api

  Rule: Every ten seconds the API server makes anew what is missing
    Source: pkg/controlplane/controller/kubernetesservice/controller.go (v1.36, CreateOrUpdateMasterServiceIfNeeded)
    Source: pkg/controlplane/instance.go (v1.36, DefaultEndpointReconcilerInterval)

    Scenario: The service is deleted
      When 13 seconds pass
      And I run:
        """
        kubectl delete service kubernetes
        sleep 6
        kubectl get services
        sleep 1
        kubectl get services
        """
      Then it prints:
        """
        service "kubernetes" deleted from default namespace
        No resources found in default namespace.
        NAME         TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE
        kubernetes   ClusterIP   10.96.0.1    <none>        443/TCP   0s
        """
      And kubectl get endpointslices shows:
        | NAME       | ADDRESSTYPE | PORTS | ENDPOINTS  |
        | kubernetes | IPv4        | 6443  | 172.16.0.2 |

    Scenario: Its slice is deleted
      When 5 seconds pass
      And I run:
        """
        kubectl delete endpointslice kubernetes
        sleep 5
        kubectl get endpointslice kubernetes
        """
      Then it prints:
        """
        endpointslice.discovery.k8s.io "kubernetes" deleted from default namespace
        NAME         ADDRESSTYPE   PORTS   ENDPOINTS    AGE
        kubernetes   IPv4          6443    172.16.0.2   0s
        """

  Rule: Where the service leads is the server's to say; the rest may be changed
    Source: pkg/controlplane/reconcilers/lease.go (v1.36, checkEndpointSubsetFormatWithLease)

    Scenario: Somebody leads it elsewhere
      When I run:
        """
        kubectl patch endpoints kubernetes --type=merge -p '{"subsets":[{"addresses":[{"ip":"192.0.2.7"}],"ports":[{"port":6443,"name":"https"}]}]}' 2>/dev/null
        kubectl label service kubernetes team=shop
        sleep 10
        kubectl get endpointslices
        kubectl get services --show-labels
        """
      Then it prints:
        """
        endpoints/kubernetes patched
        service/kubernetes labeled
        NAME         ADDRESSTYPE   PORTS   ENDPOINTS    AGE
        kubernetes   IPv4          6443    172.16.0.2   10s
        NAME         TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE   LABELS
        kubernetes   ClusterIP   10.96.0.1    <none>        443/TCP   10s   component=apiserver,provider=kubernetes,team=shop
        """
