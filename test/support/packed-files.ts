import { crc32, deflateRawSync } from 'node:zlib';

/** A file for a ZIP archive, with what tests bend about it. */
export interface PackedFile {
  readonly name: string;
  readonly content: Uint8Array | string;
  readonly isStored?: boolean;
  readonly isEncrypted?: boolean;
  /** Another method of packing than the two that are read. */
  readonly method?: number;
  /** What the archive says the file unpacks to, when it lies. */
  readonly statedSize?: number;
}

const utf8Names = 0x800;
const encrypted = 1;

/** @returns a ZIP archive as every program writes it; names are taken as they are. */
export function zipOf(files: readonly PackedFile[]): Buffer {
  const parts: Buffer[] = [];
  const contents: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const bytes = Buffer.from(file.content);
    const packed = file.isStored ? bytes : deflateRawSync(bytes);
    const name = Buffer.from(file.name, 'utf8');
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(utf8Names | (file.isEncrypted ? encrypted : 0), 2);
    shared.writeUInt16LE(file.method ?? (file.isStored ? 0 : 8), 4);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(file.statedSize ?? bytes.length, 18);
    shared.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), shared, name, packed);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    contents.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), shared, place, name);
    at += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(contents);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}
