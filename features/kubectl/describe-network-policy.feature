Feature: kubectl describe networkpolicy
  What the pods of a policy may, direction by direction, as kubectl tells it.
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_describe/

  Rule: Each rule has its ports and peers, and a direction without rules isolates
    Source: staging/src/k8s.io/kubectl/pkg/describe/describe.go (v1.36, describeNetworkPolicy)

    Scenario: The policy of the documentation
      When I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: test-network-policy }
        spec:
          podSelector: { matchLabels: { role: db } }
          policyTypes: [Ingress, Egress]
          ingress:
          - from:
            - ipBlock: { cidr: 172.17.0.0/16, except: [172.17.1.0/24] }
            - namespaceSelector: { matchLabels: { project: myproject } }
            - podSelector: { matchLabels: { role: frontend } }
            ports: [{ protocol: TCP, port: 6379 }]
          - {}
          egress:
          - to: [{ ipBlock: { cidr: 10.0.0.0/24 } }]
            ports: [{ protocol: TCP, port: 32000, endPort: 32768 }]
        """
      And I run:
        """
        kubectl describe networkpolicy test-network-policy
        """
      Then it prints:
        """
        Name:         test-network-policy
        Namespace:    default
        Created on:   2026-01-01 00:00:00 +0000 UTC
        Labels:       <none>
        Annotations:  <none>
        Spec:
          PodSelector:     role=db
          Allowing ingress traffic:
            To Port: 6379/TCP
            From:
              IPBlock:
                CIDR: 172.17.0.0/16
                Except: 172.17.1.0/24
            From:
              NamespaceSelector: project=myproject
            From:
              PodSelector: role=frontend
            ----------
            To Port: <any> (traffic allowed to all ports)
            From: <any> (traffic not restricted by source)
          Allowing egress traffic:
            To Port Range: 32000-32768/TCP
            To:
              IPBlock:
                CIDR: 10.0.0.0/24
                Except: 
          Policy Types: Ingress, Egress
        """

    Scenario: Default deny
      When I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: default-deny-ingress }
        spec: { podSelector: {}, policyTypes: [Ingress] }
        """
      And I run:
        """
        kubectl describe networkpolicy default-deny-ingress
        """
      Then it includes:
        """
        Spec:
          PodSelector:     <none> (Allowing the specific traffic to all pods in this namespace)
          Allowing ingress traffic:
            <none> (Selected pods are isolated for ingress connectivity)
          Not affecting egress traffic
          Policy Types: Ingress
        """
