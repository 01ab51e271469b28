Feature: Manifests of a folder
  `Given the manifests in "FOLDER"` loads what `kubectl apply -f FOLDER` would, `Given the kustomization "FOLDER"` and
  `Given the Helm chart "FOLDER"` what the tools make of one: kustomize (or kubectl kustomize) and helm have to be installed.
  https://kubernetes.io/docs/tasks/manage-kubernetes-objects/

  Scenario: The files of a folder, beside the feature
    Given the manifests in "manifests/"
    When the manifest is applied
    Then pod "web" is Ready
    And configmap "settings" matches:
      """yaml
      data: { color: blue }
      """
