import { Module } from '@nestjs/common';
import { UnitQueries } from './unit.queries';
import { ImportReferenceUnits } from './use-cases/import-reference-units';

@Module({ providers: [UnitQueries, ImportReferenceUnits], exports: [UnitQueries, ImportReferenceUnits] })
export class OrganisationModule {}
