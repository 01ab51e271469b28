/** As EXAMPLES, of images and the registries they come from. */
export const IMAGE_EXAMPLES: readonly (readonly [english: string, korean: string])[] = [
  ['image "nginx:1.27" takes 5s to pull', '이미지 "nginx:1.27"은 내려받는 데 5초 걸린다'],
  ['image "model:1" has a size of 600Mi', '이미지 "model:1"의 크기는 600Mi이다'],
  ['image "app:9" cannot be pulled', '이미지 "app:9"는 내려받을 수 없다'],
  ['image "app:9" cannot be pulled until 45s', '이미지 "app:9"는 45초까지 내려받을 수 없다'],
  [
    'image "app:9" cannot be pulled with error "unauthorized"',
    '이미지 "app:9"는 오류 "unauthorized"로 내려받을 수 없다',
  ],
  [
    'image "app:9" cannot be pulled until 45s with error "unauthorized"',
    '이미지 "app:9"는 45s까지 오류 "unauthorized"로 내려받을 수 없다',
  ],
  [
    'registry "registry.example" needs user "ci" and password "s3cret"',
    '레지스트리 "registry.example"은 사용자 "ci"와 비밀번호 "s3cret"을 요구한다',
  ],
  ['image "nginx:1.27" is already on node "node-1"', '이미지 "nginx:1.27"은 이미 노드 "node-1"에 있다'],
  ['image "nginx:1.27" is already on every node', '이미지 "nginx:1.27"은 이미 모든 노드에 있다'],
];
