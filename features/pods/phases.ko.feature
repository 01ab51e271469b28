# language: ko
기능: 파드의 단계(phase)
  파드의 단계는 파드가 수명 주기의 어디에 있는지를 Pending, Running, Succeeded, Failed 중 하나로 요약한다.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase

  Rule: 모든 컨테이너가 한 번씩 시작될 때까지 파드는 Pending이다
    참고: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
    출처: pkg/kubelet/kubelet_pods.go (v1.36, getPhase)

    시나리오: 파드를 받아 줄 자리가 있는 노드가 없다
      만일 다음을 적용한다:
        """yaml
        # Pending Status
        apiVersion: v1
        kind: Pod
        metadata:
          name: pending-pod
        spec:
          containers:
          - name: large-resource-container
            image: busybox
            command: ["sh", "-c", "echo Pending...; sleep 3600"]
            resources:
              requests:
                memory: "100Ti"
                cpu: "1000"
        """
      그러면 파드 "pending-pod"는 1일 동안 계속 Pending이다
      그리고 컨테이너 "large-resource-container"는 한 번도 시작하지 않았다

    시나리오: 한 컨테이너는 실행 중이지만 다른 컨테이너의 이미지를 내려받을 수 없다
      먼저 이미지 "registry.example/nothing:1"은 내려받을 수 없다
      만일 다음을 적용한다:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "nginx:1.27" }
          - { name: broken, image: "registry.example/nothing:1" }
        """
      그러면 컨테이너 "app"은 10m 동안 running이다
      그리고 파드 "web"은 한 번도 Running인 적이 없다

    시나리오: 초기화 컨테이너가 아직 일하고 있다
      만일 다음을 적용한다:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: prepare, image: "busybox:1.36", command: [sleep, "60"] }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      그러면 파드 "web"은 59s에 Pending이다
      그리고 파드 "web"은 60s에 Running이다

  Rule: 컨테이너가 하나라도 실행 중이거나 다시 시작될 예정이면 파드는 Running이다
    참고: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
    출처: pkg/kubelet/kubelet_pods.go (v1.36, getPhase)

    시나리오: 세 컨테이너 중 하나가 완전히 실패했다
      만일 다음을 적용한다:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: three }
        spec:
          restartPolicy: Never
          containers:
          - { name: failed, image: "busybox:1.36", command: [sh, -c, exit 1] }
          - { name: first, image: "busybox:1.36", command: [sleep, "1000"] }
          - { name: second, image: "busybox:1.36", command: [sleep, "2000"] }
        """
      그러면 컨테이너 "failed"는 종료 코드 1과 reason "Error"로 terminated이다
      그리고 파드 "three"는 1999s에 Running이다
      그리고 파드 "three"는 2000s에 Failed이다

    시나리오: 다시 시작되기를 기다리는 컨테이너
      먼저 컨테이너 "app"을 가진 파드 "web"이 있다
      그리고 컨테이너 "app"은 0s 후에 종료 코드 1로 종료한다
      그러면 컨테이너 "app"은 140s에 reason "CrashLoopBackOff"로 waiting이다
      그리고 파드 "web"은 140s에 Running이다

  Rule: 모든 컨테이너가 완전히 끝났을 때 전부 0으로 종료했으면 파드는 Succeeded, 아니면 Failed이다
    참고: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
    출처: pkg/kubelet/kubelet_pods.go (v1.36, getPhase)

    시나리오: 하나뿐인 컨테이너가 실패하고 다시 시작될 수 없다
      만일 다음을 적용한다:
        """yaml
        # Failed Status
        apiVersion: v1
        kind: Pod
        metadata:
          name: failed-pod
        spec:
          restartPolicy: Never
          containers:
          - name: failing-container
            image: busybox
            command: ["sh", "-c", "exit 1"]
        """
      그러면 파드 "failed-pod"는 다음과 일치한다:
        """yaml
        metadata: { name: failed-pod, namespace: default }
        status:
          phase: Failed
          containerStatuses:
          - name: failing-container
            state:
              terminated: { reason: Error, exitCode: 1, startedAt: "@0s", finishedAt: "@0s" }
            restartCount: 0
        """
      그리고 kubectl get pods의 출력은 다음과 같다:
        | NAME       | READY | STATUS | RESTARTS |
        | failed-pod | 0/1   | Error  | 0        |

    시나리오 개요: 종료 코드 <first>와 <second>
      만일 다음을 적용한다:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: pair }
        spec:
          restartPolicy: Never
          containers:
          - { name: first, image: "busybox:1.36", command: [sh, -c, sleep 10; exit <first>] }
          - { name: second, image: "busybox:1.36", command: [sh, -c, sleep 20; exit <second>] }
        """
      그러면 파드 "pair"는 19s에 Running이다
      그리고 파드 "pair"는 20s에 <phase>이다

      예: 모든 컨테이너가 제 할 일을 했다
        | first | second | phase     |
        | 0     | 0      | Succeeded |

      예: 하나만 실패해도 실패이다
        | first | second | phase  |
        | 1     | 0      | Failed |
        | 0     | 1      | Failed |
        | 3     | 4      | Failed |

    시나리오: 성공하는 파드가 거치는 모든 단계
      만일 다음을 적용한다:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: once }
        spec:
          restartPolicy: OnFailure
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, sleep 10] }
        """
      그러면 파드 "once"는 10s 안에 Succeeded이다
      그리고 파드 "once"는 Pending, Running, Succeeded를 거쳤다

  Rule: Succeeded와 Failed는 마지막 단계이다
    출처: pkg/kubelet/kubelet_pods.go (v1.36, generateAPIPodStatus)

    시나리오 개요: <phase>인 파드
      먼저 restartPolicy가 Never인 실행 중인 파드 "task"가 있다
      만일 그 파드의 컨테이너가 종료 코드 <code>로 종료한다
      그러면 파드 "task"는 1일 동안 계속 <phase>이다

      예:
        | code | phase     |
        | 0    | Succeeded |
        | 1    | Failed    |

  Rule: Unknown은 API에 남아 있을 뿐 어떤 컴포넌트도 더는 쓰지 않는다
    노트와 오래된 문서는 노드에 연결할 수 없을 때의 다섯 번째 단계로 Unknown을 든다. 그러나 2015년 이후로는 쓰이지 않는다:
    https://github.com/kubernetes/kubernetes/blob/v1.36.0/staging/src/k8s.io/api/core/v1/types.go (PodUnknown)

    시나리오: 크래시 루프에서도 실패에서도 나타나지 않는다
      먼저 컨테이너 "app"을 가진 파드 "web"이 있다
      그리고 컨테이너 "app"은 5s 후에 종료 코드 1로 종료한다
      만일 1시간이 지난다
      그러면 파드 "web"은 한 번도 Unknown인 적이 없다
