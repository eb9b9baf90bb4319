import { Module } from '@nestjs/common';
import { ObligationsModule } from '../obligations';
import { UrgingApiController } from './urging.api.controller';
import { UrgingQueries } from './urging.queries';
import { UrgeUnits } from './use-cases/urge-units';

@Module({ imports: [ObligationsModule], controllers: [UrgingApiController], providers: [UrgingQueries, UrgeUnits], exports: [UrgingQueries, UrgeUnits] })
export class UrgingModule {}
