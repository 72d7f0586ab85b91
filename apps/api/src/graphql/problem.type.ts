import { type Type } from '@nestjs/common';
import { createUnionType, Field, InterfaceType } from '@nestjs/graphql';

/** An expected refusal, as clients read it. */
@InterfaceType('Problem', { description: 'Why something that was asked for cannot be done.' })
export abstract class ProblemType {
  @Field({ description: 'Kept for ever; for programs.' })
  readonly code: string;

  @Field({ description: 'A sentence for people.' })
  readonly message: string;

  @Field(() => String, { nullable: true, description: 'The input field it is about, where there is one.' })
  readonly field: string | null;

  protected constructor(code: string, message: string, field: string | null = null) {
    this.code = code;
    this.message = message;
    this.field = field;
  }
}

type Class<T> = abstract new (...given: never[]) => T;

/** @returns a union of what was asked for and the problems that may stand in its way. */
export function answerType<T extends object>(name: string, main: Type<T>, problems: readonly Class<ProblemType>[]) {
  return createUnionType({
    name,
    types: () => [main, ...(problems as readonly Type<ProblemType>[])] as const,
    resolveType: (value: object) => problems.find((problem) => value instanceof problem) ?? main,
  });
}
