# language: ko
기능: 초기화 컨테이너가 실패한다
  초기화 컨테이너는 앱 컨테이너가 시작하기 전에 하나씩 차례로 실행된다. 그중 하나가 실패하면 파드의 restartPolicy가
  다시 시도할지를 정한다.
  https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#understanding-init-containers

  Rule: restartPolicy가 Never이면 파드 전체가 실패한다
    참고: https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#understanding-init-containers

    배경:
      먼저 매니페스트가 있다:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          restartPolicy: Never
          initContainers:
            - name: migrate
              image: busybox:1.36
              command: ["sh", "-c", "sleep 5; exit 1"]
          containers:
            - name: app
              image: nginx:1.27
        """

    시나리오: 파드는 Failed가 되고 앱은 한 번도 시작하지 않는다
      만일 매니페스트를 적용한다
      그러면 파드 "web"은 4s에 Pending이다
      그리고 파드 "web"은 10s 안에 Failed이다
      그리고 init 컨테이너 "migrate"는 종료 코드 1과 reason "Error"로 terminated이다
      그리고 init 컨테이너 "migrate"는 0s에 시작했다
      그리고 컨테이너 "app"은 한 번도 시작하지 않았다

    시나리오: 파드는 한 번도 Ready가 되지 않으며 그 이유를 알려 준다
      만일 매니페스트를 적용한다
      그리고 1분이 지난다
      그러면 파드 "web"은 한 번도 Ready인 적이 없다
      그리고 파드 "web"은 Pending, Failed를 거쳤다
      그리고 파드 "web"의 Initialized 조건은 reason "ContainersNotInitialized"로 False이다
      그리고 파드 "web"의 Ready 조건은 reason "PodFailed"로 False이다

    시나리오: kubectl은 Init:Error를 보여 준다
      만일 매니페스트를 적용한다
      그리고 1분이 지난다
      그러면 kubectl get pods의 출력은 다음과 같다:
        | NAME | READY | STATUS     | RESTARTS |
        | web  | 0/1   | Init:Error | 0        |

  Rule: restartPolicy가 OnFailure나 Always이면 초기화 컨테이너는 성공할 때까지 다시 시도된다
    참고: https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#understanding-init-containers

    시나리오 개요: <policy>: 파드는 두 번째 시도를 기다린다
      먼저 매니페스트가 있다:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          restartPolicy: <policy>
          initContainers:
            - name: migrate
              image: busybox:1.36
              command: ["sh", "-c", "sleep 5"]
          containers:
            - name: app
              image: nginx:1.27
        """
      그리고 컨테이너 "migrate"는 첫 실행에서 5s 후에 종료 코드 1로 종료한다
      만일 매니페스트를 적용한다
      그러면 파드 "web"은 9s 동안 계속 Pending이다
      그리고 파드 "web"은 10s 안에 Running이다
      그리고 init 컨테이너 "migrate"는 1번 재시작했다
      그리고 컨테이너 "app"은 0번 재시작했다

      예:
        | policy    |
        | OnFailure |
        | Always    |
