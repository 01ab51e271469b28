import { ApiError } from '../api/errors';
import type { KubeObject } from '../api/types';
import { checkValidation } from './apply';
import type { Command } from './command';
import { clusterRole, clusterRoleBinding, role, roleBinding } from './create-access';
import { configMap, secret } from './create-data';
import { creating } from './create-from';
import { cronJob, job } from './create-jobs';
import { ingress, pdb, priorityClass, quota } from './create-policies';
import { service } from './create-service';
import { deployment, namespace, serviceAccount } from './create-workloads';
import { FILE_FLAGS, missingFiles, namesFiles, objectsOfFiles, ofFile } from './files';
import { dryRunOf, MUTATION_FLAGS, MutationPrinter } from './mutation';
import { faults, usageFault } from './outcome';
import { RECORD_FLAG, recorded } from './record';
import { isTold } from './targets';

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/ */
export const create: Command = {
  needsPresent: true,
  flags: {
    ...FILE_FLAGS,
    ...MUTATION_FLAGS,
    ...RECORD_FLAG,
    'save-config': { type: 'boolean' },
    selector: { short: 'l', type: 'string' },
    validate: { type: 'string', bare: 'strict' },
  },
  unsupported: { edit: 'write the manifest', raw: '', 'windows-line-endings': '' },
  commands: {
    clusterrole: creating(clusterRole),
    clusterrolebinding: creating(clusterRoleBinding),
    configmap: creating(configMap),
    cm: creating(configMap),
    cronjob: creating(cronJob),
    cj: creating(cronJob),
    deployment: creating(deployment),
    deploy: creating(deployment),
    dep: creating(deployment),
    ingress: creating(ingress),
    ing: creating(ingress),
    job: creating(job),
    namespace: creating(namespace),
    ns: creating(namespace),
    poddisruptionbudget: creating(pdb),
    pdb: creating(pdb),
    priorityclass: creating(priorityClass),
    pc: creating(priorityClass),
    quota: creating(quota),
    resourcequota: creating(quota),
    role: creating(role),
    rolebinding: creating(roleBinding),
    secret,
    service,
    svc: service,
    serviceaccount: creating(serviceAccount),
    sa: creating(serviceAccount),
  },
  absent: {
    token: 'the API server asks nobody who they are, so that no process needs one',
  },
  run(args, context) {
    if (args.words.length > 0) throw usageFault('create', `Unexpected args: [${args.words.join(' ')}]`);
    if (!namesFiles(args)) throw missingFiles();
    checkValidation(args);
    const dryRun = dryRunOf(args);
    const printer = new MutationPrinter(args, context, dryRun);
    const { objects, errors } = objectsOfFiles(args, context, 'create');
    const all = [...errors];
    for (const { loaded, file } of objects) {
      try {
        const object =
          dryRun === 'client'
            ? (recorded(context, loaded.object) as unknown as KubeObject)
            : context.api.deeds!.objects.create(loaded, dryRun === 'server', args.isOn('save-config'));
        printer.print(object, 'created');
      } catch (error) {
        if (!isTold(error)) throw error;
        all.push(error instanceof ApiError ? ofFile(error, file) : error);
      }
    }
    const failure = faults(all);
    if (failure) throw failure;
    return undefined;
  },
};
