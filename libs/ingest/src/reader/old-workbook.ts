import { type ImportFile } from '../app/import-request.js';

/** An .xlsx with a password is wrapped in the old container, under this name. */
const lockedPart = Buffer.from('EncryptedPackage', 'utf16le');

/** @param file in the container of old Office documents. */
export async function isLockedWorkbook({ content }: ImportFile): Promise<boolean> {
  let tail: Uint8Array = new Uint8Array();
  for await (const chunk of content) {
    const block = Buffer.concat([tail, chunk]);
    if (block.includes(lockedPart)) return true;
    tail = block.subarray(Math.max(block.length - lockedPart.length, 0));
  }
  return false;
}
