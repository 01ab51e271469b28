Feature: kubectl apply that is refused
  Of an object that is there kubectl apply sends a patch. What the server says of it is about the patch, and kubectl shows it.
  https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#how-apply-calculates-differences-and-merges-changes

  Background:
    When I run:
      """
      cat <<'EOF' | kubectl apply -f -
      apiVersion: v1
      kind: ConfigMap
      metadata: { name: settings }
      data: { color: blue }
      EOF
      """

  Rule: A conflict is tried again five times, and then told with the patch
    Source: staging/src/k8s.io/kubectl/pkg/cmd/apply/patcher.go (v1.36, Patch)
    Source: staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go (v1.36, applyOneObject)

    Scenario: A manifest with an old resourceVersion
      When I run:
        """
        cat <<'EOF' | kubectl apply -f -
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings, resourceVersion: '1' }
        data: { color: red }
        EOF
        """
      Then it exits with code 1
      And it prints:
        """
        Error from server (Conflict): error when applying patch:
        {"data":{"color":"red"},"metadata":{"annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{\"apiVersion\":\"v1\",\"data\":{\"color\":\"red\"},\"kind\":\"ConfigMap\",\"metadata\":{\"annotations\":{},\"name\":\"settings\",\"namespace\":\"default\",\"resourceVersion\":\"1\"}}\n"},"resourceVersion":"1"}}
        to:
        Resource: "/v1, Resource=configmaps", GroupVersionKind: "/v1, Kind=ConfigMap"
        Name: "settings", Namespace: "default"
        for: "STDIN": error when patching "STDIN": Operation cannot be fulfilled on configmaps "settings": the object has been modified; please apply your changes to the latest version and try again
        """
      When I run:
        """
        kubectl get configmap settings
        """
      Then it prints:
        """
        NAME       DATA   AGE
        settings   1      4s
        """

  Rule: What cannot be read is refused with the patch that would have made it
    Source: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/patch.go (v1.36, applyPatchToObject)

    Scenario Outline: <what>
      When I run:
        """
        cat <<'EOF' | kubectl apply -f - 2>&1 | sed -e 's/last-applied-configuration:{.*}/last-applied-configuration:NOTE/'
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        <line>
        EOF
        """
      Then it prints:
        """
        The request is invalid: patch: Invalid value: "map[<patch> metadata:map[annotations:map[kubectl.kubernetes.io/last-applied-configuration:NOTE\n]]]": <problem>
        """

      Examples:
        | what             | line              | patch                            | problem                                     |
        | A text that is a number  | data: { color: 5 }   | data:map[color:5] | cannot convert int64 to string              |
        | A field that there is not | date: { color: red } | data:<nil> date:map[color:red]  | strict decoding error: unknown field "date" |
