import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { ValidationError } from '../../../kernel/errors';
import { lookUp } from '../../../kernel/look-up';
import { problem } from '../../../kernel/problem';
import type { ReceivedFile } from '../../../platform/http/multipart-receiver';
import type { StoredFile } from '../stored-file.entity';

/** Where a file is going: `place` names the kind, the rest belongs to it (report and number of an item). */
export type Destination = Readonly<Record<string, string>>;

/** Hidden fields of the form that shows the place: as they were before the file came, and since. Read and changed in one transaction. */
export interface FormMove {
  readonly before: Readonly<Record<string, string>>;
  readonly now: Readonly<Record<string, string>>;
}

export interface Attached {
  readonly file: StoredFile;
  readonly form?: FormMove;
}

/** A kind of place that takes files which come in pieces. The feature that owns it adds it when it starts. */
export interface UploadPlace {
  /** Whether this actor may put so many bytes there now. @throws NotFoundError, ForbiddenError, ValidationError */
  assertMay(actor: Actor, to: Destination, size: number): Promise<void>;
  /** The same path as a file of a form: inspected, kept, registered and attached in one transaction. */
  attach(actor: Actor, to: Destination, file: ReceivedFile): Promise<Attached>;
}

@Injectable()
export class UploadPlaces {
  private readonly places: Record<string, UploadPlace> = {};

  add(kind: string, place: UploadPlace): void {
    this.places[kind] = place;
  }

  of({ place = '' }: Destination): UploadPlace {
    const found = lookUp(this.places, place);
    if (!found) throw new ValidationError([problem('file.placeUnknown', 'files')]);
    return found;
  }
}
