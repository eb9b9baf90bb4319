/** Why a content is refused: the locale key `problems:file.<reason>`. Each tells what to do instead. */
export type Reason =
  | 'contentDiffers'
  | 'damaged'
  | 'truncated'
  | 'encrypted'
  | 'macros'
  | 'embedded'
  | 'externalContent'
  | 'externalLinks'
  | 'dde'
  | 'webFormula'
  | 'webPicture'
  | 'entities'
  | 'hugeTable'
  | 'unpacksTooLarge'
  | 'unsafePaths'
  | 'symlinks'
  | 'deceptiveZip'
  | 'zipMethod'
  | 'nestedArchive'
  | 'programInside'
  | 'mixedContent'
  | 'pdfScript'
  | 'pdfAction'
  | 'pdfAttachment'
  | 'pdfForm'
  | 'pdfObscured'
  | 'pixelFlood'
  | 'checkTooLong'
  | 'checkFailed';

export interface Refusal {
  readonly reason: Reason;
  /** The entry of a package that gave the reason. */
  readonly entry?: string;
}

/** Thrown anywhere below, so that no walk has to hand a verdict upwards. */
export class Refused extends Error {
  constructor(
    readonly reason: Reason,
    readonly entry?: string,
  ) {
    super(reason);
    this.name = 'Refused';
  }
}
