Feature: References to what is not there
  A variable that refers to a missing ConfigMap or Secret keeps its container from being made; a volume keeps the whole pod from
  starting. Neither is a restart, and both mend themselves when the object appears.
  https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/
  https://kubernetes.io/docs/tasks/debug/debug-application/debug-pods/

  Rule: A container whose ConfigMap is missing is not made: CreateContainerConfigError

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

  Rule: A volume from a missing ConfigMap holds the whole pod back

    Scenario: Nothing is pulled
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            volumeMounts: [{ name: conf, mountPath: /etc/conf }]
          volumes:
          - { name: conf, configMap: { name: nothing } }
        """
      And 7 seconds pass
      Then container "app" is waiting with reason "ContainerCreating"
      And condition PodReadyToStartContainers of pod "web" is False
      And the events of pod "web" are:
        | type    | reason      | from              | message                                                                    | count |
        | Normal  | Scheduled   | default-scheduler | Successfully assigned default/web to node-1                                | 1     |
        | Warning | FailedMount | kubelet           | MountVolume.SetUp failed for volume "conf" : configmap "nothing" not found | 4     |

    Scenario Outline: <name>
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data: { colour: blue }
        ---
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
            volumeMounts: [{ name: v, mountPath: /etc/v }]
          volumes:
          - { name: v, <source> }
        """
      Then the events of pod "web" include:
        | type    | reason      | message                                               |
        | Warning | FailedMount | MountVolume.SetUp failed for volume "v" : <message>   |
      And kubectl get pods shows:
        | NAME | READY | STATUS            | RESTARTS |
        | web  | 0/1   | ContainerCreating | 0        |

      Examples:
        | name                                   | source                                                                                 | message                                               |
        | a missing Secret                       | secret: { secretName: nothing }                                                        | secret "nothing" not found                            |
        | a missing key of a ConfigMap           | configMap: { name: settings, items: [{ key: size, path: size }] }                       | configmap references non-existent config key: size    |
        | a missing key of a Secret              | secret: { secretName: keys, items: [{ key: password, path: p }] }                       | references non-existent secret key: password          |
        | a missing key of a projected ConfigMap | projected: { sources: [{ configMap: { name: settings, items: [{ key: size, path: x }] } }] } | configmap references non-existent config key: size |
        | a missing key of a projected Secret    | projected: { sources: [{ secret: { name: keys, items: [{ key: password, path: x }] } }] } | references non-existent secret key: password |
        | a missing ConfigMap among several      | projected: { sources: [{ secret: { name: keys } }, { configMap: { name: nothing } }] }  | configmap "nothing" not found                         |
        | two missing ones                       | projected: { sources: [{ secret: { name: neither } }, { configMap: { name: nor } }] }       | [secret "neither" not found, configmap "nor" not found]   |

    Scenario: It is tried again after 0.5s, 1s, 2s … and at most after 2m2s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            volumeMounts: [{ name: conf, mountPath: /etc/conf }]
          volumes:
          - { name: conf, configMap: { name: nothing } }
        """
      Then the events of pod "web" include at 15s:
        | reason      | count |
        | FailedMount | 5     |
      And the events of pod "web" include at 15.5s:
        | reason      | count |
        | FailedMount | 6     |
      And the events of pod "web" include at 249s:
        | reason      | count |
        | FailedMount | 9     |
      And the events of pod "web" include at 249.5s:
        | reason      | count |
        | FailedMount | 10    |
      And the events of pod "web" include at 372s:
        | reason      | count |
        | FailedMount | 11    |

    Scenario: The pod goes on with the first try after the ConfigMap is there
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            volumeMounts: [{ name: conf, mountPath: /etc/conf }]
          volumes:
          - { name: conf, configMap: { name: app-config } }
        """
      And 20 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: app-config }
        data: { colour: blue }
        """
      Then pod "web" is Pending at 31s
      And pod "web" is Running at 31.5s
      And container "app" has restarted 0 times
      And file "/etc/conf/colour" of container "app" is:
        """
        blue
        """

    # A sync waits 2m3s for the volumes and is then put back for 10s. No event "Unable to attach or mount volumes" tells of that:
    # pkg/kubelet/kubelet.go (SyncPod) is silent about a wait that took too long.
    Scenario: Longer than two minutes
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            volumeMounts: [{ name: conf, mountPath: /etc/conf }]
          volumes:
          - { name: conf, configMap: { name: app-config } }
        """
      And 5 minutes pass
      Then the events of pod "web" are:
        | type    | reason      | from              | message                                                                       | count |
        | Normal  | Scheduled   | default-scheduler | Successfully assigned default/web to node-1                                   | 1     |
        | Warning | FailedMount | kubelet           | MountVolume.SetUp failed for volume "conf" : configmap "app-config" not found | 10    |
      And container "app" is waiting with reason "ContainerCreating"

    Scenario: A pod that waits for its volumes can be deleted at once
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            volumeMounts: [{ name: conf, mountPath: /etc/conf }]
          volumes:
          - { name: conf, configMap: { name: app-config } }
        """
      And 20 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone
      And container "app" never started

    Scenario: A volume that no container mounts is not missed
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: nginx:1.27 }
          volumes:
          - { name: conf, configMap: { name: nothing } }
        """
      Then pod "web" is Running
      And there is no Warning event

    Scenario: A running container does not notice that its ConfigMap is gone
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: app-config }
        data: { colour: blue }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            volumeMounts: [{ name: conf, mountPath: /etc/conf }]
          volumes:
          - { name: conf, configMap: { name: app-config } }
        """
      And 10 seconds pass
      And configmap "app-config" is deleted
      And 2 minutes pass
      Then pod "web" is Ready
      And file "/etc/conf/colour" of container "app" is:
        """
        blue
        """
      And the events of pod "web" include:
        | type    | reason      | message                                                                       |
        | Warning | FailedMount | MountVolume.SetUp failed for volume "conf" : configmap "app-config" not found |
