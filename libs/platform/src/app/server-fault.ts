/** Why a server that Nearhome needs cannot be used, in one sentence for the person at the keyboard. */
export class ServerFault extends Error {
  override readonly name = 'ServerFault';
}
