Feature: Volumes of what is not there
  A volume needs its ConfigMap or Secret before any container of the pod can start.
  https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/
  https://kubernetes.io/docs/tasks/debug/debug-application/debug-pods/

  Rule: A volume from a missing ConfigMap holds the whole pod back
    See https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#restrictions
    Source: pkg/kubelet/volumemanager/volume_manager.go (v1.36, WaitForAttachAndMount)

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
