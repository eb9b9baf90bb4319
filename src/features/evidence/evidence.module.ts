import { Module } from '@nestjs/common';
import { EvidenceSender } from './evidence-sender';
import { EvidenceStore } from './evidence.store';
import { FileInspector } from './file-inspector';
import { InspectionQueue } from './inspection/inspection-queue';
import { VirusScanner } from './virus-scanner';

@Module({
  providers: [EvidenceStore, EvidenceSender, FileInspector, VirusScanner, { provide: InspectionQueue, useFactory: () => new InspectionQueue() }],
  exports: [EvidenceStore, EvidenceSender],
})
export class EvidenceModule {}
