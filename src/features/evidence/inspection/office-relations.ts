import { lookUp } from '../../../kernel/look-up';
import { Refused, type Reason } from './refusal';
import { readXml } from './xml-reader';

export interface Relation {
  /** Part the relation belongs to; '' for the package. */
  readonly owner: string;
  /** Last word of its type: `hyperlink`, `oleObject`, `attachedTemplate` … */
  readonly kind: string;
  readonly target: string;
  readonly external: boolean;
}

export function readRelations(name: string, bytes: Buffer): readonly Relation[] {
  const owner = name.replace(/(^|\/)_rels\/([^/]*)\.rels$/i, '$1$2');
  const relations: Relation[] = [];
  readXml(bytes, name, {
    open: (tag, { Type = '', Target = '', TargetMode = '' }) => {
      if (tag === 'Relationship') relations.push({ owner, kind: Type.slice(Type.lastIndexOf('/') + 1), target: Target.trim(), external: /^external$/i.test(TargetMode) });
    },
  });
  return relations;
}

const KINDS: Readonly<Record<string, Reason>> = {
  vbaProject: 'macros',
  wordVbaData: 'macros',
  xlMacrosheet: 'macros',
  xlIntlMacrosheet: 'macros',
  dialogsheet: 'macros',
  control: 'embedded',
  activeXControlBinary: 'embedded',
  oleObject: 'embedded',
  aFChunk: 'embedded',
  frame: 'externalContent',
  subDocument: 'externalContent',
  externalLinkPath: 'externalLinks',
  xlExternalLinkPath: 'externalLinks',
  xlPathMissing: 'externalLinks',
  xlStartup: 'externalLinks',
};

/** A template on the reader's own disk, as Word writes it for every own template; nothing of it comes from the sender. */
const OWN_DISK = /^(file:\/{2,3})?[a-z]:[\\/]/i;
const RUNS = /^\s*(javascript|vbscript|data|mhtml|res|ms-[a-z-]+|search-ms|shell|its|mk|jar):/i;
export const FROM_WEB = /^\s*(https?|ftp):/i;

/** @throws Refused for the first relation that runs something or fetches content; plain hyperlinks may lead anywhere people may click */
export function checkRelations(relations: readonly Relation[]): void {
  for (const { owner, kind, target, external } of relations) {
    const reason = reasonOf(kind, target, external);
    if (reason) throw new Refused(reason, owner || undefined);
  }
}

function reasonOf(kind: string, target: string, external: boolean): Reason | null {
  if (RUNS.test(target)) return 'externalContent';
  if (external && kind === 'oleObject') return 'externalContent';
  const known = lookUp(KINDS, kind);
  if (known) return known;
  if (!external || kind === 'hyperlink') return null;
  if (kind === 'attachedTemplate') return OWN_DISK.test(target) ? null : 'externalContent';
  // A picture linked from the web tells its server who opened the paper and when; from a share it hands out the reader's sign-in.
  if (kind === 'image') return FROM_WEB.test(target) ? 'webPicture' : OWN_DISK.test(target) ? null : 'externalContent';
  return 'externalContent';
}
