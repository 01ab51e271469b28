import { parseDocument } from 'yaml';
import { AuthorError } from './author-error';

/** The fields of a fragment of KubeletConfiguration, not yet judged. */
export function fragmentOf(text: string): unknown {
  const document = parseDocument(text);
  const [slip] = document.errors;
  if (slip !== undefined) throw new AuthorError(`the kubelet configuration is not YAML: ${slip.message}`);
  return document.toJS({ maxAliasCount: 100 });
}
