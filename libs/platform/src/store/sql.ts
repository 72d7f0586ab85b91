import { AsyncLocalStorage } from 'node:async_hooks';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import { DataSource, type EntityManager } from 'typeorm';
import { type Problem, type Result } from '#kernel';
import { Transaction } from '../app/transaction.js';

interface OpenTransaction {
  readonly dataSource: DataSource;
  readonly manager: EntityManager;
}

const openTransaction = new AsyncLocalStorage<OpenTransaction>();

/** Undoes a transaction for a refusal; never seen outside this file. */
class Refused extends Error {
  constructor(readonly refusal: { readonly ok: false; readonly problem: Problem }) {
    super(refusal.problem.kind);
  }
}

/** For stores: asks in the transaction that is open around the call, or outside any. */
@Injectable()
export class Sql {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns the rows: of a query, or of a `returning` clause. Days come as text only where the query casts them. */
  async rows<Row extends object>(text: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> {
    const open = openTransaction.getStore();
    const asker = open?.dataSource === this.dataSource ? open.manager : this.dataSource;
    const answer: unknown = await asker.query(text, [...parameters]);
    const isUpdateOrDelete = Array.isArray(answer) && answer.length === 2 && typeof answer[1] === 'number';
    return (isUpdateOrDelete ? answer[0] : answer) as Row[];
  }

  /**
   * Streams text into a `copy ... from stdin`, many times as fast as inserts.
   *
   * @returns how many rows were copied.
   * @throws what `text` throws, after which the transaction can only be undone. TypeError outside a transaction.
   */
  async copyIn(copy: string, text: AsyncIterable<string | Uint8Array>): Promise<number> {
    const open = openTransaction.getStore();
    const runner = open?.dataSource === this.dataSource ? open.manager.queryRunner : undefined;
    if (!runner) throw new TypeError('Copying needs an open transaction.');
    const connection = (await runner.connect()) as PostgresConnection;
    const stream = connection.query(copyFrom(copy));
    await pipeline(Readable.from(text), stream);
    return stream.rowCount;
  }
}

/** What pg and pg-copy-streams need of the connection of a transaction. */
interface PostgresConnection {
  query(stream: CopyStreamQuery): CopyStreamQuery;
}

/** Takes whatever is asked by `Sql` inside `work` into one PostgreSQL transaction, read committed. */
@Injectable()
export class PostgresTransaction extends Transaction {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async run<T, P extends Problem>(work: () => Promise<Result<T, P>>): Promise<Result<T, P>> {
    if (openTransaction.getStore()?.dataSource === this.dataSource) return work();
    return this.dataSource
      .transaction((manager) => this.runWithin(manager, work))
      .catch((fault: unknown) => {
        if (fault instanceof Refused) return fault.refusal as Result<T, P>;
        throw fault;
      });
  }

  private async runWithin<T, P extends Problem>(
    manager: EntityManager,
    work: () => Promise<Result<T, P>>,
  ): Promise<Result<T, P>> {
    const result = await openTransaction.run({ dataSource: this.dataSource, manager }, work);
    if (!result.ok) throw new Refused(result);
    return result;
  }
}
