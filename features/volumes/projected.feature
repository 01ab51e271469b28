Feature: Projected volumes
  A projected volume lays files of several sources into one directory. Every pod has one that it did not ask for: the token of its
  service account, with the cluster's certificate and the pod's namespace.
  https://kubernetes.io/docs/concepts/storage/projected-volumes/

  Rule: ConfigMaps, Secrets, the downward API and tokens may lie in one directory
    See https://kubernetes.io/docs/concepts/storage/projected-volumes/#introduction

    Scenario: All of them
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data: { configmap-data: configmap-value-1 }
        ---
        apiVersion: v1
        kind: Secret
        metadata: { name: keys }
        stringData: { secret-data: secret-value-1 }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'cd /all; for f in podname secret-data configmap-data; do cat $f; echo; done']
            volumeMounts: [{ name: podinfo, mountPath: /all, readOnly: true }]
          volumes:
          - name: podinfo
            projected:
              sources:
              - { downwardAPI: { items: [{ path: podname, fieldRef: { fieldPath: metadata.name } }] } }
              - { secret: { name: keys, items: [{ key: secret-data, path: secret-data }] } }
              - { configMap: { name: settings, items: [{ key: configmap-data, path: configmap-data }] } }
              - { serviceAccountToken: { path: token } }
        """
      Then the log of container "app" is:
        """
        task
        secret-value-1
        configmap-value-1
        """

    Scenario Outline: <name>
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: source }
        data: { data-1: value-1 }
        ---
        apiVersion: v1
        kind: Secret
        metadata: { name: source }
        stringData: { data-1: value-1 }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          securityContext: { <security> }
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'cd /etc/one; stat -L -c "%A %g" <path>; cat <path> /etc/two/<path>']
            volumeMounts: [{ name: one, mountPath: /etc/one }, { name: two, mountPath: /etc/two }]
          volumes:
          - { name: one, projected: { <mode>sources: [{ <source> }] } }
          - { name: two, projected: { <mode>sources: [{ <source> }] } }
        """
      Then the log of container "app" is:
        """
        <shown>
        value-1value-1
        """

      Examples: a ConfigMap, in two volumes of one pod
        | name                                                  | path               | security                       | mode               | source                                                                                   | shown           |
        | a ConfigMap                                           | data-1             |                                |                    | configMap: { name: source }                                                              | -rw-r--r-- 0    |
        | a ConfigMap with defaultMode                          | data-1             |                                | defaultMode: 0400, | configMap: { name: source }                                                              | -r-------- 0    |
        | a ConfigMap as another user                           | data-1             | runAsUser: 1000                |                    | configMap: { name: source }                                                              | -rw-r--r-- 0    |
        | a ConfigMap as another user with fsGroup              | data-1             | runAsUser: 1000, fsGroup: 1001 |                    | configMap: { name: source }                                                              | -rw-r--r-- 1001 |
        | a ConfigMap as another user, defaultMode, fsGroup     | data-1             | runAsUser: 1000, fsGroup: 1001 | defaultMode: 0440, | configMap: { name: source }                                                              | -r--r----- 1001 |
        | a key of a ConfigMap at a path                        | path/to/data-1     |                                |                    | configMap: { name: source, items: [{ key: data-1, path: path/to/data-1 }] }              | -rw-r--r-- 0    |
        | a key of a ConfigMap with a mode                      | path/to/data-1     |                                |                    | configMap: { name: source, items: [{ key: data-1, path: path/to/data-1, mode: 0400 }] }  | -r-------- 0    |
        | a key of a ConfigMap as another user                  | path/to/data-1     | runAsUser: 1000                |                    | configMap: { name: source, items: [{ key: data-1, path: path/to/data-1 }] }              | -rw-r--r-- 0    |
        | a key of a ConfigMap as another user with fsGroup     | path/to/data-1     | runAsUser: 1000, fsGroup: 1001 |                    | configMap: { name: source, items: [{ key: data-1, path: path/to/data-1 }] }              | -rw-r--r-- 1001 |

      Examples: a Secret, in two volumes of one pod
        | name                                           | path     | security                       | mode               | source                                                                            | shown           |
        | a Secret                                       | data-1   |                                |                    | secret: { name: source }                                                          | -rw-r--r-- 0    |
        | a Secret with defaultMode                      | data-1   |                                | defaultMode: 0400, | secret: { name: source }                                                          | -r-------- 0    |
        | a Secret as another user, defaultMode, fsGroup | data-1   | runAsUser: 1000, fsGroup: 1001 | defaultMode: 0440, | secret: { name: source }                                                          | -r--r----- 1001 |
        | a key of a Secret at a path                    | new-path |                                |                    | secret: { name: source, items: [{ key: data-1, path: new-path }] }                | -rw-r--r-- 0    |
        | a key of a Secret with a mode                  | new-path |                                |                    | secret: { name: source, items: [{ key: data-1, path: new-path, mode: 0400 }] }    | -r-------- 0    |

    Scenario: Two sources that want the same path are refused
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          containers:
          - { name: app, image: nginx:1.27 }
          volumes:
          - name: all
            projected:
              sources:
              - { secret: { name: keys, items: [{ key: a, path: x }] } }
              - { configMap: { name: settings, items: [{ key: b, path: x }] } }
        """
      Then it is refused with:
        """
        The Pod "task" is invalid: spec.volumes[0].projected: Invalid value: "settings": conflicting duplicate paths
        """

  # https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#serviceaccount-admission-controller
  Rule: Every container finds the token of its pod's service account at a fixed place
    See https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#serviceaccount-admission-controller
    See https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken

    Scenario: The volume that the API server adds
      Given a pod "web" with container "app"
      Then pod "web" matches:
        """yaml
        spec:
          serviceAccountName: default
          containers:
          - name: app
            volumeMounts:
            - { name: kube-api-access-*, mountPath: /var/run/secrets/kubernetes.io/serviceaccount, readOnly: true }
          volumes:
          - name: kube-api-access-*
            projected:
              defaultMode: 420
              sources:
              - serviceAccountToken: { expirationSeconds: 3607, path: token }
              - configMap: { name: kube-root-ca.crt, items: [{ key: ca.crt, path: ca.crt }] }
              - downwardAPI: { items: [{ path: namespace, fieldRef: { apiVersion: v1, fieldPath: metadata.namespace } }] }
        """

    Scenario: As kubectl shows it
      Given a running pod "web" with container "app"
      Then kubectl describe pod "web" includes:
        """
            Mounts:
              /var/run/secrets/kubernetes.io/serviceaccount from kube-api-access-* (ro)
        """

    Scenario: What a process finds there
      When I apply:
        """yaml
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: task, namespace: shop }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'cd /var/run/secrets/kubernetes.io/serviceaccount; ls; cat namespace']
        """
      Then the log of container "app" of pod "task" in namespace "shop" is:
        """
        ca.crt
        namespace
        token
        shop
        """

    Scenario Outline: Who may read the token: <name>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          securityContext: { <security> }
          containers:
          - name: app
            image: busybox:1.36
            command: [stat, -L, -c, '%A %u %g', /var/run/secrets/kubernetes.io/serviceaccount/token]
        """
      Then the log of container "app" is:
        """
        <mode>
        """

      Examples:
        | name                         | security        | mode                 |
        | as root                      |                 | -rw-r--r-- 0 0       |
        | one user in all containers   | runAsUser: 1000 | -rw------- 1000 0    |
        | with fsGroup                 | fsGroup: 123    | -rw-r----- 0 123     |

    Scenario: A pod that wants none
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          automountServiceAccountToken: false
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'ls /var/run/secrets 2>/dev/null || echo nothing']
        """
      Then the log of container "app" is:
        """
        nothing
        """
