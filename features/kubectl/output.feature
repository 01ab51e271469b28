Feature: Output of kubectl get
  An object can be had as a whole, or any part of it.
  https://kubernetes.io/docs/reference/kubectl/#output-options

  Background:
    When I apply:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web, labels: { app: web, app.kubernetes.io/version: "1.10" } }
      spec:
        containers:
        - { name: app, image: "busybox:1.36", command: [sleep], args: ["1000"] }
        - { name: log, image: "busybox:1.36", command: [sh, -c, "tail -f /dev/null"] }
      """

  Rule: -o yaml is the object, its fields in order, texts in quotes only where they must be
    See https://kubernetes.io/docs/reference/kubectl/#formatting-output
    Source: staging/src/k8s.io/cli-runtime/pkg/printers/yaml.go (v1.36, PrintObj)

    Scenario: What was written, and what was filled in
      Then kubectl get pod web -o yaml includes:
        """
          labels:
            app: web
            app.kubernetes.io/version: "1.10"
          name: web
          namespace: default
        """
      And kubectl get pod web -o yaml includes:
        """
          - args:
            - "1000"
            command:
            - sleep
            image: busybox:1.36
            imagePullPolicy: IfNotPresent
            name: app
            resources: {}
            terminationMessagePath: /dev/termination-log
            terminationMessagePolicy: File
            volumeMounts:
            - mountPath: /var/run/secrets/kubernetes.io/serviceaccount
              name: kube-api-access-*
              readOnly: true
        """
      And kubectl get pod web -o yaml includes:
        """
          dnsPolicy: ClusterFirst
          enableServiceLinks: true
          nodeName: node-1
          preemptionPolicy: PreemptLowerPriority
          priority: 0
          restartPolicy: Always
          schedulerName: default-scheduler
          securityContext: {}
          serviceAccount: default
          serviceAccountName: default
          terminationGracePeriodSeconds: 30
          tolerations:
          - effect: NoExecute
            key: node.kubernetes.io/not-ready
            operator: Exists
            tolerationSeconds: 300
          - effect: NoExecute
            key: node.kubernetes.io/unreachable
            operator: Exists
            tolerationSeconds: 300
        """

    Scenario: Several objects are a List
      Then kubectl get pods -o yaml includes:
        """
        apiVersion: v1
        items:
        - apiVersion: v1
          kind: Pod
        """
      And kubectl get pods -o yaml includes:
        """
        kind: List
        metadata:
          resourceVersion: ""
        """

  Rule: -o json is the same, in JSON
    See https://kubernetes.io/docs/reference/kubectl/#formatting-output
    Source: staging/src/k8s.io/cli-runtime/pkg/printers/json.go (v1.36, PrintObj)

    Scenario: Four blanks a level
      Then kubectl get pod web -o json includes:
        """
            "apiVersion": "v1",
            "kind": "Pod",
            "metadata": {
        """

  Rule: -o name is a name for each object
    See https://kubernetes.io/docs/reference/kubectl/#formatting-output
    Source: staging/src/k8s.io/cli-runtime/pkg/printers/name.go (v1.36, PrintObj)

    Scenario: Pods and nodes
      Then kubectl get pods,nodes -o name prints:
        """
        pod/web
        node/node-1
        """

  Rule: -o jsonpath takes out what its template names
    See https://kubernetes.io/docs/reference/kubectl/jsonpath/

    Scenario Outline: <template>
      Then kubectl get pod web -o jsonpath='<template>' prints:
        """
        <text>
        """

      Examples:
        | template                                                               | text                                |
        | {.metadata.name}                                                       | web                                 |
        | {.spec.containers[*].name}                                             | app log                             |
        | {.spec.containers[-1].image}                                           | busybox:1.36                        |
        | {.metadata.labels.app\\.kubernetes\\.io/version}                         | 1.10                                |
        | {.spec.containers[?(@.name=="log")].command}                           | ["sh","-c","tail -f /dev/null"]     |
        | {.status.conditions[?(@.type=="Ready")].status}                        | True                                |
        | {range .spec.containers[*]}{.name}={.image}, {end}                     | app=busybox:1.36, log=busybox:1.36, |
        | {.spec.nothing}                                                        |                                     |
        | {.spec.containers[0,1].name} on {.spec.nodeName}                       | app log on node-1                   |

  Rule: -o custom-columns makes a table of fields
    See https://kubernetes.io/docs/reference/kubectl/#custom-columns
    Source: staging/src/k8s.io/kubectl/pkg/cmd/get/customcolumn.go (v1.36, printOneObject)

    Scenario: A field that is not there is <none>
      Then kubectl get pods -o custom-columns=NAME:.metadata.name,IMAGES:.spec.containers[*].image,MISSING:.spec.nothing prints:
        """
        NAME   IMAGES                      MISSING
        web    busybox:1.36,busybox:1.36   <none>
        """
