Feature: kubectl create and describe of roles and their bindings
  Roles say what may be done, bindings by whom. The API server of podlife asks nobody who they are: they are there to be looked at.
  https://kubernetes.io/docs/reference/access-authn-authz/rbac/#command-line-utilities

  Rule: A role is made of the verbs, resources and names that are said
    Source: staging/src/k8s.io/kubectl/pkg/cmd/create/create_role.go (v1.36, generateResourcePolicyRules)

    Scenario: Resources get the group and the name that the server has for them
      When I run:
        """
        kubectl create role deployer --verb=get,list --verb=get --resource=po,deploy/scale,rs.apps --resource-name=web --dry-run=client -o yaml
        """
      Then it prints:
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: deployer
        rules:
        - apiGroups:
          - ""
          resourceNames:
          - web
          resources:
          - pods
          verbs:
          - get
          - list
        - apiGroups:
          - apps
          resourceNames:
          - web
          resources:
          - deployments/scale
          - replicasets
          verbs:
          - get
          - list
        """

    Scenario: A cluster role may be of paths that are no resources, or gather others
      When I run:
        """
        kubectl create clusterrole health --verb=get --non-resource-url=/healthz,/livez/*
        kubectl create clusterrole all --aggregation-rule=tier=monitoring --dry-run=client -o jsonpath='{.aggregationRule}{"\n"}'
        kubectl get clusterrole health -o jsonpath='{.rules}{"\n"}'
        """
      Then it prints:
        """
        clusterrole.rbac.authorization.k8s.io/health created
        {"clusterRoleSelectors":[{"matchLabels":{"tier":"monitoring"}}]}
        [{"nonResourceURLs":["/healthz","/livez/*"],"verbs":["get"]}]
        """

    Scenario: A binding names users, then groups, then service accounts
      When I run:
        """
        kubectl create rolebinding readers --role=reader --serviceaccount=shop:robot --user=jane --group=team
        kubectl create clusterrolebinding admins --clusterrole=admin --user=jane --user=joe
        kubectl get rolebinding readers -o wide
        kubectl get clusterrolebinding admins -o wide
        """
      Then it prints:
        """
        rolebinding.rbac.authorization.k8s.io/readers created
        clusterrolebinding.rbac.authorization.k8s.io/admins created
        NAME      ROLE          AGE   USERS   GROUPS   SERVICEACCOUNTS
        readers   Role/reader   0s    jane    team     shop/robot
        NAME     ROLE                AGE   USERS       GROUPS   SERVICEACCOUNTS
        admins   ClusterRole/admin   0s    jane, joe            
        """

    Scenario: A verb that no resource knows is taken, with a warning
      When I run:
        """
        kubectl create role looker --verb=look --resource=pods
        """
      Then it prints:
        """
        Warning: 'look' is not a standard resource verb
        role.rbac.authorization.k8s.io/looker created
        """

    Scenario Outline: kubectl create <command>
      When I run:
        """
        kubectl create <command>
        """
      Then it exits with code 1
      And it prints:
        """
        error: <answer>
        """

      Examples:
        | command                                                        | answer                                                           |
        | role r                                                         | at least one verb must be specified                              |
        | role r --verb=get                                              | at least one resource must be specified                          |
        | role r --verb=get --resource=nosuch                            | the server doesn't have a resource type "nosuch"                 |
        | role r --verb=get --resource=pods.nosuch                       | the server doesn't have a resource type "pods" in group "nosuch" |
        | role r --verb=bind --resource=pods                             | can not perform 'bind' on 'pods' in group ''                     |
        | clusterrole r --verb=get                                       | one of resource or nonResourceURL must be specified              |
        | clusterrole r --verb=list --non-resource-url=/x                | invalid verb: 'list' for nonResourceURL                          |
        | clusterrole r --verb=get --non-resource-url=x                  | nonResourceURL should start with /                               |
        | clusterrole r --verb=get --aggregation-rule=a=b                | aggregation rule must be specified without nonResourceURLs, verbs, resources or resourceNames |
        | clusterrole r --aggregation-rule=a                             | invalid argument "a" for "--aggregation-rule" flag: malformed pair, expect string=string\nSee 'kubectl create clusterrole --help' for usage. |
        | rolebinding r --user=jane                                      | exactly one of clusterrole or role must be specified             |
        | rolebinding r --role=a --clusterrole=b                         | exactly one of clusterrole or role must be specified             |
        | rolebinding r --role=a --serviceaccount=robot                  | serviceaccount must be <namespace>:<name>                        |
        | clusterrolebinding r --user=jane                               | required flag(s) "clusterrole" not set                           |

  Rule: kubectl describe shows a line for each resource
    Source: staging/src/k8s.io/kubectl/pkg/describe/describe.go (v1.36, RoleDescriber, RoleBindingDescriber)

    Scenario: Rules that differ by their verbs only are one
      When I apply:
        """yaml
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: { name: operator, labels: { team: shop } }
        rules:
        - { apiGroups: [''], resources: [pods, pods/log], verbs: [get] }
        - { apiGroups: [''], resources: [pods], verbs: [list, get] }
        - { apiGroups: [apps], resources: [deployments/scale], resourceNames: [web], verbs: [update] }
        - { nonResourceURLs: [/healthz], verbs: [get] }
        """
      And I run:
        """
        kubectl describe clusterrole operator
        """
      Then it prints:
        """
        Name:         operator
        Labels:       team=shop
        Annotations:  <none>
        PolicyRule:
          Resources               Non-Resource URLs  Resource Names  Verbs
          ---------               -----------------  --------------  -----
          pods                    []                 []              [get list]
                                  [/healthz]         []              [get]
          pods/log                []                 []              [get]
          deployments.apps/scale  []                 [web]           [update]
        """

    Scenario: Who is bound
      When I run:
        """
        kubectl create rolebinding readers --clusterrole=view --serviceaccount=shop:robot --user=jane
        kubectl describe rolebinding readers
        """
      Then it prints:
        """
        rolebinding.rbac.authorization.k8s.io/readers created
        Name:         readers
        Labels:       <none>
        Annotations:  <none>
        Role:
          Kind:  ClusterRole
          Name:  view
        Subjects:
          Kind            Name   Namespace
          ----            ----   ---------
          User            jane   
          ServiceAccount  robot  shop
        """

  Rule: A binding must say which role it is of, and a rule what may be done with what
    Source: pkg/apis/rbac/validation/validation.go (v1.36, ValidateRoleBinding, ValidatePolicyRule)

    Scenario Outline: <case>
      When I apply:
        """yaml
        <manifest>
        """
      Then it is refused with:
        """
        <text>
        """

      Examples:
        | case                             | manifest                                                                                                                             | text                                                                                                                                                  |
        | a binding without a name of role | { apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: { name: x }, roleRef: { kind: Role } }                      | RoleBinding.rbac.authorization.k8s.io "x" is invalid: roleRef.name: Required value                                                                    |
        | a role of another kind           | { apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: { name: x }, roleRef: { kind: Role, name: reader } } | ClusterRoleBinding.rbac.authorization.k8s.io "x" is invalid: roleRef.kind: Unsupported value: "Role": supported values: "ClusterRole"                  |
        | a rule without verbs             | { apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: { name: x }, rules: [{ apiGroups: [""], resources: [pods] }] }     | Role.rbac.authorization.k8s.io "x" is invalid: rules[0].verbs: Required value: verbs must contain at least one value                                   |
