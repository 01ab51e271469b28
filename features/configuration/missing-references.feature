Feature: References to what is not there
  A variable that refers to a missing ConfigMap or Secret keeps its container from being made; a volume keeps the whole pod from
  starting. Neither is a restart, and both mend themselves when the object appears.
  https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/
  https://kubernetes.io/docs/tasks/debug/debug-application/debug-pods/

  Rule: A container whose ConfigMap is missing is not made: CreateContainerConfigError
    See https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#restrictions
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, startContainer)

    Scenario: The image is pulled, the container never starts
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            envFrom:
            - configMapRef: { name: app-config }
        """
      And 15 seconds pass
      Then pod "web" matches:
        """yaml
        status:
          phase: Pending
          containerStatuses:
          - name: app
            state: { waiting: { reason: CreateContainerConfigError, message: 'configmap "app-config" not found' } }
        """
      And kubectl get pods shows:
        | NAME | READY | STATUS                     | RESTARTS |
        | web  | 0/1   | CreateContainerConfigError | 0        |
      And the events of pod "web" include:
        | type    | reason | from    | message                                 |
        | Normal  | Pulled | kubelet | *                                       |
        | Warning | Failed | kubelet | Error: configmap "app-config" not found |

    Scenario: Ten seconds later it is tried again, and the ConfigMap is there
      Given a pod "other" with container "app"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            envFrom:
            - configMapRef: { name: app-config }
        """
      And 15 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: app-config }
        data: { colour: blue }
        """
      Then container "app" of pod "web" is waiting with reason "CreateContainerConfigError" at 19s
      And container "app" of pod "web" is running at 20s
      And container "app" of pod "web" has restarted 0 times

    Scenario: The ConfigMap is there, the key is not
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: app-config }
        data: { color: blue }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            env:
            - { name: COLOR, valueFrom: { configMapKeyRef: { name: app-config, key: colour } } }
        """
      Then the events of pod "web" include:
        | type    | reason | message                                                         |
        | Warning | Failed | Error: couldn't find key colour in ConfigMap default/app-config |

    Scenario Outline: <name>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Secret
        metadata: { name: keys }
        stringData: { user: admin }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            env:
            - { name: VALUE, valueFrom: { <reference> } }
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
        | name                         | reference                                       | message                                            |
        | a missing Secret             | secretKeyRef: { name: nothing, key: user }      | secret "nothing" not found                         |
        | a missing key of a Secret    | secretKeyRef: { name: keys, key: password }     | couldn't find key password in Secret default/keys  |
        | a missing ConfigMap          | configMapKeyRef: { name: nothing, key: colour } | configmap "nothing" not found                      |

    # The second try follows at once: the new sandbox is news for the kubelet.
    Scenario: Each try, ten seconds apart, is an event, and the image is looked for each time
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            envFrom:
            - secretRef: { name: nothing }
        """
      And 25 seconds pass
      Then the events of pod "web" are:
        | type    | reason    | from              | message                                                                                | count |
        | Normal  | Scheduled | default-scheduler | Successfully assigned default/web to node-1                                            | 1     |
        | Normal  | Pulling   | kubelet           | Pulling image "nginx:1.27"                                                             | 1     |
        | Normal  | Pulled    | kubelet           | Successfully pulled image "nginx:1.27" in *                                            | 1     |
        | Warning | Failed    | kubelet           | Error: secret "nothing" not found                                                      | 4     |
        | Normal  | Pulled    | kubelet           | Container image "nginx:1.27" already present on machine and can be accessed by the pod | 3     |

  Rule: What is optional may be missing, as a variable and as a volume
    See https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#optional-configmaps
    See https://kubernetes.io/docs/concepts/configuration/secret/#restriction-secret-must-exist

    Scenario: What is optional may be missing
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            env:
            - { name: COLOUR, valueFrom: { configMapKeyRef: { name: app-config, key: colour, optional: true } } }
            command: [sh, -c, 'echo "colour: ${COLOUR:-none}"']
        """
      Then the log of container "app" is:
        """
        colour: none
        """

    Scenario: An empty directory instead of the files
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'ls /etc/settings | wc -l']
            volumeMounts: [{ name: settings, mountPath: /etc/settings }]
          volumes:
          - { name: settings, configMap: { name: nothing, optional: true } }
        """
      Then pod "task" is Succeeded
      And the log of container "app" is:
        """
        0
        """
