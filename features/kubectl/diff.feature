Feature: kubectl diff
  What an apply would change is shown line by line, and nothing is changed.
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_diff/

  Background:
    Given I apply:
      """yaml
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web, labels: { app: web } }
      spec:
        replicas: 3
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec: { containers: [{ name: app, image: 'nginx:1.27' }] }
      """

  Rule: It exits with 1 where there is a difference, and shows it as diff -u -N does
    See https://kubernetes.io/docs/reference/kubectl/generated/kubectl_diff/
    Source: staging/src/k8s.io/kubectl/pkg/cmd/diff/diff.go (v1.36, getCommand)

    Scenario: Another image is another generation
      When 10s pass
      And I run:
        """
        kubectl diff -f - <<EOF
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web, labels: { app: web } }
        spec:
          replicas: 3
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: 'nginx:1.28' }] }
        EOF
        """
      Then it prints:
        """
        diff -u -N /tmp/LIVE-1000000001/apps.v1.Deployment.default.web /tmp/MERGED-1000000002/apps.v1.Deployment.default.web
        --- /tmp/LIVE-1000000001/apps.v1.Deployment.default.web	2026-01-01 00:00:10.000000000 +0000
        +++ /tmp/MERGED-1000000002/apps.v1.Deployment.default.web	2026-01-01 00:00:10.000000000 +0000
        @@ -6,7 +6,7 @@
             kubectl.kubernetes.io/last-applied-configuration: |
               {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"annotations":{},"labels":{"app":"web"},"name":"web","namespace":"default"},"spec":{"replicas":3,"selector":{"matchLabels":{"app":"web"}},"template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"image":"nginx:1.27","name":"app"}]}}}}
           creationTimestamp: "2026-01-01T00:00:00Z"
        -  generation: 1
        +  generation: 2
           labels:
             app: web
           name: web
        @@ -31,7 +31,7 @@
                 app: web
             spec:
               containers:
        -      - image: nginx:1.27
        +      - image: nginx:1.28
                 imagePullPolicy: IfNotPresent
                 name: app
                 resources: {}
        """
      And it exits with code 1
      And spec.template.spec.containers[0].image of deployment "web" is "nginx:1.27"
      And metadata.generation of deployment "web" is 1

    Scenario: Nothing to change, nothing to show
      When I run:
        """
        kubectl diff -f - <<EOF
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web, labels: { app: web } }
        spec:
          replicas: 3
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: 'nginx:1.27' }] }
        EOF
        """
      Then it prints nothing
      And it exits with code 0

    Scenario: What is not there yet is compared with an empty file
      When I run:
        """
        kubectl diff -f - <<EOF
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data: { colour: blue }
        EOF
        """
      Then it prints:
        """
        diff -u -N /tmp/LIVE-1000000001/v1.ConfigMap.default.settings /tmp/MERGED-1000000002/v1.ConfigMap.default.settings
        --- /tmp/LIVE-1000000001/v1.ConfigMap.default.settings	2026-01-01 00:00:00.000000000 +0000
        +++ /tmp/MERGED-1000000002/v1.ConfigMap.default.settings	2026-01-01 00:00:00.000000000 +0000
        @@ -0,0 +1,8 @@
        +apiVersion: v1
        +data:
        +  colour: blue
        +kind: ConfigMap
        +metadata:
        +  creationTimestamp: "2026-01-01T00:00:00Z"
        +  name: settings
        +  namespace: default
        """
      And it exits with code 1

    Scenario: Of a Secret it tells only which values differ
      Given I apply:
        """yaml
        apiVersion: v1
        kind: Secret
        metadata: { name: door }
        stringData: { key: one, other: same }
        """
      When I run:
        """
        kubectl diff -f - <<EOF
        apiVersion: v1
        kind: Secret
        metadata: { name: door }
        stringData: { key: two, other: same }
        EOF
        """
      Then it prints:
        """
        diff -u -N *
        --- *
        +++ *
        @@ -1,6 +1,6 @@
         apiVersion: v1
         data:
        -  key: '*** (before)'
        +  key: '*** (after)'
           other: '***'
         kind: Secret
         metadata:
        """

  Rule: It exits with 2 where it fails, for 1 says that there are differences
    Source: staging/src/k8s.io/kubectl/pkg/cmd/util/helpers.go (v1.36, CheckDiffErr)

    Scenario: A change that the server refuses
      When I run:
        """
        kubectl diff -f - <<EOF
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          selector: { matchLabels: { app: other } }
          template:
            metadata: { labels: { app: other } }
            spec: { containers: [{ name: app, image: 'nginx:1.27' }] }
        EOF
        """
      Then it exits with code 2
      And it prints:
        """
        The Deployment "web" is invalid: *
        """
