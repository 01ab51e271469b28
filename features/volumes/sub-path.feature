Feature: A part of a volume
  With `subPath` a container sees one file or directory of a volume. It is settled when the container is made: a file of a ConfigMap
  that is mounted so is never brought up to date (see [refresh](../configuration/refresh.feature)).
  https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath

  Rule: A file or a directory, of any volume
    See https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath

    Scenario Outline: <name>
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: source }
        data: { key: text }
        ---
        apiVersion: v1
        kind: Secret
        metadata: { name: source }
        stringData: { key: text }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: text, labels: { app: web } }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [cat, <path>]
            volumeMounts: [{ name: v, mountPath: <path>, subPath: key }]
          volumes:
          - { name: v, <source> }
        """
      Then the log of container "app" is:
        """
        text
        """

      Examples:
        | name                                       | path           | source                                                                                                   |
        | of a ConfigMap                             | /test/key      | configMap: { name: source }                                                                              |
        | of a ConfigMap over a file that is there   | /etc/hostname2 | configMap: { name: source }                                                                              |
        | of a ConfigMap over a file of the image    | /etc/passwd    | configMap: { name: source }                                                                              |
        | of a Secret                                | /test/key      | secret: { secretName: source }                                                                           |
        | of the downward API                        | /test/key      | downwardAPI: { items: [{ path: key, fieldRef: { fieldPath: metadata.name } }] }                          |
        | of a projected volume                      | /test/key      | projected: { sources: [{ configMap: { name: source } }] }                                                |

    Scenario: A missing one is made as a directory
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          securityContext: { fsGroup: 123 }
          initContainers:
          - name: writer
            image: busybox:1.36
            command: [sh, -c, 'stat -c "%A %g" /logs; echo written > /logs/app.log']
            volumeMounts: [{ name: data, mountPath: /logs, subPath: logs/web }]
          containers:
          - name: reader
            image: busybox:1.36
            command: [cat, /data/logs/web/app.log]
            volumeMounts: [{ name: data, mountPath: /data }]
          volumes:
          - { name: data, emptyDir: {} }
        """
      Then the log of init container "writer" is:
        """
        drwxrwsrwx 123
        """
      And the log of container "reader" is:
        """
        written
        """

    Scenario: A path that leads out of the volume is refused
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            volumeMounts: [{ name: data, mountPath: /data, subPath: ../etc }]
          volumes:
          - { name: data, emptyDir: {} }
        """
      Then it is refused with:
        """
        The Pod "task" is invalid: spec.containers[0].volumeMounts.subPath: Invalid value: "../etc": must not contain '..'
        """

  # https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath-expanded-environment
  Rule: `subPathExpr` names the part with variables, each of which must have a value
    See https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath-expanded-environment
    Source: pkg/kubelet/kubelet_pods.go (v1.36, makeMounts)

    Scenario: Each pod has a directory of its own
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: pod1 }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            env:
            - { name: POD_NAME, valueFrom: { fieldRef: { fieldPath: metadata.name } } }
            command: [sh, -c, 'echo hello > /logs/hello.txt; ls /var/log/pods-of-mine']
            volumeMounts:
            - { name: workdir1, mountPath: /logs, subPathExpr: pods-of-mine/$(POD_NAME) }
            - { name: workdir1, mountPath: /var/log }
          volumes:
          - { name: workdir1, hostPath: { path: /var/log } }
        """
      Then the log of container "app" is:
        """
        pod1
        """

    Scenario Outline: The container is not made: <name>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            env:
            - { name: POD_NAME, value: '<value>' }
            command: [sleep, 1d]
            volumeMounts: [{ name: workdir1, mountPath: /logscontainer, subPathExpr: $(<variable>) }]
          volumes:
          - { name: workdir1, emptyDir: {} }
        """
      And 10 seconds pass
      Then pod "web" matches:
        """yaml
        status:
          containerStatuses:
          - name: app
            state:
              waiting:
                reason: CreateContainerConfigError
                message: |-
                  <message>
        """
      And the events of pod "web" include:
        | type    | reason | message          |
        | Warning | Failed | Error: <message> |

      Examples:
        | name                    | value | variable | message                                                  |
        | an absolute path        | /tmp  | POD_NAME | error SubPath `/tmp` must not be an absolute path        |
        | a way out of the volume | ../x  | POD_NAME | unable to provision SubPath `../x`: must not contain '..' |
        | a step back             | ..    | POD_NAME | unable to provision SubPath `..`: must not contain '..'   |
        | an unknown variable     | foo   | NOBODY   | missing value for NOBODY                                 |
        | a variable without text |       | POD_NAME | missing value for POD_NAME                               |

    Scenario: A variable that gets a value later lets the container be made
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, annotations: { notmysubpath: mypath } }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            env:
            - { name: ANNOTATION, valueFrom: { fieldRef: { fieldPath: "metadata.annotations['mysubpath']" } } }
            command: [sh, -c, 'echo here > /subpath_mount/x; sleep 1d']
            volumeMounts:
            - { name: workdir1, mountPath: /subpath_mount, subPathExpr: $(ANNOTATION)/web }
            - { name: workdir1, mountPath: /volume_mount }
          volumes:
          - { name: workdir1, emptyDir: {} }
        """
      And 15 seconds pass
      Then container "app" is waiting with reason "CreateContainerConfigError"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, annotations: { mysubpath: mypath } }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            env:
            - { name: ANNOTATION, valueFrom: { fieldRef: { fieldPath: "metadata.annotations['mysubpath']" } } }
            command: [sh, -c, 'echo here > /subpath_mount/x; sleep 1d']
            volumeMounts:
            - { name: workdir1, mountPath: /subpath_mount, subPathExpr: $(ANNOTATION)/web }
            - { name: workdir1, mountPath: /volume_mount }
          volumes:
          - { name: workdir1, emptyDir: {} }
        """
      Then container "app" is running
      And file "/volume_mount/mypath/web/x" of container "app" is:
        """
        here
        """

  Rule: What stands in the way of a directory is told without details
    Source: pkg/kubelet/kubelet_pods.go (v1.36, makeMounts)

    Scenario: A file where the path goes on
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - name: first
            image: busybox:1.36
            command: [touch, /data/logs]
            volumeMounts: [{ name: data, mountPath: /data }]
          containers:
          - name: app
            image: busybox:1.36
            command: [sleep, 1d]
            volumeMounts: [{ name: data, mountPath: /logs, subPath: logs/web }]
          volumes:
          - { name: data, emptyDir: {} }
        """
      Then the events of pod "web" include:
        | type    | reason | message                                                                                   |
        | Warning | Failed | Error: failed to create subPath directory for volumeMount "data" of container "app"       |
      And container "app" is waiting with reason "CreateContainerConfigError" at 10s

  Rule: A container restarts with a ConfigMap that was changed meanwhile
    Source: pkg/kubelet/kubelet_pods.go (v1.36, makeMounts)
    Source: pkg/volume/util/subpath/subpath_linux.go (v1.36, PrepareSafeSubpath)

    Scenario: After its own exit it starts with the new text
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data: { key: before }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'cat /etc/key; echo; sleep 20; exit 1']
            volumeMounts: [{ name: settings, mountPath: /etc/key, subPath: key }]
          volumes:
          - { name: settings, configMap: { name: settings } }
        """
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data: { key: after }
        """
      Then the log of container "app" is at 19s:
        """
        before
        """
      And the log of container "app" is at 21s:
        """
        after
        """
