# language: ko
기능: 크래시 루프 백오프
  계속 끝나 버리는 컨테이너는 10초, 20초, 40초 … 최대 5분을 쉰 뒤에 다시 시작된다.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restarts

  Rule: 첫 재시작은 바로, 다음은 10초 뒤에 오고, 그 뒤로 쉬는 시간은 5분까지 두 배씩 늘어난다
    참고: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restarts
    참고: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy

    시나리오: 바로 종료하는 컨테이너
      만일 다음을 적용한다:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, exit 1] }
        """
      그리고 22분이 지난다
      그러면 컨테이너 "app"은 0s, 0s, 10s, 30s, 70s, 150s, 310s, 610s, 910s, 1210s에 시작했다

    시나리오: 쉬는 시간은 실행이 끝난 때부터 센다
      먼저 컨테이너 "app"을 가진 파드 "web"이 있다
      그리고 컨테이너 "app"은 5s 후에 종료 코드 1로 종료한다
      만일 3분이 지난다
      그러면 컨테이너 "app"은 0s, 5s, 20s, 45s, 90s, 175s에 시작했다

    시나리오: 할 일이 없는 busybox는 바로 끝나기를 되풀이한다
      만일 다음을 적용한다:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: bare }
        spec:
          containers:
          - { name: app, image: "busybox:1.36" }
        """
      그리고 1분이 지난다
      그러면 컨테이너 "app"은 0s, 0s, 10s, 30s에 시작했다
      그리고 컨테이너 "app"은 종료 코드 0과 reason "Completed"로 terminated이다

  Rule: restartPolicy가 Always이면 성공도 실패처럼 벌을 받는다
    출처: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, doBackOff)

    시나리오 개요: 종료 코드 <code>
      먼저 컨테이너 "app"을 가진 파드 "web"이 있다
      그리고 컨테이너 "app"은 0s 후에 종료 코드 <code>로 종료한다
      만일 2분이 지난다
      그러면 컨테이너 "app"은 0s, 0s, 10s, 30s, 70s에 시작했다

      예:
        | code |
        | 0    |
        | 1    |
        | 137  |

  Rule: 10분 동안 재시작이 없으면 처음부터 다시 센다
    참고: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
    출처: staging/src/k8s.io/client-go/util/flowcontrol/backoff.go (v1.36, hasExpired)

    시나리오: 11분 동안 실행된 뒤의 재시작은 바로 온다
      먼저 컨테이너 "app"을 가진 파드 "web"이 있다
      그리고 컨테이너 "app"은 5s 후에 종료 코드 1로 종료한다
      그리고 컨테이너 "app"은 5번째 실행에서 11m 후에 종료 코드 1로 종료한다
      만일 13분이 지난다
      그러면 컨테이너 "app"은 0s, 5s, 20s, 45s, 90s, 750s, 765s에 시작했다

    시나리오: 9분 동안 실행된 뒤에도 쉬는 시간은 그대로 길다
      먼저 컨테이너 "app"을 가진 파드 "web"이 있다
      그리고 컨테이너 "app"은 5s 후에 종료 코드 1로 종료한다
      그리고 컨테이너 "app"은 5번째 실행에서 9m 후에 종료 코드 1로 종료한다
      만일 12분이 지난다
      그러면 컨테이너 "app"은 0s, 5s, 20s, 45s, 90s, 710s에 시작했다

  Rule: 기다리는 동안 컨테이너는 reason이 CrashLoopBackOff인 Waiting이고, lastState가 어떻게 끝났는지를 알려 준다
    출처: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, doBackOff)
    출처: pkg/kubelet/kubelet_pods.go (v1.36, convertToAPIContainerStatuses)

    시나리오: 메시지는 쉬는 시간과 컨테이너와 파드를 알려 준다
      만일 다음을 적용한다:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, exit 3] }
        """
      그러면 파드 "web"은 140s에 다음과 일치한다:
        """yaml
        status:
          phase: Running
          containerStatuses:
          - name: app
            state:
              waiting:
                reason: CrashLoopBackOff
                message: back-off 1m20s restarting failed container=app pod=web_default(*)
            lastState: { terminated: { reason: Error, exitCode: 3, startedAt: "@70s", finishedAt: "@70s" } }
            restartCount: 4
            ready: false
            started: false
        """

    시나리오: 거절된 재시작은 모두 이벤트 하나에 센다
      만일 다음을 적용한다:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, exit 1] }
        """
      그리고 65초가 지난다
      그러면 파드 "web"의 이벤트는 다음을 포함한다:
        | type    | reason  | from    | message                                                        | count |
        | Normal  | Created | kubelet | Container created                                              | 4     |
        | Normal  | Started | kubelet | Container started                                              | 4     |
        | Warning | BackOff | kubelet | Back-off restarting failed container app in pod web_default(*) | 3     |

  # 상태는 파드를 살펴보기 시작할 때 기록되고, 재시작이 거절되었다는 것은 그 뒤에야 알려진다. Kubernetes 1.34까지는
  # kubelet이 10초마다 다시 살펴보아 CrashLoopBackOff가 곧 나타났다. 1.35부터는 쉬는 시간이 끝날 때, 늦어도 60초 뒤에
  # 다시 살펴본다. 그래서 혼자인 컨테이너는 짧게 쉬는 동안 Error로 보이고, 재시작하는 순간이나 60초보다 길게 쉴 때에만
  # CrashLoopBackOff로 보인다.
  # https://github.com/kubernetes/kubernetes/pull/133066
  Rule: CrashLoopBackOff가 언제 보이는지는 버전에 달려 있다
    출처: pkg/kubelet/pod_workers.go (v1.36, completeWork)

    시나리오 개요: Kubernetes <version>, 첫 크래시로부터 <time> 뒤
      먼저 Kubernetes <version>을 쓴다
      만일 다음을 적용한다:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, exit 1] }
        """
      그리고 <time>이 지난다
      그러면 kubectl get pods의 출력은 다음과 같다:
        | NAME | READY | STATUS   | RESTARTS   |
        | web  | 0/1   | <status> | <restarts> |

      예: 1.34는 10초마다 살펴본다
        | version | time | status           | restarts    |
        | 1.34    | 5s   | Error            | 1 (5s ago)  |
        | 1.34    | 15s  | Error            | 2 (15s ago) |
        | 1.34    | 25s  | CrashLoopBackOff | 2 (15s ago) |
        | 1.34    | 65s  | CrashLoopBackOff | 3 (35s ago) |

      예: 1.36은 쉬는 시간이 끝날 때, 늦어도 60초 뒤에 살펴본다
        | version | time | status           | restarts    |
        | 1.36    | 5s   | Error            | 1 (5s ago)  |
        | 1.36    | 15s  | Error            | 2 (15s ago) |
        | 1.36    | 25s  | Error            | 2 (25s ago) |
        | 1.36    | 65s  | Error            | 3 (55s ago) |
        | 1.36    | 129s | Error            | 4 (99s ago) |
        | 1.36    | 131s | CrashLoopBackOff | 4 (61s ago) |

    시나리오 개요: Kubernetes <version>은 69초 동안 거절을 <count>번 세지만 재시작하는 때는 같다
      먼저 Kubernetes <version>을 쓴다
      만일 다음을 적용한다:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, exit 1] }
        """
      그리고 69초가 지난다
      그러면 파드 "web"의 이벤트는 다음을 포함한다:
        | reason  | message                                                        | count   |
        | BackOff | Back-off restarting failed container app in pod web_default(*) | <count> |
      그리고 컨테이너 "app"은 0s, 0s, 10s, 30s에 시작했다

      예:
        | version | count |
        | 1.34    | 7     |
        | 1.36    | 3     |

    시나리오: 1.36에서도 파드 안에서 다른 일이 일어나면 드러난다
      만일 다음을 적용한다:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: pair }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, exit 1] }
          - { name: neighbour, image: "busybox:1.36", command: [sh, -c, sleep 35; exit 0] }
        """
      그러면 컨테이너 "app"은 34s에 종료 코드 1과 reason "Error"로 terminated이다
      그리고 컨테이너 "app"은 36s에 reason "CrashLoopBackOff"로 waiting이다
