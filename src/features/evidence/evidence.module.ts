import { Module } from '@nestjs/common';
import { EvidenceReads } from './evidence-reads';
import { EvidenceSender } from './evidence-sender';
import { EvidenceStore } from './evidence.store';
import { FileInspector } from './file-inspector';
import { InspectionQueue } from './inspection/inspection-queue';
import { ResumableUploads } from './uploads/resumable-uploads';
import { TusDoor } from './uploads/tus-door';
import { UnfinishedUploads } from './uploads/unfinished-uploads';
import { UploadPlaces } from './uploads/upload-places';
import { UploadsController } from './uploads/uploads.controller';
import { VirusScanner } from './virus-scanner';
import { PreviewMaker } from './preview-maker';
import { SignatureReader } from './signature-reader';

@Module({
  controllers: [UploadsController],
  providers: [EvidenceStore, EvidenceSender, EvidenceReads, PreviewMaker, SignatureReader, FileInspector, VirusScanner, ResumableUploads, TusDoor, UnfinishedUploads, UploadPlaces, { provide: InspectionQueue, useFactory: () => new InspectionQueue() }],
  exports: [EvidenceStore, EvidenceSender, EvidenceReads, PreviewMaker, UploadPlaces, UnfinishedUploads],
})
export class EvidenceModule {}
