import { Body, Controller, Get, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Clock } from '#platform';
import { ApiClient } from '../api/api-client.service.js';
import { NotAllowed } from '../api/api-refusals.js';
import { type Operation } from '../api/operation.js';
import { type SentForm } from '../requests/new-request.form.js';
import { nothingTyped, presentOneForm, type TypedForm } from '../requests/one-form.presenter.js';
import { formName, readRecord, typedRecordIn } from '../requests/record-form.js';
import { type RecordQuestion } from '../requests/record-questions.js';
import { type ApiProblem, type AuthorityName } from '../requests/request.operations.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor, mayDo, type Me } from '../web/page-frame.js';
import { Pages } from '../web/pages.service.js';
import {
  addExemptionOperation,
  addSharingOperation,
  endExemptionOperation,
  type HomeToRecord,
  homeToRecordOperation,
  recordBedroomsOperation,
  withdrawSharingOperation,
} from './home-record.operations.js';
import {
  agreementAt,
  bedroomQuestions,
  childrenIn,
  endOfExemption,
  exemptionAt,
  exemptionQuestions,
  hasTooManyBedrooms,
  readBedrooms,
  sharingQuestions,
  typedBedrooms,
} from './home-record.presenter.js';

interface Found {
  readonly me: Me;
  readonly home: HomeToRecord;
  readonly areas: readonly AuthorityName[];
}
/** A form of a home: what it says, and what it asks. */
interface HomeForm {
  readonly path: string;
  readonly title: string;
  readonly introduction: readonly string[];
  readonly button: string;
  readonly questions: readonly RecordQuestion[];
  /** What of the list it is about, as the person read it. */
  readonly shown?: string;
}
type Recorded = { readonly recorded: { readonly id: string } | ApiProblem };

const changedMeanwhile = 'What is recorded has changed while you looked. Go back, look again and choose.';
const bedrooms: HomeForm = {
  path: 'bedrooms',
  title: 'Bedrooms for fostered children',
  introduction: [
    'Every bedroom that a fostered child may use, and its beds. What is written here takes the place of what is recorded. A line left blank is no bedroom.',
  ],
  button: 'Save the bedrooms',
  questions: bedroomQuestions,
};
const exemption: HomeForm = {
  path: 'exemption',
  title: 'Record an exemption from the usual fostering limit',
  introduction: [
    'More than three fostered children who are not all brothers and sisters. The authority where the home is grants it in writing, naming the children (Children Act 1989, Schedule 7, paragraph 4).',
  ],
  button: 'Record the exemption',
  questions: exemptionQuestions,
};
const sharing: HomeForm = {
  path: 'sharing',
  title: 'Record an agreement to share a bedroom',
  introduction: [
    'The responsible authority of each child over three who would share agrees, on a recorded assessment (National Minimum Standards, standard 10.6). Record one for each authority.',
  ],
  button: 'Record the agreement',
  questions: sharingQuestions,
};
const endOf = (position: number, words: string): HomeForm => ({
  path: `exemption/${position}/end`,
  title: 'When does this exemption end?',
  introduction: [words, 'It stays on record. Children who live there may need another.'],
  button: 'Record the end',
  questions: endOfExemption,
  shown: words,
});
const withdrawalOf = (position: number, words: string): HomeForm => ({
  path: `sharing/${position}/withdraw`,
  title: 'Is this agreement withdrawn?',
  introduction: [words, 'It stays on record and no longer counts.'],
  button: 'Withdraw the agreement',
  questions: [],
  shown: words,
});

const requiredSentences: Readonly<Record<string, string>> = {
  'exemption.authority': 'Choose the authority that grants it',
  'exemption.children': 'Name the children',
  'exemption.firstDay': 'Enter the first day',
  'agreement.authority': 'Choose the authority that agreed',
  'agreement.children': 'Name the children',
  'agreement.agreedOn': 'Enter the day of the agreement',
  'end.lastDay': 'Enter the last day',
};

/** What people record of a home: bedrooms, exemptions and agreements to share a bedroom. */
@Controller('homes/:id')
export class HomeRecordController {
  constructor(
    private readonly api: ApiClient,
    private readonly pages: Pages,
    private readonly clock: Clock,
  ) {}

  @Get('bedrooms')
  async bedrooms(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request);
    const general = hasTooManyBedrooms(found.home)
      ? 'This home has more bedrooms than this page has room for. Load them with a file instead.'
      : null;
    await this.show(bedrooms, found, { ...nothingTyped, typed: typedBedrooms(found.home), general }, request, reply);
  }

  @Post('bedrooms')
  async recordBedrooms(
    @Param('id') id: string,
    @Body() body: SentForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request);
    const typed = typedRecordIn(body);
    const { rooms, errors } = readBedrooms(typed);
    if (Object.keys(errors).length > 0) {
      return this.show(bedrooms, found, { typed, errorOf: errors, general: null }, request, reply);
    }
    await this.record(bedrooms, found, typed, recordBedroomsOperation, { id, rooms }, request, reply);
  }

  @Get('exemption')
  async exemption(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show(exemption, await this.find(id, request), nothingTyped, request, reply);
  }

  @Post('exemption')
  async addExemption(
    @Param('id') id: string,
    @Body() body: SentForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request);
    const { typed, answers, errorOf } = readForm(exemption, 'exemption', body);
    if (Object.keys(errorOf).length > 0) {
      return this.show(exemption, found, { typed, errorOf, general: null }, request, reply);
    }
    const variables = { id, exemption: { ...answers, children: childrenIn(answers['children']) } };
    await this.record(exemption, found, typed, addExemptionOperation, variables, request, reply);
  }

  @Get('exemption/:position/end')
  async endForm(
    @Param('id') id: string,
    @Param('position') position: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request);
    const { words } = there(exemptionAt(found.home, Number(position)));
    await this.show(endOf(Number(position), words), found, nothingTyped, request, reply);
  }

  @Post('exemption/:position/end')
  async endExemption(
    @Param('id') id: string,
    @Param('position') position: string,
    @Body() body: SentForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request);
    const { words, pointed } = there(exemptionAt(found.home, Number(position)));
    const form = endOf(Number(position), words);
    const { typed, answers, errorOf } = readForm(form, 'end', body);
    const lastDay = answers['lastDay'];
    if (body['shown'] !== words || typeof lastDay !== 'string') {
      const general = body['shown'] === words ? null : changedMeanwhile;
      return this.show(form, found, { typed, errorOf: general === null ? errorOf : {}, general }, request, reply);
    }
    await this.record(form, found, typed, endExemptionOperation, { id, exemption: pointed, lastDay }, request, reply);
  }

  @Get('sharing')
  async sharing(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show(sharing, await this.find(id, request), nothingTyped, request, reply);
  }

  @Post('sharing')
  async addSharing(
    @Param('id') id: string,
    @Body() body: SentForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request);
    const { typed, answers, errorOf } = readForm(sharing, 'agreement', body);
    if (Object.keys(errorOf).length > 0) {
      return this.show(sharing, found, { typed, errorOf, general: null }, request, reply);
    }
    const variables = { id, agreement: { ...answers, children: childrenIn(answers['children']) } };
    await this.record(sharing, found, typed, addSharingOperation, variables, request, reply);
  }

  @Get('sharing/:position/withdraw')
  async withdrawForm(
    @Param('id') id: string,
    @Param('position') position: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request);
    const { words } = there(agreementAt(found.home, Number(position)));
    await this.show(withdrawalOf(Number(position), words), found, nothingTyped, request, reply);
  }

  @Post('sharing/:position/withdraw')
  async withdraw(
    @Param('id') id: string,
    @Param('position') position: string,
    @Body() body: SentForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request);
    const { words, pointed } = there(agreementAt(found.home, Number(position)));
    const form = withdrawalOf(Number(position), words);
    if (body['shown'] !== words) {
      return this.show(form, found, { ...nothingTyped, general: changedMeanwhile }, request, reply);
    }
    await this.record(form, found, {}, withdrawSharingOperation, { id, agreement: pointed }, request, reply);
  }

  private async find(id: string, request: FastifyRequest): Promise<Found> {
    const variables = { id, on: this.clock.today() };
    const { me, areas, home } = await this.api.ask(homeToRecordOperation, variables, sessionOf(request));
    if (!('reference' in home)) throw new NotFoundException();
    if (!mayDo(me, 'household-record')) throw new NotAllowed('You may not record facts of a home.');
    return { me, areas, home };
  }

  private async record<Variables extends { readonly id: string }>(
    form: HomeForm,
    found: Found,
    typed: TypedForm['typed'],
    operation: Operation<Recorded, Variables>,
    variables: Variables,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { recorded } = await this.api.ask(operation, variables, sessionOf(request));
    if ('id' in recorded) {
      await reply.redirect(`/homes/${encodeURIComponent(variables.id)}?recorded=yes`, 303);
      return;
    }
    if (recorded.__typename === 'HouseholdNotFoundProblem') throw new NotFoundException();
    const question = form.questions.find(({ path }) => path.split('.')[1] === recorded.field);
    const complaint =
      question === undefined
        ? { errorOf: {}, general: recorded.message }
        : { errorOf: { [formName(question.path)]: recorded.message }, general: null };
    await this.show(form, found, { typed, ...complaint }, request, reply);
  }

  private async show(
    { path, title, introduction, button, questions, shown }: HomeForm,
    { me, home, areas }: Found,
    form: TypedForm,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const authorities = areas.map(({ code, name }) => ({ id: code, name })).sort((a, b) => (a.name < b.name ? -1 : 1));
    const about = {
      back: { text: `Back to ${home.name}`, href: `/homes/${home.id}` },
      caption: `${home.name}, ${home.reference}, ${home.serviceName}`,
      action: `/homes/${home.id}/${path}`,
      ...{ title, introduction, button, isWarning: path.endsWith('withdraw') },
      hidden: shown === undefined ? [] : [{ name: 'shown', value: shown }],
    };
    const model = presentOneForm(about, questions, [{ list: 'authorities', answers: authorities }], form);
    const status = model.errors.length === 0 ? 200 : 400;
    await this.pages.show(request, reply, 'requests/one-form', frameFor(me, null), model, status);
  }
}

/** @throws NotFoundException when nothing is recorded at this position. */
function there<Recorded>(found: Recorded | null): Recorded {
  if (found === null) throw new NotFoundException();
  return found;
}

function readForm({ questions }: HomeForm, section: string, body: SentForm) {
  const typed = typedRecordIn(body);
  const { input, errors } = readRecord(typed, [{ id: '', heading: '', introduction: '', questions }]);
  const answers = input?.[section] ?? {};
  const missing = questions.flatMap(({ path }) => {
    const sentence = requiredSentences[path];
    const [, field = ''] = path.split('.');
    return sentence === undefined || answers[field] !== undefined ? [] : [[formName(path), sentence] as const];
  });
  return { typed, answers, errorOf: { ...Object.fromEntries(missing), ...errors } };
}
