Feature: Variables from files
  An init container writes a file, and the containers after it get variables from it.
  https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
  https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/

  # https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-via-file/
  Rule: A variable may come from a file that an init container wrote
    See https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-via-file/#how-the-design-works
    See https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-via-file/#env-file-syntax

    Scenario: One key for each container
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          initContainers:
          - name: setup-envfile
            image: busybox:1.36
            command: [sh, -c, "echo CONFIG_1=\\'value1\\' > /data/config.env && echo CONFIG_2=\\'value2\\' >> /data/config.env"]
            volumeMounts: [{ name: config, mountPath: /data }]
          containers:
          - name: one
            image: busybox:1.36
            env:
            - { name: CONFIG_1, valueFrom: { fileKeyRef: { volumeName: config, path: config.env, key: CONFIG_1 } } }
            command: [sh, -c, 'echo $CONFIG_1']
          - name: two
            image: busybox:1.36
            env:
            - { name: CONFIG_2, valueFrom: { fileKeyRef: { volumeName: config, path: config.env, key: CONFIG_2 } } }
            - { name: CONFIG_3, valueFrom: { fileKeyRef: { volumeName: config, path: config.env, key: CONFIG_3, optional: true } } }
            command: [sh, -c, 'echo $CONFIG_2 ${CONFIG_3:-none}']
          volumes:
          - { name: config, emptyDir: {} }
        """
      Then the log of container "one" is:
        """
        value1
        """
      And the log of container "two" is:
        """
        value2 none
        """

    Scenario: An ephemeral container has it too
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - name: setup-envfile
            image: busybox:1.36
            command: [sh, -c, "echo CONFIG_EPH=\\'ephemeral\\' > /data/config.env"]
            volumeMounts: [{ name: config, mountPath: /data }]
          containers:
          - { name: main, image: "busybox:1.36", command: [sleep, "1000"] }
          volumes:
          - { name: config, emptyDir: {} }
        """
      And 5 seconds pass
      And I run:
        """
        kubectl debug web --image=busybox:1.36 -c look --custom=/dev/stdin -- sh -c 'echo $CONFIG_EPH_MAIN' <<EOF
        env:
        - { name: CONFIG_EPH_MAIN, valueFrom: { fileKeyRef: { volumeName: config, path: config.env, key: CONFIG_EPH } } }
        volumeMounts: [{ name: config, mountPath: /data }]
        EOF
        """
      Then the log of container "look" of pod "web" is within 5s:
        """
        ephemeral
        """

    Scenario Outline: A <hook> hook has it too
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - name: setup-envfile
            image: busybox:1.36
            command: [sh, -c, "echo HOOK_CONFIG=\\'hook_value\\' > /data/config.env"]
            volumeMounts: [{ name: config, mountPath: /data }]
          containers:
          - name: app
            image: busybox:1.36
            command: [sleep, 1d]
            env:
            - { name: HOOK_CONFIG, valueFrom: { fileKeyRef: { volumeName: config, path: config.env, key: HOOK_CONFIG } } }
            lifecycle:
              <hook>: { exec: { command: [sh, -c, 'echo $HOOK_CONFIG > /proc/1/fd/1'] } }
          volumes:
          - { name: config, emptyDir: {} }
        """
      And 10 seconds pass
      And pod "web" is deleted with a grace period of 5s
      Then the log of container "app" is:
        """
        hook_value
        """

      Examples:
        | hook      |
        | postStart |
        | preStop   |

    Scenario: An init container reads what another wrote
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          initContainers:
          - name: writer
            image: busybox:1.36
            command: [sh, -c, "echo CONFIG=\\'value\\' > /data/config.env"]
            volumeMounts: [{ name: config, mountPath: /data }]
          - name: reader
            image: busybox:1.36
            env:
            - { name: CONFIG, valueFrom: { fileKeyRef: { volumeName: config, path: config.env, key: CONFIG } } }
            command: [printenv, CONFIG]
          containers:
          - { name: app, image: busybox:1.36, command: ['true'] }
          volumes:
          - { name: config, emptyDir: {} }
        """
      Then the log of init container "reader" is:
        """
        value
        """

    Scenario Outline: <name>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - name: writer
            image: busybox:1.36
            command: [sh, -c, "echo OTHER=\\'value\\' > /data/config.env"]
            volumeMounts: [{ name: config, mountPath: /data }]
          containers:
          - name: app
            image: nginx:1.27
            env:
            - { name: CONFIG, valueFrom: { fileKeyRef: { volumeName: config, path: <path>, key: CONFIG } } }
          volumes:
          - { name: config, emptyDir: {} }
        """
      Then container "app" is waiting with reason "CreateContainerConfigError" at 10s
      And the events of pod "web" include:
        | type    | reason | message          |
        | Warning | Failed | Error: <message> |

      Examples:
        | name                         | path       | message                                                                                                               |
        | A file that is not there     | other.env  | couldn't parse env file                                                                                               |
        | A key that the file has not  | config.env | environment variable key "CONFIG" not found in file "/var/lib/kubelet/pods/*/volumes/kubernetes.io~empty-dir/config/config.env" |

    Scenario Outline: <name>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            env:
            - { name: CONFIG, valueFrom: { fileKeyRef: { volumeName: <volume>, path: config.env, key: CONFIG } } }
          volumes:
          - { name: keys, secret: { secretName: keys } }
        """
      Then it is refused with:
        """
        The Pod "web" is invalid: spec.containers[0].env[0].valueFrom.fileKeyRef.volumeName: <error>
        """

      Examples: refused
        | name                       | volume | error                                                                |
        | A volume that is not there | config | Not found: "config"                                                  |
        | A volume of another kind   | keys   | Invalid value: "keys": referenced volume must be of type emptyDir    |
