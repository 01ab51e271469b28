Feature: One network for all containers of a pod
  The containers of a pod run on one node, with one address and one set of ports; to one another they are localhost.
  https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking

  Rule: A container reaches the others of its pod at localhost
    See https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking

    Scenario: A client beside a server
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: server, image: "nginx:1.27" }
          - name: client
            image: busybox:1.36
            command: [sh, -c, 'sleep 1; wget -q -O /dev/null http://localhost && echo "reached, at $(hostname -i)"; sleep 3600']
        """
      And 2 seconds pass
      Then the log of container "client" is:
        """
        reached, at 10.244.0.2
        """

  Rule: A port can be taken by one of them only
    See https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking

    # The API takes it: a containerPort is information. It is the second process that finds the port taken.
    Scenario: Broken: two web servers at port 80
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          containers:
          - { name: one, image: "nginx:1.27", ports: [{ containerPort: 80 }] }
          - { name: two, image: "nginx:1.27", ports: [{ containerPort: 80 }] }
        """
      Then container "one" is running
      And container "two" is terminated with exit code 1
      And the log of container "two" is:
        """
        nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)
        """
      And pod "web" stays Running for 1h

    Scenario: Mended: the second listens elsewhere
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: one, image: "nginx:1.27", ports: [{ containerPort: 80 }] }
          - { name: two, image: "busybox:1.36", command: [httpd, -f, -p, "8080"], ports: [{ containerPort: 8080 }] }
        """
      Then pod "web" stays Ready for 1m

  Rule: A containerPort opens nothing and closes nothing
    Source: staging/src/k8s.io/api/core/v1/types.go (v1.36, Container)

    # Word for word from a note, which says 8080 and then forwards its own port 8888 to 80, where nginx listens.
    Scenario: A pod that says 8080 and answers at 80
      When I apply:
        """yaml
        apiVersion : v1
        kind : Pod
        metadata:
          name: nginx-pod # 파드 이름
        spec:
          containers:
          - image: nginx
            name: nginx-container # 컨테이너 이름
            ports:
            - containerPort: 8080
              protocol: TCP
        """
      And I run:
        """
        kubectl exec nginx-pod -- curl -s http://localhost:80 | grep title
        """
      Then it prints:
        """
        <title>Welcome to nginx!</title>
        """
      When I run:
        """
        kubectl exec nginx-pod -- curl -sS http://localhost:8080
        """
      Then it includes:
        """
        curl: (7) Failed to connect to localhost port 8080*
        """
