Feature: ConfigMaps
  A ConfigMap holds settings apart from the image that uses them: a container gets them as variables or as files.
  https://kubernetes.io/docs/concepts/configuration/configmap/

  Rule: In a volume every key is a file
    See https://kubernetes.io/docs/concepts/configuration/configmap/#using-configmaps-as-files-from-a-pod

    Scenario: All keys, binary ones too
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data: { data-1: value-1, data-2: value-2 }
        binaryData: { dump.bin: aGVsbG8K }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'cd /etc/settings; ls; cat data-1 dump.bin']
            volumeMounts: [{ name: settings, mountPath: /etc/settings }]
          volumes:
          - { name: settings, configMap: { name: settings } }
        """
      Then the log of container "app" is:
        """
        data-1
        data-2
        dump.bin
        value-1hello
        """

    Scenario: Only the keys that are named, at the paths that are given
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data: { data-1: value-1, data-2: value-2, data-3: value-3 }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'cd /etc/settings; ls; cat path/to/data-2']
            volumeMounts: [{ name: settings, mountPath: /etc/settings }]
          volumes:
          - { name: settings, configMap: { name: settings, items: [{ key: data-2, path: path/to/data-2 }] } }
        """
      Then the log of container "app" is:
        """
        path
        value-2
        """

    Scenario: One ConfigMap in two volumes of a pod
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data: { data-1: value-1 }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [cat, /etc/one/data-1, /etc/two/data-1]
            volumeMounts: [{ name: one, mountPath: /etc/one }, { name: two, mountPath: /etc/two }]
          volumes:
          - { name: one, configMap: { name: settings } }
          - { name: two, configMap: { name: settings } }
        """
      Then the log of container "app" is:
        """
        value-1value-1
        """

  Rule: Files have mode 0644, the volume's `defaultMode`, or their own; an `fsGroup` may always read them
    See https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#project-keys-to-specific-paths-and-file-permissions
    Source: pkg/volume/configmap/configmap.go (v1.36, MakePayload, SetUpAt)

    Scenario Outline: <name>
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data: { data-1: value-1 }
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
            command: [sh, -c, 'stat -L -c "%A %g" /etc/settings/data-1; cat /etc/settings/data-1']
            volumeMounts: [{ name: settings, mountPath: /etc/settings }]
          volumes:
          - { name: settings, configMap: { name: settings<source> } }
        """
      Then the log of container "app" includes:
        """
        <mode>
        <read>
        """

      Examples: the file can be read
        | name                                     | security                      | source                                                   | mode            | read    |
        | by default                               |                               |                                                          | -rw-r--r-- 0    | value-1 |
        | defaultMode                              |                               | , defaultMode: 0400                                      | -r-------- 0    | value-1 |
        | a mode of the item                       |                               | , items: [{ key: data-1, path: data-1, mode: 0400 }]     | -r-------- 0    | value-1 |
        | as another user                          | runAsUser: 1000               |                                                          | -rw-r--r-- 0    | value-1 |
        | as another user with fsGroup             | runAsUser: 1000, fsGroup: 1001 |                                                         | -rw-r--r-- 1001 | value-1 |
        | as another user, defaultMode and fsGroup | runAsUser: 1000, fsGroup: 1001 | , defaultMode: 0440                                     | -r--r----- 1001 | value-1 |
        | a mode for root only, and fsGroup        | runAsUser: 1000, fsGroup: 1001 | , defaultMode: 0400                                     | -r--r----- 1001 | value-1 |
        | an item, as another user with fsGroup    | runAsUser: 1000, fsGroup: 1001 | , items: [{ key: data-1, path: data-1 }]                | -rw-r--r-- 1001 | value-1 |

      Examples: it cannot
        | name                                     | security        | source              | mode         | read                                                   |
        | a mode for root only, as another user    | runAsUser: 1000 | , defaultMode: 0400 | -r-------- 0 | cat: can't open '/etc/settings/data-1': Permission denied |

  Rule: The volume is read-only, and the files lie behind a link that can be changed at once
    See https://kubernetes.io/docs/concepts/storage/volumes/#configmap
    Source: pkg/volume/util/atomic_writer.go (v1.36, Write)

    Scenario: What a process sees of it
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data: { colour: blue }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'cd /etc/settings; ls -A; readlink colour; readlink ..data; echo red > colour || echo refused']
            volumeMounts: [{ name: settings, mountPath: /etc/settings }]
          volumes:
          - { name: settings, configMap: { name: settings } }
        """
      Then the log of container "app" includes:
        """
        ..2026_01_01_00_00_00.0
        ..data
        colour
        ..data/colour
        ..2026_01_01_00_00_00.0
        """
      And the log of container "app" includes:
        """
        refused
        """

  # https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable
  Rule: An immutable ConfigMap cannot be changed, nor made mutable again; it can be deleted
    See https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable
    Source: pkg/apis/core/validation/validation.go (v1.36, ValidateConfigMapUpdate)

    Scenario Outline: <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data: { colour: blue }
        immutable: true
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data: { colour: <colour> }
        immutable: <immutable>
        """
      Then it is refused with:
        """
        The ConfigMap "settings" is invalid: <field>: Forbidden: field is immutable when `immutable` is set
        """

      Examples: refused
        | what                    | colour | immutable | field     |
        | another value           | red    | true      | data      |
        | to take immutable back  | blue   | false     | immutable |

    Scenario: Another label is allowed, and so is its deletion
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data: { colour: blue }
        immutable: true
        """
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings, labels: { app: web } }
        data: { colour: blue }
        immutable: true
        """
      And configmap "settings" is deleted
      Then configmap "settings" is gone

  Rule: A key consists of letters, digits, `-`, `_` and `.`
    See https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object
    Source: pkg/apis/core/validation/validation.go (v1.36, ValidateConfigMap)

    Scenario Outline: The key "<key>" is refused
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data: { "<key>": x }
        """
      Then it is refused with:
        """
        The ConfigMap "settings" is invalid: data[<key>]: Invalid value: "<key>": <error>
        """

      Examples:
        | key  | error |
        |      | a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+') |
        | a b  | a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+') |

  Rule: A ConfigMap can be created, changed, labelled and deleted while nobody uses it
    See https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object
    Source: pkg/registry/core/configmap/strategy.go (v1.36, ValidateUpdate)

    Scenario: Its life
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data: { data-1: value-1 }
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings, labels: { test: patched } }
        data: { data-1: value-2 }
        """
      Then configmap "settings" matches:
        """yaml
        metadata: { labels: { test: patched } }
        data: { data-1: value-2 }
        """
      When configmap "settings" is deleted
      Then configmap "settings" is gone
