/** As EXAMPLES, of what comes to a cluster, and of what others than Kubernetes do there. */
export const CLUSTER_EXAMPLES: readonly (readonly [english: string, korean: string])[] = [
  [
    'condition "DisruptionTarget" of pod "web" becomes True with reason "Descheduled"',
    '파드 "web"의 "DisruptionTarget" 조건이 이유 "Descheduled"로 True가 된다',
  ],
  [
    'the kube-controller-manager runs with "--terminated-pod-gc-threshold=100"',
    'kube-controller-manager를 "--terminated-pod-gc-threshold=100"으로 실행한다',
  ],
  ['the kubelet configuration:', 'kubelet 설정은 다음과 같다:'],
  ['the kubelet configuration of node "node-1":', '노드 "node-1"의 kubelet 설정은 다음과 같다:'],
  ['pod "web" is also owned by replicaset "new"', '파드 "web"을 레플리카셋 "new"도 소유한다'],
  ['node "node-3" joins the cluster', '노드 "node-3"이 클러스터에 들어온다'],
  ['these nodes join the cluster:', '다음 노드가 클러스터에 들어온다:'],
  ['a network plugin that enforces no policies', '정책을 집행하지 않는 네트워크 플러그인을 쓴다'],
  ['the kube-proxy of node "node-1" restarts', '노드 "node-1"의 kube-proxy가 재시작한다'],
  ['the kube-proxy of node "node-1" is down for 30s', '노드 "node-1"의 kube-proxy가 30초 동안 멈춘다'],
  ['an ingress controller "nginx" for class "nginx"', '인그레스 컨트롤러 "nginx"가 클래스 "nginx"를 맡는다'],
  [
    'an ingress controller "nginx" for class "nginx" at address "lb.example.com"',
    '인그레스 컨트롤러 "nginx"가 클래스 "nginx"를 주소 "lb.example.com"에서 맡는다',
  ],
  ['the ingress controller takes 30s to write an address', '인그레스 컨트롤러가 주소를 쓰는 데 30초 걸린다'],
  [
    'ingress "web" routes "http://shop.example/cart" to service "cart" within 30s',
    '인그레스 "web"이 30초 안에 "http://shop.example/cart"를 서비스 "cart"로 보낸다',
  ],
  [
    'ingress "web" answers "http://shop.example/cart" with 503',
    '인그레스 "web"이 "http://shop.example/cart"에 503으로 응답한다',
  ],
  ['the external provisioner stops', '외부 프로비저너가 멈춘다'],
];
