import { Module } from '@nestjs/common';
import { EvidenceSender } from './evidence-sender';
import { EvidenceStore } from './evidence.store';
import { FileInspector } from './file-inspector';

@Module({ providers: [EvidenceStore, EvidenceSender, FileInspector], exports: [EvidenceStore, EvidenceSender] })
export class EvidenceModule {}
