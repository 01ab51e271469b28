/** What kubectl has beside, and what to say instead: https://kubernetes.io/docs/reference/kubectl/generated/kubectl/ */
export const OTHER_COMMANDS: Readonly<Record<string, string>> = {
  'api-versions': 'kubectl api-resources tells the version of each kind',
  attach: 'kubectl logs shows what a container writes, and kubectl exec runs a command in it',
  auth: 'the API server asks nobody who they are, and lets everybody do everything',
  certificate: 'nobody signs requests for certificates; make the Secret that would come of it',
  'cluster-info': 'the API server has no address outside; kubectl get nodes shows what there is',
  completion: 'it is for the shell at which one types',
  config: 'there is one cluster and one user, and -n chooses the namespace',
  cp: 'kubectl exec writes files in a container, and a ConfigMap brings them along',
  edit: 'kubectl patch changes fields, and kubectl apply what a manifest says',
  explain: 'https://kubernetes.io/docs/reference/kubernetes-api/ tells what fields mean',
  help: 'https://kubernetes.io/docs/reference/kubectl/generated/ has it',
  kuberc: 'write flags out',
  kustomize: 'kubectl apply -k builds and applies a kustomization',
  options: 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_options/ has them',
  plugin: 'there are no plugins here',
  'port-forward': 'kubectl exec reaches a container from within, and a pod with a client reaches a Service',
  proxy: 'kubectl get --output=json shows what the API has',
  version: 'the release is the one that the feature says, and kubectl get nodes shows it',
};

/** What to do instead of a flag that is not simulated, where the command has no word on it. */
export function flagAdvice(flag: string): string {
  return Object.hasOwn(FLAGS, flag) ? FLAGS[flag]! : 'leave it out';
}

/** Flags of all commands that are about the way to the server. https://kubernetes.io/docs/reference/kubectl/kubectl/ */
export const GLOBAL_FLAGS_ASIDE: ReadonlySet<string> = new Set(
  (
    'as as-group as-uid as-user-extra cache-dir certificate-authority client-certificate client-key cluster context ' +
    'disable-compression insecure-skip-tls-verify kubeconfig kuberc match-server-version password profile profile-output ' +
    'request-timeout server tls-server-name token user username v vmodule warnings-as-errors help'
  ).split(' '),
);

const NOBODY = 'the API server asks nobody who they are, and lets everybody do everything';

const FLAGS: Readonly<Record<string, string>> = {
  as: NOBODY,
  'as-group': NOBODY,
  'as-uid': NOBODY,
  cluster: 'there is one cluster',
  context: 'there is one cluster, and -n chooses the namespace',
  help: 'https://kubernetes.io/docs/reference/kubectl/generated/ has it',
  raw: 'kubectl get --output=json shows what the API has',
  template: '-o jsonpath can say it',
  user: NOBODY,
};
