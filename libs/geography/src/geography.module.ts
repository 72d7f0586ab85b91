import { Module } from '@nestjs/common';
import { AuthorityStore } from './app/authority.store.js';
import { BankHolidayStore } from './app/bank-holiday.store.js';
import { LocatePostcode } from './app/locate-postcode.service.js';
import { LocateSectors } from './app/locate-sectors.service.js';
import { PostcodeStore } from './app/postcode.store.js';
import { ReadAuthorities } from './app/read-authorities.service.js';
import { PostgresAuthorityStore } from './store/postgres-authority.store.js';
import { PostgresBankHolidayStore } from './store/postgres-bank-holiday.store.js';
import { PostgresPostcodeStore } from './store/postgres-postcode.store.js';

/** Where postcodes lie, and authorities with their neighbours and boundaries on a day. */
@Module({
  providers: [
    { provide: AuthorityStore, useClass: PostgresAuthorityStore },
    { provide: BankHolidayStore, useClass: PostgresBankHolidayStore },
    { provide: PostcodeStore, useClass: PostgresPostcodeStore },
    LocatePostcode,
    LocateSectors,
    ReadAuthorities,
  ],
  exports: [AuthorityStore, BankHolidayStore, LocatePostcode, LocateSectors, PostcodeStore, ReadAuthorities],
})
export class GeographyModule {}
