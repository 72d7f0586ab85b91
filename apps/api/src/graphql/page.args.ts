import { ArgsType, Field, Int } from '@nestjs/graphql';

/** Which page of a list: `first` of it, after the row whose cursor is `after`. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 25, description: '1 to 100.' })
  readonly first!: number;

  @Field(() => String, { nullable: true })
  readonly after?: string | null;
}
