/** A finished paper with the name it is saved under. */
export interface PaperFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}
