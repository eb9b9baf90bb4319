import { Module } from '@nestjs/common';
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

@Module({
  controllers: [UploadsController],
  providers: [EvidenceStore, EvidenceSender, FileInspector, VirusScanner, ResumableUploads, TusDoor, UnfinishedUploads, UploadPlaces, { provide: InspectionQueue, useFactory: () => new InspectionQueue() }],
  exports: [EvidenceStore, EvidenceSender, UploadPlaces, UnfinishedUploads],
})
export class EvidenceModule {}
