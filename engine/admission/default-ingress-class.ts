import { fieldsOf } from '../api/fields';
import type { IngressClass } from '../api/types';
import type { AdmissionReader, AdmittedObject } from './context';

const IS_DEFAULT = 'ingressclass.kubernetes.io/is-default-class';
const OLD_CLASS = 'kubernetes.io/ingress.class';

/**
 * An Ingress that names no class, not by the old annotation either, gets the default one: of several the newest.
 * https://kubernetes.io/docs/concepts/services-networking/ingress/#default-ingress-class
 * plugin/pkg/admission/network/defaultingressclass/admission.go
 */
export function withDefaultIngressClass(ingress: AdmittedObject, store: AdmissionReader): AdmittedObject {
  const spec = fieldsOf(ingress.spec);
  if (spec.ingressClassName !== undefined || ingress.metadata.annotations?.[OLD_CLASS] !== undefined)
    return ingress;
  const found = defaultIngressClass(store.list<IngressClass>('IngressClass'));
  return found === undefined ? ingress : { ...ingress, spec: { ...spec, ingressClassName: found } };
}

/** The name of the class for an Ingress that names none. (getDefaultClass) */
export function defaultIngressClass(classes: readonly IngressClass[]): string | undefined {
  const [newest] = classes
    .filter(({ metadata }) => metadata.annotations?.[IS_DEFAULT] === 'true')
    .map(({ metadata }) => metadata)
    .sort((a, b) => {
      if (a.creationTimestamp !== b.creationTimestamp)
        return a.creationTimestamp < b.creationTimestamp ? 1 : -1;
      return a.name < b.name ? -1 : 1;
    });
  return newest?.name;
}
