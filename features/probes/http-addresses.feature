Feature: Whom an HTTP probe asks
  The host, the port and the path of an HTTP probe, and what listens there.
  https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes

  Rule: The address is the pod's, the path / and the scheme http, unless the probe says otherwise
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#http-probes

    Scenario: Nobody listens at the port
      # The wrong port: the container has 8080, the probe asks 9090.
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: example.com/app:1
            ports: [{ containerPort: 8080 }]
            readinessProbe: { httpGet: { path: /healthz, port: 9090 } }
        """
      And 1 minute passes
      Then the events of pod "web" include:
        | type    | reason    | message                                                                                                                            |
        | Warning | Unhealthy | Readiness probe failed: Get "http://10.244.0.2:9090/healthz": dial tcp 10.244.0.2:9090: connect: connection refused |
      And pod "web" was never Ready

    Scenario: The right port
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: example.com/app:1
            ports: [{ containerPort: 8080 }]
            readinessProbe: { httpGet: { path: /healthz, port: 8080 } }
        """
      Then pod "web" is Ready at 0s
      And there is no Warning event

    Scenario: A port by its name
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: example.com/app:1
            ports: [{ name: admin, containerPort: 8081 }]
            readinessProbe: { httpGet: { port: admin } }
        """
      Then pod "web" is Ready at 0s

    Scenario: Host and scheme of its own
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            livenessProbe: { httpGet: { host: 127.0.0.1, path: healthz, port: 8443, scheme: HTTPS }, periodSeconds: 1 }
        """
      And 1 second passes
      # 127.0.0.1 is the node, for it is the kubelet who asks.
      Then the events of pod "web" include:
        | reason    | message                                                                                                             |
        | Unhealthy | Liveness probe failed: Get "https://127.0.0.1:8443/healthz": dial tcp 127.0.0.1:8443: connect: connection refused |

    Scenario: A plain server that is asked by HTTPS
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "nginx:1.27", livenessProbe: { httpGet: { port: 80, scheme: HTTPS }, periodSeconds: 1 } }
        """
      And 1 second passes
      Then the events of pod "web" include:
        | reason    | message                                                                                                      |
        | Unhealthy | Liveness probe failed: Get "https://10.244.0.2:80/": http: server gave HTTP response to HTTPS client |

  Rule: A port whose name nobody has is an error, which neither restarts the container nor makes it ready
    Source: pkg/probe/http/request.go (v1.36, NewRequestForHTTPGetAction)
    Source: pkg/kubelet/prober/worker.go (v1.36, doProbe)

    Scenario: A misspelt name
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: example.com/app:1
            ports: [{ name: admin, containerPort: 8081 }]
            livenessProbe: { httpGet: { port: amdin } }
        """
      And 10 minutes pass
      Then container "app" has restarted 0 times
      And the liveness probe of container "app" never failed
      And the events of pod "web" include:
        | type    | reason    | message                                                                                                            |
        | Warning | Unhealthy | Liveness probe errored and resulted in unknown state: strconv.Atoi: parsing "amdin": invalid syntax |

  Rule: What really listens answers
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#http-probes

    Scenario: BusyBox's own web server, which has no such page
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          labels:
            app: web
        spec:
          containers:
          - name: app
            image: busybox:1.36
            imagePullPolicy: IfNotPresent
            command: ["sh", "-c", "mkdir -p /w/cgi-bin; printf \"#!/bin/sh\necho Status: 503\necho\necho overloaded\n\" > /w/cgi-bin/h; chmod +x /w/cgi-bin/h; exec httpd -f -p 8080 -h /w"]
            readinessProbe:
              httpGet:
                path: /none
                port: 8080
              periodSeconds: 1
        """
      And 5 seconds pass
      Then the events of pod "web" include:
        | type    | reason    | message                                                        |
        | Warning | Unhealthy | Readiness probe failed: HTTP probe failed with statuscode: 404 |
      And kubectl get pods shows:
        | NAME | READY | STATUS  | RESTARTS | AGE |
        | web  | 0/1   | Running | 0        | 5s  |

    Scenario: nc, which answers one request and ends
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, "printf 'HTTP/1.1 200 OK\r\n\r\nhi' | nc -l -p 8080"]
            readinessProbe: { httpGet: { port: 8080 } }
        """
      And 5 seconds pass
      Then the readiness probe of container "app" succeeded at 0s
      And pod "web" is Succeeded

    Scenario: A page that the container takes away
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, "mkdir /w; echo ok > /w/ready; (sleep 25; rm /w/ready) & exec httpd -f -p 80 -h /w"]
            readinessProbe: { httpGet: { path: /ready, port: 80 }, failureThreshold: 1 }
        """
      Then pod "web" is Ready at 20s
      And pod "web" is not Ready at 30s
