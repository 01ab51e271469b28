Feature: Many objects at once
  A list by labels, and a change and a deletion of all that it names.
  https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#list-and-watch-filtering

  Rule: What a selector names is listed, changed and deleted together, and the rest stays
    See https://kubernetes.io/docs/reference/kubectl/generated/kubectl_delete/

    Scenario Outline: Two of three objects of kind <kind>
      When I apply:
        """yaml
        apiVersion: <version>
        kind: <kind>
        metadata: { name: one, labels: { set: test } }
        <rest>
        ---
        apiVersion: <version>
        kind: <kind>
        metadata: { name: two, labels: { set: test } }
        <rest>
        ---
        apiVersion: <version>
        kind: <kind>
        metadata: { name: three, labels: { set: other } }
        <rest>
        """
      And I run:
        """
        kubectl label <kind> -l set=test patched=true >/dev/null
        kubectl patch <kind> three --type=merge -p '{"metadata":{"annotations":{"note":"seen"}}}' >/dev/null
        kubectl get <kind> -l patched=true -o jsonpath='{.items[*].metadata.name}' 2>/dev/null
        """
      Then it prints:
        """
        one two
        """
      And metadata.annotations.note of <kind> "three" is "seen"
      When I run:
        """
        kubectl delete <kind> -l set=test
        """
      Then <kind> "one" is gone
      And <kind> "two" is gone
      And there is 1 <kind> "three"

      Examples:
        | kind                    | version              | rest                                                                                                                                                              |
        | Pod                     | v1                   | spec: { terminationGracePeriodSeconds: 1, containers: [{ name: app, image: "web:1" }] }                                                                               |
        | Service                 | v1                   | spec: { selector: { app: web }, ports: [{ port: 80 }] }                                                                                                             |
        | Endpoints               | v1                   | subsets: [{ addresses: [{ ip: 10.0.0.24 }], ports: [{ port: 80 }] }]                                                                                                |
        | LimitRange              | v1                   | spec: { limits: [{ type: Container, max: { cpu: "1" } }] }                                                                                                          |
        | EndpointSlice           | discovery.k8s.io/v1  | addressType: IPv4                                                                                |
        | Ingress                 | networking.k8s.io/v1 | spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }                                                                                          |
        | IngressClass            | networking.k8s.io/v1 | spec: { controller: example.com/controller }                                                                                                                        |
        | PodDisruptionBudget     | policy/v1            | spec: { minAvailable: 1, selector: { matchLabels: { app: web } } }                                                                                                  |
        | ReplicaSet              | apps/v1              | spec: { replicas: 0, selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: app, image: "web:1" }] } } } |
        | StatefulSet             | apps/v1              | spec: { replicas: 0, selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: app, image: "web:1" }] } } } |
        | DaemonSet               | apps/v1              | spec: { selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { nodeSelector: { none: such }, containers: [{ name: app, image: "web:1" }] } } } |
        | Job                     | batch/v1             | spec: { suspend: true, template: { spec: { restartPolicy: Never, containers: [{ name: app, image: "web:1" }] } } }                                                    |
        | CronJob                 | batch/v1             | spec: { suspend: true, schedule: "* * * * *", jobTemplate: { spec: { template: { spec: { restartPolicy: Never, containers: [{ name: app, image: "web:1" }] } } } } }    |
