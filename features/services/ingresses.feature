Feature: Ingresses and their classes
  An Ingress says which requests from outside go to which service; its class says who is to see to it.
  https://kubernetes.io/docs/concepts/services-networking/ingress/

  Rule: An Ingress that names no class gets the default one
    See https://kubernetes.io/docs/concepts/services-networking/ingress/#default-ingress-class
    Source: plugin/pkg/admission/network/defaultingressclass/admission.go (v1.36, Admit, getDefaultClass)

    Scenario Outline: <what>
      When I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: IngressClass
        metadata: { name: nginx, annotations: { ingressclass.kubernetes.io/is-default-class: '<default>' } }
        spec: { controller: k8s.io/ingress-nginx }
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: shop, annotations: <annotations> }
        spec:
          defaultBackend: { service: { name: web, port: { number: 80 } } }
        """
      Then kubectl get ingress shows:
        | NAME | CLASS   | HOSTS | PORTS |
        | shop | <class> | *     | 80    |

      Examples:
        | what                                | default | annotations                            | class  |
        | The class is the default            | true    | {}                                     | nginx  |
        | No class is                         | false   | {}                                     | <none> |
        | The older annotation names another  | true    | { kubernetes.io/ingress.class: other } | <none> |

    Scenario: Of two defaults the newest
      When I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: IngressClass
        metadata: { name: a-first, annotations: { ingressclass.kubernetes.io/is-default-class: 'true' } }
        spec: { controller: k8s.io/ingress-nginx }
        """
      And 1 minute passes
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: IngressClass
        metadata: { name: second, annotations: { ingressclass.kubernetes.io/is-default-class: 'true' } }
        spec: { controller: example.com/other }
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: shop }
        spec:
          rules: [{ host: shop.example.com, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] } }]
        """
      Then kubectl get ingress shows:
        | NAME | CLASS  | HOSTS            |
        | shop | second | shop.example.com |

    Scenario: A class that is made later changes nothing
      When I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: shop }
        spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }
        """
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: IngressClass
        metadata: { name: nginx, annotations: { ingressclass.kubernetes.io/is-default-class: 'true' } }
        spec: { controller: k8s.io/ingress-nginx }
        """
      Then kubectl get ingress shows:
        | NAME | CLASS  |
        | shop | <none> |

  Rule: A class may name an object of a namespace with parameters for its controller
    See https://kubernetes.io/docs/concepts/services-networking/ingress/#ingressclass-scope

    Scenario: Parameters of a namespace
      When I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: IngressClass
        metadata: { name: tenant }
        spec:
          controller: example.com/controller
          parameters: { scope: Namespace, namespace: foo-ns, apiGroup: example.com, kind: Foo, name: fooparams1 }
        """
      Then kubectl get ingressclass shows:
        | NAME   | CONTROLLER             | PARAMETERS                 |
        | tenant | example.com/controller | Foo.example.com/fooparams1 |

  Rule: The API server refuses what no controller could carry out
    Source: pkg/apis/networking/validation/validation.go (v1.36, ValidateIngressSpec, ValidateIngressClassUpdate)

    Scenario Outline: <what>
      When I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: shop }
        spec: <spec>
        """
      Then it is refused with:
        """
        The Ingress "shop" is invalid: <why>
        """

      Examples:
        | what                         | spec                                                                                                                                                        | why                                                                                              |
        | Neither rules nor a backend  | { ingressClassName: nginx }                                                                                                                                 | spec: Invalid value: null: either `defaultBackend` or `rules` must be specified                |
        | A backend without a port     | { defaultBackend: { service: { name: web } } }                                                                                                              | spec.defaultBackend: Required value: port name or number is required                             |
        | Both a name and a number     | { defaultBackend: { service: { name: web, port: { name: http, number: 80 } } } }                                                                            | spec.defaultBackend: Invalid value: "": cannot set both port name & port number                  |
        | No backend                   | { defaultBackend: {} }                                                                                                                                      | spec.defaultBackend: Invalid value: "": resource or service backend is required                  |
        | An address as a host         | { rules: [{ host: 192.0.2.1 }] }                                                                                                                            | spec.rules[0].host: Invalid value: "192.0.2.1": must be a DNS name, not an IP address            |
        | No path                      | { rules: [{ http: { paths: [] } }] }                                                                                                                        | spec.rules[0].http.paths: Required value                                                         |
        | A path that is not absolute  | { rules: [{ http: { paths: [{ path: api, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] } }] }                              | spec.rules[0].http.paths[0].path: Invalid value: "api": must be an absolute path               |
        | A path with two slashes      | { rules: [{ http: { paths: [{ path: /a//b, pathType: Exact, backend: { service: { name: web, port: { number: 80 } } } }] } }] }                             | spec.rules[0].http.paths[0].path: Invalid value: "/a//b": must not contain '//'                |

    Scenario: A class keeps its controller for life
      When I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: IngressClass
        metadata: { name: nginx }
        spec: { controller: k8s.io/ingress-nginx }
        """
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: IngressClass
        metadata: { name: nginx }
        spec: { controller: example.com/other }
        """
      Then it is refused with:
        """
        The IngressClass "nginx" is invalid: spec.controller: Invalid value: "example.com/other": field is immutable
        """
