Feature: Services in other releases
  What a service may wish of the traffic that comes to it came with the releases.
  https://kubernetes.io/docs/concepts/services-networking/service/#traffic-distribution

  Rule: trafficDistribution came with 1.30, counts since 1.31, and may name the same zone or node since 1.34
    See https://kubernetes.io/docs/concepts/services-networking/service/#traffic-distribution
    Source: pkg/features/kube_features.go (v1.36, PreferSameTrafficDistribution)

    @version:trafficDistributionField
    Scenario: Kubernetes 1.29 does not know it
      Given Kubernetes 1.29
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { trafficDistribution: PreferClose, ports: [{ port: 80 }] }
        """
      Then it is refused with:
        """
        *strict decoding error: unknown field "spec.trafficDistribution"
        """

    @version:trafficDistributionField @version:trafficDistribution
    Scenario Outline: Kubernetes <version>: it is <there>, and endpoints are <hinted>
      Given Kubernetes <version>
      And a cluster with these nodes:
        | name   | zone |
        | node-1 | a    |
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { trafficDistribution: PreferClose, selector: { app: web }, ports: [{ port: 80 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec: { containers: [{ name: app, image: 'nginx:1.27' }] }
        """
      Then spec.trafficDistribution of service "web" is <there>
      And endpoints[0].hints of endpointslice "web-*" is <hinted>

      Examples:
        | version | there   | hinted  |
        | 1.30    | absent  | absent  |
        | 1.31    | present | present |

    @version:preferSameTraffic
    Scenario Outline: Kubernetes 1.33 refuses <wish>
      Given Kubernetes 1.33
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { trafficDistribution: <wish>, ports: [{ port: 80 }] }
        """
      Then it is refused with:
        """
        The Service "web" is invalid: spec.trafficDistribution: Unsupported value: "<wish>": supported values: "PreferClose"
        """

      Examples:
        | wish           |
        | PreferSameZone |
        | PreferSameNode |

    @version:preferSameTraffic
    Scenario Outline: Kubernetes 1.34 takes <wish>: <hint> is hinted
      Given Kubernetes 1.34
      And a cluster with these nodes:
        | name   | zone |
        | node-1 | a    |
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { trafficDistribution: <wish>, selector: { app: web }, ports: [{ port: 80 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec: { containers: [{ name: app, image: 'nginx:1.27' }] }
        """
      Then endpointslice "web-*" matches:
        """yaml
        endpoints: [{ hints: <hints> }]
        """

      Examples:
        | wish           | hint                  | hints                                                        |
        | PreferSameZone | the zone              | { forZones: [{ name: a }], forNodes: null }                  |
        | PreferSameNode | the node and the zone | { forZones: [{ name: a }], forNodes: [{ name: node-1 }] }    |
