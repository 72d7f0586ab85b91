import { Body, Controller, Get, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Clock } from '#platform';
import { ApiClient } from '../api/api-client.service.js';
import { NotAllowed } from '../api/api-refusals.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor, mayDo, type Me } from '../web/page-frame.js';
import { Pages } from '../web/pages.service.js';
import {
  type Clearance,
  type ClearanceInput,
  clearancesOperation,
  type HomeOfClearances,
  recordClearanceOperation,
  type RequestWithClearances,
  withdrawClearanceOperation,
} from './clearances.operations.js';
import {
  addressOf,
  clearanceForms,
  clearanceInWords,
  clearanceLists,
  isClearanceForm,
  presentClearances,
  questionsFor,
  withdrawQuestions,
} from './clearances.presenter.js';
import { type SentForm } from './new-request.form.js';
import { nothingTyped, presentOneForm, type TypedForm } from './one-form.presenter.js';
import { formName, readRecord, typedRecordIn } from './record-form.js';
import { type RecordQuestion } from './record-questions.js';
import { type ApiProblem, type AuthorityName } from './request.operations.js';

interface Found {
  readonly me: Me;
  readonly asked: RequestWithClearances;
  readonly home: HomeOfClearances;
  readonly areas: readonly AuthorityName[];
}
interface Where {
  readonly id: string;
  readonly homeId: string;
}
const notTyped: Readonly<Record<string, string>> = {
  authority: 'Choose the authority',
  approver: 'Choose who approved it',
  givenBy: 'Give the name and role of whoever did it',
  givenOn: 'Enter the day it was done',
};
const oneGroup = (questions: readonly RecordQuestion[]) => [{ id: '', heading: '', introduction: '', questions }];

/** What others consented to, approved or were told of, for one child and one home. */
@Controller('requests/:id/homes/:homeId/clearances')
export class ClearancesController {
  constructor(
    private readonly api: ApiClient,
    private readonly pages: Pages,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Param() where: Where, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { me, asked, home } = await this.find(where, request);
    const model = presentClearances(asked, home, mayDo(me, 'clearance-record'));
    await this.pages.show(request, reply, 'requests/clearances', frameFor(me, 'requests'), model);
  }

  @Get('withdraw/:clearanceId')
  async withdrawForm(
    @Param() where: Where & { readonly clearanceId: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.findToRecord(where, request);
    await this.showWithdrawal(found, clearanceOf(found, where.clearanceId), nothingTyped, request, reply);
  }

  @Post('withdraw/:clearanceId')
  async withdraw(
    @Param() where: Where & { readonly clearanceId: string },
    @Body() body: SentForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.findToRecord(where, request);
    const clearance = clearanceOf(found, where.clearanceId);
    const typed = typedRecordIn(body);
    const because = typed[formName('withdraw.because')]?.[0] ?? '';
    const { recorded } = await this.api.ask(
      withdrawClearanceOperation,
      { id: where.id, clearanceId: clearance.id, because },
      sessionOf(request),
    );
    if ('id' in recorded) return this.leave(where.id, reply);
    const complaint = complaintOf(recorded, withdrawQuestions, 'withdraw');
    await this.showWithdrawal(found, clearance, { typed, ...complaint }, request, reply);
  }

  @Get(':kind')
  async form(
    @Param() where: Where & { readonly kind: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.findToRecord(where, request);
    const area = found.asked.latestRun?.whyNot?.household.areaAuthority?.code;
    const typed =
      where.kind === 'notice-to-area' && area !== undefined ? { [formName('clearance.authority')]: [area] } : {};
    await this.showForm(found, where.kind, { ...nothingTyped, typed }, request, reply);
  }

  @Post(':kind')
  async record(
    @Param() where: Where & { readonly kind: string },
    @Body() body: SentForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { id, homeId, kind } = where;
    if (!isClearanceForm(kind)) throw new NotFoundException();
    const found = await this.findToRecord(where, request);
    const questions = questionsFor(kind);
    const typed = typedRecordIn(body);
    const { input, errors } = readRecord(typed, oneGroup(questions));
    const answers = input?.['clearance'] ?? {};
    const missing = Object.fromEntries(
      questions.flatMap(({ path }) => {
        const field = path.slice('clearance.'.length);
        const sentence = notTyped[field];
        return sentence === undefined || answers[field] !== undefined ? [] : [[formName(path), sentence]];
      }),
    );
    const errorOf = { ...missing, ...errors };
    if (Object.keys(errorOf).length > 0) {
      return this.showForm(found, kind, { typed, errorOf, general: null }, request, reply);
    }
    const clearance = {
      ...{ kind, authority: null, approver: null, evidence: [] },
      ...answers,
    } as unknown as ClearanceInput;
    const { recorded } = await this.api.ask(recordClearanceOperation, { id, homeId, clearance }, sessionOf(request));
    if ('id' in recorded) return this.leave(id, reply);
    await this.showForm(found, kind, { typed, ...complaintOf(recorded, questions, 'clearance') }, request, reply);
  }

  private async leave(id: string, reply: FastifyReply): Promise<void> {
    await reply.redirect(`/requests/${encodeURIComponent(id)}?recorded=clearance`, 303);
  }

  private async find({ id, homeId }: Where, request: FastifyRequest): Promise<Found> {
    const variables = { id, homeId, on: this.clock.today() };
    const { me, areas, home, placementRequest } = await this.api.ask(
      clearancesOperation,
      variables,
      sessionOf(request),
    );
    if (!('child' in placementRequest) || !('reference' in home)) throw new NotFoundException();
    return { me, areas, home, asked: placementRequest };
  }

  private async findToRecord(where: Where, request: FastifyRequest): Promise<Found> {
    const found = await this.find(where, request);
    if (!mayDo(found.me, 'clearance-record')) {
      throw new NotAllowed('You may not record consents, approvals and notices.');
    }
    return found;
  }

  private async showForm(
    found: Found,
    kind: string,
    form: TypedForm,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    if (!isClearanceForm(kind)) throw new NotFoundException();
    const { title, introduction } = clearanceForms[kind];
    const own = found.asked.child.authority.code;
    const authorities = found.areas
      .filter(({ code }) => code !== own)
      .map(({ code, name }) => ({ id: code, name }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const about = {
      ...aboutHome(found, kind),
      ...{ title, button: 'Record', introduction: [`${found.home.name}, ${found.home.serviceName}.`, introduction] },
    };
    const lists = [...clearanceLists, { list: 'authorities', answers: authorities }];
    await this.show(presentOneForm(about, questionsFor(kind), lists, form), found, request, reply);
  }

  private async showWithdrawal(
    found: Found,
    clearance: Clearance,
    form: TypedForm,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const about = {
      ...aboutHome(found, `withdraw/${clearance.id}`),
      ...{ title: 'Withdraw what was recorded', button: 'Withdraw', isWarning: true },
      introduction: [clearanceInWords(clearance), 'It stays on record and no longer counts.'],
    };
    await this.show(presentOneForm(about, withdrawQuestions, [], form), found, request, reply);
  }

  private async show(
    model: ReturnType<typeof presentOneForm>,
    { me }: Found,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const status = model.errors.length === 0 ? 200 : 400;
    await this.pages.show(request, reply, 'requests/one-form', frameFor(me, 'requests'), model, status);
  }
}

function aboutHome({ asked, home }: Found, form: string) {
  const address = addressOf(asked.id, home.id);
  return {
    back: { text: 'Consents, approvals and notices', href: address },
    caption: `${asked.child.description}, placement request ${asked.reference}`,
    action: `${address}/${form}`,
  };
}

/** @throws NotFoundException when it is not of this home, or has been withdrawn. */
function clearanceOf({ asked, home }: Found, id: string): Clearance {
  const found = asked.clearances.find((one) => one.id === id && one.home.id === home.id && one.withdrawn === null);
  if (found === undefined) throw new NotFoundException();
  return found;
}

/** @throws NotFoundException when the request is gone. */
function complaintOf(
  { __typename, field, message }: ApiProblem,
  questions: readonly RecordQuestion[],
  section: string,
): Omit<TypedForm, 'typed'> {
  if (__typename.endsWith('NotFoundProblem')) throw new NotFoundException();
  const path = `${section}.${field ?? ''}`;
  return questions.some((question) => question.path === path)
    ? { errorOf: { [formName(path)]: message }, general: null }
    : { errorOf: {}, general: message };
}
