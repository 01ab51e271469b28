Feature: kubectl describe of network policies, address ranges, drivers and classes
  Kinds of which podlife keeps what is applied, described as kubectl does.
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_describe/

  Rule: A network policy is told in sentences
    Source: staging/src/k8s.io/kubectl/pkg/describe/describe.go (v1.36, describeNetworkPolicy)

    Scenario: From whom, to whom, by which ports
      When I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec:
          podSelector: { matchLabels: { app: web } }
          policyTypes: [Ingress, Egress]
          ingress:
          - from:
            - { podSelector: { matchLabels: { app: shop } }, namespaceSelector: {} }
            - ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16, 10.2.0.0/16] }
            ports:
            - { port: 80 }
            - { port: 8000, endPort: 8100, protocol: UDP }
          - {}
        """
      And I run:
        """
        kubectl describe netpol web
        """
      Then it prints:
        """
        Name:         web
        Namespace:    default
        Created on:   2026-01-01 00:00:00 +0000 UTC
        Labels:       <none>
        Annotations:  <none>
        Spec:
          PodSelector:     app=web
          Allowing ingress traffic:
            To Port: 80/TCP
            To Port Range: 8000-8100/UDP
            From:
              NamespaceSelector: <none>
              PodSelector: app=shop
            From:
              IPBlock:
                CIDR: 10.0.0.0/8
                Except: 10.1.0.0/16, 10.2.0.0/16
            ----------
            To Port: <any> (traffic allowed to all ports)
            From: <any> (traffic not restricted by source)
          Allowing egress traffic:
            <none> (Selected pods are isolated for egress connectivity)
          Policy Types: Ingress, Egress
        """

    Scenario: Of all pods, and of one direction only
      When I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: out }
        spec:
          podSelector: {}
          policyTypes: [Egress]
          egress:
          - to: [{ podSelector: {} }]
        """
      And I run:
        """
        kubectl describe netpol out | grep -A 9 Spec
        """
      Then it prints:
        """
        Spec:
          PodSelector:     <none> (Allowing the specific traffic to all pods in this namespace)
          Not affecting ingress traffic
          Allowing egress traffic:
            To Port: <any> (traffic allowed to all ports)
            To:
              PodSelector: <none>
          Policy Types: Egress
        """

  Rule: Ranges of addresses, drivers on nodes and classes of attributes have descriptions of their own
    Source: staging/src/k8s.io/kubectl/pkg/describe/describe.go (v1.36, describeServiceCIDRV1, describeCSINode, describeVolumeAttributesClass)

    Scenario: What is there of each
      When I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: ServiceCIDR
        metadata: { name: more }
        spec: { cidrs: [10.200.0.0/16] }
        ---
        apiVersion: networking.k8s.io/v1
        kind: IPAddress
        metadata: { name: 10.200.0.5 }
        spec: { parentRef: { resource: services, namespace: default, name: web } }
        ---
        apiVersion: storage.k8s.io/v1
        kind: CSINode
        metadata: { name: node-9 }
        spec: { drivers: [{ name: csi.example, nodeID: i-9, topologyKeys: [zone], allocatable: { count: 25 } }] }
        ---
        apiVersion: storage.k8s.io/v1
        kind: VolumeAttributesClass
        metadata: { name: gold }
        driverName: csi.example
        parameters: { iops: '4000' }
        """
      And I run:
        """
        kubectl describe servicecidr more
        kubectl describe ipaddress 10.200.0.5
        kubectl describe csinode node-9
        kubectl describe vac gold
        """
      Then it prints:
        """
        Name:         more
        Labels:       <none>
        Annotations:  <none>
        CIDRs:        10.200.0.0/16
        Status:
        Conditions:
          Type   Status  LastTransitionTime               Reason  Message
          ----   ------  ------------------               ------  -------
          Ready  True    Thu, 01 Jan 2026 00:00:00 +0000          Kubernetes Service CIDR is ready
        Events:  <none>
        Name:         10.200.0.5
        Labels:       <none>
        Annotations:  <none>
        Parent Reference:
          Group:
          Resource:   services
          Namespace:  default
          Name:       web
        Events:       <none>
        Name:               node-9
        Labels:             <none>
        Annotations:        <none>
        CreationTimestamp:  Thu, 01 Jan 2026 00:00:00 +0000
        Spec:
          Drivers:
            csi.example:
              Node ID:  i-9
              Allocatables:
                Count:        25
              Topology Keys:  [zone]
        Events:               <none>
        Name:         gold
        Annotations:  <none>
        DriverName:   csi.example
        Parameters:   iops=4000
        Events:       <none>
        """
