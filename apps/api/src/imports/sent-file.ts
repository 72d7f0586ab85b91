import { type FastifyReply } from 'fastify';

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Sends a file to be saved, never to be opened in a page. @param name without its ending. */
export async function sendFile(
  reply: FastifyReply,
  format: keyof typeof types,
  name: string,
  content: string | Uint8Array,
): Promise<void> {
  const plainName = name.replaceAll(/[^\w. -]/g, '-');
  await reply
    .type(types[format])
    .header('content-disposition', `attachment; filename="${plainName}.${format}"`)
    .header('x-content-type-options', 'nosniff')
    .send(typeof content === 'string' ? content : Buffer.from(content));
}
