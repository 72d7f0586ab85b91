import { Injectable } from '@nestjs/common';
import { ReadAuthorities } from '#geography';
import { Clock } from '#platform';

/** @returns the name of an authority as it is today, or null where none has this code. */
export type NameOfAuthority = (code: string) => string | null;

/** Names of authorities, read once for all that an answer names. */
@Injectable()
export class AuthorityNames {
  private readonly names = new WeakMap<object, Promise<NameOfAuthority>>();

  constructor(
    private readonly authorities: ReadAuthorities,
    private readonly clock: Clock,
  ) {}

  /** @param context of the request that is answered. */
  for(context: object): Promise<NameOfAuthority> {
    const names = this.names.get(context) ?? this.read();
    this.names.set(context, names);
    return names;
  }

  private async read(): Promise<NameOfAuthority> {
    const known = await this.authorities.onDay(this.clock.today());
    const names = new Map(known.map(({ code, name }) => [code, name]));
    return (code) => names.get(code) ?? null;
  }
}
