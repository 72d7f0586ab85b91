import { type EntityManager } from 'typeorm';
import { columnsInBytes, measuresForm } from '../core/measure-columns.js';
import { isOlderForm, olderMeasures } from '../core/older-measures.js';
import { type MeasuredRun } from '../core/policy-preview.js';

/** How measures of searches are kept: bytes under the form that says what they mean. */

/** Keeps the measures of a run that is being answered, in the transaction of its answer. */
export async function keepMeasures(manager: EntityManager, runId: string, bytes: Uint8Array): Promise<void> {
  await manager.query('insert into matching.run_measures (run_id, form, figures) values ($1, $2, $3)', [
    runId,
    measuresForm,
    Buffer.from(bytes),
  ]);
}

/** Read at once: some seven megabytes of a county's year at most stay in memory, and nobody else waits for long. */
const runsAtOnce = 200;

interface MeasuredRow {
  readonly runId: string;
  readonly requestId: string;
  readonly requestReference: string;
  readonly form: number;
  readonly figures: Uint8Array;
}

const measuresOfRow = ({ form, figures }: MeasuredRow): MeasuredRun['measures'] => {
  if (form === measuresForm) return columnsInBytes(figures);
  if (isOlderForm(form)) return olderMeasures(form, figures);
  throw new Error(`Measures of form ${form} are kept, and this version reads forms 1 to ${measuresForm}`);
};

/**
 * The last finished run of each request of an authority in the past year that was measured, the latest first. A form of a
 * newer version is left out: it would be a guess.
 */
export async function* measuredRuns(manager: EntityManager, authorityCode: string): AsyncGenerator<MeasuredRun> {
  const lastRuns: readonly { id: string }[] = await manager.query(
    `select last.id
     from register.child
     join register.placement_request request on request.child_id = child.id
     cross join lateral (
       select run.id, run.requested_at, run.finished_at
       from matching.run
       where run.request_id = request.id and run.status = 'finished'
       order by run.requested_at desc, run.id
       limit 1
     ) last
     where child.authority_code = $1 and last.finished_at > now() - interval '1 year'
     order by last.requested_at desc, last.id`,
    [authorityCode],
  );
  for (let from = 0; from < lastRuns.length; from += runsAtOnce) {
    const rows: readonly MeasuredRow[] = await manager.query(
      `select run.id as "runId", run.request_id as "requestId", request.reference as "requestReference", measures.form,
         measures.figures
       from unnest($1::uuid[]) with ordinality wanted (id, place)
       join matching.run on run.id = wanted.id
       join register.placement_request request on request.id = run.request_id
       join matching.run_measures measures on measures.run_id = run.id and measures.form <= $2
       order by wanted.place`,
      [lastRuns.slice(from, from + runsAtOnce).map(({ id }) => id), measuresForm],
    );
    for (const row of rows) {
      const { runId, requestId, requestReference } = row;
      yield { runId, requestId, requestReference, measures: measuresOfRow(row) };
    }
  }
}
