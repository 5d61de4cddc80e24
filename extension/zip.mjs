/** Writes a zip whose bytes depend on nothing but the files: given order, one fixed time, no extra fields. */
import { crc32, deflateRawSync } from "node:zlib";

/** 1 January 2026, 00:00, as the format writes it. */
const DATE = ((2026 - 1980) << 9) | (1 << 5) | 1;
const UTF8 = 0x0800;

function header(signature, { name, raw, packed, method, crc }, offset) {
  const central = offset !== undefined;
  const bytes = Buffer.alloc(central ? 46 : 30);
  let at = bytes.writeUInt32LE(signature, 0);
  if (central) at = bytes.writeUInt16LE(20, at);
  for (const value of [20, UTF8, method, 0, DATE]) at = bytes.writeUInt16LE(value, at);
  for (const value of [crc, packed.length, raw.length]) at = bytes.writeUInt32LE(value, at);
  at = bytes.writeUInt16LE(Buffer.byteLength(name), at);
  if (central) bytes.writeUInt32LE(offset, 42);
  return Buffer.concat([bytes, Buffer.from(name)]);
}

/** The archive of `{ name, bytes }` in their order. */
export function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { name, bytes: raw } of files) {
    const deflated = deflateRawSync(raw, { level: 9 });
    const smaller = deflated.length < raw.length;
    const entry = { name, raw, packed: smaller ? deflated : raw, method: smaller ? 8 : 0, crc: crc32(raw) };
    const local = header(0x04034b50, entry);
    directory.push(header(0x02014b50, entry, offset));
    parts.push(local, entry.packed);
    offset += local.length + entry.packed.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, index, end]);
}
