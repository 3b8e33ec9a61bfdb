// Cloudflare, which stands before every hosted project, writes the address that connected to it here
// and overwrites what a client sent. No other header is read: a client can send any of them.
const HEADER = "cf-connecting-ip";

const IPV4 = /^\d{1,3}(\.\d{1,3}){3}$/;

/** Who connected, as one to count attempts of; null when the gateway does not say. */
export function clientAddress(request: Request): string | null {
  const address = request.headers.get(HEADER)?.trim() ?? "";
  if (IPV4.test(address)) return address;
  const groups = ipv6Groups(address);
  if (!groups) return null;
  return isMappedIpv4(groups) ? ipv4Of(groups) : network(groups);
}

/** The eight numbers of an IPv6 address, however it is written; null when it is none. */
function ipv6Groups(address: string): number[] | null {
  const url = address.includes(":") ? URL.parse(`http://[${address}]`) : null;
  if (!url) return null;
  const [head, tail = []] = url.hostname.slice(1, -1).split("::")
    .map((part) => part.split(":").filter(Boolean).map((group) => parseInt(group, 16)));
  return [...head, ...Array(8 - head.length - tail.length).fill(0), ...tail];
}

function isMappedIpv4(groups: number[]): boolean {
  return groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
}

function ipv4Of(groups: number[]): string {
  return groups.slice(6).flatMap((group) => [group >> 8, group & 0xff]).join(".");
}

// What providers commonly give one home: a /56, of which it could come from another address each
// time. Some give a /48, which is 256 of them; cut there, others' neighbours would be one.
function network(groups: number[]): string {
  const kept = [...groups.slice(0, 3), groups[3] & 0xff00];
  return `${kept.map((group) => group.toString(16)).join(":")}::/56`;
}
