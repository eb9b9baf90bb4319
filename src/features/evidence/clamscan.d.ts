declare module 'clamscan' {
  import type { Readable } from 'node:stream';
  interface Options {
    readonly clamscan: { readonly active: boolean };
    readonly clamdscan: Readonly<Record<string, string | number | boolean | null>>;
    readonly preference: 'clamdscan';
  }
  class NodeClam {
    init(options: Options): Promise<NodeClam>;
    scanStream(stream: Readable): Promise<{ readonly isInfected: boolean | null; readonly viruses: readonly string[] }>;
  }
  export = NodeClam;
}
