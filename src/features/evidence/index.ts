export { EvidenceModule } from './evidence.module';
export { contentDisposition, EvidenceSender } from './evidence-sender';
export { EvidenceStore, type KeptFile } from './evidence.store';
export { ACCEPTED_ENDINGS } from './domain/file-kind';
export { StoredFile } from './stored-file.entity';
export { UnfinishedUploads } from './uploads/unfinished-uploads';
export { UploadPlaces, type Destination, type UploadPlace } from './uploads/upload-places';
