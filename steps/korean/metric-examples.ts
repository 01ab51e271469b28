/** As EXAMPLES, of what is said of metrics. */
export const METRIC_EXAMPLES: readonly (readonly [english: string, korean: string])[] = [
  ['a cluster without a metrics server', '메트릭 서버가 없는 클러스터가 있다'],
  ['the metrics server stops', '메트릭 서버가 멈춘다'],
  [
    'container "app" uses 300Mi of memory after 30s on run 3',
    '컨테이너 "app"은 3번째 실행에서 30s 후에 메모리 300Mi를 쓴다',
  ],
  ['the CPU usage of deployment "web" becomes 80%', '디플로이먼트 "web"의 CPU 사용량이 80%가 된다'],
  ['the memory usage of pod "web-1" becomes unknown', '파드 "web-1"의 메모리 사용량이 알 수 없음이 된다'],
  [
    'the CPU usage of container "app" of deployment "web" becomes 800m in total',
    '디플로이먼트 "web"의 컨테이너 "app"의 CPU 사용량이 모두 합해 800m이 된다',
  ],
  [
    'the metric "queue_length" of deployment "web" becomes 120',
    '디플로이먼트 "web"의 "queue_length" 메트릭이 120이 된다',
  ],
];
