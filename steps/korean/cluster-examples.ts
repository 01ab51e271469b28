/** As EXAMPLES, of what comes to a cluster, and of what others than Kubernetes do there. */
export const CLUSTER_EXAMPLES: readonly (readonly [english: string, korean: string])[] = [
  [
    'condition "DisruptionTarget" of pod "web" becomes True with reason "Descheduled"',
    '파드 "web"의 "DisruptionTarget" 조건이 이유 "Descheduled"로 True가 된다',
  ],
  ['node "node-3" joins the cluster', '노드 "node-3"이 클러스터에 들어온다'],
  ['these nodes join the cluster:', '다음 노드가 클러스터에 들어온다:'],
  ['the external provisioner stops', '외부 프로비저너가 멈춘다'],
];
