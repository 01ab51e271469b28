Feature: kubectl logs of what makes pods
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_logs/

  Rule: One of its pods is chosen, and kubectl says which
    Source: staging/src/k8s.io/kubectl/pkg/polymorphichelpers/logsforobject.go (v1.36, logsForObjectWithClient)
    Source: staging/src/k8s.io/kubectl/pkg/util/podutils/podutils.go (v1.36, ByLogging)

    Background:
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          serviceName: web
          replicas: 3
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
              - { name: app, image: "busybox:1.36", command: [sh, -c, "echo I am $HOSTNAME; sleep 1000"] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { selector: { app: web }, ports: [{ port: 80 }] }
        """
      And 10 seconds pass

    Scenario: The first
      When I run:
        """
        kubectl logs statefulset/web
        """
      Then it prints:
        """
        Found 3 pods, using pod/web-0
        I am web-0
        """
      And kubectl logs svc/web prints:
        """
        Found 3 pods, using pod/web-0
        I am web-0
        """
      And kubectl exec sts/web -- hostname prints:
        """
        web-0
        """

    Scenario: One that is ready goes before one that is not
      When container "app" of pod "web-0" crashes with exit code 1
      And container "app" of pod "web-0" crashes with exit code 1
      Then kubectl logs sts/web prints:
        """
        Found 3 pods, using pod/web-1
        I am web-1
        """

    Scenario: All of them
      Then kubectl logs sts/web --all-pods prints:
        """
        [pod/web-0/app] I am web-0
        [pod/web-1/app] I am web-1
        [pod/web-2/app] I am web-2
        """
      And kubectl logs -l app=web --prefix prints:
        """
        [pod/web-0/app] I am web-0
        [pod/web-1/app] I am web-1
        [pod/web-2/app] I am web-2
        """

  Rule: kubectl waits a while for a pod
    Source: staging/src/k8s.io/kubectl/pkg/polymorphichelpers/helpers.go (v1.36, GetFirstPod)

    Scenario: A Deployment without pods
      When I run:
        """
        kubectl create deployment web --image=web:1 --replicas=0
        """
      Then kubectl logs deploy/web prints:
        """
        error: timed out waiting for the condition
        """
      And kubectl logs deployment/nosuch prints:
        """
        error: error from server (NotFound): deployments.apps "nosuch" not found in namespace "default"
        """

  Rule: Not everything has pods
    Source: staging/src/k8s.io/kubectl/pkg/polymorphichelpers/helpers.go (v1.36, SelectorsForObject)

    Scenario Outline: <command>
      When I run:
        """
        kubectl create cronjob night --image=busybox --schedule='0 3 * * *' -- date
        kubectl <command>
        """
      Then it exits with code 1
      And it includes:
        """
        <printed>
        """

      Examples:
        | command               | printed                                                                                                    |
        | logs cronjob/night    | error: cannot get the logs from *v1.CronJob: selector for *v1.CronJob not implemented                      |
        | logs svc/kubernetes | error: cannot get the logs from *v1.Service: invalid service 'kubernetes': Service is defined without a selector |
        | exec cj/night -- date | error: cannot attach to *v1.CronJob: selector for *v1.CronJob not implemented                              |
