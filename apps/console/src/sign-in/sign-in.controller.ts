import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiClient } from '../api/api-client.service.js';
import { closeSession, openSession, sessionOf } from '../web/cookies.js';
import { homeAddressFor } from '../web/page-frame.js';
import { Pages } from '../web/pages.service.js';
import { addressOfOurs, presentSignIn } from './sign-in.presenter.js';
import { personasOperation, signInOperation, whoIsSignedInOperation } from './sign-in.operations.js';

@Controller()
export class SignInController {
  constructor(
    private readonly api: ApiClient,
    private readonly pages: Pages,
  ) {}

  @Get()
  async home(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { me } = await this.api.ask(whoIsSignedInOperation, {}, sessionOf(request));
    await reply.redirect(homeAddressFor(me), 303);
  }

  @Get('sign-in')
  async choose(
    @Query('next') next: string | undefined,
    @Query('ended') ended: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { personas } = await this.api.ask(personasOperation, {}, null);
    const model = presentSignIn(personas, { next: addressOfOurs(next), sessionEnded: ended === 'yes' });
    await this.pages.show(request, reply, 'sign-in/sign-in', null, model);
  }

  @Post('sign-in')
  async signIn(
    @Body() body: { readonly persona?: string; readonly next?: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { signInAsPersona: signedIn } = await this.api.ask(signInOperation, { personaId: body.persona ?? '' }, null);
    openSession(request, reply, signedIn.token, signedIn.expiresAt);
    await reply.redirect(addressOfOurs(body.next) ?? homeAddressFor(signedIn.me), 303);
  }

  @Post('sign-out')
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    closeSession(request, reply);
    await reply.redirect('/sign-in', 303);
  }
}
