import { Body, Controller, Get, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Clock } from '#platform';
import { ApiClient } from '../api/api-client.service.js';
import { NotAllowed } from '../api/api-refusals.js';
import { type Operation } from '../api/operation.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor, mayDo, type Me } from '../web/page-frame.js';
import { Pages } from '../web/pages.service.js';
import { type SentForm } from './new-request.form.js';
import { nothingTyped, presentOneForm, type TypedForm } from './one-form.presenter.js';
import { formName, readRecord, typedRecordIn } from './record-form.js';
import { type AnswerList } from './record-form.presenter.js';
import { type RecordQuestion } from './record-questions.js';
import { type ApiProblem } from './request.operations.js';
import {
  addCourtOrderOperation,
  addPlaceOperation,
  changeNeedsOperation,
  type CourtOrder,
  endCourtOrderOperation,
  type PlaceToAvoid,
  removePlaceOperation,
  type SafetyOfRequest,
  safetyOperation,
} from './safety.operations.js';
import {
  captionOf,
  endQuestions,
  needsQuestions,
  orderInWords,
  orderQuestions,
  placeInWords,
  placeQuestions,
  presentSafety,
} from './safety.presenter.js';

interface Found {
  readonly me: Me;
  readonly asked: SafetyOfRequest;
  readonly lists: readonly AnswerList[];
}
type Part = 'order' | 'end' | 'place' | 'remove' | 'needs';
type Recorded = { readonly recorded: { readonly id: string } | ApiProblem };

const wrongWith = (errorOf: Readonly<Record<string, string>>): boolean => Object.keys(errorOf).length > 0;
const changedMeanwhile = 'What is recorded has changed while you looked. Go back, look again and choose.';

const questionsOf: Readonly<Record<Part, readonly RecordQuestion[]>> = {
  order: orderQuestions,
  end: endQuestions,
  place: placeQuestions,
  remove: [],
  needs: needsQuestions,
};

/** @returns the question of the form that a refusal of the api is about; null for none of them. */
function fieldOf(part: Part, refused: string | null): string | null {
  const path = part === 'end' ? 'end.lastDay' : refused?.replace('courtOrder.', 'order.').replace('place.', 'avoid.');
  return questionsOf[part].find((question) => question.path === path)?.path ?? null;
}

/** Court orders, places a child is kept away from, and what the child needs: a page for each thing to record. */
@Controller('requests/:id')
export class SafetyController {
  constructor(
    private readonly api: ApiClient,
    private readonly pages: Pages,
    private readonly clock: Clock,
  ) {}

  @Get('safety')
  async list(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { me, asked, lists } = await this.find(id, request, 'court-order-record');
    const model = presentSafety(asked, lists, this.clock.today());
    await this.pages.show(request, reply, 'requests/safety', frameFor(me, 'requests'), model);
  }

  @Get('safety/order')
  async orderForm(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show('order', await this.find(id, request, 'court-order-record'), 0, nothingTyped, request, reply);
  }

  @Post('safety/order')
  async addOrder(
    @Param('id') id: string,
    @Body() body: SentForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = typedRecordIn(body);
    const { input, errors } = readRecord(typed, [{ id: '', heading: '', introduction: '', questions: orderQuestions }]);
    const order = input?.['order'] ?? {};
    const missing = {
      ...(order['kind'] === undefined ? { [formName('order.kind')]: 'Choose what the court forbids' } : {}),
      ...(order['from'] === undefined ? { [formName('order.from')]: 'Enter the first day of the order' } : {}),
      ...errors,
    };
    const found = await this.find(id, request, 'court-order-record');
    if (wrongWith(missing)) {
      return this.show('order', found, 0, { typed, errorOf: missing, general: null }, request, reply);
    }
    await this.record('order', found, 0, typed, addCourtOrderOperation, { id, courtOrder: order }, request, reply);
  }

  @Get('safety/order/:position/end')
  async endForm(
    @Param('id') id: string,
    @Param('position') position: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, 'court-order-record');
    await this.show('end', found, Number(position), nothingTyped, request, reply);
  }

  @Post('safety/order/:position/end')
  async endOrder(
    @Param('id') id: string,
    @Param('position') position: string,
    @Body() body: SentForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, 'court-order-record');
    const at = Number(position);
    const courtOrder = orderAt(found, at);
    const typed = typedRecordIn(body);
    if (body['shown'] !== orderInWords(courtOrder, found.lists)) {
      return this.show('end', found, at, { typed, errorOf: {}, general: changedMeanwhile }, request, reply);
    }
    const { input, errors } = readRecord(typed, [{ id: '', heading: '', introduction: '', questions: endQuestions }]);
    const lastDay = input?.['end']?.['lastDay'];
    if (typeof lastDay !== 'string') {
      const errorOf = { [formName('end.lastDay')]: 'Enter the last day of the order', ...errors };
      return this.show('end', found, at, { typed, errorOf, general: null }, request, reply);
    }
    const variables = { id, courtOrder, lastDay };
    await this.record('end', found, at, typed, endCourtOrderOperation, variables, request, reply);
  }

  @Get('safety/place')
  async placeForm(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show('place', await this.find(id, request, 'court-order-record'), 0, nothingTyped, request, reply);
  }

  @Post('safety/place')
  async addPlace(
    @Param('id') id: string,
    @Body() body: SentForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = typedRecordIn(body);
    const { input, errors } = readRecord(typed, [{ id: '', heading: '', introduction: '', questions: placeQuestions }]);
    const place = input?.['avoid'] ?? {};
    const missing = {
      ...(place['postcode'] === undefined
        ? { [formName('avoid.postcode')]: 'Enter the postcode of the place to keep away from' }
        : {}),
      ...(place['reason'] === undefined
        ? { [formName('avoid.reason')]: 'Say why the child is kept away from this place' }
        : {}),
      ...errors,
    };
    const found = await this.find(id, request, 'court-order-record');
    if (wrongWith(missing)) {
      return this.show('place', found, 0, { typed, errorOf: missing, general: null }, request, reply);
    }
    const variables = { id, place: { miles: 0, ...place } };
    await this.record('place', found, 0, typed, addPlaceOperation, variables, request, reply);
  }

  @Get('safety/place/:position/remove')
  async removeForm(
    @Param('id') id: string,
    @Param('position') position: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, 'court-order-record');
    await this.show('remove', found, Number(position), nothingTyped, request, reply);
  }

  @Post('safety/place/:position/remove')
  async removePlace(
    @Param('id') id: string,
    @Param('position') position: string,
    @Body() body: SentForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, 'court-order-record');
    const at = Number(position);
    const place = placeAt(found, at);
    if (body['shown'] !== placeInWords(place)) {
      return this.show('remove', found, at, { ...nothingTyped, general: changedMeanwhile }, request, reply);
    }
    await this.record('remove', found, at, {}, removePlaceOperation, { id, place }, request, reply);
  }

  @Get('needs')
  async needsForm(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, 'request-open');
    const typed = { [formName('child.needs')]: found.asked.needs.map((need) => need.id) };
    await this.show('needs', found, 0, { ...nothingTyped, typed }, request, reply);
  }

  @Post('needs')
  async changeNeeds(
    @Param('id') id: string,
    @Body() body: SentForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = typedRecordIn(body);
    const found = await this.find(id, request, 'request-open');
    const needs = typed[formName('child.needs')] ?? [];
    await this.record('needs', found, 0, typed, changeNeedsOperation, { id, needs }, request, reply);
  }

  private async find(id: string, request: FastifyRequest, permission: string): Promise<Found> {
    const { me, placementRequest, requestChoices } = await this.api.ask(safetyOperation, { id }, sessionOf(request));
    if (!('child' in placementRequest)) throw new NotFoundException();
    if (!mayDo(me, permission)) throw new NotAllowed('You may not change what is recorded of this request.');
    const lists = [...requestChoices.factAnswers, { list: 'needs', answers: requestChoices.needs }];
    return { me, asked: placementRequest, lists };
  }

  private async record<Variables extends { readonly id: string }>(
    part: Part,
    found: Found,
    at: number,
    typed: TypedForm['typed'],
    operation: Operation<Recorded, Variables>,
    variables: Variables,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { recorded } = await this.api.ask(operation, variables, sessionOf(request));
    if ('id' in recorded) {
      const notice = part === 'needs' ? 'needs' : 'safety';
      await reply.redirect(`/requests/${encodeURIComponent(variables.id)}?recorded=${notice}`, 303);
      return;
    }
    if (recorded.__typename === 'RequestNotFoundProblem') throw new NotFoundException();
    const field = fieldOf(part, recorded.field);
    const complaint =
      field === null
        ? { errorOf: {}, general: recorded.message }
        : { errorOf: { [formName(field)]: recorded.message }, general: null };
    await this.show(part, found, at, { typed, ...complaint }, request, reply);
  }

  private async show(
    part: Part,
    found: Found,
    at: number,
    form: TypedForm,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const model = presentOneForm(aboutForm(part, found, at), questionsOf[part], found.lists, form);
    const status = model.errors.length === 0 ? 200 : 400;
    await this.pages.show(request, reply, 'requests/one-form', frameFor(found.me, 'requests'), model, status);
  }
}

/** @throws NotFoundException when nothing is recorded at this position. */
function orderAt({ asked }: Found, at: number): CourtOrder {
  const order = asked.facts.courtOrders[at];
  if (order === undefined) throw new NotFoundException();
  return order;
}

/** @throws NotFoundException when nothing is recorded at this position. */
function placeAt({ asked }: Found, at: number): PlaceToAvoid {
  const place = asked.facts.placesToAvoid[at];
  if (place === undefined) throw new NotFoundException();
  return place;
}

function aboutForm(part: Part, found: Found, at: number): Parameters<typeof presentOneForm>[0] {
  const { asked, lists } = found;
  const { id, child } = asked;
  const back = { text: 'Court orders and places', href: `/requests/${id}/safety` };
  const action = `/requests/${id}/safety`;
  const caption = captionOf(asked);
  switch (part) {
    case 'order':
      return {
        ...{ back, caption, action: `${action}/order`, button: 'Record the order' },
        title: `Record a court order about ${child.knownAs}`,
        introduction: ['An order that says where, or with whom, the child may not live. The others stay as they are.'],
      };
    case 'end': {
      const words = orderInWords(orderAt(found, at), lists);
      return {
        ...{ back, caption, action: `${action}/order/${at}/end`, button: 'Record the end' },
        title: 'When does this court order end?',
        introduction: [words, 'From the day after, homes are no longer kept out because of it. It stays on record.'],
        hidden: [{ name: 'shown', value: words }],
      };
    }
    case 'place':
      return {
        ...{ back, caption, action: `${action}/place`, button: 'Record the place' },
        title: `Record a place ${child.knownAs} is kept away from`,
        introduction: [
          'Where no court order says so: policy, not law. The search keeps homes near it out, or warns of them, as your service has set it.',
        ],
      };
    case 'remove': {
      const words = placeInWords(placeAt(found, at));
      return {
        ...{ back, caption, action: `${action}/place/${at}/remove`, button: 'Take the place back', isWarning: true },
        title: `Is ${child.knownAs} no longer kept away from this place?`,
        introduction: [words, 'Homes near it are then found as any other.'],
        hidden: [{ name: 'shown', value: words }],
      };
    }
    case 'needs':
      return {
        ...{ caption, action: `/requests/${id}/needs`, button: 'Save the needs' },
        back: { text: 'Back to the request', href: `/requests/${id}` },
        title: `Change what ${child.knownAs} needs of carers`,
        introduction: ['Homes are compared by the skills, training and experience that answer each need.'],
      };
  }
}
